/** The report in the form of JUnit, which every build server reads: a test suite per file, a test case per test. */

import type { TestOutcome } from './outcomes.ts';
import { failuresOf, isBroken, type TestReport, totalsOf } from './report.ts';

export function junitReport({ outcomes, durationMs }: TestReport): string {
    const files = [...new Set(outcomes.map(({ place }) => place.file))];
    const suites = files.flatMap((file) => {
        const own = outcomes.filter(({ place }) => place.file === file);
        const sumMs = own.reduce((sum, outcome) => sum + outcome.durationMs, 0);
        return [
            `    <testsuite name="${escaped(file)}" ${countsOf(own, sumMs)}>`,
            ...own.flatMap(testCase),
            '    </testsuite>',
        ];
    });
    const lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        `<testsuites name="ccsim" ${countsOf(outcomes, durationMs)}>`,
        ...suites,
        '</testsuites>',
    ];
    return `${lines.join('\n')}\n`;
}

function testCase(outcome: TestOutcome): readonly string[] {
    const { name, place, durationMs, passed } = outcome;
    const attributes = `name="${escaped(name)}" classname="${escaped(place.file)}" time="${seconds(durationMs)}"`;
    const start = `        <testcase ${attributes} file="${escaped(place.file)}" line="${place.line}"`;
    return passed ? [`${start}/>`] : [`${start}>`, ...failureElement(outcome), '        </testcase>'];
}

/** Readers of the format know one failure per test case, so that it has all that failed as its text. */
function failureElement(outcome: TestOutcome): readonly string[] {
    const failures = failuresOf(outcome);
    const [first] = failures;
    const element = isBroken(outcome) ? 'error' : 'failure';
    const more = failures.length > 1 ? ` (and ${failures.length - 1} more)` : '';
    const message = `${first?.message ?? ''}${more}`;
    return [
        `            <${element} type="${escaped(first?.code ?? '')}" message="${escaped(message)}">`,
        ...failures.map((each) => escaped(`${each.file}:${each.line}:${each.column}: ${each.code} ${each.message}`)),
        `</${element}>`,
    ];
}

function countsOf(outcomes: readonly TestOutcome[], durationMs: number): string {
    const { tests, failed, broken } = totalsOf(outcomes);
    return `tests="${tests}" failures="${failed - broken}" errors="${broken}" time="${seconds(durationMs)}"`;
}

function seconds(durationMs: number): string {
    return (durationMs / 1000).toFixed(3);
}

const ENTITIES: Readonly<Record<string, string>> = {
    '&': '&amp;',
    '<': '&lt;',
    '>': '&gt;',
    '"': '&quot;',
    '\n': '&#10;',
    '\t': '&#9;',
};

/** Characters that XML cannot hold in any way are left out. */
function escaped(text: string): string {
    return text
        .replace(/[^\t\n\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '')
        .replace(/[&<>"\n\t]/g, (character) => ENTITIES[character] ?? '');
}
