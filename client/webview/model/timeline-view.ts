/** What a person has chosen to see of the timeline, and has laid upon it. */

import type { RowMove } from './row-order.ts';
import type { TimeWindow } from './time-window.ts';

export const MARKER_NAMES = ['first', 'second'] as const;
export type MarkerName = (typeof MARKER_NAMES)[number];

/** Instants that a person marks, to measure from one to the other. */
export type Markers = Readonly<Partial<Record<MarkerName, number>>>;

export interface TimelineView {
    /** Groups that a person closed, and those that they opened, by id; the others are as they are at first. */
    readonly collapsed: readonly string[];
    readonly expanded: readonly string[];
    /** Rows on top, by key. */
    readonly pins: readonly string[];
    readonly moves: readonly RowMove[];
    readonly markers: Markers;
    /** The stretch of time whose sums are shown. */
    readonly span?: TimeWindow | undefined;
    /** The text that is looked for; absent: nobody looks for anything. */
    readonly find?: string | undefined;
    /** Which of what is found was gone to last, from 0; it is not kept, for it names a place in one run. */
    readonly found?: number | undefined;
}

export const INITIAL_TIMELINE_VIEW: TimelineView = {
    collapsed: [],
    expanded: [],
    pins: [],
    moves: [],
    markers: {},
};

/** Reads what was kept; whatever is missing or malformed is as at the beginning. */
export function restoreTimelineView(kept: Readonly<Record<string, unknown>>): TimelineView {
    const find = typeof kept.find === 'string' ? { find: kept.find } : {};
    const span = windowOf(kept.span);
    return {
        collapsed: textsOf(kept.collapsed),
        expanded: textsOf(kept.expanded),
        pins: textsOf(kept.pins),
        moves: Array.isArray(kept.moves) ? kept.moves.flatMap(moveOf) : [],
        markers: markersOf(kept.markers),
        ...(span === undefined ? {} : { span }),
        ...find,
    };
}

/** Reads a window; none where it is malformed. */
export function windowOf(value: unknown): TimeWindow | undefined {
    if (!isRecord(value)) {
        return undefined;
    }
    const { fromMs, toMs } = value;
    return typeof fromMs === 'number' && typeof toMs === 'number' && toMs > fromMs ? { fromMs, toMs } : undefined;
}

export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
    return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function textsOf(value: unknown): readonly string[] {
    return Array.isArray(value) ? value.filter((each) => typeof each === 'string') : [];
}

function moveOf(value: unknown): readonly RowMove[] {
    if (!isRecord(value) || typeof value.row !== 'string') {
        return [];
    }
    return [{ row: value.row, before: typeof value.before === 'string' ? value.before : undefined }];
}

function markersOf(value: unknown): Markers {
    const given = isRecord(value) ? value : {};
    return Object.fromEntries(
        MARKER_NAMES.flatMap((name) => {
            const atMs = given[name];
            return typeof atMs === 'number' && Number.isSafeInteger(atMs) && atMs >= 0 ? [[name, atMs]] : [];
        }),
    );
}
