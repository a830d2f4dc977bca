/** Conditions that are looked up instant by instant: what a status display shows. */

import type { TraceReader } from '../trace/reader.ts';
import type { Change, Seen, StateCondition } from './state-condition.ts';

export interface SampledCondition {
    /** Every instant at which it may change, in whatever order. */
    readonly instants: Iterable<number>;
    holdsAt(atMs: number): boolean;
    describe(atMs: number): Seen;
}

/** A condition that is looked up at the instants at which it may change. */
export function sampledStates(reader: TraceReader, condition: SampledCondition): StateCondition {
    return {
        needsFinishedRun: false,
        changes: (fromMs, toMs) => changesOf(condition, fromMs, toMs),
        entryOfChange: (atMs) => {
            const { entry } = condition.describe(atMs);
            return entry !== undefined && reader.atMs(entry) === atMs ? entry : undefined;
        },
        describe: (atMs) => condition.describe(atMs),
    };
}

/** The instants at which a lane changes. */
export function instantsOf(reader: TraceReader, lane: number): readonly number[] {
    return Array.from(reader.transitions(lane), (entry) => reader.atMs(entry));
}

function* changesOf(condition: SampledCondition, fromMs: number, toMs: number): Generator<Change, void, undefined> {
    let holds = condition.holdsAt(fromMs);
    yield { atMs: fromMs, holds };
    const within = [...new Set(condition.instants)].filter((atMs) => atMs > fromMs && atMs <= toMs);
    for (const atMs of within.sort((one, other) => one - other)) {
        if (condition.holdsAt(atMs) !== holds) {
            holds = !holds;
            yield { atMs, holds };
        }
    }
}
