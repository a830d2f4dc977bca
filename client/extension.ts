/** The extension's entry point where there is Node.js: the language server is a process. */

import { type ExtensionContext, Uri } from 'vscode';
import { LanguageClient, type ServerOptions, TransportKind } from 'vscode-languageclient/node';
import { startExtension } from './start.ts';

export function activate(context: ExtensionContext): void {
    const module = Uri.joinPath(context.extensionUri, 'dist', 'server', 'main.cjs').fsPath;
    const server: ServerOptions = {
        run: { module, transport: TransportKind.ipc },
        debug: { module, transport: TransportKind.ipc, options: { execArgv: ['--nolazy', '--inspect=6009'] } },
    };
    startExtension(context, (id, name, options) => new LanguageClient(id, name, server, options));
}
