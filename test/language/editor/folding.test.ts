import { expect, test } from 'vitest';
import { ccsim, identifier, open } from './editing.ts';

/** What each fold hides under its first line: `first line … last line`. */
async function folds(text: string): Promise<readonly string[]> {
    const { document } = await open(text);
    const params = { textDocument: identifier(document) };
    const ranges = (await ccsim.lsp.FoldingRangeProvider?.getFoldingRanges(document, params)) ?? [];
    const lines = text.split('\n').map((line) => line.trim());
    return ranges
        .toSorted((a, b) => a.startLine - b.startLine)
        .map(({ startLine, endLine, kind }) => `${lines[startLine]} … ${lines[endLine]}${kind ? ` (${kind})` : ''}`);
}

const TIMELINE = `scenario S on Acme {
    duration 10min

    // Morning: everybody logs in.
    at 0s  A101 log in
    at 5s  A102 log in
    at 9s  A103 log in

    at 1min  fail AgentPg.A
    at 2min  fail AgentPg.B
    // The repair
    // of one side.
    at 3min  restore AgentPg.A

    expect always Central is UP
    expect at end A101 is ACTIVE
}`;

test('the phases of a timeline fold under their comment or first statement', async () => {
    expect(await folds(TIMELINE)).toEqual([
        'scenario S on Acme { … expect at end A101 is ACTIVE',
        '// Morning: everybody logs in. … at 9s  A103 log in',
        'at 1min  fail AgentPg.A … at 2min  fail AgentPg.B',
        '// The repair … at 3min  restore AgentPg.A',
        'expect always Central is UP … expect at end A101 is ACTIVE',
    ]);
});

test('what is expected folds apart from the timeline right above it', async () => {
    expect(
        await folds(
            'scenario S on A {\n  at 1s fail X\n  at 2s fail Y\n  expect always X is UP\n  expect always Y is UP\n}',
        ),
    ).toEqual([
        'scenario S on A { … expect always Y is UP',
        'at 1s fail X … at 2s fail Y',
        'expect always X is UP … expect always Y is UP',
    ]);
});

test('a block without phases folds as a whole only', async () => {
    expect(await folds('scenario S on A {\n    at 1s fail X\n    at 2s fail Y\n}')).toEqual([
        'scenario S on A { … at 2s fail Y',
    ]);
});

test('a nested block folds by itself, and a long comment apart from what it is above', async () => {
    expect(
        await folds(`topology T {
    gateway G {
        cti server C
    }
    domain D

    // One
    // two
    // three
    // four.
    link A -- B
    link C -- D
}`),
    ).toEqual([
        'topology T { … link C -- D',
        'gateway G { … cti server C',
        '// One … // four. (comment)',
        'link A -- B … link C -- D',
    ]);
});

test('regions fold, nested ones too, and one that is not closed does not', async () => {
    expect(
        await folds('// region Outer\n// #region Inner\ntopology A {}\n// #endregion\n// endregion\n// region Open\n'),
    ).toEqual(['// region Outer … // endregion (region)', '// #region Inner … // #endregion (region)']);
});

test('imports fold', async () => {
    expect(await folds('import "a.ccsim"\nimport "b.ccsim"\n')).toEqual([
        'import "a.ccsim" … import "b.ccsim" (imports)',
    ]);
});
