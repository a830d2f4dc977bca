/** The extension, wherever its host runs. */

import { type ExtensionContext, l10n, type TestController, type Uri, window } from 'vscode';
import { registerCommands } from './commands.ts';
import { registerCompareCommands } from './compare-commands.ts';
import { type LoadDebugger, registerDebugging } from './debugging.ts';
import { registerExportCommand } from './export-command.ts';
import { startLanguageServer } from './language-server.ts';
import { showResultsWhileTyping } from './results/results-while-typing.ts';
import { RunAnnotations } from './run-annotations.ts';
import type { MakeClient } from './server/client-run.ts';
import { revealSource } from './source-reveal.ts';
import { registerSupport } from './support/support.ts';
import { linkTerminals } from './terminal-links.ts';
import { registerTestExplorer } from './testing/test-explorer.ts';
import { TimelinePanels } from './timeline-panels.ts';
import { translate } from './translations.ts';
import { registerWelcome } from './welcome/welcome.ts';

/** What other extensions, and tests, get of this one. */
export interface ExtensionApi {
    /** The scenarios in the Test Explorer. */
    readonly tests: TestController;
}

/** What differs from host to host. */
export interface HostParts {
    /** How a language server is run there. */
    readonly makeClient: MakeClient;
    readonly loadDebugger: LoadDebugger;
}

/** Starts all that the extension does. */
export function startExtension(context: ExtensionContext, { makeClient, loadDebugger }: HostParts): ExtensionApi {
    translate(l10n.bundle);
    const output = window.createOutputChannel('CCSim', { log: true });
    const server = startLanguageServer(makeClient, output);
    const panels = new TimelinePanels(context.extensionUri, server, output);
    const annotations = new RunAnnotations(panels);
    const explorer = registerTestExplorer(server, output);
    context.subscriptions.push(
        output,
        server,
        panels,
        registerCommands(server, panels),
        explorer,
        annotations,
        showResultsWhileTyping(server, annotations, output),
    );
    const revealLine = (uri: Uri, line: number): Promise<void> =>
        revealSource(uri.toString(), { startLine: line, startColumn: 0, endLine: line, endColumn: 0 }, output);
    context.subscriptions.push(
        registerDebugging(server, panels, loadDebugger),
        registerCompareCommands(server, panels),
        registerExportCommand(panels, context.extensionUri, output),
        linkTerminals(panels, revealLine),
        registerWelcome(context.extensionUri, output),
        registerSupport(context.extension, server, panels, output),
    );
    return { tests: explorer.controller };
}
