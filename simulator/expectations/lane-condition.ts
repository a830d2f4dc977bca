/** Conditions on the states of lanes, and the sweep that finds the instants at which they hold. */

import type { TraceReader } from '../trace/reader.ts';
import type { Change, Seen, StateCondition } from './state-condition.ts';

/** How many of a condition's lanes there are at an instant, and how many of those match. */
export interface Tally {
    readonly present: number;
    readonly matching: number;
}

/** A lane and the transition that put it into its state. */
export interface LaneAt {
    readonly lane: number;
    readonly entry: number;
}

/** What a condition's lanes were at an instant. A lane without a transition so far is in neither list. */
export interface Sighting {
    readonly atMs: number;
    readonly matching: readonly LaneAt[];
    readonly others: readonly LaneAt[];
}

/** A predicate over the states of some lanes at one instant. */
export interface LaneCondition {
    readonly lanes: readonly number[];
    /** Whether a lane counts as matching in the state into which a transition put it. */
    matches(lane: number, entry: number): boolean;
    holds(tally: Tally): boolean;
    /** A clause without its instant: `A101 was AVAILABLE in Email since 5s (agent/transitions)`. */
    describe(sighting: Sighting): Seen;
    /** Only the finished run tells it, whatever the instant. */
    readonly needsFinishedRun: boolean;
}

const PRESENT = 1;
const MATCHING = 2;

/** A condition on lanes, swept along the trace. */
export function laneStates(reader: TraceReader, condition: LaneCondition): StateCondition {
    return {
        needsFinishedRun: condition.needsFinishedRun,
        changes: (fromMs, toMs) => changesOf(reader, condition, fromMs, toMs),
        entryOfChange: (atMs) => entryOfChange(reader, condition, atMs),
        describe: (atMs) => condition.describe(sightingAt(reader, condition, atMs)),
    };
}

function* changesOf(
    reader: TraceReader,
    condition: LaneCondition,
    fromMs: number,
    toMs: number,
): Generator<Change, void, undefined> {
    const sweep = new Sweep(reader, condition, fromMs);
    let holds = condition.holds(sweep);
    yield { atMs: fromMs, holds };
    const transitions = transitionsWithin(reader, condition.lanes, fromMs, toMs);
    let place = 0;
    while (place < transitions.length) {
        const atMs = reader.atMs(transitions[place] ?? 0);
        place = sweep.apply(transitions, place, atMs);
        if (condition.holds(sweep) !== holds) {
            holds = !holds;
            yield { atMs, holds };
        }
    }
}

/** Within an instant a condition may come and go: the last change is the one that stays. */
function entryOfChange(reader: TraceReader, condition: LaneCondition, atMs: number): number | undefined {
    const sweep = new Sweep(reader, condition, atMs - 1);
    let holds = condition.holds(sweep);
    let decisive: number | undefined;
    for (const entry of transitionsWithin(reader, condition.lanes, atMs - 1, atMs)) {
        sweep.enter(entry);
        if (condition.holds(sweep) !== holds) {
            holds = !holds;
            decisive = entry;
        }
    }
    return decisive;
}

/** The lanes of a condition after everything that happened up to an instant, included. */
function sightingAt(reader: TraceReader, condition: LaneCondition, atMs: number): Sighting {
    const matching: LaneAt[] = [];
    const others: LaneAt[] = [];
    for (const lane of condition.lanes) {
        const entry = reader.entryAt(lane, atMs);
        if (entry !== undefined) {
            (condition.matches(lane, entry) ? matching : others).push({ lane, entry });
        }
    }
    return { atMs, matching, others };
}

/** The tally of a condition, moved along the trace. */
class Sweep implements Tally {
    present = 0;
    matching = 0;
    readonly #reader: TraceReader;
    readonly #condition: LaneCondition;
    readonly #standing: Uint8Array;

    constructor(reader: TraceReader, condition: LaneCondition, fromMs: number) {
        this.#reader = reader;
        this.#condition = condition;
        this.#standing = new Uint8Array(reader.laneCount);
        for (const lane of condition.lanes) {
            const entry = reader.entryAt(lane, fromMs);
            if (entry !== undefined) {
                this.#stand(lane, entry);
            }
        }
    }

    /** Applies one transition. */
    enter(entry: number): void {
        this.#stand(this.#reader.laneOfEntry(entry) ?? 0, entry);
    }

    /** Applies the transitions of one instant and answers the place of the first one after it. */
    apply(changes: Uint32Array, from: number, atMs: number): number {
        let place = from;
        while (place < changes.length && this.#reader.atMs(changes[place] ?? 0) === atMs) {
            this.enter(changes[place] ?? 0);
            place += 1;
        }
        return place;
    }

    #stand(lane: number, entry: number): void {
        const before = this.#standing[lane];
        const after = this.#condition.matches(lane, entry) ? MATCHING : PRESENT;
        this.present += before === 0 ? 1 : 0;
        this.matching += (after === MATCHING ? 1 : 0) - (before === MATCHING ? 1 : 0);
        this.#standing[lane] = after;
    }
}

/** The transitions of some lanes after `fromMs` up to `toMs`, included, in the order in which they happened. */
function transitionsWithin(reader: TraceReader, lanes: readonly number[], fromMs: number, toMs: number): Uint32Array {
    if (toMs <= fromMs) {
        return new Uint32Array();
    }
    const slices = lanes.map((lane) => {
        const transitions = reader.transitions(lane);
        const from = reader.transitionCountUpTo(lane, fromMs);
        return transitions.subarray(from, reader.transitionCountUpTo(lane, toMs));
    });
    const all = new Uint32Array(slices.reduce((total, slice) => total + slice.length, 0));
    let place = 0;
    for (const slice of slices) {
        all.set(slice, place);
        place += slice.length;
    }
    return lanes.length === 1 ? all : ascending(all, reader.entryCount);
}

/** Sorts entries, each of which is there once; where they are a good part of all, by going through all. */
function ascending(entries: Uint32Array, entryCount: number): Uint32Array {
    if (entries.length < entryCount / 32) {
        return entries.sort();
    }
    const isThere = new Uint8Array(entryCount);
    for (const entry of entries) {
        isThere[entry] = 1;
    }
    for (let entry = 0, place = 0; place < entries.length; entry += 1) {
        if (isThere[entry] === 1) {
            entries[place] = entry;
            place += 1;
        }
    }
    return entries;
}
