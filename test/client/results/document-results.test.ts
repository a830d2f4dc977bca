import { describe, expect, test } from 'vitest';
import { documentResults, verdictText } from '../../../client/results/document-results.ts';
import type { RunResult, ScenarioRun, SourcePlace } from '../../../server/protocol.ts';

const URI = 'file:///site.ccsim';
const OTHER = 'file:///fragments.ccsim';

const placeAt = (line: number, uri = URI): SourcePlace => ({
    uri,
    startLine: line,
    startColumn: 4,
    endLine: line,
    endColumn: 20,
});

const RAN: RunResult = { passed: true, durationMs: 1, expectations: [], statements: [], rules: [] };
const passed = { text: 'expect it', place: placeAt(5), passed: true, seen: 'It was so.' };
const failed = { ...passed, place: placeAt(6), passed: false, seen: 'It was not.', atMs: 7_000 };

const runOf = (run: Partial<RunResult> | undefined, caseName?: string): ScenarioRun => ({
    scenario: 'Loss',
    ...(caseName === undefined ? {} : { caseName }),
    range: placeAt(1),
    ...(run === undefined ? {} : { run: { ...RAN, ...run } }),
});

const resultsOf = (...runs: readonly ScenarioRun[]) => documentResults({ uri: URI, version: 1, runs });

describe('verdicts', () => {
    test.each([
        [runOf({ expectations: [passed] }), '1 expectation holds'],
        [runOf({ expectations: [passed, passed] }), '2 expectations hold'],
        [runOf({ passed: false, expectations: [passed, failed] }), '1 of 2 expectations failed'],
        [runOf({ passed: false, stopped: 'Stopped.' }), 'Stopped at the limit of events'],
        [{ ...runOf(undefined), isTooLong: true }, 'Too long to be run while typing'],
    ])('%#: %s', (run, text) => {
        expect(resultsOf(run).verdicts.map(verdictText)).toEqual([text]);
    });

    test('know when the first failure was, and nothing of what cannot run', () => {
        expect(resultsOf(runOf({ passed: false, expectations: [passed, failed] })).verdicts).toMatchObject([
            { kind: 'failed', failedAtMs: 7_000, scenario: 'Loss' },
        ]);
        expect(resultsOf(runOf(undefined)).verdicts).toEqual([]);
    });
});

describe('what a statement did', () => {
    const statement = (phrase?: string, uri = URI) => ({
        place: placeAt(3, uri),
        occurrences: 1,
        effects: 1,
        ...(phrase === undefined ? {} : { phrase }),
    });

    test('is said once where cases agree, and by case where they do not', () => {
        const same = resultsOf(runOf({ statements: [statement('2 agents logged out')] }));
        expect(same.hints).toMatchObject([{ range: { startLine: 3 }, text: '2 agents logged out' }]);
        const different = resultsOf(
            runOf({ statements: [statement('no effect')] }, 'Short'),
            runOf({ statements: [statement('1 agent logged out')] }, 'Long'),
            runOf({ statements: [statement('no effect')] }, 'Shorter'),
        );
        expect(different.hints).toMatchObject([{ text: 'Short, Shorter: no effect; Long: 1 agent logged out' }]);
    });

    test('is cut, where it is too long for the end of a line, between two things', () => {
        const long = '2 tasks ended with 42, 1 task in no report, 4 tasks reported in part';
        const { hints } = resultsOf(runOf({ statements: [statement(long)] }));
        expect(hints).toMatchObject([{ text: long, label: '2 tasks ended with 42, 1 task in no report…' }]);
    });

    test('is left out where there is nothing to say, and where another file has it', () => {
        expect(resultsOf(runOf({ statements: [statement(), statement('no effect', OTHER)] })).hints).toEqual([]);
    });
});

describe('expectations that failed', () => {
    test('are shown once for all the cases, with what they go back to', () => {
        const cause = { place: placeAt(3), text: 'at 1s fail Central' };
        const { failures } = resultsOf(
            runOf({ expectations: [{ ...failed, cause }] }, 'Short'),
            runOf({ expectations: [{ ...failed, seen: 'It was worse.' }] }, 'Long'),
        );
        expect(failures).toEqual([
            {
                range: placeAt(6),
                message: 'This expectation does not hold. Short: It was not.\nLong: It was worse.',
                related: [cause],
            },
        ]);
    });

    test('of a fragment in another file are shown where it is included', () => {
        const inFragment = { ...failed, place: placeAt(40, OTHER), includedAt: placeAt(4) };
        expect(resultsOf(runOf({ expectations: [inFragment] })).failures).toMatchObject([
            { range: { startLine: 4 }, related: [{ place: { uri: OTHER, startLine: 40 }, text: 'expect it' }] },
        ]);
    });
});
