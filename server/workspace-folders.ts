/** Follows the folders of the window: what is in one counts from when it is opened to when it is closed. */

import { type Connection, FileChangeType, type WorkspaceFolder } from 'vscode-languageserver';
import type { CcsimSharedServices } from '../language/index.ts';

/** Registers the handler with a connection that does not listen yet; a client that knows but one folder tells nothing. */
export function followWorkspaceFolders(connection: Connection, { lsp }: CcsimSharedServices): void {
    let tells = false;
    lsp.LanguageServer.onInitialize(({ capabilities }) => {
        tells = capabilities.workspace?.workspaceFolders === true;
    });
    lsp.LanguageServer.onInitialized(() => {
        if (tells) {
            connection.workspace.onDidChangeWorkspaceFolders(({ added, removed }) => {
                const changes = [
                    ...changesOf(added, FileChangeType.Created),
                    ...changesOf(removed, FileChangeType.Deleted),
                ];
                lsp.DocumentUpdateHandler.didChangeWatchedFiles?.({ changes });
            });
        }
    });
}

function changesOf(folders: readonly WorkspaceFolder[], type: FileChangeType) {
    return folders.map(({ uri }) => ({ uri, type }));
}
