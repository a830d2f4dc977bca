/** Where things are on the canvas: pixels to instants and rows, and back. */

import { MAX_BAND_ROWS } from './failure-bands.ts';
import type { TimeWindow } from './time-window.ts';

/** Heights in CSS pixels. */
export const ROW_HEIGHT = 22;
export const OVERVIEW_HEIGHT = 14;
export const RULER_HEIGHT = 22;
export const BAND_ROW_HEIGHT = 16;

const MIN_GUTTER = 96;
const MAX_GUTTER = 260;
const GUTTER_SHARE = 0.3;

/** What a frame needs to know to place things. */
export interface Viewport {
    readonly width: number;
    readonly height: number;
    /** Width of the lane names at the left. */
    readonly gutter: number;
    readonly scrollTop: number;
    readonly bandRows: number;
    readonly window: TimeWindow;
}

/** What lies at a point. */
export type Place =
    | { readonly part: 'overview'; readonly atMs: number }
    | { readonly part: 'ruler'; readonly atMs: number }
    | { readonly part: 'bands'; readonly atMs: number; readonly bandRow: number }
    | { readonly part: 'row'; readonly row: number; readonly atMs: number; readonly inGutter: boolean }
    | { readonly part: 'outside' };

/** Width of the lane names: what they need, within what a panel of this width can spare. */
export function gutterWidth(width: number, widestName: number): number {
    const most = Math.max(MIN_GUTTER, Math.min(MAX_GUTTER, width * GUTTER_SHARE));
    return Math.round(Math.max(MIN_GUTTER, Math.min(most, widestName)));
}

/** Height of what stays at the top: overview, ruler and the labels of failures. */
export function headHeight(bandRows: number): number {
    return OVERVIEW_HEIGHT + RULER_HEIGHT + Math.min(MAX_BAND_ROWS, bandRows) * BAND_ROW_HEIGHT;
}

export function plotWidth({ width, gutter }: Viewport): number {
    return Math.max(1, width - gutter);
}

/** Pixel, from the left edge of the canvas, of an instant. */
export function xOf(viewport: Viewport, atMs: number): number {
    const { fromMs, toMs } = viewport.window;
    return viewport.gutter + ((atMs - fromMs) / (toMs - fromMs)) * plotWidth(viewport);
}

/** Instant at a pixel from the left edge of the canvas. */
export function msAt(viewport: Viewport, x: number): number {
    const { fromMs, toMs } = viewport.window;
    return fromMs + ((x - viewport.gutter) / plotWidth(viewport)) * (toMs - fromMs);
}

/** Instant at a pixel of the overview, which always shows the whole run. */
export function overviewMsAt(viewport: Viewport, x: number, endMs: number): number {
    return ((x - viewport.gutter) / plotWidth(viewport)) * endMs;
}

/** Top of a row, from the top of the canvas. */
export function yOfRow(viewport: Viewport, row: number): number {
    return headHeight(viewport.bandRows) + row * ROW_HEIGHT - viewport.scrollTop;
}

/** The rows that a viewport shows, from `first` up to, not including, `past`. */
export function visibleRows(viewport: Viewport, count: number): { readonly first: number; readonly past: number } {
    const room = viewport.height - headHeight(viewport.bandRows);
    return {
        first: Math.max(0, Math.floor(viewport.scrollTop / ROW_HEIGHT)),
        past: Math.min(count, Math.ceil((viewport.scrollTop + room) / ROW_HEIGHT)),
    };
}

/** Scroll position, changed just so far that a row is in full view. */
export function scrollToRow(viewport: Viewport, row: number): number {
    const room = viewport.height - headHeight(viewport.bandRows);
    const top = row * ROW_HEIGHT;
    if (top < viewport.scrollTop) {
        return top;
    }
    return top + ROW_HEIGHT > viewport.scrollTop + room ? top + ROW_HEIGHT - room : viewport.scrollTop;
}

/** What lies at a point of the canvas. */
export function placeAt(viewport: Viewport, x: number, y: number, rowCount: number, endMs: number): Place {
    const head = headHeight(viewport.bandRows);
    const atMs = msAt(viewport, x);
    if (y < OVERVIEW_HEIGHT) {
        return { part: 'overview', atMs: overviewMsAt(viewport, x, endMs) };
    }
    if (y < OVERVIEW_HEIGHT + RULER_HEIGHT) {
        return { part: 'ruler', atMs };
    }
    if (y < head) {
        return { part: 'bands', atMs, bandRow: Math.floor((y - OVERVIEW_HEIGHT - RULER_HEIGHT) / BAND_ROW_HEIGHT) };
    }
    const row = Math.floor((y - head + viewport.scrollTop) / ROW_HEIGHT);
    return row < rowCount ? { part: 'row', row, atMs, inGutter: x < viewport.gutter } : { part: 'outside' };
}
