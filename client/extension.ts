/** The extension's entry point where there is Node.js: the language server is a process. */

import process from 'node:process';
import { type ExtensionContext, Uri } from 'vscode';
import { LanguageClient, type ServerOptions, TransportKind } from 'vscode-languageclient/node';
import { type ExtensionApi, startExtension } from './start.ts';
import { provideTasks } from './tasks.ts';

export function activate(context: ExtensionContext): ExtensionApi {
    const module = Uri.joinPath(context.extensionUri, 'dist', 'server', 'main.cjs').fsPath;
    const server: ServerOptions = {
        run: { module, transport: TransportKind.ipc },
        debug: { module, transport: TransportKind.ipc, options: { execArgv: ['--nolazy', '--inspect=6009'] } },
    };
    const api = startExtension(context, {
        makeClient: (id, name, options) => ({ client: new LanguageClient(id, name, server, options) }),
        loadDebugger: () => import('./debugger/debug-session.ts'),
    });
    // The editor's own program runs as Node.js, which a person who only writes scenarios need not have.
    const program = { path: process.execPath, environment: { ELECTRON_RUN_AS_NODE: '1' } };
    context.subscriptions.push(provideTasks(context.extensionUri, program));
    return api;
}
