import { deepEqual, equal, match, ok } from 'node:assert/strict';
import { commands, debug, MarkdownString, Position, Selection, TabInputWebview, Uri, window, workspace } from 'vscode';
import { CASES, FINE, TOPOLOGY } from '../../cli/testing/site.ts';
import { type Folder, openExample, temporaryFolder } from './documents.ts';
import { childrenOf, recordTests, type TestRecorder } from './test-runs.ts';

/** Longer than anybody waits for. */
const ENDLESS = `${TOPOLOGY}scenario Endless on Site {
    duration 10d
    set eventLimit 900000000
    at 0s A101 logs in
    at 1s A101 becomes ready
    every 100ms from 2s Ucm receives Voice call lasting 50ms
}
`;

const alone = (text: string) => `${TOPOLOGY}${text.replace(/^import.*\n/, '')}`;

suite('The Test Explorer', () => {
    let folder: Folder;
    let tests: TestRecorder;

    suiteSetup(async () => {
        folder = await temporaryFolder();
        tests = await recordTests();
    });

    suiteTeardown(async () => {
        tests.stop();
        await commands.executeCommand('workbench.action.closeAllEditors');
        await folder.remove();
    });

    test('finds the scenarios of the workspace without opening their files', async () => {
        await tests.controller.resolveHandler?.(undefined);
        const labels = [...tests.controller.items].map(([, { label }]) => label);
        ok(labels.includes('state-transfer.ccsim'), labels.join());
        ok(!labels.includes('acme.ccsim'));
        const opened = workspace.textDocuments.map(({ uri }) => uri.path.split('/').at(-1));
        ok(!opened.includes('state-transfer.ccsim'), opened.join());
    });

    test('has a tree of file, scenario, case and expectation, with their places', async () => {
        const { uri } = await folder.open('cases.ccsim', alone(CASES));
        const file = await tests.file(uri, (found) => found !== undefined);
        const [scenario] = childrenOf(file);
        equal(scenario?.label, 'Loss');
        deepEqual(
            childrenOf(scenario).map(({ label, range }) => [label, range?.start.line]),
            [
                ['Short', 10],
                ['Long', 11],
            ],
        );
        deepEqual(
            childrenOf(childrenOf(scenario)[0]).map(({ label, range }) => [label, range?.start]),
            [
                ['at 61s Central is DOWN', new Position(13, 4)],
                ['at 2min Central is DOWN', new Position(14, 4)],
            ],
        );
    });

    test('follows what is typed, and files that come and go', async () => {
        const document = await folder.open('typed.ccsim', alone(FINE));
        const before = await tests.file(document.uri, (found) => childrenOf(found)[0]?.label === 'Fine');
        const editor = await window.showTextDocument(document);
        const line = document
            .getText()
            .split('\n')
            .findIndex((text) => text.includes('at 5s Central is UP'));
        await editor.edit((edit) => edit.insert(new Position(line, 0), '    expect at end Central is UP\n'));
        await tests.file(document.uri, (found) => childrenOf(childrenOf(found)[0]).length === 3);
        equal(tests.controller.items.get(document.uri.toString()), before);
        await commands.executeCommand('workbench.action.files.revert');

        const [root] = workspace.workspaceFolders ?? [];
        ok(root);
        const added = Uri.joinPath(root.uri, 'added-by-a-test.ccsim');
        await workspace.fs.writeFile(added, new TextEncoder().encode(alone(FINE)));
        try {
            await tests.file(added, (found) => found !== undefined);
        } finally {
            await workspace.fs.delete(added);
        }
        await tests.file(added, (found) => found === undefined);
    });

    test('runs a file, and says what failed at its expectation, with what was seen', async () => {
        const { uri } = await folder.open('failing.ccsim', alone(CASES));
        await tests.file(uri, (found) => found !== undefined);
        const run = await tests.runFile(uri);
        equal(run.states.get('Short'), 'failed');
        equal(run.states.get('Long'), 'passed');
        ok((run.durationsMs.get('Short') ?? -1) >= 0);
        match(run.output, /Loss \(Short\): 1 of 2 expectations failed/);
    });

    test('has a failure with expected and seen, at the expectation, and a link to the instant', async () => {
        const document = await folder.open('failing-alone.ccsim', alone(CASES.replace(/ {4}case Long.*\n/, '')));
        await tests.file(document.uri, (found) => found !== undefined);
        const run = await tests.runFile(document.uri);
        const [message] = run.messages.get('at 2min Central is DOWN') ?? [];
        ok(message);
        equal(message.expectedOutput, 'expect at 2min Central is DOWN');
        match(message.actualOutput ?? '', /^At 2min Central was UP since 1min10s/);
        equal(message.location?.uri.toString(), document.uri.toString());
        equal(document.getText(message.location?.range), 'expect at 2min Central is DOWN');
        ok(message.message instanceof MarkdownString);
        const [, query = ''] = /command:ccsim\.showTimeline\?([^)]*)\)/.exec(message.message.value) ?? [];
        const parameters: readonly unknown[] = JSON.parse(decodeURIComponent(query));
        deepEqual(parameters, [document.uri.toString(), 'Loss', 'Short', 120_000]);
        await commands.executeCommand('ccsim.showTimeline', ...parameters);
        const timelines = window.tabGroups.all.flatMap(({ tabs }) => tabs);
        ok(timelines.some(({ input, label }) => input instanceof TabInputWebview && label === 'Loss (Short)'));
    });

    test('runs one expectation alone, at the cursor', async () => {
        const document = await folder.open('cursor.ccsim', alone(FINE));
        await tests.file(document.uri, (found) => found !== undefined);
        const editor = await window.showTextDocument(document);
        const offset = document.getText().indexOf('expect at 15s');
        const position = document.positionAt(offset + 3);
        editor.selection = new Selection(position, position);
        const [run] = await Promise.all([tests.nextRun(), commands.executeCommand('testing.runAtCursor')]);
        deepEqual([...run.states], [['at 15s Central is DOWN', 'passed']]);
    });

    test('says what keeps a scenario from running', async () => {
        const { uri } = await folder.open('broken.ccsim', alone(FINE.replace('fail Central', 'fail Nobody')));
        await tests.file(uri, (found) => found !== undefined);
        const run = await tests.runFile(uri);
        equal(run.states.get('Fine'), 'errored');
        const [message] = run.messages.get('Fine') ?? [];
        match(String(message?.message), /Nobody/);
        equal(message?.location?.range.start.line, 9);
    });

    test('is cancelled in the middle of a run that goes on for ever, and the server answers on', async () => {
        const { uri } = await folder.open('endless.ccsim', ENDLESS);
        await tests.file(uri, (found) => found !== undefined);
        const started = tests.told('started', 'Endless');
        const ended = tests.runFile(uri);
        await started;
        await folder.serverAnswers();
        await commands.executeCommand('testing.cancelRun');
        equal((await ended).states.get('Endless'), 'skipped');
    });

    test('debugs a case, and judges it when the session is over', async () => {
        const { uri } = await folder.open('debugged.ccsim', alone(CASES.replace(/ {4}case Short.*\n/, '')));
        await tests.file(uri, (found) => found !== undefined);
        const sessions: (readonly string[])[] = [];
        const listening = debug.onDidStartDebugSession(({ configuration: { type, scenario, case: caseName } }) =>
            sessions.push([type, scenario, caseName]),
        );
        try {
            const run = await tests.runFile(uri, 'testing.debugCurrentFile');
            equal(run.states.get('Long'), 'passed');
        } finally {
            listening.dispose();
        }
        deepEqual(sessions, [['ccsim', 'Loss', 'Long']]);
    });

    test('covers the statements that had an effect, and the rules that were exercised', async () => {
        const text = alone(FINE).replace('at 10s fail', 'at 1s restore Central\n    at 10s fail');
        const document = await folder.open('covered.ccsim', text);
        await tests.file(document.uri, (found) => found !== undefined);
        await window.showTextDocument(document);
        const run = await tests.runFile(document.uri, 'testing.coverageCurrentFile');
        deepEqual(
            run.coverage.map(({ uri, statementCoverage }) => [uri.toString(), { ...statementCoverage }]),
            [[document.uri.toString(), { covered: 1, total: 2 }]],
        );
        match(run.output, /Rules exercised: \d+ of \d+\r\n[\s\S]* component\/failed\r\n/);
    });

    test('runs the examples, which all hold', async () => {
        const document = await openExample('state-transfer.ccsim');
        await tests.file(document.uri, (found) => found !== undefined);
        const run = await tests.runFile(document.uri);
        deepEqual([...new Set(run.states.values())], ['passed']);
    });
});
