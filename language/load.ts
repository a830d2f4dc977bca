/** Loads a file with what it imports and checks it, for programs without an editor. */

import type { LangiumDocument, URI } from 'langium';
import type { CcsimSharedCoreServices } from './ccsim-module.ts';

/** The document at a URI, validated, its imports too. Throws if the file cannot be read. */
export async function loadDocument(shared: CcsimSharedCoreServices, uri: URI): Promise<LangiumDocument> {
    const document = await shared.workspace.LangiumDocuments.getOrCreateDocument(uri);
    await shared.workspace.DocumentBuilder.build([document], { validation: true });
    return document;
}

/** All documents that a loaded document consists of: itself, then what it imports. */
export function documentsOf(shared: CcsimSharedCoreServices, document: LangiumDocument): readonly LangiumDocument[] {
    return [document, ...shared.workspace.Imports.importedDocuments(document)];
}
