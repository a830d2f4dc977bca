/** Which changes in the editor change what the workspace says. */

import { URI } from 'langium';
import { DefaultDocumentUpdateHandler } from 'langium/lsp';
import type { TextDocumentChangeEvent } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';

export class CcsimDocumentUpdateHandler extends DefaultDocumentUpdateHandler {
    /** Once a document is closed its file counts again: what was not saved is lost, and perhaps there is no file. */
    didCloseDocument({ document }: TextDocumentChangeEvent<TextDocument>): void {
        this.fireDocumentUpdate([URI.parse(document.uri)], []);
    }
}
