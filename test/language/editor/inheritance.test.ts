import { expectFindReferences, expectGoToDefinition } from 'langium/test';
import { describe, expect, test } from 'vitest';
import { ACME, applied, ccsim, complete, cursor, identifier, open, shared } from './editing.ts';

const inNight = (statement: string) => `${ACME}\ntopology Night extends Acme {\n    ${statement}\n}\n`;
const onNight = (members: string, statement: string) =>
    `${inNight(members)}scenario Test on Night {\n    duration 10min\n    ${statement}\n}\n`;

describe('completion', () => {
    test.each<readonly [string, string, readonly string[]]>([
        ['a topology to extend', `${ACME}\ntopology Night extends <|>`, ['Acme']],
        ['inherited names', inNight('agents N1 on <|>'), ['Ucm']],
        ['agents of both', onNight('agents N1 on Ucm handle Voice', 'at 0s A101, <|>'), ['A102', 'N1']],
        ['not what is left out', onNight('without A102', 'at 0s A101, <|>'), []],
        ['domains of an inherited agent', onNight('', 'at 0s A101 log in to <|>'), ['Voice', 'Email']],
    ])('%s', async (_, text, expected) => {
        expect((await complete(text)).map(({ label }) => label).sort()).toEqual([...expected].sort());
    });

    test('what can be left out', async () => {
        const labels = (await complete(inNight('without <|>'))).map(({ label }) => label);
        expect(labels).toEqual(expect.arrayContaining(['A101', 'Email', 'EmailManager', 'MrPg', 'link']));
        expect(labels).not.toContain('Acme');
    });

    test('without, only where there is something to leave out', async () => {
        expect((await complete(inNight('<|>'))).map(({ label }) => label)).toContain('without');
        expect(
            (await complete(ACME.replace('link EmailPim', '<|>\n link EmailPim'))).map(({ label }) => label),
        ).not.toContain('without');
    });
});

test('definitions of inherited and of replaced names', async () => {
    const text = `topology T {
    controller C
    peripheral P
    domain <|D|> voice
    agents <|A1|>, A2 on P handle D
}
topology <|N|> extends T { agents <|A2|> on P handle <|>D }
scenario S on N<|> { at 1s A<|>1 log in at 2s A<|>2 log in }`;
    for (const [index, rangeIndex] of [0, 2, 1, 3].entries()) {
        await expectGoToDefinition(ccsim)({ text, index, rangeIndex, disposeAfterCheck: true });
    }
});

test('references of what is inherited', async () => {
    const text = `topology T {
    controller C
    peripheral P
    domain D voice
    agents <|<|>A1|>, A2 on P handle D
}
topology N extends T { team E: <|<|>A1|> }
scenario S on N { at 1s <|<|>A1|> log in }
fragment F on T { at 1s <|<|>A1|> log in }`;
    await expectFindReferences(ccsim)({ text, includeDeclaration: true, disposeAfterCheck: true });
});

test('rename of what is inherited, across files', async () => {
    await open(ACME, '/inherited/acme.ccsim');
    const main =
        'import "acme.ccsim"\ntopology N extends Acme { team E: A101 }\nscenario S on N { at 1s A10<|>1 logs in }';
    const opened = await open(main, '/inherited/main.ccsim');
    const params = { textDocument: identifier(opened.document), position: cursor(opened), newName: 'Zoe' };
    const { changes = {} } = (await ccsim.lsp.RenameProvider?.rename(opened.document, params)) ?? {};
    const declaring = shared.workspace.LangiumDocuments.all.find((each) => each.uri.path === '/inherited/acme.ccsim');
    const uri = declaring?.uri.toString() ?? '';
    expect(applied(opened.text, changes[opened.document.uri.toString()] ?? [])).toBe(
        opened.text.replaceAll('A101', 'Zoe'),
    );
    expect(applied(ACME, changes[uri] ?? [])).toBe(ACME.replaceAll('A101', 'Zoe'));
});

test('a repair changes the file that something inherited is written in', async () => {
    await open(ACME, '/repaired/acme.ccsim');
    const text = `import "acme.ccsim"
topology N extends Acme { domain Chat chat  application Desk serves Chat }
scenario S on N { duration 5min  at 1s A101 log in to Chat }`;
    const { document } = await open(text, '/repaired/main.ccsim', true);
    const diagnostics = (document.diagnostics ?? []).filter(({ code }) => code === 'agent/domain');
    const range = diagnostics[0]?.range ?? { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };
    const params = { textDocument: identifier(document), range, context: { diagnostics } };
    const actions = (await ccsim.lsp.CodeActionProvider?.getCodeActions(document, params)) ?? [];
    const changed = actions.flatMap((each) => ('edit' in each ? Object.keys(each.edit?.changes ?? {}) : []));
    expect(changed.map((uri) => uri.split('/').at(-1))).toEqual(['acme.ccsim']);
});
