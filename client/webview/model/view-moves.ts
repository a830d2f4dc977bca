/** Moves of a person on the timeline, as changes of the view: zoom, pan, cursor, groups. */

import type { FailureBand } from './failure-bands.ts';
import { failureBeside, windowOfFailure } from './failures-nearby.ts';
import { allClosed, allOpened } from './fold.ts';
import type { TimelineCommand } from './key-commands.ts';
import { intervalAt, intervalEnd, neighbouringChange } from './lane-columns.ts';
import type { Row } from './lane-rows.ts';
import type { MarkSeries } from './mark-series.ts';
import { markerToggled, spanFrom, spanTo } from './measures.ts';
import type { RunPicture } from './run-picture.ts';
import { firstAfter, firstAtOrAfter } from './sorted-search.ts';
import { around, clamp, including, pan, type TimeWindow, wholeWindow, zoom } from './time-window.ts';
import { LANE_CHOICES, type ViewState } from './view-state.ts';

/** What is seen now, and on how many pixels. */
export interface Sight {
    readonly picture: RunPicture;
    readonly view: ViewState;
    readonly plotPixels: number;
}

export type Direction = 'next' | 'previous';

/** A cursor step is at least this wide. */
const STEP_PIXELS = 8;
/** A pointer is no more exact than this. */
const POINTED_PIXELS = 6;
const STEPS_MS = [1, 10, 100, 1000, 5000, 10_000, 60_000, 600_000, 3_600_000];
const LONGEST_STEP_MS = 36_000_000;

const ZOOM_STEP = 1.5;
const PAN_SHARE = 0.15;

/** Commands that change the view whatever row they are given on. */
const VIEW_COMMANDS = [
    'zoom-in',
    'zoom-out',
    'zoom-to-fit',
    'zoom-to-selection',
    'next-failure',
    'previous-failure',
    'pan-left',
    'pan-right',
    'cursor-left',
    'cursor-right',
    'cursor-start',
    'cursor-end',
    'close-groups',
    'open-groups',
    'span-start',
    'span-end',
    'first-marker',
    'second-marker',
    'clear',
    'lanes',
    'arrows',
] as const satisfies readonly TimelineCommand[];
export type ViewCommand = (typeof VIEW_COMMANDS)[number];

/** The command, if it changes the view whatever row it is given on. */
export function viewCommand(command: TimelineCommand): ViewCommand | undefined {
    return VIEW_COMMANDS.find((each) => each === command);
}

/** What a command changes. */
export function commandedChange(sight: Sight, command: ViewCommand): Partial<ViewState> {
    switch (command) {
        case 'zoom-in':
            return zoomed(sight, 1 / ZOOM_STEP);
        case 'zoom-out':
            return zoomed(sight, ZOOM_STEP);
        case 'zoom-to-fit':
            return { window: undefined };
        case 'zoom-to-selection':
            return zoomedToSelection(sight);
        case 'next-failure':
            return zoomedToFailure(sight, 'next');
        case 'previous-failure':
            return zoomedToFailure(sight, 'previous');
        case 'pan-left':
            return pannedBy(sight, -PAN_SHARE);
        case 'pan-right':
            return pannedBy(sight, PAN_SHARE);
        case 'cursor-left':
            return cursorStepped(sight, 'previous');
        case 'cursor-right':
            return cursorStepped(sight, 'next');
        case 'cursor-start':
            return cursorMovedTo(sight, 0);
        case 'cursor-end':
            return cursorMovedTo(sight, sight.picture.columns.endMs);
        case 'close-groups':
            return allClosed(sight.picture.groups);
        case 'open-groups':
            return allOpened(sight.picture.groups);
        case 'span-start':
            return { span: spanFrom(sight.view.span, cursorOf(sight), sight.picture.columns.endMs) };
        case 'span-end':
            return { span: spanTo(sight.view.span, cursorOf(sight)) };
        case 'first-marker':
            return { markers: markerToggled(sight.view.markers, 'first', cursorOf(sight)) };
        case 'second-marker':
            return { markers: markerToggled(sight.view.markers, 'second', cursorOf(sight)) };
        case 'clear':
            return sight.view.selected === undefined ? { span: undefined } : { selected: undefined };
        case 'lanes':
            return otherLanes(sight.view);
        case 'arrows':
            return { arrows: !sight.view.arrows };
    }
}

export function shownWindow({ picture, view }: Pick<Sight, 'picture' | 'view'>): TimeWindow {
    return view.window ?? wholeWindow(picture.columns.endMs);
}

export function shownSpan(sight: Sight): number {
    const { fromMs, toMs } = shownWindow(sight);
    return toMs - fromMs;
}

export function msPerPixel(sight: Sight): number {
    return shownSpan(sight) / Math.max(1, sight.plotPixels);
}

export function cursorOf({ view }: Pick<Sight, 'view'>): number {
    return view.cursorMs ?? 0;
}

/** A whole millisecond within the run. */
export function instantIn({ columns }: RunPicture, atMs: number): number {
    return Math.round(Math.min(columns.endMs, Math.max(0, atMs)));
}

/** The roundest instant that a pointer can mean: a time that a person would write. */
export function roundedInstant(sight: Sight, atMs: number): number {
    const step = STEPS_MS.findLast((each) => each <= msPerPixel(sight) * POINTED_PIXELS) ?? 1;
    return instantIn(sight.picture, Math.round(atMs / step) * step);
}

/** Zooms around an instant; around the cursor while it is in view, else the middle, if none is given. */
export function zoomed(sight: Sight, factor: number, aroundMs = zoomCentre(sight)): Partial<ViewState> {
    return { window: zoom(shownWindow(sight), factor, aroundMs, sight.picture.columns.endMs) };
}

/** Moves the window by a share of what it shows. */
export function pannedBy(sight: Sight, share: number): Partial<ViewState> {
    return { window: pan(shownWindow(sight), share * shownSpan(sight), sight.picture.columns.endMs) };
}

export function centredOn(sight: Sight, atMs: number): Partial<ViewState> {
    const half = shownSpan(sight) / 2;
    return { window: clamp({ fromMs: atMs - half, toMs: atMs + half }, sight.picture.columns.endMs) };
}

/** Moves the cursor, and the window just so far that the cursor is in it. */
export function cursorMovedTo(sight: Sight, atMs: number): Partial<ViewState> {
    const cursorMs = instantIn(sight.picture, atMs);
    return { cursorMs, window: including(shownWindow(sight), cursorMs, sight.picture.columns.endMs) };
}

/** Moves the cursor by a step that can be seen and lands on a round time. */
function cursorStepped(sight: Sight, direction: Direction): Partial<ViewState> {
    const wanted = msPerPixel(sight) * STEP_PIXELS;
    const step = STEPS_MS.find((each) => each >= wanted) ?? LONGEST_STEP_MS;
    return cursorMovedTo(sight, cursorOf(sight) + (direction === 'next' ? step : -step));
}

/** The next change of a lane, the next mark of a series; of no row in particular, the next statement of the timeline. */
export function changeBeside({ picture, view }: Sight, row: Row | undefined, direction: Direction): number | undefined {
    const cursorMs = cursorOf({ view });
    if (row?.kind === 'lane') {
        return neighbouringChange(picture.columns, row.lane, cursorMs, direction);
    }
    return row?.kind === 'group' && row.group.lanes.length > 0
        ? changeInGroup(picture, row.group.lanes, cursorMs, direction)
        : neighbouringMark(picture.marks[row?.kind === 'marks' ? row.series : 'statements'], cursorMs, direction);
}

/** Shows the state that a lane has at an instant, with some room beside it. */
export function zoomedToState({ columns }: RunPicture, lane: number, atMs: number): Partial<ViewState> {
    const interval = intervalAt(columns, lane, atMs);
    if (interval === -1) {
        return {};
    }
    const fromMs = columns.fromMs[interval] ?? 0;
    return { window: around(fromMs, intervalEnd(columns, lane, interval), columns.endMs) };
}

/** Shows a failure with what came before and after it, and puts the cursor where it begins. */
export function zoomedToBand({ columns }: RunPicture, band: FailureBand): Partial<ViewState> {
    return { cursorMs: band.fromMs, window: windowOfFailure(band, columns.endMs) };
}

/** Shows what a person marked: the span, else the state that they selected. */
function zoomedToSelection({ picture, view }: Sight): Partial<ViewState> {
    const { reader, columns } = picture;
    if (view.span !== undefined) {
        return { window: around(view.span.fromMs, view.span.toMs, columns.endMs) };
    }
    if (view.selected === undefined) {
        return {};
    }
    const atMs = reader.atMs(view.selected);
    const lane = reader.laneOfEntry(view.selected);
    return lane === undefined || reader.kindOf(view.selected) !== 'transition'
        ? { window: around(atMs, atMs, columns.endMs) }
        : zoomedToState(picture, lane, atMs);
}

/** Shows the next failure, and puts the cursor where it begins. */
function zoomedToFailure(sight: Sight, direction: Direction): Partial<ViewState> {
    const band = failureBeside(sight.picture.bands, cursorOf(sight), direction);
    return band === undefined ? {} : zoomedToBand(sight.picture, band);
}

/** The next change of any of several lanes. */
function changeInGroup(
    { columns }: RunPicture,
    lanes: Uint32Array,
    atMs: number,
    direction: Direction,
): number | undefined {
    let nearest: number | undefined;
    for (const lane of lanes) {
        const change = neighbouringChange(columns, lane, atMs, direction);
        if (change !== undefined && (nearest === undefined || change < nearest === (direction === 'next'))) {
            nearest = change;
        }
    }
    return nearest;
}

/** The next choice of lanes, round and round. */
function otherLanes({ lanes }: ViewState): Partial<ViewState> {
    return { lanes: LANE_CHOICES[(LANE_CHOICES.indexOf(lanes) + 1) % LANE_CHOICES.length] ?? 'all' };
}

function zoomCentre(sight: Sight): number {
    const { fromMs, toMs } = shownWindow(sight);
    const cursorMs = cursorOf(sight);
    return cursorMs >= fromMs && cursorMs <= toMs ? cursorMs : (fromMs + toMs) / 2;
}

function neighbouringMark(series: MarkSeries, atMs: number, direction: Direction): number | undefined {
    const place = direction === 'next' ? firstAfter(series.atMs, atMs) : firstAtOrAfter(series.atMs, atMs) - 1;
    return series.atMs[place];
}
