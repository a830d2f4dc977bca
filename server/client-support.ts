/** What a client understands, as far as answers depend on it. */

import { type ClientCapabilities, MarkupKind } from 'vscode-languageserver';
import { clientOptionsOf } from './params.ts';

export interface ClientSupport {
    readonly hoverFormat: MarkupKind;
    readonly completionFormat: MarkupKind;
    /** Definitions with the range that they were asked for. */
    readonly definitionLinks: boolean;
    /** Symbols within symbols. */
    readonly symbolTrees: boolean;
    /** Code actions that carry their edits. */
    readonly codeActions: boolean;
    readonly renamePreparation: boolean;
    readonly relatedInformation: boolean;
    /** Ids of the client's own commands. */
    readonly commands: readonly string[];
}

/** What follows from what a client says of itself when it connects. */
export function clientSupportOf({ textDocument }: ClientCapabilities, initializationOptions?: unknown): ClientSupport {
    return {
        hoverFormat: preferredOf(textDocument?.hover?.contentFormat),
        completionFormat: preferredOf(textDocument?.completion?.completionItem?.documentationFormat),
        definitionLinks: textDocument?.definition?.linkSupport === true,
        symbolTrees: textDocument?.documentSymbol?.hierarchicalDocumentSymbolSupport === true,
        codeActions: textDocument?.codeAction?.codeActionLiteralSupport !== undefined,
        renamePreparation: textDocument?.rename?.prepareSupport === true,
        relatedInformation: textDocument?.publishDiagnostics?.relatedInformation === true,
        commands: clientOptionsOf(initializationOptions).commands ?? [],
    };
}

/** The first format counts, for the client names the best one first. */
function preferredOf(formats: readonly MarkupKind[] = []): MarkupKind {
    return formats[0] === MarkupKind.Markdown ? MarkupKind.Markdown : MarkupKind.PlainText;
}
