/** The intervals of all lanes in columns that can be searched and drawn without making objects. */

import { RULES } from '../../../simulator/rules/registry.ts';
import { statesOf } from '../../../simulator/trace/lanes.ts';
import type { TraceReader } from '../../../simulator/trace/reader.ts';
import {
    CHUNK_BITS,
    ENTRY_KINDS,
    type FormColumns,
    LANE_KINDS,
    type LaneKind,
} from '../../../simulator/trace/trace.ts';
import { isImposing, lookAt, lookIndex, NO_LOOK } from './looks.ts';
import { MaximumPyramid } from './maximum-pyramid.ts';
import { firstAfter, firstAtOrAfter } from './sorted-search.ts';

/** Intervals numbered through, lane by lane, each lane's in order of time. */
export interface LaneColumns {
    /** First interval of each lane, and one more at the end. */
    readonly firsts: Uint32Array;
    readonly fromMs: Uint32Array;
    readonly looks: Uint8Array;
    /** The transition that began each interval. */
    readonly entries: Uint32Array;
    readonly severity: MaximumPyramid;
    readonly endMs: number;
}

/**
 * Collects the intervals of a trace; those without a length are left out, unless the run ends with them.
 *
 * It goes through the columns of the trace themselves from front to back, and puts each interval where its lane has got to:
 * to go through them lane by lane would wait for memory at each entry, which is most of the time before the first picture.
 */
export function laneColumns(reader: TraceReader): LaneColumns {
    const intervals = new IntervalLists(reader);
    const tables = LANE_KINDS.map(lookTable);
    const kinds = laneKinds(reader);
    for (const [chunk, { atMs, lane, form, ...forms }] of reader.trace.entries.entries()) {
        const places = placesInTables(forms);
        const firstEntry = chunk << CHUNK_BITS;
        for (let row = 0; row < atMs.length; row += 1) {
            const place = places[form[row] ?? 0] ?? NO_TRANSITION;
            if (place !== NO_TRANSITION) {
                const own = lane[row] ?? 0;
                const look = tables[kinds[own] ?? 0]?.[place] ?? NO_LOOK;
                intervals.add(own, atMs[row] ?? 0, look, firstEntry + row);
            }
        }
    }
    return intervals.columns(reader.endMs);
}

const NO_TRANSITION = -1;
const TRANSITION = ENTRY_KINDS.indexOf('transition');
const IMPOSING = RULES.map(({ id }) => (isImposing(id) ? 1 : 0));

/** For each form of a chunk where its look is in the table of its lane's kind. */
function placesInTables({ formKind, formRule, formValue }: Omit<FormColumns, 'formLane' | 'formDetail'>): Int32Array {
    return Int32Array.from(formKind, (kind, form) =>
        kind === TRANSITION ? 2 * (formValue[form] ?? 0) + (IMPOSING[formRule[form] ?? 0] ?? 0) : NO_TRANSITION,
    );
}

/** The kind of each lane, as its place in {@link LANE_KINDS}. */
function laneKinds(reader: TraceReader): Uint8Array {
    const kinds = new Uint8Array(reader.laneCount);
    for (let lane = 0; lane < reader.laneCount; lane += 1) {
        kinds[lane] = LANE_KINDS.indexOf(reader.laneKind(lane));
    }
    return kinds;
}

/** The intervals of all lanes, each with room for as many as its lane has transitions. */
class IntervalLists {
    /** Where the room of each lane begins, and one more at the end. */
    readonly #rooms: Uint32Array;
    /** Where the next interval of each lane goes. */
    readonly #next: Uint32Array;
    readonly #fromMs: Uint32Array;
    readonly #looks: Uint8Array;
    readonly #entries: Uint32Array;

    constructor(reader: TraceReader) {
        const { laneCount } = reader;
        this.#rooms = new Uint32Array(laneCount + 1);
        let room = 0;
        for (let lane = 0; lane < laneCount; lane += 1) {
            this.#rooms[lane] = room;
            room += reader.transitions(lane).length;
        }
        this.#rooms[laneCount] = room;
        this.#next = this.#rooms.slice(0, laneCount);
        this.#fromMs = new Uint32Array(room);
        this.#looks = new Uint8Array(room);
        this.#entries = new Uint32Array(room);
    }

    /** Adds an interval that begins after all others of its lane, or at the same instant as the last. */
    add(lane: number, atMs: number, look: number, entry: number): void {
        const next = this.#next[lane] ?? 0;
        // What begins at the same instant as the one before takes its place.
        const isAgain = next > (this.#rooms[lane] ?? 0) && this.#fromMs[next - 1] === atMs;
        const place = isAgain ? next - 1 : next;
        this.#fromMs[place] = atMs;
        this.#looks[place] = look;
        this.#entries[place] = entry;
        this.#next[lane] = place + 1;
    }

    /** All of them without room between lanes. */
    columns(endMs: number): LaneColumns {
        const firsts = new Uint32Array(this.#rooms.length);
        let count = 0;
        for (let lane = 0; lane < this.#next.length; lane += 1) {
            const from = this.#rooms[lane] ?? 0;
            const past = this.#next[lane] ?? 0;
            firsts[lane] = count;
            if (from !== count) {
                this.#fromMs.copyWithin(count, from, past);
                this.#looks.copyWithin(count, from, past);
                this.#entries.copyWithin(count, from, past);
            }
            count += past - from;
        }
        firsts[this.#next.length] = count;
        const looks = this.#looks.subarray(0, count);
        return {
            firsts,
            fromMs: this.#fromMs.subarray(0, count),
            looks,
            entries: this.#entries.subarray(0, count),
            severity: new MaximumPyramid(looks),
            endMs,
        };
    }
}

/** First interval of a lane, and the one past its last. */
export function intervalsOf(columns: LaneColumns, lane: number): { readonly first: number; readonly past: number } {
    return { first: columns.firsts[lane] ?? 0, past: columns.firsts[lane + 1] ?? 0 };
}

/** End of an interval of a lane. */
export function intervalEnd(columns: LaneColumns, lane: number, interval: number): number {
    return interval + 1 < (columns.firsts[lane + 1] ?? 0) ? (columns.fromMs[interval + 1] ?? 0) : columns.endMs;
}

/** The interval of a lane at an instant; -1 before its first. */
export function intervalAt(columns: LaneColumns, lane: number, atMs: number): number {
    const { first, past } = intervalsOf(columns, lane);
    const after = firstAfter(columns.fromMs, Math.floor(atMs), first, past);
    return after === first ? -1 : after - 1;
}

/** The most severe interval of a lane that touches a span, the first one if several are; -1 if none does. */
export function worstIntervalIn(columns: LaneColumns, lane: number, fromMs: number, toMs: number): number {
    const { first, past } = intervalsOf(columns, lane);
    const start = Math.max(first, firstAfter(columns.fromMs, Math.floor(fromMs), first, past) - 1);
    const end = firstAtOrAfter(columns.fromMs, Math.ceil(toMs), start, past);
    const worst = columns.severity.maximum(start, end);
    const found = columns.severity.firstOf(worst, start, end);
    return found < end && worst !== NO_LOOK ? found : -1;
}

/** The instant of the next (or previous) change of a lane after (before) an instant. */
export function neighbouringChange(
    columns: LaneColumns,
    lane: number,
    atMs: number,
    direction: 'next' | 'previous',
): number | undefined {
    const { first, past } = intervalsOf(columns, lane);
    const place =
        direction === 'next'
            ? firstAfter(columns.fromMs, atMs, first, past)
            : firstAtOrAfter(columns.fromMs, atMs, first, past) - 1;
    return place >= first && place < past ? columns.fromMs[place] : undefined;
}

/** Whether a lane ever left the state that it began in. */
export function isChanging(columns: LaneColumns, lane: number): boolean {
    const { first, past } = intervalsOf(columns, lane);
    return past - first > 1;
}

/** Whether a lane was ever in a state that asks for attention. */
export function isAffected(columns: LaneColumns, lane: number): boolean {
    const { first, past } = intervalsOf(columns, lane);
    for (let interval = first; interval < past; interval += 1) {
        const { tone } = lookAt(columns.looks[interval] ?? NO_LOOK);
        if (tone === 'warning' || tone === 'bad') {
            return true;
        }
    }
    return false;
}

/** By twice the index of a state of a kind of lane, one more if it is imposed: its look. */
function lookTable(kind: LaneKind): Uint8Array {
    return Uint8Array.from(
        statesOf(kind).flatMap((state) => [lookIndex(kind, state, false), lookIndex(kind, state, true)]),
    );
}
