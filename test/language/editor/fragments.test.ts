import { expectFormatting, expectGoToDefinition } from 'langium/test';
import { describe, expect, test } from 'vitest';
import { MarkupContent } from 'vscode-languageserver';
import { ACME, applied, ccsim, complete, cursor, identifier, open } from './editing.ts';

const FRAGMENTS = `
/** How a day begins. */
fragment Morning on Acme {
    param pause = 5s
    param burst = 3
    at 0s A101 log in
    after pause A101 become ready
    at 1min EmailManager receives burst Email tasks Mail lasting 5s
}
topology Other { controller Main }
fragment Elsewhere on Other { at 0s fail Main }
`;

const inScenarioWithFragments = (statement: string) =>
    `${ACME}${FRAGMENTS}scenario Test on Acme {\n    duration 10min\n    ${statement}\n}\n`;

const inFragment = (statement: string) => `${ACME}${FRAGMENTS}fragment Day on Acme {\n    ${statement}\n}\n`;

describe('completion', () => {
    test.each<readonly [string, string, readonly string[]]>([
        ['a fragment on the same topology', inScenarioWithFragments('include <|>'), ['Morning']],
        ['its time', inScenarioWithFragments('include Morning <|>'), ['at']],
        ['its parameters', inScenarioWithFragments('include Morning at 5s with <|>'), ['pause', 'burst']],
        ['those not given yet', inScenarioWithFragments('include Morning at 5s with pause 9s, <|>'), ['burst']],
        ['values of their kind', inScenarioWithFragments('include Morning at 5s with burst <|>'), ['1', '2', '3']],
        ['agents of the topology of a fragment', inFragment('at 5s A101 log in to <|>'), ['Voice', 'Email']],
        ['not the fragment itself', inFragment('include <|>'), ['Morning']],
        [
            'tasks of what is included',
            inScenarioWithFragments('include Morning at 5s\n expect at end task <|>'),
            ['Mail'],
        ],
        ['topologies of a fragment', `${ACME}\nfragment New on <|>`, ['Acme']],
    ])('%s', async (_, text, expected) => {
        expect((await complete(text)).map(({ label }) => label).sort()).toEqual([...expected].sort());
    });

    test('statements of a fragment', async () => {
        const labels = (await complete(inFragment('<|>'))).map(({ label }) => label);
        expect(labels).toEqual(expect.arrayContaining(['at', 'after', 'every', 'expect', 'include', 'param']));
        expect(labels).not.toContain('duration');
        expect(labels).not.toContain('seed');
    });
});

test('definition of a fragment, of its parameters and of its tasks', async () => {
    const text = `${ACME}
fragment <|Morning|> on Acme {
    param <|pause|> = 5s
    at pause EmailManager receives Email task <|Mail|> lasting 5s
}
scenario Test on Acme { include Mor<|>ning at 5s with pau<|>se 9s expect at end task Ma<|>il ended }`;
    for (const index of [0, 1, 2]) {
        await expectGoToDefinition(ccsim)({ text, index, rangeIndex: index, disposeAfterCheck: true });
    }
});

test('rename of a fragment where it is included', async () => {
    const opened = await open(inScenarioWithFragments('include Mor<|>ning at 5s'));
    const params = { textDocument: identifier(opened.document), position: cursor(opened), newName: 'Dawn' };
    const edit = await ccsim.lsp.RenameProvider?.rename(opened.document, params);
    const edits = edit?.changes?.[opened.document.uri.toString()] ?? [];
    expect(applied(opened.text, edits)).toBe(opened.text.replaceAll('Morning', 'Dawn'));
});

test('hover of a fragment', async () => {
    const opened = await open(inScenarioWithFragments('include Mor<|>ning at 5s'));
    const params = { textDocument: identifier(opened.document), position: cursor(opened) };
    const result = await ccsim.lsp.HoverProvider?.getHoverContent(opened.document, params);
    const text = MarkupContent.is(result?.contents) ? result.contents.value : '';
    for (const part of ['fragment on `Acme`', '3 statements', '`pause` = `5s`', 'How a day begins.']) {
        expect(text).toContain(part);
    }
});

test('formatting', async () => {
    await expectFormatting(ccsim)({
        before: 'fragment  F on T { param p=5s\nat 0s fail C\nafter p   fail C }\nscenario S on T{include F  at 5s  with p 6s,q 7s}',
        after: `fragment F on T {
    param p = 5s
    at 0s    fail C
    after p  fail C
}
scenario S on T {
    include F at 5s with p 6s, q 7s
}
`,
    });
});

test('outline and hints', async () => {
    const { document } = await open(inScenarioWithFragments('include Morning at 2min\n after 5s A102 log in'));
    const params = { textDocument: identifier(document) };
    const symbols = (await ccsim.lsp.DocumentSymbolProvider?.getSymbols(document, params)) ?? [];
    expect(symbols.find(({ name }) => name === 'Morning')).toMatchObject({ detail: 'fragment on Acme' });
    expect(symbols.find(({ name }) => name === 'Test')?.children?.[0]).toMatchObject({ name: 'include Morning' });
    const range = { start: { line: 0, character: 0 }, end: document.textDocument.positionAt(1e6) };
    const hints = (await ccsim.lsp.InlayHintProvider?.getInlayHints(document, { ...params, range })) ?? [];
    expect(hints.map(({ label }) => label)).toEqual(expect.arrayContaining(['= 5s', '= 2min5s']));
});

test('a quick fix imports the file of a fragment', async () => {
    await open(`${ACME}${FRAGMENTS}`, '/fragments/parts.ccsim');
    const text = `import "parts.ccsim"\n`;
    const { document } = await open(
        'scenario S on Acme { duration 5s include Morning at 1s }',
        '/fragments/s.ccsim',
        true,
    );
    const diagnostics = (document.diagnostics ?? []).filter(({ message }) => String(message).includes('fragment'));
    const range = diagnostics[0]?.range ?? { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };
    const params = { textDocument: identifier(document), range, context: { diagnostics } };
    const actions = (await ccsim.lsp.CodeActionProvider?.getCodeActions(document, params)) ?? [];
    const [action] = actions.filter(({ title }) => title.startsWith('Import'));
    const edits =
        action !== undefined && 'edit' in action ? (action.edit?.changes?.[document.uri.toString()] ?? []) : [];
    expect(applied(document.textDocument.getText(), edits)).toContain(text);
});
