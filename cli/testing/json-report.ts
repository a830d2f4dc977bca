/** The report for other programs; docs/continuous-integration.md says what its fields are. */

import type { TestOutcome } from './outcomes.ts';
import { type TestReport, totalsOf } from './report.ts';

/** Counted up when a field changes its meaning or goes away; a new field does not. */
const REPORT_VERSION = 1;

export function jsonReport({ version, outcomes, durationMs }: TestReport): string {
    const { tests, failed, expectations, expectationsFailed } = totalsOf(outcomes);
    const report = {
        version: REPORT_VERSION,
        ccsim: version,
        durationMs: Math.round(durationMs),
        totals: { tests, passed: tests - failed, failed, expectations, expectationsFailed },
        tests: outcomes.map(testOf),
    };
    return `${JSON.stringify(report, undefined, 4)}\n`;
}

function testOf(outcome: TestOutcome): unknown {
    const { place, name, scenario, caseName, passed, durationMs, seed, stopped, problems, expectations } = outcome;
    return {
        name,
        file: place.file,
        line: place.line,
        scenario,
        caseName: caseName ?? null,
        passed,
        durationMs: Math.round(durationMs),
        seed: seed ?? null,
        stopped: stopped ?? null,
        problems,
        expectations: expectations.map((expectation) => ({
            ...expectation.place,
            text: expectation.text,
            passed: expectation.passed,
            seen: expectation.seen,
            includedAt: expectation.includedAt ?? null,
            cause: expectation.cause ?? null,
        })),
    };
}
