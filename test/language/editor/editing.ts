/** A document as a person edits it: text with a cursor `<|>`, and what the services say there. */

import { readFileSync } from 'node:fs';
import { EmptyFileSystem, type LangiumDocument, URI } from 'langium';
import type { CompletionItem, Position } from 'vscode-languageserver';
import { TextDocument, type TextEdit } from 'vscode-languageserver-textdocument';
import { createCcsimServices } from '../../../language/ccsim-module.ts';

export const { shared, ccsim } = createCcsimServices(EmptyFileSystem);

/** A topology to edit. */
export const ACME = readFileSync(new URL('acme.ccsim', import.meta.url), 'utf8');

export interface Marked {
    readonly document: LangiumDocument;
    readonly text: string;
    /** Positions of the markers `<|>`. */
    readonly positions: readonly Position[];
}

let count = 0;

/** Opens a text that may have markers, under a URI of its own. */
export async function open(marked: string, path = `/test/${count++}.ccsim`, validation = false): Promise<Marked> {
    const parts = marked.split('<|>');
    const text = parts.join('');
    const uri = URI.file(path);
    const document = shared.workspace.LangiumDocumentFactory.fromString(text, uri);
    if (shared.workspace.LangiumDocuments.hasDocument(uri)) {
        shared.workspace.LangiumDocuments.deleteDocument(uri);
    }
    shared.workspace.LangiumDocuments.addDocument(document);
    await shared.workspace.DocumentBuilder.build([document], { validation });
    const positions = parts.slice(0, -1).map((_, index) => {
        const offset = parts.slice(0, index + 1).join('').length;
        return document.textDocument.positionAt(offset);
    });
    return { document, text, positions };
}

/** The first marker's position; there must be one. */
export function cursor({ positions }: Marked): Position {
    const [position] = positions;
    if (position === undefined) {
        throw new Error('the text has no cursor');
    }
    return position;
}

export function identifier(document: LangiumDocument): { readonly uri: string } {
    return { uri: document.textDocument.uri };
}

/** Completion at the cursor, in the order in which it is shown. */
export async function complete(marked: string): Promise<readonly CompletionItem[]> {
    const opened = await open(marked);
    const list = await ccsim.lsp.CompletionProvider?.getCompletion(opened.document, {
        textDocument: identifier(opened.document),
        position: cursor(opened),
    });
    return [...(list?.items ?? [])].sort((a, b) => (a.sortText ?? '').localeCompare(b.sortText ?? ''));
}

/** A statement with a cursor in a scenario on the topology above, other statements around it. */
export function inScenario(statement: string): string {
    return `${ACME}
scenario Test on Acme {
    at 0s A101 log in
    at 3s fail AgentPg.B
    at 4s EmailManager receives Email task Mail lasting 5s
    ${statement}
    at 9s A102 log out
}
`;
}

/** A statement with a cursor in the topology above, in the place of its first link. */
export function inTopology(statement: string): string {
    return ACME.replace('link EmailPim -- Central', statement);
}

/** Text after edits. */
export function applied(text: string, edits: readonly TextEdit[]): string {
    return TextDocument.applyEdits(TextDocument.create('file:///a.ccsim', 'ccsim', 0, text), [...edits]);
}
