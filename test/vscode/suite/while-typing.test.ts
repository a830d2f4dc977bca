import { deepEqual, equal, match, ok } from 'node:assert/strict';
import {
    type CodeLens,
    ConfigurationTarget,
    commands,
    type Diagnostic,
    type InlayHint,
    Position,
    Range,
    type TextDocument,
    window,
    workspace,
} from 'vscode';
import { FINE, TOPOLOGY } from '../../cli/testing/site.ts';
import { codeOf, diagnosed, type Folder, temporaryFolder } from './documents.ts';
import { nextTurn } from './turns.ts';

const SCENARIO = `${TOPOLOGY}${FINE.replace(/^import.*\n/, '')}`;

suite('Results while typing', () => {
    let folder: Folder;

    suiteSetup(async () => {
        folder = await temporaryFolder();
    });

    suiteTeardown(async () => {
        await commands.executeCommand('workbench.action.closeAllEditors');
        await folder.remove();
    });

    test('underline an expectation that does not hold, with the statement that led to it, and let go of it', async () => {
        const document = await folder.open('typing.ccsim', SCENARIO);
        await holds(document, '2 expectations hold');
        await replace(document, 'at 15s Central is DOWN', 'at 15s Central is UP');
        const [failure] = await failures(document, (found) => found.length === 1);
        ok(failure);
        equal(document.getText(failure.range), 'expect at 15s Central is UP');
        equal(failure.source, 'ccsim');
        match(failure.message, /does not hold\. At 15s Central was DOWN since 10s/);
        const [cause] = failure.relatedInformation ?? [];
        equal(cause && document.getText(cause.location.range), 'at 10s fail Central for 10s');
        await holds(document, '1 of 2 expectations failed');
        await replace(document, 'at 15s Central is UP', 'at 15s Central is DOWN');
        await failures(document, (found) => found.length === 0);
    });

    test('say at the end of a statement what it did, also after lines came before it', async () => {
        const document = await folder.open('hints.ccsim', SCENARIO);
        await holds(document, '2 expectations hold');
        deepEqual(await hints(document), [['at 10s fail Central for 10s', '9 components down']]);
        const editor = await window.showTextDocument(document);
        await editor.edit((edit) => edit.insert(new Position(0, 0), '// A comment.\n\n'));
        deepEqual(await hints(document), [['at 10s fail Central for 10s', '9 components down']]);
    });

    test('can be switched off, and on again', async () => {
        const document = await folder.open(
            'switched.ccsim',
            SCENARIO.replace('15s Central is DOWN', '15s Central is UP'),
        );
        await failures(document, (found) => found.length === 1);
        const settings = workspace.getConfiguration('ccsim.results');
        try {
            await settings.update('whileTyping', false, ConfigurationTarget.Global);
            await failures(document, (found) => found.length === 0);
            deepEqual(await hints(document), []);
            deepEqual(await verdicts(document), []);
        } finally {
            await settings.update('whileTyping', undefined, ConfigurationTarget.Global);
        }
        await failures(document, (found) => found.length === 1);
    });
});

function failures(
    document: TextDocument,
    condition: (found: readonly Diagnostic[]) => boolean,
): Promise<readonly Diagnostic[]> {
    const isFailure = (each: Diagnostic) => codeOf(each) === 'expectation/failed';
    return diagnosed(document, (found) => condition(found.filter(isFailure))).then((found) => found.filter(isFailure));
}

/** Waits for a verdict above the scenario. */
async function holds(document: TextDocument, verdict: string): Promise<void> {
    while (!(await verdicts(document)).some((title) => title.endsWith(verdict))) {
        await nextTurn();
    }
}

async function verdicts(document: TextDocument): Promise<readonly string[]> {
    const lenses = await commands.executeCommand<CodeLens[]>('vscode.executeCodeLensProvider', document.uri);
    return lenses.flatMap(({ command }) => (command?.command === 'ccsim.showTimeline' ? command.title : []));
}

/** Statements and what is said at their ends. */
async function hints(document: TextDocument): Promise<readonly (readonly [string, string])[]> {
    const all = new Range(0, 0, document.lineCount, 0);
    const found = await commands.executeCommand<InlayHint[]>('vscode.executeInlayHintProvider', document.uri, all);
    return found
        .filter(({ tooltip }) => typeof tooltip === 'string' && tooltip.startsWith('What this statement led to'))
        .map(({ position, label }) => [document.lineAt(position.line).text.trim(), String(label)] as const);
}

async function replace(document: TextDocument, text: string, by: string): Promise<void> {
    const start = document.positionAt(document.getText().indexOf(text));
    const editor = await window.showTextDocument(document);
    await editor.edit((edit) => edit.replace(new Range(start, start.translate(0, text.length)), by));
}
