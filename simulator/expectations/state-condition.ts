/** Conditions that hold or do not at each instant of a run, judged after everything that happens at it. */

/** From this instant on a condition holds, or does not. */
export interface Change {
    readonly atMs: number;
    readonly holds: boolean;
}

/** What an instant shows, in words, and the entry that shows it best. */
export interface Seen {
    /** A clause without its instant: `A101 was AVAILABLE in Email since 5s (agent/transitions)`. */
    readonly text: string;
    readonly entry?: number;
}

export interface StateCondition {
    /** Only the finished run tells it, whatever the instant. */
    readonly needsFinishedRun: boolean;
    /** How it is at `fromMs`, then each instant up to `toMs`, included, at which that changes, in order. */
    changes(fromMs: number, toMs: number): Iterable<Change>;
    /** The entry at an instant since which it is as it is then; none if it was so before, or if only time passed. */
    entryOfChange(atMs: number): number | undefined;
    describe(atMs: number): Seen;
}

/** First instant from `fromMs` to `toMs` at which a condition holds, or (`wanted` false) does not. */
export function firstInstant(
    condition: StateCondition,
    fromMs: number,
    toMs: number,
    wanted: boolean,
): number | undefined {
    for (const { atMs, holds } of condition.changes(fromMs, toMs)) {
        if (holds === wanted) {
            return atMs;
        }
    }
    return undefined;
}
