/** What a person points at: what is told of it, and where a click leads. */

import * as l10n from '@vscode/l10n';
import { verdictTarget } from './expectations-table.ts';
import type { FailureBand } from './failure-bands.ts';
import type { Place } from './geometry.ts';
import type { LaneRows, Row } from './lane-rows.ts';
import type { LaneGroup } from './lane-tree.ts';
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
    | { readonly kind: 'toggle'; readonly group: LaneGroup }
    | { readonly kind: 'pin'; readonly row: Row }
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
    if (place.part !== 'row' || row === undefined) {
        return undefined;
    }
    if (place.inGutter) {
        return { title: rowName(picture, row), lines: gutterLines(row, place.onPin) };
    }
    return rowTooltip(picture, row, place.atMs, msPerPixel);
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
    if (place.onPin && canBePinned(row)) {
        return { kind: 'pin', row };
    }
    switch (row.kind) {
        case 'group':
            return place.inGutter || row.group.lane === undefined
                ? { kind: 'toggle', group: row.group }
                : laneTarget(picture, row.group.lane, place.atMs, msPerPixel);
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
            return { kind: 'toggle', group: row.group };
        case 'marks':
            return markTarget(
                picture,
                row.series,
                Math.max(0, firstAfter(picture.marks[row.series].atMs, cursorMs) - 1),
                cursorMs,
            );
        case 'lane':
            return stateTarget(picture, row.lane, cursorMs);
    }
}

/** The lane whose states a row shows; none of marks and of groups without an owner. */
export function laneOfRow(row: Row): number | undefined {
    switch (row.kind) {
        case 'group':
            return row.group.lane;
        case 'marks':
            return undefined;
        case 'lane':
            return row.lane;
    }
}

/** Whether a row can stand at the top: a heading cannot. */
export function canBePinned(row: Row): boolean {
    return row.kind === 'marks' || laneOfRow(row) !== undefined;
}

/** The state that a lane has at an instant. */
export function stateTarget({ reader }: RunPicture, lane: number, atMs: number): PointedTarget | undefined {
    const entry = reader.entryAt(lane, atMs);
    return entry === undefined ? undefined : chosen({ entry });
}

function gutterLines(row: Row, onPin: boolean): readonly string[] {
    if (onPin && canBePinned(row)) {
        return [l10n.t('Click: pin to the top, or unpin')];
    }
    return row.kind === 'group' ? [l10n.t('Click: open or close · drag: move')] : [l10n.t('Drag: move')];
}

function rowTooltip(picture: RunPicture, row: Row, atMs: number, msPerPixel: number): Tooltip | undefined {
    const lane = laneOfRow(row);
    if (lane !== undefined) {
        const interval = intervalNear(picture, lane, atMs, msPerPixel);
        return interval === -1 ? undefined : laneTooltip(picture, lane, interval);
    }
    if (row.kind !== 'marks') {
        return undefined;
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

/** The failure whose label is at an instant of a row of labels. */
export function bandAt(
    { bands }: RunPicture,
    bandRow: number,
    atMs: number,
    msPerPixel: number,
): FailureBand | undefined {
    const reach = msPerPixel * BAND_REACH;
    return bands.findLast(({ row, fromMs, toMs }) => row === bandRow && atMs >= fromMs - reach && atMs <= toMs + reach);
}
