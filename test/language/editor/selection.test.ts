import { expect, test } from 'vitest';
import type { SelectionRange } from 'vscode-languageserver';
import { ACME, ccsim, identifier, inScenario, open } from './editing.ts';

/** What is selected at the cursor, step by step, as long as it stays on one line. */
async function steps(marked: string): Promise<readonly string[]> {
    const { document, positions } = await open(marked);
    const params = { textDocument: identifier(document), positions: [...positions] };
    const [range] = ccsim.lsp.SelectionRangeProvider.getSelectionRanges(document, params);
    const texts: string[] = [];
    for (let each: SelectionRange | undefined = range; each !== undefined; each = each.parent) {
        texts.push(document.textDocument.getText(each.range));
    }
    return texts;
}

const oneLine = (texts: readonly string[]) => texts.filter((text) => !text.includes('\n'));

test.each<readonly [string, readonly string[]]>([
    [
        'at 5s A101, A1<|>02 log in to Voice, Email',
        ['A102', 'A101, A102', 'A101, A102 log in to Voice, Email', 'at 5s A101, A102 log in to Voice, Email'],
    ],
    [
        'at 5s A101 log in to Vo<|>ice, Email',
        [
            'Voice',
            'Voice, Email',
            'to Voice, Email',
            'log in to Voice, Email',
            'A101 log in to Voice, Email',
            'at 5s A101 log in to Voice, Email',
        ],
    ],
    [
        'at 1min fail AgentPg.<|>A, Central for 30s',
        [
            'A',
            '.A',
            'AgentPg.A',
            'AgentPg.A, Central',
            'fail AgentPg.A, Central for 30s',
            'at 1min fail AgentPg.A, Central for 30s',
        ],
    ],
    ['at 1min fail Central for 3<|>0s', ['30s', 'for 30s', 'fail Central for 30s', 'at 1min fail Central for 30s']],
    [
        'expect at end log says "two wo<|>rds"',
        ['words', 'two words', '"two words"', 'log says "two words"', 'expect at end log says "two words"'],
    ],
    ['at 5s fail Central // an out<|>age', ['outage', 'an outage', '// an outage']],
])('a selection in %s grows by what is written together', async (statement, expected) => {
    expect(oneLine(await steps(inScenario(statement)))).toEqual(expected);
});

test('it goes on with the body, the block and the file', async () => {
    const texts = (await steps(ACME.replace('pim UcmPim', 'pim Ucm<|>Pim'))).map((text) => text.split('\n')[0]?.trim());
    expect(texts).toEqual([
        'UcmPim',
        'pim UcmPim for Ucm',
        'cti server Cti',
        'gateway AgentPg duplexed {',
        'controller Central duplexed',
        'topology Acme {',
        "// Acme's contact center: a duplexed controller, one gateway for the agents and one for the e-mail application.",
    ]);
});

test.each(['<|>', '"<|>', '§ <|>', 'topology <|>{ {', '/* <|>'])(
    'there is a range in %s, which has no meaning',
    async (text) => {
        const texts = await steps(text);
        expect(texts.length).toBeGreaterThan(0);
        expect(texts.at(-1)).toBe(text.replace('<|>', ''));
    },
);
