/** The report for people: a line per test, and under it what failed, as `file:line:column: error code message`. */

import type { Palette } from '../colours.ts';
import { counted } from '../problem-text.ts';
import type { TestOutcome } from './outcomes.ts';
import { failuresOf, type TestReport, totalsOf } from './report.ts';

export function textReport({ outcomes, durationMs }: TestReport, palette: Palette): string {
    const files = new Map<string, readonly TestOutcome[]>();
    for (const outcome of outcomes) {
        files.set(outcome.place.file, [...(files.get(outcome.place.file) ?? []), outcome]);
    }
    const lines = [...files].flatMap(([file, tests]) => [
        palette.strong(file),
        ...tests.flatMap((test) => testLines(test, palette)),
    ]);
    return `${[...lines, summaryLine({ outcomes, durationMs }, palette)].join('\n')}\n`;
}

function testLines(outcome: TestOutcome, palette: Palette): readonly string[] {
    const mark = outcome.passed ? palette.good('passed') : palette.bad('FAILED');
    return [
        `  ${mark}  ${outcome.name}  ${palette.faint(detailOf(outcome))}`,
        ...failuresOf(outcome).map(({ file, line, column, code, message }) => {
            const place = palette.strong(`${file}:${line}:${column}:`);
            return `    ${place} ${palette.bad('error')} ${code} ${message}`;
        }),
    ];
}

function detailOf({ problems, stopped, expectations, durationMs }: TestOutcome): string {
    if (problems.length > 0) {
        return 'could not run';
    }
    const failed = expectations.filter((each) => !each.passed).length;
    const judged = counted(expectations.length, 'expectation');
    return [
        ...(stopped === undefined ? [] : ['stopped']),
        failed > 0 ? `${failed} of ${judged} failed` : judged,
        timeText(durationMs),
    ].join(', ');
}

function summaryLine({ outcomes, durationMs }: Pick<TestReport, 'outcomes' | 'durationMs'>, palette: Palette): string {
    const { tests, failed, expectations, expectationsFailed } = totalsOf(outcomes);
    const verdict = failed > 0 ? palette.bad(`${failed} failed`) : '0 failed';
    const judged = `${counted(expectations, 'expectation')}, ${expectationsFailed} failed`;
    return `${counted(tests, 'test')}: ${tests - failed} passed, ${verdict} (${judged}; ${timeText(durationMs)})`;
}

function timeText(durationMs: number): string {
    return durationMs < 1000 ? `${Math.round(durationMs)} ms` : `${(durationMs / 1000).toFixed(1)} s`;
}
