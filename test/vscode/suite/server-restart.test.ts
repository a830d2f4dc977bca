import { equal, match, ok } from 'node:assert/strict';
import {
    type CodeLens,
    type CompletionList,
    commands,
    type MessageItem,
    Position,
    type TextDocument,
    window,
} from 'vscode';
import { FINE, TOPOLOGY } from '../../cli/testing/site.ts';
import { codeOf, diagnosed, type Folder, temporaryFolder } from './documents.ts';
import { type ServerStarts, watchServerStarts } from './server-starts.ts';
import { recordTests, type TestRecorder } from './test-runs.ts';
import { nextTurn } from './turns.ts';

const SCENARIO = `${TOPOLOGY}${FINE.replace(/^import.*\n/, '')}`;

/** Longer than anybody waits for. */
const ENDLESS = `${TOPOLOGY}scenario Endless on Site {
    duration 10d
    set eventLimit 900000000
    at 0s A101 logs in
    at 1s A101 becomes ready
    every 100ms from 2s Ucm receives Voice call lasting 50ms
}
`;

suite('A language server that is killed', () => {
    let folder: Folder;
    let tests: TestRecorder;
    let starts: ServerStarts;

    suiteSetup(async () => {
        folder = await temporaryFolder();
        tests = await recordTests();
        starts = await watchServerStarts();
    });

    suiteTeardown(async () => {
        starts.stop();
        tests.stop();
        await commands.executeCommand('workbench.action.closeAllEditors');
        await folder.remove();
    });

    test('comes back five times while somebody types, and nothing that was typed is lost', async () => {
        const document = await folder.open('typed.ccsim', SCENARIO);
        const before = starts.count;
        for (let round = 1; round <= 5; round += 1) {
            await type(document, `// ${round} before`);
            starts.kill();
            await type(document, `, ${round} after\n`);
            await folder.serverAnswers();
        }
        equal(starts.count, before + 5);
        const typed = [1, 2, 3, 4, 5].map((round) => `// ${round} before, ${round} after\n`).join('');
        equal(document.getText(), SCENARIO + typed);
    });

    test('knows the text as it is then: diagnostics, completion, results and tests are those of it', async () => {
        const document = await folder.open('known.ccsim', SCENARIO);
        await type(document, FINE.replace(/^import.*\n/, '').replace('scenario Fine', 'scenario Later'));
        await type(document, 'link Gone');
        starts.kill();
        await diagnosed(document, (found) => found.some((each) => codeOf(each).startsWith('syntax/')));
        await window.showTextDocument(document);
        await commands.executeCommand('undo');
        await diagnosed(document, (found) => found.length === 0);
        const { items } = await commands.executeCommand<CompletionList>(
            'vscode.executeCompletionItemProvider',
            document.uri,
            document.positionAt(document.getText().indexOf('fail Central') + 'fail '.length),
        );
        ok(items.some(({ label }) => label === 'Central'));
        await tests.file(document.uri, (file) => file?.children.size === 2);
        while (!(await verdicts(document)).includes('$(pass) 2 expectations hold')) {
            await nextTurn();
        }
    });

    test('is waited for by whoever wants to run a scenario just then', async () => {
        const document = await folder.open('run.ccsim', SCENARIO);
        await folder.serverAnswers();
        starts.kill();
        const summary = await commands.executeCommand<{ failedExpectations: number } | undefined>(
            'ccsim.runScenario',
            document.uri,
            'Fine',
        );
        equal(summary?.failedExpectations, 0);
    });

    test('in the middle of a test has the test say so, and the next run is as any other', async () => {
        const { uri } = await folder.open('endless.ccsim', ENDLESS);
        await tests.file(uri, (found) => found !== undefined);
        const started = tests.told('started', 'Endless');
        const ended = tests.runFile(uri);
        await started;
        starts.kill();
        const run = await ended;
        equal(run.states.get('Endless'), 'errored');
        match(String(run.messages.get('Endless')?.[0]?.message), /stopped while it worked on this\. Try again/);
        const fine = await folder.open('fine.ccsim', SCENARIO);
        await tests.file(fine.uri, (found) => found !== undefined);
        equal((await tests.runFile(fine.uri)).states.get('Fine'), 'passed');
    });

    test('during its start is started again', async () => {
        // What was killed before a person had the server restarted does not count.
        await commands.executeCommand('ccsim.restartServer');
        const before = starts.count;
        starts.killNext(2);
        starts.kill();
        await starts.reached(before + 3);
        await folder.serverAnswers();
        equal(starts.count, before + 3);
    });

    test('is given up with a message if its program is missing, and comes back when a person has it restarted', async () => {
        const document = await folder.open('missing.ccsim', SCENARIO);
        const messages = watchErrorMessages();
        try {
            starts.setProgramThere(false);
            starts.kill();
            const { text, items, choose } = await messages.next();
            match(text, /does not start.*Your text is safe.*install the extension again/);
            equal(items.join(), 'Restart,Show Log');
            equal(await commands.executeCommand('ccsim.runScenario', document.uri, 'Fine'), undefined);
            const second = await messages.next();
            match(second.text, /cannot read the scenarios of missing\.ccsim.*CCSim: Restart Language Server/);
            starts.setProgramThere(true);
            choose('Restart');
            await folder.serverAnswers();
        } finally {
            messages.stop();
        }
    });
});

/** Adds a text at the end of a document, as one edit. */
async function type(document: TextDocument, text: string): Promise<void> {
    const editor = await window.showTextDocument(document);
    const { line, character } = document.positionAt(document.getText().length);
    ok(await editor.edit((edit) => edit.insert(new Position(line, character), text)));
}

async function verdicts(document: TextDocument): Promise<readonly string[]> {
    const lenses = await commands.executeCommand<CodeLens[]>('vscode.executeCodeLensProvider', document.uri);
    return lenses.flatMap(({ command }) => (command?.command === 'ccsim.showTimeline' ? command.title : []));
}

interface ShownMessage {
    readonly text: string;
    readonly items: readonly string[];
    choose(item: string): void;
}

/** Takes the place of messages, which only a person can answer. */
function watchErrorMessages(): { next(): Promise<ShownMessage>; stop(): void } {
    const original = window.showErrorMessage;
    const shown: ShownMessage[] = [];
    let noticed = (): void => undefined;
    const show = (text: string, ...items: readonly (string | MessageItem)[]): Promise<unknown> =>
        new Promise((resolve) => {
            shown.push({ text, items: items.map(String), choose: resolve });
            noticed();
        });
    Reflect.set(window, 'showErrorMessage', show);
    return {
        async next() {
            for (;;) {
                const message = shown.shift();
                if (message !== undefined) {
                    return message;
                }
                await new Promise<void>((resolve) => {
                    noticed = resolve;
                });
            }
        },
        stop: () => Reflect.set(window, 'showErrorMessage', original),
    };
}
