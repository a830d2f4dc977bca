/** Counts of passed, failed and skipped tests, from the reports of the runners. */

import { existsSync, readFileSync } from 'node:fs';

/**
 * @typedef {object} Tally
 * @property {number} passed
 * @property {number} failed
 * @property {number} skipped
 */

/** The tally of a check that has no tests of its own. */
export function tallyOfCheck(/** @type {number} */ exitCode) {
    return exitCode === 0 ? { passed: 1, failed: 0, skipped: 0 } : { passed: 0, failed: 1, skipped: 0 };
}

/**
 * What Vitest's JSON reporter wrote.
 *
 * @param {string} file
 * @param {number} exitCode
 */
export function tallyOfVitest(file, exitCode) {
    /** @type {{ numPassedTests: number, numFailedTests: number, numPendingTests: number, numTodoTests: number }} */
    const report = read(file, { numPassedTests: 0, numFailedTests: 0, numPendingTests: 0, numTodoTests: 0 });
    const skipped = report.numPendingTests + report.numTodoTests;
    return believe({ passed: report.numPassedTests, failed: report.numFailedTests, skipped }, exitCode);
}

/**
 * What `test/vscode/suite` wrote.
 *
 * @param {string} file
 * @param {number} exitCode
 */
export function tallyOfInHostTests(file, exitCode) {
    /** @type {import('../test/vscode/suite/report.ts').Report} */
    const report = read(file, { tests: [] });
    const count = (/** @type {string} */ outcome) => report.tests.filter((test) => test.outcome === outcome).length;
    return believe({ passed: count('passed'), failed: count('failed'), skipped: count('skipped') }, exitCode);
}

/** @returns {Tally} */
export function sumOf(/** @type {readonly Tally[]} */ tallies) {
    return tallies.reduce((sum, tally) => ({
        passed: sum.passed + tally.passed,
        failed: sum.failed + tally.failed,
        skipped: sum.skipped + tally.skipped,
    }));
}

/** The line with which a run closes. */
export function closingLine(/** @type {Tally} */ { passed, failed, skipped }) {
    return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
}

/**
 * A runner that failed without a failed test (a file that does not load, an editor that does not start) is a failure.
 *
 * @param {Tally} tally
 * @param {number} exitCode
 * @returns {Tally}
 */
function believe(tally, exitCode) {
    const ranNothing = tally.passed + tally.failed === 0;
    const failed = tally.failed === 0 && (exitCode !== 0 || ranNothing) ? 1 : tally.failed;
    return { ...tally, failed };
}

/**
 * @template T
 * @param {string} file
 * @param {T} absent
 * @returns {T}
 */
function read(file, absent) {
    return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : absent;
}
