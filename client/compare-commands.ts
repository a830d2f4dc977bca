/** `CCSim: Compare Scenarios…` and `CCSim: Compare with Another Seed…`: two runs in one panel, with what differs. */

import { commands, Disposable, l10n, type QuickPickItem, type Uri, window, workspace } from 'vscode';
import { findRun } from './commands.ts';
import type { LanguageServer } from './language-server.ts';
import { runTitle } from './run-title.ts';
import { askForSeed } from './seed-choice.ts';
import type { RunSummary } from './timeline-panel.ts';
import type { TimelinePanels } from './timeline-panels.ts';
import type { RunIdentity } from './webview/protocol.ts';
import { parseIdentity } from './webview/protocol-parsers.ts';

/** Files whose scenarios are offered. */
const MAX_FILES = 500;

/** Registers the commands. Both take a run and what it is compared with; they ask for whatever they are not told. */
export function registerCompareCommands(server: LanguageServer, panels: TimelinePanels): Disposable {
    return Disposable.from(
        commands.registerCommand(
            'ccsim.compareScenarios',
            async (first: unknown, second: unknown): Promise<RunSummary | undefined> => {
                const run = parseIdentity(first) ?? (await runMeant(server, panels));
                const against =
                    run === undefined ? undefined : (parseIdentity(second) ?? (await otherRun(server, run)));
                return run === undefined || against === undefined
                    ? undefined
                    : panels.run({ ...withoutOpponent(run), against: withoutOpponent(against) });
            },
        ),
        commands.registerCommand(
            'ccsim.compareSeeds',
            async (first: unknown, seed: unknown): Promise<RunSummary | undefined> => {
                const run = parseIdentity(first) ?? (await runMeant(server, panels));
                const other =
                    run === undefined ? undefined : typeof seed === 'number' ? seed : await otherSeed(panels, run);
                return run === undefined || other === undefined
                    ? undefined
                    : panels.run({ ...withoutOpponent(run), seed: other, against: withoutOpponent(run) });
            },
        ),
    );
}

/** The run of the panel in view; otherwise the scenario or case at the cursor. */
async function runMeant(server: LanguageServer, panels: TimelinePanels): Promise<RunIdentity | undefined> {
    const isTextMeant = window.activeTextEditor?.document.languageId === 'ccsim';
    const shown = panels.latest?.visible === true && !isTextMeant ? panels.latest.identity : undefined;
    return shown === undefined ? findRun(server, {}) : withoutOpponent(shown);
}

interface RunItem extends QuickPickItem {
    readonly run: RunIdentity;
}

async function otherRun(server: LanguageServer, run: RunIdentity): Promise<RunIdentity | undefined> {
    const items = runItems(server).then((all) => all.filter((item) => runTitle(item.run) !== runTitle(run)));
    const placeHolder = l10n.t('Compare {0} with', runTitle(run));
    return (await window.showQuickPick(items, { placeHolder, matchOnDescription: true }))?.run;
}

/** Every scenario of the workspace and every case of one. */
async function runItems(server: LanguageServer): Promise<RunItem[]> {
    const files = await workspace.findFiles('**/*.ccsim', undefined, MAX_FILES);
    const found = await Promise.all(files.toSorted(byPath).map((file) => runsOf(server, file)));
    return found.flat();
}

async function runsOf(server: LanguageServer, file: Uri): Promise<readonly RunItem[]> {
    const scenarios = await server.scenarios(file).catch(() => []);
    return scenarios.flatMap(({ name, cases }) => {
        const run = { document: file.toString(), scenario: name };
        const runs: readonly RunIdentity[] =
            cases.length === 0 ? [run] : cases.map((each) => ({ ...run, caseName: each.name }));
        return runs.map((each) => ({
            run: each,
            label: runTitle(each),
            description: workspace.asRelativePath(file),
        }));
    });
}

function byPath(a: Uri, b: Uri): number {
    return a.path < b.path ? -1 : 1;
}

function otherSeed(panels: TimelinePanels, run: RunIdentity): Promise<number | undefined> {
    const present = run.seed ?? panels.panelOf(run)?.plan?.seed ?? 0;
    return askForSeed(l10n.t('Compare {0} with Another Seed', runTitle(run)), present);
}

function withoutOpponent({ document, scenario, caseName, seed }: RunIdentity): RunIdentity {
    return {
        document,
        scenario,
        ...(caseName === undefined ? {} : { caseName }),
        ...(seed === undefined ? {} : { seed }),
    };
}
