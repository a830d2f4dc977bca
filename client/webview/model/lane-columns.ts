/** The intervals of all lanes in columns that can be searched and drawn without making objects. */

import { RULES } from '../../../simulator/rules/registry.ts';
import { statesOf } from '../../../simulator/trace/lanes.ts';
import type { TraceReader } from '../../../simulator/trace/reader.ts';
import { CHUNK_BITS, CHUNK_ROWS, type LaneKind } from '../../../simulator/trace/trace.ts';
import { isImposing, lookAt, lookIndex, NO_LOOK } from './looks.ts';
import { MaximumPyramid } from './maximum-pyramid.ts';
import { firstAfter, firstAtOrAfter } from './sorted-search.ts';

const ROW_MASK = CHUNK_ROWS - 1;

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
 * It reads the columns of the trace themselves: a call for each figure of each of a million entries would be most of the
 * time that passes before the first picture.
 */
export function laneColumns(reader: TraceReader): LaneColumns {
    const { entries: chunks } = reader.trace;
    const firsts = new Uint32Array(reader.laneCount + 1);
    const room = transitionCount(reader);
    const fromMs = new Uint32Array(room);
    const looks = new Uint8Array(room);
    const entries = new Uint32Array(room);
    const tables = lookTables();
    const imposing = Uint8Array.from(RULES, ({ id }) => (isImposing(id) ? 1 : 0));
    let count = 0;
    for (let lane = 0; lane < reader.laneCount; lane += 1) {
        firsts[lane] = count;
        const table = tables[reader.laneKind(lane)];
        let latestMs = -1;
        for (const entry of reader.transitions(lane)) {
            const chunk = chunks[entry >>> CHUNK_BITS];
            const row = entry & ROW_MASK;
            const atMs = chunk?.atMs[row] ?? 0;
            const form = chunk?.form[row] ?? 0;
            const state = chunk?.formValue[form] ?? 0;
            // What begins at the same instant as the one before takes its place.
            const place = atMs === latestMs ? count - 1 : count;
            fromMs[place] = atMs;
            looks[place] = table[2 * state + (imposing[chunk?.formRule[form] ?? 0] ?? 0)] ?? NO_LOOK;
            entries[place] = entry;
            count = place + 1;
            latestMs = atMs;
        }
    }
    firsts[reader.laneCount] = count;
    const kept = looks.subarray(0, count);
    return {
        firsts,
        fromMs: fromMs.subarray(0, count),
        looks: kept,
        entries: entries.subarray(0, count),
        severity: new MaximumPyramid(kept),
        endMs: reader.endMs,
    };
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

/** By kind of lane and twice the index of a state, one more if it is imposed: its look. */
function lookTables(): Readonly<Record<LaneKind, Uint8Array>> {
    const tableOf = (kind: LaneKind): Uint8Array =>
        Uint8Array.from(
            statesOf(kind).flatMap((state) => [lookIndex(kind, state, false), lookIndex(kind, state, true)]),
        );
    return {
        component: tableOf('component'),
        link: tableOf('link'),
        path: tableOf('path'),
        router: tableOf('router'),
        transfer: tableOf('transfer'),
        'acd-connection': tableOf('acd-connection'),
        'media-connection': tableOf('media-connection'),
        membership: tableOf('membership'),
        task: tableOf('task'),
    };
}

function transitionCount(reader: TraceReader): number {
    let count = 0;
    for (let lane = 0; lane < reader.laneCount; lane += 1) {
        count += reader.transitions(lane).length;
    }
    return count;
}
