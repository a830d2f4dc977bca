/** How long a task waits for somebody to start it. */

import { TASK_STATES } from '../states.ts';
import { formatMs } from '../trace/instants.ts';
import type { TraceReader } from '../trace/reader.ts';
import type { LaneAt } from './lane-condition.ts';

/** `Mail#3 had waited 45s`. */
export function waitedPhrase(reader: TraceReader, { lane }: LaneAt, atMs: number): string {
    const wait = waitOf(reader, lane);
    const name = reader.laneName(lane);
    if (wait === undefined) {
        return `${name} had not arrived yet`;
    }
    return wait.endMs > atMs
        ? `${name} had waited ${formatMs(atMs - wait.arrivedMs)} so far`
        : `${name} had waited ${formatMs(wait.endMs - wait.arrivedMs)}`;
}

/** How long a task waits. */
export interface Wait {
    readonly arrivedMs: number;
    /** Infinite where it still waits when the run ends. */
    readonly endMs: number;
    /** The transition that ended it, otherwise the last one. */
    readonly entry: number;
}

/** States in which nobody has started a task yet. */
const BEFORE_START: ReadonlySet<number> = new Set(
    (['WAITING', 'QUEUED', 'OFFERED'] as const).map((state) => TASK_STATES.indexOf(state)),
);

/** From the arrival of a task until it is first started, or over; undefined where nothing is traced of it. */
export function waitOf(reader: TraceReader, lane: number): Wait | undefined {
    const transitions = reader.transitions(lane);
    const first = transitions[0];
    const last = transitions.at(-1);
    if (first === undefined || last === undefined) {
        return undefined;
    }
    const arrivedMs = reader.atMs(first);
    const end = transitions.find((entry) => !BEFORE_START.has(reader.valueAt(entry)));
    return end === undefined
        ? { arrivedMs, endMs: Number.POSITIVE_INFINITY, entry: last }
        : { arrivedMs, endMs: reader.atMs(end), entry: end };
}
