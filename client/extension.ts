/** The extension's entry point. */

import { type ExtensionContext, window } from 'vscode';
import { registerCommands } from './commands.ts';
import { startLanguageServer } from './language-server.ts';
import { TimelinePanels } from './timeline-panels.ts';

export function activate(context: ExtensionContext): void {
    const output = window.createOutputChannel('CCSim', { log: true });
    const server = startLanguageServer(context, output);
    const panels = new TimelinePanels(context.extensionUri, server, output);
    context.subscriptions.push(output, server, panels, registerCommands(server, panels));
}
