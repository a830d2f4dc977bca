/** How a command ends. */

export const EXIT = {
    fine: 0,
    /** Errors in the files, or an expectation that failed. */
    failed: 1,
    /** Nothing could be judged: a wrong option, a file that cannot be read or written. */
    couldNotRun: 2,
} as const;

export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

/** Something outside of the scenario keeps a command from running; the message says what, where and the remedy. */
export class CannotRun extends Error {
    override readonly name = 'CannotRun';
}
