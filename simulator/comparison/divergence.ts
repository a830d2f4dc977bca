/** Where two lanes part. */

import type { TraceReader } from '../trace/reader.ts';
import type { ComparedState, Divergence } from './differences.ts';

/** A lane of a run. */
export interface RunLane {
    readonly reader: TraceReader;
    readonly lane: number;
}

/** The first instant at which two lanes of one kind are in different states; nothing where they never are. */
export function firstDivergence(before: RunLane, after: RunLane): Divergence | undefined {
    const untilMs = Math.min(before.reader.endMs, after.reader.endMs);
    const earlier = lastingTransitions(before, untilMs);
    const later = lastingTransitions(after, untilMs);
    for (let place = 0; place < Math.max(earlier.length, later.length); place += 1) {
        const [one, other] = [earlier[place], later[place]];
        if (!isSame(before.reader, one, after.reader, other)) {
            return divergenceAt(before, after, Math.min(timeOf(before.reader, one), timeOf(after.reader, other)));
        }
    }
    return undefined;
}

/** The transitions of a lane that something came of: not those that the next one undid at the same instant. */
function lastingTransitions({ reader, lane }: RunLane, untilMs: number): readonly number[] {
    const transitions = reader.transitions(lane);
    const lasting: number[] = [];
    for (let place = 0; place < transitions.length; place += 1) {
        const entry = transitions[place] ?? 0;
        const next = transitions[place + 1];
        const atMs = reader.atMs(entry);
        if (atMs <= untilMs && (next === undefined || reader.atMs(next) > atMs)) {
            lasting.push(entry);
        }
    }
    return lasting;
}

function isSame(before: TraceReader, one: number | undefined, after: TraceReader, other: number | undefined): boolean {
    return (
        one !== undefined &&
        other !== undefined &&
        before.atMs(one) === after.atMs(other) &&
        before.valueAt(one) === after.valueAt(other) &&
        before.detailOf(one) === after.detailOf(other)
    );
}

function timeOf(reader: TraceReader, entry: number | undefined): number {
    return entry === undefined ? Number.POSITIVE_INFINITY : reader.atMs(entry);
}

function divergenceAt(before: RunLane, after: RunLane, atMs: number): Divergence {
    const [stateBefore, stateAfter] = [stateAt(before, atMs), stateAt(after, atMs)];
    return {
        atMs,
        ...(stateBefore === undefined ? {} : { stateBefore }),
        ...(stateAfter === undefined ? {} : { stateAfter }),
    };
}

function stateAt({ reader, lane }: RunLane, atMs: number): ComparedState | undefined {
    const entry = reader.entryAt(lane, atMs);
    if (entry === undefined) {
        return undefined;
    }
    const detail = reader.detailOf(entry);
    return { state: reader.stateOfEntry(entry), entry, ...(detail === undefined ? {} : { detail }) };
}
