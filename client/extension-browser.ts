/** The extension's entry point in a browser: the language server is a worker. */

import { type ExtensionContext, Uri, workspace } from 'vscode';
import {
    BrowserMessageReader,
    BrowserMessageWriter,
    LanguageClient,
    type MessageTransports,
} from 'vscode-languageclient/browser';
import type { LoadDebugger } from './debugging.ts';
import { type ExtensionApi, startExtension } from './start.ts';

export function activate(context: ExtensionContext): ExtensionApi {
    const server = Uri.joinPath(context.extensionUri, 'dist', 'server', 'main-browser.js');
    const adapter = Uri.joinPath(context.extensionUri, 'dist', 'client', 'debugger-browser.js');
    return startExtension(context, {
        makeClient: (id, name, options) => new LanguageClient(id, name, () => connect(server), options),
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

/** The client cannot tell a worker by its class, for VS Code has put one of its own in its place. */
async function connect(script: Uri): Promise<MessageTransports> {
    const worker = await startWorker(script);
    return { reader: new BrowserMessageReader(worker), writer: new BrowserMessageWriter(worker) };
}

async function startWorker(script: Uri): Promise<Worker> {
    const url = await addressOf(script);
    try {
        return new Worker(url, { name: 'CCSim language server' });
    } finally {
        // The worker has its text by the time that it says something.
        setTimeout(() => URL.revokeObjectURL(url), 60_000);
    }
}

/** Scripts can only be loaded from where the browser reaches; VS Code reads the extension's files wherever they are. */
async function addressOf(script: Uri): Promise<string> {
    const text = await workspace.fs.readFile(script);
    return URL.createObjectURL(new Blob([new Uint8Array(text)], { type: 'text/javascript' }));
}
