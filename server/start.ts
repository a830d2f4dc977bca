/** Brings the language and a connection together. */

import type { FileSystemProvider } from 'langium';
import { startLanguageServer } from 'langium/lsp';
import type { Connection } from 'vscode-languageserver';
import { createCcsimServices } from '../language/index.ts';
import { registerEditorRequests } from './editor-requests.ts';
import { fittedConnection } from './fitted-connection.ts';
import { refreshWhenReady } from './refresh.ts';
import { registerRequests } from './requests.ts';
import { sendResultsWhileTyping } from './results-while-typing.ts';
import { registerTestRequests } from './test-requests.ts';
import { followWorkspaceFolders } from './workspace-folders.ts';

/** Where files are read from; what has no disk asks the other end of the connection. */
export interface FileSystem {
    readonly fileSystemProvider: (connection: Connection) => FileSystemProvider;
}

/** Serves a connection until it is closed. */
export function startServer(connection: Connection, fileSystem: FileSystem): void {
    const services = createCcsimServices({
        connection: fittedConnection(connection),
        fileSystemProvider: () => fileSystem.fileSystemProvider(connection),
    });
    const { shared } = services;
    // Files that are not open have problems too, and can be run.
    shared.workspace.WorkspaceManager.initialBuildOptions = { validation: true };
    registerRequests(connection, shared);
    registerTestRequests(connection, shared);
    sendResultsWhileTyping(connection, shared);
    registerEditorRequests(connection, services);
    refreshWhenReady(connection, shared);
    followWorkspaceFolders(connection, shared);
    startLanguageServer(shared);
}
