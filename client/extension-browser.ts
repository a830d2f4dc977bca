/** The extension's entry point in a browser: the language server is a worker. */

import { type ExtensionContext, Uri, workspace } from 'vscode';
import { LanguageClient } from 'vscode-languageclient/browser';
import type { LoadDebugger } from './debugging.ts';
import { ServerWorker } from './server/server-worker.ts';
import { type ExtensionApi, startExtension } from './start.ts';

export function activate(context: ExtensionContext): ExtensionApi {
    const server = Uri.joinPath(context.extensionUri, 'dist', 'server', 'main-browser.js');
    const adapter = Uri.joinPath(context.extensionUri, 'dist', 'client', 'debugger-browser.js');
    return startExtension(context, {
        makeClient: (id, name, options) => {
            const worker = new ServerWorker(() => addressOf(server));
            const client = new LanguageClient(id, name, () => worker.connect(), options);
            return { client, kill: () => worker.terminate() };
        },
        loadDebugger: () => loadDebugger(adapter),
    });
}

/** No `require` reaches the extension's other files here. */
async function loadDebugger(script: Uri): ReturnType<LoadDebugger> {
    const url = await addressOf(script);
    try {
        return await import(url);
    } finally {
        URL.revokeObjectURL(url);
    }
}

/** Scripts can only be loaded from where the browser reaches; VS Code reads the extension's files wherever they are. */
async function addressOf(script: Uri): Promise<string> {
    const text = await workspace.fs.readFile(script);
    return URL.createObjectURL(new Blob([new Uint8Array(text)], { type: 'text/javascript' }));
}
