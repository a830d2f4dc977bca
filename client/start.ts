/** The extension, wherever its host runs. */

import { type ExtensionContext, type Uri, window } from 'vscode';
import { registerCommands } from './commands.ts';
import { type MakeClient, startLanguageServer } from './language-server.ts';
import { annotateEditors } from './run-annotations.ts';
import { revealSource } from './source-reveal.ts';
import { linkTerminals } from './terminal-links.ts';
import { TimelinePanels } from './timeline-panels.ts';

/** Starts all that the extension does; `makeClient` says how a language server is run there. */
export function startExtension(context: ExtensionContext, makeClient: MakeClient): void {
    const output = window.createOutputChannel('CCSim', { log: true });
    const server = startLanguageServer(makeClient, output);
    const panels = new TimelinePanels(context.extensionUri, server, output);
    context.subscriptions.push(output, server, panels, registerCommands(server, panels));
    const revealLine = (uri: Uri, line: number): Promise<void> =>
        revealSource(uri.toString(), { startLine: line, startColumn: 0, endLine: line, endColumn: 0 }, output);
    context.subscriptions.push(annotateEditors(panels), linkTerminals(panels, revealLine));
}
