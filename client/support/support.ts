/** What helps where something goes wrong: the log, and a report. */

import { commands, Disposable, type Extension, type LogOutputChannel } from 'vscode';
import type { LanguageServer } from '../language-server.ts';
import type { TimelinePanels } from '../timeline-panels.ts';
import { registerReportIssue } from './report-issue.ts';

export function registerSupport(
    extension: Extension<unknown>,
    server: LanguageServer,
    panels: TimelinePanels,
    output: LogOutputChannel,
): Disposable {
    return Disposable.from(
        commands.registerCommand('ccsim.showOutput', () => output.show()),
        registerReportIssue(extension, server, panels),
    );
}
