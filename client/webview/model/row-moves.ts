/** Moves of a person on rows, as changes of the view: pins, order, what is found. */

import { type FindHit, type FindHits, hitAt, hitBeside } from './find-hits.ts';
import { opened } from './fold.ts';
import type { LaneRows, Row } from './lane-rows.ts';
import { laneTest } from './lane-test.ts';
import { groupsOfLane } from './lane-tree.ts';
import { canBePinned } from './pointed-thing.ts';
import { moveBefore, movesWith, pinsMoved, pinToggled, type RowMove, rowKey } from './row-order.ts';
import type { RunPicture } from './run-picture.ts';
import type { ViewState } from './view-state.ts';

/** Pins a row to the top, or unpins it; of a group its owner. */
export function pinnedChange({ reader }: RunPicture, { pins }: ViewState, row: Row): Partial<ViewState> {
    return canBePinned(row) ? { pins: pinToggled(pins, rowKey(reader, row)) } : {};
}

/** Moves a row before its sibling above or behind the one below. */
export function movedBeside(
    picture: RunPicture,
    view: ViewState,
    rows: LaneRows,
    index: number,
    direction: 'next' | 'previous',
): Partial<ViewState> {
    const sibling = rows.sibling(index, direction);
    if (sibling === -1) {
        return {};
    }
    return movedBefore(picture, view, rows, index, direction === 'previous' ? sibling : rows.sibling(sibling, 'next'));
}

/** Moves a row before one of its siblings; to the end if that is -1. Among the pinned, the pins themselves are put in order. */
export function movedBefore(
    { reader }: RunPicture,
    view: ViewState,
    rows: LaneRows,
    index: number,
    before: number,
): Partial<ViewState> {
    const move: RowMove | undefined = moveBefore(reader, rows, index, before);
    if (move === undefined) {
        return {};
    }
    return index < rows.pinnedCount ? { pins: pinsMoved(view.pins, move) } : { moves: movesWith(view.moves, move) };
}

/** Where a search goes next: which of the hits, and what it is. */
export function foundBeside(
    hits: FindHits,
    { found }: ViewState,
    direction: 'next' | 'previous',
): { readonly found: number; readonly hit: FindHit } | undefined {
    const next = hitBeside(hits, found, direction);
    const hit = hitAt(hits, next);
    return hit === undefined ? undefined : { found: next, hit };
}

/** Whatever must be opened or shown for a lane to have a row. */
export function revealed(picture: RunPicture, view: ViewState, lane: number): Partial<ViewState> {
    const groups = groupsOfLane(picture.groups, lane).filter((group) => group.lane !== lane);
    const isShown = laneTest(picture, view.laneFilter, view.lanes).shows?.(lane) !== false;
    return { ...opened(view, groups), ...(isShown ? {} : { laneFilter: '', lanes: 'all' }) };
}
