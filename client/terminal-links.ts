/** Links in a terminal in which `ccsim` was run: places in a file lead to the text, times to the timeline. */

import {
    commands,
    type Disposable,
    l10n,
    type Terminal,
    type TerminalLink,
    type TerminalLinkContext,
    Uri,
    window,
    workspace,
} from 'vscode';
import { type CcsimCommand, ccsimCommandOf } from './terminal-command.ts';
import { type TerminalTarget, targetsIn } from './terminal-text.ts';
import type { TimelinePanels } from './timeline-panels.ts';
import type { PanelIdentity } from './webview/protocol.ts';

interface CcsimLink extends TerminalLink {
    readonly target: TerminalTarget;
    readonly terminal: Terminal;
}

export function linkTerminals(panels: TimelinePanels, reveal: (uri: Uri, line: number) => Promise<void>): Disposable {
    const said = new Map<Terminal, CcsimCommand & { readonly folder: Uri | undefined }>();
    const subscriptions = [
        window.onDidStartTerminalShellExecution(({ terminal, execution }) => {
            const command = ccsimCommandOf(execution.commandLine.value);
            if (command !== undefined) {
                said.set(terminal, { ...command, folder: execution.cwd });
            }
        }),
        window.onDidCloseTerminal((terminal) => said.delete(terminal)),
        window.registerTerminalLinkProvider({
            provideTerminalLinks: ({ line, terminal }: TerminalLinkContext): CcsimLink[] =>
                workspace.getConfiguration('ccsim.timeline').get('terminalLinks', true)
                    ? targetsIn(line).map((target) => ({
                          target,
                          terminal,
                          startIndex: target.start,
                          length: target.length,
                          tooltip:
                              target.kind === 'time'
                                  ? l10n.t('Show this instant in the timeline')
                                  : l10n.t('Show in the scenario'),
                      }))
                    : [],
            handleTerminalLink: async ({ target, terminal }: CcsimLink): Promise<void> => {
                const command = said.get(terminal);
                if (target.kind === 'place') {
                    const file = await fileOf(target.file, command?.folder);
                    if (file !== undefined) {
                        await reveal(file, target.line);
                        panels.chooseLine(file, target.line);
                    }
                    return;
                }
                const run = command === undefined ? panels.latest?.identity : await shownRun(command);
                const identity =
                    run ?? (await commands.executeCommand<PanelIdentity | undefined>('ccsim.showTimeline'));
                if (identity !== undefined) {
                    await panels.seek(identity, target.atMs);
                }
            },
        }),
    ];
    return {
        dispose(): void {
            for (const each of subscriptions) {
                each.dispose();
            }
        },
    };
}

/** Shows the run that a command made, and answers which it is. */
async function shownRun(
    command: CcsimCommand & { readonly folder: Uri | undefined },
): Promise<PanelIdentity | undefined> {
    const file = await fileOf(command.file, command.folder);
    return file === undefined
        ? undefined
        : commands.executeCommand<PanelIdentity | undefined>(
              'ccsim.showTimeline',
              file,
              command.scenario,
              command.case,
          );
}

/** A file as a terminal names it: from the folder of the command, otherwise from those of the workspace. */
async function fileOf(name: string, folder: Uri | undefined): Promise<Uri | undefined> {
    const folders = [folder, ...(workspace.workspaceFolders ?? []).map(({ uri }) => uri)];
    const isAbsolute = /^(?:\/|[A-Za-z]:[\\/])/.test(name);
    const candidates = isAbsolute
        ? [Uri.file(name)]
        : folders.flatMap((each) => (each === undefined ? [] : [Uri.joinPath(each, name)]));
    for (const candidate of candidates) {
        try {
            await workspace.fs.stat(candidate);
            return candidate;
        } catch {
            // Not there: the next folder may have it.
        }
    }
    void window.showWarningMessage(l10n.t('{0} is not there: open the folder that it is in, and try again.', name));
    return undefined;
}
