/** Running the suite, and its results in the form in which they leave the extension host: a file of the open folder. */

import type { Runner, Test } from 'mocha';
import { Uri, workspace } from 'vscode';

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

export const REPORT_FILE = 'test-report.json';

export const MOCHA_OPTIONS = { ui: 'tdd', timeout: 30_000, forbidOnly: true } as const;

/** Waits for a run that has begun; fails if a test fails. */
export async function runAndReport(runner: Runner): Promise<void> {
    const report = reportOf(runner);
    await new Promise<void>((resolve) => runner.once('end', () => resolve()));
    await write(report());
    if (runner.failures > 0) {
        throw new Error(`${runner.failures} failed`);
    }
}

/** Listens to a run; the function it returns tells what has happened so far. */
function reportOf(runner: Runner): () => Report {
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

async function write(report: Report): Promise<void> {
    const [folder] = workspace.workspaceFolders ?? [];
    if (folder === undefined) {
        throw new Error('no folder is open');
    }
    const text = JSON.stringify(report, undefined, 4);
    await workspace.fs.writeFile(Uri.joinPath(folder.uri, REPORT_FILE), new TextEncoder().encode(text));
}
