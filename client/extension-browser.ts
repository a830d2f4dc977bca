/** The extension's entry point in a browser: the language server is a worker. */

import { type ExtensionContext, Uri } from 'vscode';
import { LanguageClient } from 'vscode-languageclient/browser';
import { type ExtensionApi, startExtension } from './start.ts';

export function activate(context: ExtensionContext): ExtensionApi {
    const script = Uri.joinPath(context.extensionUri, 'dist', 'server', 'main-browser.js').toString(true);
    const server = async () => new Worker(script);
    return startExtension(context, (id, name, options) => new LanguageClient(id, name, server, options));
}
