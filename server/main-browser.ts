/** The language server as a web worker. */

import { EmptyFileSystem } from 'langium';
import { BrowserMessageReader, BrowserMessageWriter, createConnection } from 'vscode-languageserver/browser';
import { startServer } from './start.ts';

startServer(createConnection(new BrowserMessageReader(self), new BrowserMessageWriter(self)), EmptyFileSystem);
