/** What every report of tests is made from, and which reports there are. */

import type { Place, TestOutcome } from './outcomes.ts';

export const REPORTERS = ['text', 'json', 'junit', 'sarif', 'github'] as const;
export type Reporter = (typeof REPORTERS)[number];

export interface TestReport {
    readonly version: string;
    readonly outcomes: readonly TestOutcome[];
    /** Time that all of them took. */
    readonly durationMs: number;
}

export interface Totals {
    readonly tests: number;
    readonly failed: number;
    /** Tests that could not run, or not to their end; they are among those that failed. */
    readonly broken: number;
    readonly expectations: number;
    readonly expectationsFailed: number;
}

export function totalsOf(outcomes: readonly TestOutcome[]): Totals {
    const expectations = outcomes.flatMap((outcome) => outcome.expectations);
    return {
        tests: outcomes.length,
        failed: outcomes.filter(({ passed }) => !passed).length,
        broken: outcomes.filter(isBroken).length,
        expectations: expectations.length,
        expectationsFailed: expectations.filter(({ passed }) => !passed).length,
    };
}

/** Whether a test could not be judged as a whole. */
export function isBroken({ problems, stopped }: TestOutcome): boolean {
    return problems.length > 0 || stopped !== undefined;
}

/** What went wrong in a test, each at its place: mistakes, failed expectations, and that it was stopped. */
export interface Failure extends Place {
    /** Of a check, or {@link FAILED_EXPECTATION} or {@link STOPPED}. */
    readonly code: string;
    readonly message: string;
    /** What it goes back to, or is included by. */
    readonly related: readonly { readonly place: Place; readonly text: string }[];
}

export const FAILED_EXPECTATION = 'expectation/failed';
export const STOPPED = 'run/stopped';

export function failuresOf(outcome: TestOutcome): readonly Failure[] {
    const { place, problems, stopped, expectations } = outcome;
    return [
        ...problems
            .filter(({ severity }) => severity === 'error')
            .map(({ file, line, column, code, message }) => ({
                ...{ file, line, column, endLine: line, endColumn: column + 1, code },
                message: message.replace(/\s*\n\s*/g, ' '),
                related: [],
            })),
        ...(stopped === undefined ? [] : [{ ...place, code: STOPPED, message: stopped, related: [] }]),
        ...expectations
            .filter(({ passed }) => !passed)
            .map((failed) => ({
                ...failed.place,
                code: FAILED_EXPECTATION,
                message: `Expected: ${failed.text.replace(/^expect\s+/, '')}. Seen: ${failed.seen}`,
                related: [
                    ...(failed.cause === undefined ? [] : [failed.cause]),
                    ...(failed.includedAt === undefined
                        ? []
                        : [{ place: failed.includedAt, text: `included in ${outcome.name}` }]),
                ],
            })),
    ];
}
