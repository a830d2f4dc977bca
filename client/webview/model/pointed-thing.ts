/** What a person points at: what is told of it, and where a click leads. */

import { verdictTarget } from './expectations-table.ts';
import type { FailureBand } from './failure-bands.ts';
import type { Place } from './geometry.ts';
import type { LaneRows, Row } from './lane-rows.ts';
import type { MarkKind } from './mark-series.ts';
import { rowName } from './row-names.ts';
import type { RunPicture } from './run-picture.ts';
import { firstAfter } from './sorted-search.ts';
import type { RowTarget } from './table.ts';
import { bandTooltip, intervalNear, laneTooltip, markNear, markTooltip, type Tooltip } from './tooltip.ts';
import { instantIn } from './view-moves.ts';
import type { Tab } from './view-state.ts';

/** Where a click leads. */
export type PointedTarget =
    | { readonly kind: 'toggle'; readonly row: Extract<Row, { readonly kind: 'group' }> }
    /** Chooses an entry, an instant or both; `tab` is where more is said of it. */
    | { readonly kind: 'choose'; readonly target: RowTarget; readonly tab?: Tab };

/** Pixels beside a failure's label within which a pointer still means it. */
const BAND_REACH = 3;

/** What is told of the thing at a place. */
export function tooltipAt(picture: RunPicture, rows: LaneRows, place: Place, msPerPixel: number): Tooltip | undefined {
    if (place.part === 'bands') {
        const band = bandAt(picture, place.bandRow, place.atMs, msPerPixel);
        return band === undefined ? undefined : bandTooltip(picture, band);
    }
    const row = place.part === 'row' ? rows.rowAt(place.row) : undefined;
    if (place.part !== 'row' || row === undefined || row.kind === 'group') {
        return undefined;
    }
    return place.inGutter
        ? { title: rowName(picture, row), lines: [] }
        : rowTooltip(picture, row, place.atMs, msPerPixel);
}

/** Where a click at a place leads. */
export function targetAt(
    picture: RunPicture,
    rows: LaneRows,
    place: Place,
    msPerPixel: number,
): PointedTarget | undefined {
    if (place.part === 'bands') {
        const band = bandAt(picture, place.bandRow, place.atMs, msPerPixel);
        return band === undefined ? undefined : chosen({ entry: band.entry, atMs: band.fromMs });
    }
    const row = place.part === 'row' ? rows.rowAt(place.row) : undefined;
    if (place.part !== 'row' || row === undefined) {
        return undefined;
    }
    switch (row.kind) {
        case 'group':
            return { kind: 'toggle', row };
        case 'marks': {
            const mark = place.inGutter ? -1 : markNear(picture.marks[row.series], place.atMs, msPerPixel);
            return markTarget(picture, row.series, mark, place.atMs);
        }
        case 'lane':
            return place.inGutter ? undefined : laneTarget(picture, row.lane, place.atMs, msPerPixel);
    }
}

/** Where a row leads at the cursor: the state that its lane then has, the last mark up to then. */
export function targetAtCursor(picture: RunPicture, row: Row, cursorMs: number): PointedTarget | undefined {
    switch (row.kind) {
        case 'group':
            return { kind: 'toggle', row };
        case 'marks':
            return markTarget(
                picture,
                row.series,
                Math.max(0, firstAfter(picture.marks[row.series].atMs, cursorMs) - 1),
                cursorMs,
            );
        case 'lane': {
            const entry = picture.reader.entryAt(row.lane, cursorMs);
            return entry === undefined ? undefined : chosen({ entry });
        }
    }
}

function rowTooltip(
    picture: RunPicture,
    row: Exclude<Row, { readonly kind: 'group' }>,
    atMs: number,
    msPerPixel: number,
): Tooltip | undefined {
    if (row.kind === 'lane') {
        const interval = intervalNear(picture, row.lane, atMs, msPerPixel);
        return interval === -1 ? undefined : laneTooltip(picture, row.lane, interval);
    }
    const series = picture.marks[row.series];
    const mark = markNear(series, atMs, msPerPixel);
    return mark === -1 ? undefined : markTooltip(picture, series, mark);
}

function laneTarget(picture: RunPicture, lane: number, atMs: number, msPerPixel: number): PointedTarget {
    const entry = picture.columns.entries[intervalNear(picture, lane, atMs, msPerPixel)];
    return chosen({ ...(entry === undefined ? {} : { entry }), atMs: instantIn(picture, atMs) });
}

function markTarget(picture: RunPicture, kind: MarkKind, mark: number, atMs: number): PointedTarget {
    const { items, atMs: times } = picture.marks[kind];
    const item = items[mark];
    if (item === undefined) {
        return chosen({ atMs: instantIn(picture, atMs) });
    }
    return kind === 'expectations'
        ? { kind: 'choose', target: verdictTarget(picture.reader.trace.expectations[item]), tab: 'expectations' }
        : chosen({ entry: item, atMs: times[mark] ?? 0 });
}

function chosen(target: RowTarget): PointedTarget {
    return { kind: 'choose', target };
}

function bandAt({ bands }: RunPicture, bandRow: number, atMs: number, msPerPixel: number): FailureBand | undefined {
    const reach = msPerPixel * BAND_REACH;
    return bands.findLast(({ row, fromMs, toMs }) => row === bandRow && atMs >= fromMs - reach && atMs <= toMs + reach);
}
