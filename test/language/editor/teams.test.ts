import { expectFindReferences, expectGoToDefinition, expectSemanticToken, highlightHelper } from 'langium/test';
import { describe, expect, test } from 'vitest';
import { MarkupContent, ResponseError, SemanticTokenTypes } from 'vscode-languageserver';
import { applied, ccsim, complete, cursor, identifier, inScenario, inTopology, open } from './editing.ts';

const GROUPS = `link EmailPim -- Central
    agents B01..B12 on Ucm at Desk handle Voice
    team Early: A101, B01..B03
    team Late: Early, A102
    skill group Billing in Voice: Early`;

const withGroups = (statement: string) => inScenario(statement).replace('link EmailPim -- Central', GROUPS);

describe('completion', () => {
    test.each<readonly [string, readonly string[]]>([
        ['at 5s Early <|>', ['log', 'become', 'stop', 'answer', 'hold', 'retrieve', 'stop answering']],
        ['at 5s Early log in to <|>', ['Voice', 'Email']],
        ['at 5s B01..B03 log in to <|>', ['Voice']],
        ['at 5s B11..<|>', ['B12']],
        ['at 5s Ucm receives Voice call for <|>', ['Billing']],
        ['expect at 5s Early <|>', ['are']],
    ])('%s', async (statement, expected) => {
        const labels = (await complete(withGroups(statement))).map(({ label }) => label);
        expect(labels.filter((label) => expected.includes(label)).length).toBeGreaterThan(0);
        expect(labels.filter((label) => /^[A-Z]/.test(label) && !expected.includes(label))).toEqual([]);
    });

    test('offers teams and every agent where agents are listed', async () => {
        const labels = (await complete(withGroups('at 5s A101, <|>'))).map(({ label }) => label);
        expect(labels).toEqual([
            'Early',
            'Late',
            'A102',
            ...Array.from({ length: 12 }, (_, n) => `B${String(n + 1).padStart(2, '0')}`),
        ]);
    });

    test('of a team in the topology', async () => {
        const labels = (await complete(inTopology('team Early: <|>'))).map(({ label }) => label);
        expect(labels).toEqual(['A101', 'A102']);
    });
});

test('definition of an agent of a range leads to the range, of a team to the team', async () => {
    const text = `topology T {
    controller C
    peripheral P
    domain D voice
    agents <|A001|>..A040 on P handle D
    team <|Early|>: A00<|>7
}
scenario S on T { at 5s Ear<|>ly log in }`;
    await expectGoToDefinition(ccsim)({ text, index: 0, rangeIndex: 0, disposeAfterCheck: true });
    await expectGoToDefinition(ccsim)({ text, index: 1, rangeIndex: 1, disposeAfterCheck: true });
});

test('references of a team', async () => {
    const text = `topology T {
    controller C
    peripheral P
    domain D voice
    agents A1, A2 on P handle D
    team <|<|>Early|>: A1
    team Late: <|<|>Early|>, A2
}
scenario S on T { at 5s <|<|>Early|> log in }`;
    await expectFindReferences(ccsim)({ text, includeDeclaration: true, disposeAfterCheck: true });
});

describe('rename', () => {
    async function rename(marked: string, newName: string) {
        const opened = await open(marked);
        const params = { textDocument: identifier(opened.document), position: cursor(opened), newName };
        const edit = await ccsim.lsp.RenameProvider?.rename(opened.document, params);
        return applied(opened.text, edit?.changes?.[opened.document.uri.toString()] ?? []);
    }

    test('of a team', async () => {
        const text = withGroups('at 5s Ear<|>ly log in');
        expect(await rename(text, 'Morning')).toBe(text.replace('<|>', '').replaceAll('Early', 'Morning'));
    });

    test.each(['at 5s B0<|>2 logs in', 'at 5s B0<|>2..B03 log in'])(
        'of one agent of a range is refused: %s',
        async (statement) => {
            await expect(rename(withGroups(statement), 'Zoe')).rejects.toBeInstanceOf(ResponseError);
        },
    );

    test('of an agent beside a range', async () => {
        const text = withGroups('at 5s A1<|>02 logs in');
        expect(await rename(text, 'Zoe')).toBe(text.replace('<|>', '').replaceAll('A102', 'Zoe'));
    });
});

test.each<readonly [string, string]>([
    ['at 5s Ear<|>ly log in', '`A101`, `B01`, `B02`, `B03`'],
    ['at 5s B0<|>7 logs in', '**B07** — agent'],
    ['at 5s Ucm receives Voice call for Bil<|>ling lasting 5s', 'skill group in `Voice`'],
])('hover: %s', async (statement, expected) => {
    const opened = await open(withGroups(statement));
    const params = { textDocument: identifier(opened.document), position: cursor(opened) };
    const result = await ccsim.lsp.HoverProvider?.getHoverContent(opened.document, params);
    expect(MarkupContent.is(result?.contents) ? result.contents.value : '').toContain(expected);
});

test('semantic tokens', async () => {
    const found = await highlightHelper(ccsim)(
        withGroups('at 5s <|Early|>, <|B02|>..<|B03|> log in').replace('team Early', 'team <|Early|>'),
    );
    [0, 1, 2, 3].forEach((rangeIndex) => {
        expectSemanticToken(found, { rangeIndex, tokenType: SemanticTokenTypes.variable });
    });
});

test('formatting', async () => {
    const { document, text } = await open(
        'topology T {\n    team   Early :A1 , A2 .. A4\n    skill   group B in D:Early\n}\n',
    );
    const params = { textDocument: identifier(document), options: { tabSize: 4, insertSpaces: true } };
    const edits = (await ccsim.lsp.Formatter?.formatDocument(document, params)) ?? [];
    expect(applied(text, edits)).toBe('topology T {\n    team Early: A1, A2..A4\n    skill group B in D: Early\n}\n');
});
