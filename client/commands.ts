/** The commands, as the manifest names them. */

import { commands, Disposable, l10n, Uri, window, workspace } from 'vscode';
import type { ScenarioSummary } from '../server/protocol.ts';
import { askForInstant } from './instant-input.ts';
import type { LanguageServer } from './language-server.ts';
import { SHOW_CONSEQUENCES } from './run-annotations.ts';
import { runTitle } from './run-title.ts';
import { chooseCase, chooseScenario } from './scenario-choice.ts';
import type { RunSummary } from './timeline-panel.ts';
import type { TimelinePanels } from './timeline-panels.ts';
import type { PanelIdentity } from './webview/protocol.ts';
import { parseIdentity } from './webview/protocol-parsers.ts';

/**
 * Registers the commands. Both take the URI of a document, the name of a scenario and that of a case of it; without them
 * they mean the scenario, or the case, at the cursor. The timeline can be shown at an instant (ms), and asked to go to one.
 */
export function registerCommands(server: LanguageServer, panels: TimelinePanels): Disposable {
    return Disposable.from(
        commands.registerCommand(
            'ccsim.runScenario',
            async (document: unknown, scenario: unknown, caseName: unknown): Promise<RunSummary | undefined> => {
                const identity = await findRun(server, { document, scenario, caseName });
                return identity === undefined ? undefined : panels.run(identity);
            },
        ),
        commands.registerCommand(
            'ccsim.showTimeline',
            async (
                document: unknown,
                scenario: unknown,
                caseName: unknown,
                atMs: unknown,
            ): Promise<PanelIdentity | undefined> => {
                const identity = await findRun(server, { document, scenario, caseName });
                if (identity !== undefined) {
                    await (typeof atMs === 'number' ? panels.seek(identity, atMs) : panels.show(identity));
                }
                return identity;
            },
        ),
        commands.registerCommand('ccsim.goToInstant', async (given: unknown): Promise<void> => {
            const panel = panels.latest;
            const identity = panel?.identity ?? (await findRun(server, {}));
            const atMs =
                identity === undefined || typeof given === 'number'
                    ? given
                    : await askForInstant(
                          l10n.t('Go to which instant of {0}?', runTitle(identity)),
                          panel?.states?.atMs,
                      );
            if (identity !== undefined && typeof atMs === 'number') {
                await panels.seek(identity, atMs);
            }
        }),
        commands.registerCommand(SHOW_CONSEQUENCES, async (run: unknown, statement: unknown): Promise<void> => {
            const identity = parseIdentity(run);
            if (identity !== undefined && typeof statement === 'number') {
                await panels.showConsequences(identity, statement);
            }
        }),
    );
}

/** What a command is told. */
export interface CommandArguments {
    readonly document?: unknown;
    readonly scenario?: unknown;
    readonly caseName?: unknown;
}

/** The scenario, and the case of it, that a command means; tells why if there is none. */
export async function findRun(server: LanguageServer, given: CommandArguments): Promise<PanelIdentity | undefined> {
    const uri = uriOf(given.document) ?? activeScenarioFile();
    if (uri === undefined) {
        void window.showInformationMessage(l10n.t('CCSim runs scenarios of .ccsim files: open one and try again.'));
        return undefined;
    }
    try {
        await workspace.openTextDocument(uri);
        const scenarios = await server.scenarios(uri);
        const scenario = await chosenScenario(uri, scenarios, given.scenario);
        return scenario === undefined ? undefined : await chosenRun(uri, scenario, given.caseName);
    } catch (error) {
        void window.showErrorMessage(
            l10n.t('CCSim cannot read the scenarios of {0}: {1}', fileName(uri), messageOf(error)),
        );
        return undefined;
    }
}

/** The scenario, or the case of it that a person chooses if there are several. */
async function chosenRun(
    uri: Uri,
    scenario: ScenarioSummary,
    caseArgument: unknown,
): Promise<PanelIdentity | undefined> {
    const run = { document: uri.toString(), scenario: scenario.name };
    const choice = chooseCase(scenario, typeof caseArgument === 'string' ? caseArgument : undefined, lineIn(uri));
    switch (choice.kind) {
        case 'none':
            return run;
        case 'case':
            return { ...run, caseName: choice.name };
        case 'ask': {
            const placeHolder = l10n.t('Which case of {0}?', scenario.name);
            const name = await window.showQuickPick([...choice.names], { placeHolder });
            return name === undefined ? undefined : { ...run, caseName: name };
        }
        case 'unknown':
            void window.showWarningMessage(l10n.t('{0} has no case “{1}”.', scenario.name, choice.name));
            return undefined;
    }
}

async function chosenScenario(
    uri: Uri,
    scenarios: readonly ScenarioSummary[],
    nameArgument: unknown,
): Promise<ScenarioSummary | undefined> {
    const choice = chooseScenario(scenarios, typeof nameArgument === 'string' ? nameArgument : undefined, lineIn(uri));
    switch (choice.kind) {
        case 'scenario':
            return choice.scenario;
        case 'ask':
            return askForScenario(choice.scenarios);
        case 'none':
            void window.showInformationMessage(
                l10n.t(
                    '{0} declares no scenario. Begin one with: {1}',
                    fileName(uri),
                    'scenario Name on Topology { … }',
                ),
            );
            return undefined;
        case 'unknown':
            void window.showWarningMessage(l10n.t('{0} has no scenario “{1}”.', fileName(uri), choice.name));
            return undefined;
    }
}

async function askForScenario(scenarios: readonly ScenarioSummary[]): Promise<ScenarioSummary | undefined> {
    const items = scenarios.map((scenario) => ({
        label: scenario.name,
        description: l10n.t('on {0}', scenario.topology),
        detail: l10n.t('line {0}', scenario.startLine + 1),
        scenario,
    }));
    return (await window.showQuickPick(items, { placeHolder: l10n.t('Which scenario?'), matchOnDescription: true }))
        ?.scenario;
}

function activeScenarioFile(): Uri | undefined {
    const document = window.activeTextEditor?.document;
    return document?.languageId === 'ccsim' ? document.uri : undefined;
}

function lineIn(uri: Uri): number | undefined {
    const editor = window.activeTextEditor;
    return editor?.document.uri.toString() === uri.toString() ? editor.selection.active.line : undefined;
}

function uriOf(argument: unknown): Uri | undefined {
    if (argument instanceof Uri) {
        return argument;
    }
    return typeof argument === 'string' ? Uri.parse(argument) : undefined;
}

function fileName(uri: Uri): string {
    return uri.path.slice(uri.path.lastIndexOf('/') + 1);
}

function messageOf(error: unknown): string {
    return error instanceof Error ? error.message : String(error);
}
