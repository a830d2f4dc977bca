/** Answers in the form that a client understands. */

import {
    type CodeAction,
    type CodeLens,
    Command,
    type CompletionItem,
    type CompletionList,
    type Definition,
    type DefinitionLink,
    type Diagnostic,
    type DocumentSymbol,
    type Hover,
    type Location,
    MarkupContent,
    MarkupKind,
    type SymbolInformation,
} from 'vscode-languageserver';
import type { ClientSupport } from './client-support.ts';
import { plainTextOf } from './plain-text.ts';

export function fitHover(hover: Hover, { hoverFormat }: ClientSupport): Hover {
    return MarkupContent.is(hover.contents) ? { ...hover, contents: fitMarkup(hover.contents, hoverFormat) } : hover;
}

export function fitCompletion(
    items: CompletionItem[] | CompletionList,
    client: ClientSupport,
): CompletionItem[] | CompletionList {
    const fitItem = (item: CompletionItem) => fitCompletionItem(item, client);
    return Array.isArray(items) ? items.map(fitItem) : { ...items, items: items.items.map(fitItem) };
}

/** Where a client knows no links, the place is where the name is declared. */
export function fitDefinition(
    places: Definition | DefinitionLink[],
    { definitionLinks }: ClientSupport,
): Definition | DefinitionLink[] {
    return Array.isArray(places) && !definitionLinks ? places.map(locationOf) : places;
}

/** Where a client knows no trees, each symbol names the one that it is in. */
export function fitSymbols(
    symbols: SymbolInformation[] | DocumentSymbol[],
    uri: string,
    { symbolTrees }: ClientSupport,
): SymbolInformation[] | DocumentSymbol[] {
    return symbolTrees ? symbols : symbols.flatMap((symbol) => flatSymbols(symbol, uri));
}

/** Older clients know code actions only as commands. */
export function fitCodeActions(
    actions: (Command | CodeAction)[],
    { codeActions }: ClientSupport,
): (Command | CodeAction)[] {
    return codeActions ? actions : actions.filter(Command.is);
}

/** A lens whose command the client cannot run would be a button that does nothing. */
export function fitCodeLenses(lenses: CodeLens[], { commands }: ClientSupport): CodeLens[] {
    return lenses.filter(({ command }) => command !== undefined && commands.includes(command.command));
}

export function fitDiagnostics(diagnostics: Diagnostic[], { relatedInformation }: ClientSupport): Diagnostic[] {
    return relatedInformation ? diagnostics : diagnostics.map(({ relatedInformation: _, ...rest }) => rest);
}

function fitCompletionItem(item: CompletionItem, { completionFormat }: ClientSupport): CompletionItem {
    return MarkupContent.is(item.documentation)
        ? { ...item, documentation: fitMarkup(item.documentation, completionFormat) }
        : item;
}

function fitMarkup(content: MarkupContent, format: MarkupKind): MarkupContent {
    return content.kind === format || format === MarkupKind.Markdown
        ? content
        : { kind: format, value: plainTextOf(content.value) };
}

function locationOf(place: Location | DefinitionLink): Location {
    return 'targetUri' in place ? { uri: place.targetUri, range: place.targetSelectionRange } : place;
}

function flatSymbols(
    symbol: SymbolInformation | DocumentSymbol,
    uri: string,
    containerName?: string,
): SymbolInformation[] {
    if ('location' in symbol) {
        return [symbol];
    }
    const { name, kind, range, children = [] } = symbol;
    const container = containerName === undefined ? {} : { containerName };
    return [
        { name, kind, location: { uri, range }, ...container },
        ...children.flatMap((child) => flatSymbols(child, uri, name)),
    ];
}
