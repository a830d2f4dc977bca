/** The commands, as the manifest names them. */

import { commands, Disposable, Uri, window, workspace } from 'vscode';
import type { ScenarioSummary } from '../server/protocol.ts';
import type { LanguageServer } from './language-server.ts';
import { chooseScenario } from './scenario-choice.ts';
import type { RunSummary } from './timeline-panel.ts';
import type { TimelinePanels } from './timeline-panels.ts';
import type { PanelIdentity } from './webview/protocol.ts';

/**
 * Registers the commands. Both take the URI of a document and the name of a scenario; without them they mean the scenario
 * at the cursor.
 */
export function registerCommands(server: LanguageServer, panels: TimelinePanels): Disposable {
    return Disposable.from(
        commands.registerCommand(
            'ccsim.runScenario',
            async (document: unknown, scenario: unknown): Promise<RunSummary | undefined> => {
                const identity = await findScenario(server, document, scenario);
                return identity === undefined ? undefined : panels.run(identity);
            },
        ),
        commands.registerCommand('ccsim.showTimeline', async (document: unknown, scenario: unknown): Promise<void> => {
            const identity = await findScenario(server, document, scenario);
            if (identity !== undefined) {
                await panels.show(identity);
            }
        }),
    );
}

/** The scenario that a command means; tells why if there is none. */
async function findScenario(
    server: LanguageServer,
    documentArgument: unknown,
    nameArgument: unknown,
): Promise<PanelIdentity | undefined> {
    const uri = uriOf(documentArgument) ?? activeScenarioFile();
    if (uri === undefined) {
        void window.showInformationMessage('CCSim runs scenarios of .ccsim files: open one and try again.');
        return undefined;
    }
    try {
        await workspace.openTextDocument(uri);
        const scenarios = await server.scenarios(uri);
        const name = await chosenName(uri, scenarios, nameArgument);
        return name === undefined ? undefined : { document: uri.toString(), scenario: name };
    } catch (error) {
        void window.showErrorMessage(`CCSim cannot read the scenarios of ${fileName(uri)}: ${messageOf(error)}`);
        return undefined;
    }
}

async function chosenName(
    uri: Uri,
    scenarios: readonly ScenarioSummary[],
    nameArgument: unknown,
): Promise<string | undefined> {
    const choice = chooseScenario(scenarios, typeof nameArgument === 'string' ? nameArgument : undefined, lineIn(uri));
    switch (choice.kind) {
        case 'scenario':
            return choice.scenario.name;
        case 'ask':
            return askForScenario(choice.scenarios);
        case 'none':
            void window.showInformationMessage(
                `${fileName(uri)} declares no scenario. Begin one with: scenario Name on Topology { … }`,
            );
            return undefined;
        case 'unknown':
            void window.showWarningMessage(`${fileName(uri)} has no scenario “${choice.name}”.`);
            return undefined;
    }
}

async function askForScenario(scenarios: readonly ScenarioSummary[]): Promise<string | undefined> {
    const items = scenarios.map(({ name, topology, startLine }) => ({
        label: name,
        description: `on ${topology}`,
        detail: `line ${startLine + 1}`,
    }));
    return (await window.showQuickPick(items, { placeHolder: 'Which scenario?', matchOnDescription: true }))?.label;
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
