import type { LangiumDocument } from 'langium';
import { describe, expect, test } from 'vitest';
import { type CodeAction, TextEdit } from 'vscode-languageserver';
import { planOf } from '../../../language/index.ts';
import { ACME, applied, ccsim, cursor, identifier, open, shared } from './editing.ts';

/** The refactorings at the cursor, by title. */
async function refactorings(marked: string, path?: string) {
    const opened = await open(marked, path, true);
    const range = { start: cursor(opened), end: cursor(opened) };
    const params = {
        textDocument: identifier(opened.document),
        range,
        context: { diagnostics: [], only: ['refactor'] },
    };
    const found = (await ccsim.lsp.CodeActionProvider?.getCodeActions(opened.document, params)) ?? [];
    return { ...opened, actions: found.filter((each): each is CodeAction => 'edit' in each) };
}

async function refactored(marked: string, title: string) {
    const { document, text, actions } = await refactorings(marked);
    const action = actions.find((each) => each.title === title);
    expect(actions.map((each) => each.title)).toContain(title);
    const after = applied(text, action?.edit?.changes?.[document.textDocument.uri] ?? []);
    return { before: document, after, document: (await open(after, undefined, true)).document };
}

/** The Plan without the places and words of its statements. */
function meaning(document: LangiumDocument): unknown {
    const result = planOf(document, 'Test');
    if (result.kind !== 'plan') {
        throw new Error(result.problems.map(({ message }) => message).join('\n'));
    }
    const isPlace = (key: string) => key === 'range' || key === 'text' || key === 'sources';
    return JSON.parse(JSON.stringify(result.plan, (key, value) => (isPlace(key) ? undefined : value)));
}

function scenario(...lines: readonly string[]): string {
    return `${ACME}\nscenario <|>Test on Acme {\n    duration 10min\n${lines.map((line) => `    ${line}`).join('\n')}\n}\n`;
}

function timeline(text: string): readonly string[] {
    const lines = text.slice(text.indexOf('duration 10min')).split('\n').slice(1, -2);
    return lines.map((line) => line.trim());
}

const RELATIVE = [
    'at 10s A101 log in',
    'after 30s A101 become ready',
    'every 5s from 1min to 2min EmailManager receives Email task lasting 1s..2s',
    'after 1min fail AgentPg.A for 5s',
    'at 5s A102 log in',
];

describe('times of a timeline', () => {
    test('become absolute, and the Plan stays the same', async () => {
        const { before, after, document } = await refactored(scenario(...RELATIVE), 'Write absolute times');
        expect(timeline(after)).toEqual([
            RELATIVE[0],
            'at 40s A101 become ready',
            RELATIVE[2],
            'at 1min40s fail AgentPg.A for 5s',
            RELATIVE[4],
        ]);
        expect(meaning(document)).toEqual(meaning(before));
    });

    test('become relative but for what is earlier than the statement before, and the Plan stays the same', async () => {
        const absolute = await refactored(scenario(...RELATIVE), 'Write absolute times');
        const { before, after, document } = await refactored(
            absolute.after.replace('scenario Test', 'scenario <|>Test'),
            'Write each time relative to the statement before',
        );
        expect(timeline(after)).toEqual(RELATIVE);
        expect(meaning(document)).toEqual(meaning(before));
    });

    test.each([
        ['after<|> 30s A101 become ready', "Change to 'at 40s'", 'at 40s A101 become ready'],
        ['at<|> 40s A101 become ready', "Change to 'after 30s'", 'after 30s A101 become ready'],
    ])('change one by one: %s', async (statement, title, expected) => {
        const lines = ['at 10s A101 log in', statement, 'after 5s fail AgentPg.A'];
        const marked = scenario(...lines).replace('<|>Test', 'Test');
        const { before, after, document } = await refactored(marked, title);
        expect(timeline(after)[1]).toBe(expected);
        expect(meaning(document)).toEqual(meaning(before));
    });

    test('are left alone where the text has errors, and away from the times', async () => {
        const titles = async (marked: string) => (await refactorings(marked)).actions.map(({ title }) => title);
        expect(await titles(scenario('after 5s A101 log'))).toEqual([]);
        expect(await titles(scenario('after 5s A101 log <|>in').replace('<|>Test', 'Test'))).toEqual([]);
    });
});

describe('the order of a timeline', () => {
    test('becomes that of the times, comments with their statements', async () => {
        const { after } = await refactored(
            scenario(
                'at 2min fail AgentPg.A for 5s // the outage',
                '// Everybody logs in.',
                'at 1min A101 log in',
                'after 5s A101 become ready',
                '',
                'at 0s A102 log in',
                'expect at end A101 is LOGGED_OUT',
            ),
            'Sort the timeline by time',
        );
        expect(timeline(after)).toEqual([
            'at 0s A102 log in',
            '// Everybody logs in.',
            'at 1min A101 log in',
            'after 5s A101 become ready',
            '',
            'at 2min fail AgentPg.A for 5s // the outage',
            'expect at end A101 is LOGGED_OUT',
        ]);
    });

    test('gives a statement an absolute time that would count from another one', async () => {
        const { after } = await refactored(
            scenario('at 2min A101 log in', 'after 5s A101 become ready', 'at 121s A102 log in'),
            'Sort the timeline by time',
        );
        expect(timeline(after)).toEqual(['at 2min A101 log in', 'at 121s A102 log in', 'at 2min5s A101 become ready']);
    });

    test('warns where what draws at random changes places', async () => {
        const lines = ['5min', '1min'].map((from) => `every 5s..6s from ${from} A101 hold`);
        const { actions } = await refactorings(scenario(...lines));
        expect(actions.map(({ title }) => title)).toEqual(['Sort the timeline by time, which changes random draws']);
    });

    test('is left alone where it is right', async () => {
        expect((await refactorings(scenario('at 1s A101 log in', 'at 2s A101 log out'))).actions).toEqual([
            expect.objectContaining({ title: 'Write each time relative to the statement before' }),
        ]);
    });
});

describe('a topology', () => {
    const text = `// A file.\n\n/** The deployment. */\n${ACME.slice(ACME.indexOf('topology'))}\nscenario Test on Acme {\n    duration 1min\n}\n`;
    const marked = text.replace('topology Acme', 'topology <|>Acme');
    const capable = {
        workspace: { workspaceEdit: { documentChanges: true, resourceOperations: ['create' as const] } },
    };

    test('stays where the editor cannot make files', async () => {
        expect((await refactorings(marked)).actions).toEqual([]);
    });

    test('moves to a file of its own with its comment', async () => {
        await shared.lsp.LanguageServer.initialize({ processId: null, rootUri: null, capabilities: capable });
        const { actions, document } = await refactorings(marked, '/extract/main.ccsim');
        expect(actions.map(({ title, kind }) => [title, kind])).toEqual([
            ["Move topology 'Acme' to acme.ccsim", 'refactor.extract'],
        ]);
        const [create, filled, changed] = actions[0]?.edit?.documentChanges ?? [];
        expect(create).toMatchObject({
            kind: 'create',
            uri: 'file:///extract/acme.ccsim',
            options: { overwrite: false },
        });
        const moved = filled !== undefined && 'edits' in filled ? filled.edits : [];
        const rest = changed !== undefined && 'edits' in changed ? changed.edits : [];
        const after = [applied('', moved.filter(TextEdit.is)), applied(text, rest.filter(TextEdit.is))];
        expect(after).toEqual([
            `/** The deployment. */\n${ACME.slice(ACME.indexOf('topology')).trim()}\n`,
            'import "acme.ccsim"\n\n// A file.\n\nscenario Test on Acme {\n    duration 1min\n}\n',
        ]);
        await open(after[0] ?? '', '/extract/acme.ccsim');
        const { document: main } = await open(after[1] ?? '', '/extract/main.ccsim', true);
        expect(main.diagnostics).toEqual([]);
        expect(planOf(main, 'Test').kind).toBe('plan');
        expect(document).not.toBe(main);
    });

    test('stays where it has the file to itself', async () => {
        expect((await refactorings(ACME.replace('topology Acme', 'topology <|>Acme'))).actions).toEqual([]);
    });
});
