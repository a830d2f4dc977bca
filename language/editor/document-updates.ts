/** Which changes in the editor change what the workspace says. */

import { URI } from 'langium';
import { DefaultDocumentUpdateHandler } from 'langium/lsp';
import type { TextDocumentChangeEvent } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { CcsimSharedServices } from '../ccsim-module.ts';
import type { PendingTexts } from '../references/pending-texts.ts';

export class CcsimDocumentUpdateHandler extends DefaultDocumentUpdateHandler {
    readonly #pending: PendingTexts;

    constructor(services: CcsimSharedServices) {
        super(services);
        this.#pending = services.workspace.PendingTexts;
    }

    override didChangeContent(change: TextDocumentChangeEvent<TextDocument>): void {
        this.#pending.note(URI.parse(change.document.uri));
        super.didChangeContent(change);
    }

    /** Once a document is closed its file counts again: what was not saved is lost, and perhaps there is no file. */
    didCloseDocument({ document }: TextDocumentChangeEvent<TextDocument>): void {
        this.fireDocumentUpdate([URI.parse(document.uri)], []);
    }
}
