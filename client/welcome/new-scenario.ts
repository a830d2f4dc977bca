/** `CCSim: New Scenario…`: an untitled document with a scenario that runs, of the kind of system that a person has. */

import {
    commands,
    type Disposable,
    l10n,
    type QuickPickItem,
    Range,
    Selection,
    type TextDocument,
    Uri,
    window,
    workspace,
} from 'vscode';
import {
    firstChange,
    scenarioName,
    TEMPLATE_SYSTEMS,
    type TemplateSystem,
    templateFile,
    templateScenarios,
    templateText,
} from '../../templates/templates.ts';
import { askForItem, askForText, BACK, type Judgement } from './steps.ts';
import { templateWords } from './template-words.ts';

/**
 * Registers the command. It takes a system, the name of one of its scenarios and that of the new one, and asks for whatever
 * it is not told; it answers the URI of the document.
 */
export function registerNewScenario(extensionUri: Uri): Disposable {
    return commands.registerCommand(
        'ccsim.newScenario',
        async (system: unknown, scenario: unknown, name: unknown): Promise<Uri | undefined> => {
            const chosen = await chosenTemplate(extensionUri, { system, scenario, name });
            return chosen === undefined ? undefined : (await openTemplate(chosen)).uri;
        },
    );
}

interface Template {
    /** The file of the system. */
    readonly file: string;
    readonly scenario: string;
    readonly name: string;
}

interface Told {
    readonly system: unknown;
    readonly scenario: unknown;
    readonly name: unknown;
}

/** Goes from question to question, and back; what is told is not asked. */
async function chosenTemplate(extensionUri: Uri, told: Told): Promise<Template | undefined> {
    let system = TEMPLATE_SYSTEMS.find((each) => each === told.system);
    let scenario = typeof told.scenario === 'string' ? told.scenario : undefined;
    let name = typeof told.name === 'string' ? told.name : undefined;
    // What was answered before somebody went back is proposed again.
    let before: { readonly system?: TemplateSystem; readonly scenario?: string } = {};
    for (;;) {
        system ??= await askForSystem(before.system);
        if (system === undefined) {
            return undefined;
        }
        const file = await readTemplate(extensionUri, system);
        const answer: string | typeof BACK | undefined =
            scenario ?? (await askForFailure(system, templateScenarios(file), before.scenario));
        if (answer === undefined) {
            return undefined;
        }
        if (answer === BACK) {
            before = { system };
            system = undefined;
            continue;
        }
        const typed: string | typeof BACK | undefined = name ?? (await askForName(answer));
        if (typed !== BACK) {
            return typed === undefined ? undefined : { file, scenario: answer, name: scenarioName(typed) || answer };
        }
        before = { system, scenario: answer };
        scenario = undefined;
        name = undefined;
    }
}

interface SystemItem extends QuickPickItem {
    readonly system: TemplateSystem;
}

async function askForSystem(before: TemplateSystem | undefined): Promise<TemplateSystem | undefined> {
    const words = templateWords();
    const items = TEMPLATE_SYSTEMS.map((system): SystemItem => {
        const { label, detail } = words[system];
        return { system, label, detail };
    });
    const place = { ...placeOf(1), placeholder: l10n.t('What do you run?') };
    const answer = await askForItem(
        place,
        items,
        items.find(({ system }) => system === before),
    );
    return answer === BACK ? undefined : answer?.system;
}

interface FailureItem extends QuickPickItem {
    readonly scenario: string;
}

async function askForFailure(
    system: TemplateSystem,
    scenarios: readonly string[],
    before: string | undefined,
): Promise<string | typeof BACK | undefined> {
    const { failures } = templateWords()[system];
    const items = scenarios.map(
        (scenario): FailureItem => ({ ...(failures[scenario] ?? { label: scenario }), scenario }),
    );
    const place = { ...placeOf(2), placeholder: l10n.t('What shall fail?') };
    const answer = await askForItem(
        place,
        items,
        items.find(({ scenario }) => scenario === before),
    );
    return answer === BACK ? BACK : answer?.scenario;
}

function askForName(scenario: string): Promise<string | typeof BACK | undefined> {
    const place = { ...placeOf(3), placeholder: l10n.t('A name for the scenario') };
    return askForText(place, scenario, judgeName);
}

function judgeName(typed: string): Judgement {
    const name = scenarioName(typed);
    return name === ''
        ? { isRight: false, message: l10n.t('Begin the name with a letter, such as LinkLost.') }
        : { isRight: true, message: l10n.t('The scenario will be called {0}.', name) };
}

function placeOf(step: number) {
    return { title: l10n.t('New Scenario'), step, steps: 3 };
}

/** Read by VS Code, which reaches the extension's files wherever they are. */
async function readTemplate(extensionUri: Uri, system: TemplateSystem): Promise<string> {
    const file = Uri.joinPath(extensionUri, 'templates', templateFile(system));
    return new TextDecoder().decode(await workspace.fs.readFile(file));
}

/** Opens it beside nothing on any disk, with what to change first selected. */
async function openTemplate({ file, scenario, name }: Template): Promise<TextDocument> {
    const content = templateText(file, scenario, name) ?? '';
    const document = await workspace.openTextDocument({ language: 'ccsim', content });
    const change = firstChange(content) ?? { start: 0, end: 0 };
    const range = new Range(document.positionAt(change.start), document.positionAt(change.end));
    const editor = await window.showTextDocument(document, { preview: false });
    editor.selection = new Selection(range.start, range.end);
    editor.revealRange(range, 2);
    return document;
}
