/** The results of a run in the form in which they leave the extension host. */

import type { Runner, Test } from 'mocha';

export interface Report {
    readonly tests: readonly ReportedTest[];
}

export interface ReportedTest {
    readonly title: string;
    readonly outcome: 'passed' | 'failed' | 'skipped';
    readonly milliseconds: number;
    /** Of a failed test: message and stack. */
    readonly error?: string;
}

/** Listens to a run; the function it returns tells what has happened so far. */
export function reportOf(runner: Runner): () => Report {
    const tests: ReportedTest[] = [];
    const entry = (test: Test, outcome: ReportedTest['outcome']): ReportedTest => ({
        title: test.fullTitle(),
        outcome,
        milliseconds: test.duration ?? 0,
    });
    runner.on('pass', (test) => tests.push(entry(test, 'passed')));
    runner.on('pending', (test) => tests.push(entry(test, 'skipped')));
    runner.on('fail', (test, error: Error) =>
        tests.push({ ...entry(test, 'failed'), error: error.stack ?? error.message }),
    );
    return () => ({ tests });
}
