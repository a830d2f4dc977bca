/** Where things are on the canvas: pixels to instants and rows, and back. */

import { MAX_BAND_ROWS } from './failure-bands.ts';
import type { TimeWindow } from './time-window.ts';

/** Heights in CSS pixels; they grow with the editor's font. */
export interface Metrics {
    readonly row: number;
    readonly overview: number;
    readonly ruler: number;
    readonly bandRow: number;
    /** How far a row is set in for each group that it is in. */
    readonly indent: number;
    /** Width of the pin at the right of a name. */
    readonly pin: number;
}

/** An edge of the overview's frame, or the frame as a whole. */
export type FrameGrip = 'start' | 'end' | 'middle';

const EDGE_REACH = 5;
const MIN_GUTTER = 96;
const GUTTER_EMS = 21;
const GUTTER_SHARE = 0.32;

/** What a frame needs to know to place things. */
export interface Viewport {
    readonly width: number;
    readonly height: number;
    /** Width of the lane names at the left. */
    readonly gutter: number;
    readonly scrollTop: number;
    readonly bandRows: number;
    /** Rows that stay at the top, whatever is scrolled. */
    readonly pinnedRows: number;
    readonly metrics: Metrics;
    readonly window: TimeWindow;
}

/** What lies at a point. */
export type Place =
    | { readonly part: 'overview'; readonly atMs: number }
    | { readonly part: 'ruler'; readonly atMs: number }
    | { readonly part: 'bands'; readonly atMs: number; readonly bandRow: number }
    | {
          readonly part: 'row';
          readonly row: number;
          readonly atMs: number;
          readonly inGutter: boolean;
          /** Whether the point is where the pin of the row is. */
          readonly onPin: boolean;
      }
    | { readonly part: 'outside' };

/** Heights for a font of a size in CSS pixels. */
export function metricsFor(fontSize: number): Metrics {
    const size = Math.max(8, fontSize);
    return {
        row: Math.round(size * 1.7),
        overview: Math.round(size * 2.2),
        ruler: Math.round(size * 1.7),
        bandRow: Math.round(size * 1.3),
        indent: Math.round(size * 0.9),
        pin: Math.round(size * 1.4),
    };
}

/** Width of the lane names: what they need, within what a panel of this width can spare. */
export function gutterWidth(width: number, widestName: number, fontSize: number): number {
    const most = Math.max(MIN_GUTTER, Math.min(GUTTER_EMS * fontSize, width * GUTTER_SHARE));
    return Math.round(Math.max(MIN_GUTTER, Math.min(most, widestName)));
}

/** Pinned rows that fit in half of the room below the head; where they do not, none stays in view. */
export function stayingRows(pinned: number, height: number, bandRows: number, metrics: Metrics): number {
    return pinned * metrics.row <= (height - headHeight({ bandRows, metrics })) / 2 ? pinned : 0;
}

/** Height of what stays at the top: overview, ruler and the labels of failures. */
export function headHeight({ bandRows, metrics }: Pick<Viewport, 'bandRows' | 'metrics'>): number {
    return metrics.overview + metrics.ruler + Math.min(MAX_BAND_ROWS, bandRows) * metrics.bandRow;
}

/** Top of the rows that are scrolled: below the head and the rows that stay. */
export function scrolledTop(viewport: Viewport): number {
    return headHeight(viewport) + viewport.pinnedRows * viewport.metrics.row;
}

export function plotWidth({ width, gutter }: Pick<Viewport, 'width' | 'gutter'>): number {
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

/** Pixel of an instant in the overview. */
export function overviewX(viewport: Viewport, atMs: number, endMs: number): number {
    const share = Math.min(endMs, Math.max(0, atMs)) / Math.max(1, endMs);
    return viewport.gutter + share * plotWidth(viewport);
}

/** Where the frame of the shown window is in the overview. */
export function windowFrame(viewport: Viewport, endMs: number): { readonly left: number; readonly right: number } {
    const { fromMs, toMs } = viewport.window;
    return { left: overviewX(viewport, fromMs, endMs), right: overviewX(viewport, toMs, endMs) };
}

/** What of the overview's frame can be held at a pixel; none beside it. */
export function frameGripAt(viewport: Viewport, x: number, endMs: number): FrameGrip | undefined {
    const { left, right } = windowFrame(viewport, endMs);
    // A frame that is narrow is easier to move than to stretch.
    const reach = Math.min(EDGE_REACH, (right - left) / 4);
    if (Math.abs(x - left) <= reach) {
        return 'start';
    }
    if (Math.abs(x - right) <= reach) {
        return 'end';
    }
    return x >= left - 2 && x <= right + 2 ? 'middle' : undefined;
}

/** Top of a row, from the top of the canvas. */
export function yOfRow(viewport: Viewport, row: number): number {
    const top = headHeight(viewport) + row * viewport.metrics.row;
    return row < viewport.pinnedRows ? top : top - viewport.scrollTop;
}

/** The farthest that so many rows can be scrolled. */
export function mostScrolled(viewport: Viewport, count: number): number {
    const rows = (count - viewport.pinnedRows) * viewport.metrics.row;
    return Math.max(0, scrolledTop(viewport) + rows - viewport.height);
}

/** The scrolled rows that a viewport shows, from `first` up to, not including, `past`. */
export function visibleRows(viewport: Viewport, count: number): { readonly first: number; readonly past: number } {
    const { pinnedRows, metrics, scrollTop } = viewport;
    const room = viewport.height - scrolledTop(viewport);
    return {
        first: pinnedRows + Math.max(0, Math.floor(scrollTop / metrics.row)),
        past: Math.min(count, pinnedRows + Math.ceil((scrollTop + room) / metrics.row)),
    };
}

/** Scroll position, changed just so far that a row is in full view. */
export function scrollToRow(viewport: Viewport, row: number): number {
    const { pinnedRows, metrics, scrollTop } = viewport;
    const room = viewport.height - scrolledTop(viewport);
    const top = (row - pinnedRows) * metrics.row;
    if (row < pinnedRows) {
        return scrollTop;
    }
    if (top < scrollTop) {
        return top;
    }
    return top + metrics.row > scrollTop + room ? top + metrics.row - room : scrollTop;
}

/** What lies at a point of the canvas. */
export function placeAt(viewport: Viewport, x: number, y: number, rowCount: number, endMs: number): Place {
    const { metrics } = viewport;
    const head = headHeight(viewport);
    const atMs = msAt(viewport, x);
    if (y < metrics.overview) {
        return { part: 'overview', atMs: overviewMsAt(viewport, x, endMs) };
    }
    if (y < metrics.overview + metrics.ruler) {
        return { part: 'ruler', atMs };
    }
    if (y < head) {
        return {
            part: 'bands',
            atMs,
            bandRow: Math.floor((y - metrics.overview - metrics.ruler) / metrics.bandRow),
        };
    }
    const scrolled = y < scrolledTop(viewport) ? 0 : viewport.scrollTop;
    const row = Math.floor((y - head + scrolled) / metrics.row);
    return row < rowCount
        ? {
              part: 'row',
              row,
              atMs,
              inGutter: x < viewport.gutter,
              onPin: x < viewport.gutter && x >= viewport.gutter - metrics.pin,
          }
        : { part: 'outside' };
}

/** The row boundary nearest to a height: the row that something dropped there would stand before. */
export function rowBoundaryAt(viewport: Viewport, y: number, rowCount: number): number {
    const scrolled = y < scrolledTop(viewport) ? 0 : viewport.scrollTop;
    const row = Math.round((y - headHeight(viewport) + scrolled) / viewport.metrics.row);
    return Math.max(0, Math.min(rowCount, row));
}
