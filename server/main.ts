/** The language server as a Node.js process: over IPC, stdio or a socket, as its arguments say. */

import { NodeFileSystem } from 'langium/node';
import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { startServer } from './start.ts';

const connection = createConnection(ProposedFeatures.all);
// A promise that nobody waits for must not end the process.
process.on('unhandledRejection', (reason) => connection.console.error(`Unhandled rejection: ${String(reason)}`));
startServer(connection, NodeFileSystem);
