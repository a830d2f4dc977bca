/**
 * Level of detail: what a lane looks like, pixel column by pixel column.
 *
 * Costs a search per pixel at most, however many intervals there are: an interval that covers whole columns is taken in
 * one step, and of the intervals that share a column only the most severe is looked up.
 */

import type { LaneColumns } from './lane-columns.ts';
import { intervalsOf } from './lane-columns.ts';
import { NO_LOOK } from './looks.ts';
import type { MarkSeries } from './mark-series.ts';
import { firstAfter, firstAtOrAfter, nextAfter } from './sorted-search.ts';
import type { TimeWindow } from './time-window.ts';

/** Interval of a span that stands for several. */
export const SEVERAL = -1;

/** Intervals of one column of pixels that are looked at one by one. */
const NEAR = 12;

/** Takes the columns from `x0` up to, not including, `x1`; `interval` is {@link SEVERAL} if there is more than one. */
export type TakeSpan = (x0: number, x1: number, look: number, interval: number) => void;

/** Tells what each pixel column of a lane shows; neighbouring columns of several intervals with one look are merged. */
export function eachPixelSpan(
    columns: LaneColumns,
    lane: number,
    window: TimeWindow,
    width: number,
    take: TakeSpan,
): void {
    const { first, past } = intervalsOf(columns, lane);
    const merged = mergeSeveral(take);
    const xOf = (ms: number): number => columnAt(ms, window, width);
    const firstMs = columns.fromMs[first] ?? columns.endMs;
    let x = first === past ? width : Math.max(0, Math.floor(xOf(firstMs)));
    const pastEnd = Math.min(width, Math.ceil(xOf(columns.endMs)));
    const { fromMs, looks, severity } = columns;
    let leftMs = leftEdgeMs(x, window, width);
    let interval = Math.max(first, firstAfter(fromMs, Math.floor(leftMs), first, past) - 1);
    while (x < pastEnd) {
        const rightMs = leftEdgeMs(x + 1, window, width);
        const endMs = interval + 1 < past ? (fromMs[interval + 1] ?? 0) : columns.endMs;
        if (endMs >= rightMs || interval + 1 === past) {
            const x1 = interval + 1 === past ? pastEnd : Math.min(pastEnd, Math.max(x + 1, Math.floor(xOf(endMs))));
            merged.take(x, x1, looks[interval] ?? NO_LOOK, interval);
            x = x1;
            leftMs = leftEdgeMs(x, window, width);
        } else {
            // A few are looked at one by one; of more, the worst and the last are looked up.
            const near = Math.min(past, interval + NEAR);
            let worst = looks[interval] ?? NO_LOOK;
            let end = interval + 1;
            for (; end < near && (fromMs[end] ?? 0) < rightMs; end += 1) {
                worst = Math.max(worst, looks[end] ?? NO_LOOK);
            }
            if (end === near && end < past && (fromMs[end] ?? 0) < rightMs) {
                end = nextAfter(fromMs, Math.ceil(rightMs) - 1, end, past);
                worst = severity.maximum(interval, end);
            }
            merged.take(x, x + 1, worst, SEVERAL);
            x += 1;
            leftMs = rightMs;
            interval = end - 1;
        }
        // Most often the interval goes on, or the next one has just begun.
        if (interval + 1 < past && (fromMs[interval + 1] ?? 0) <= leftMs) {
            interval = nextAfter(fromMs, Math.floor(leftMs), interval + 1, past) - 1;
        }
    }
    merged.flush();
}

/** Takes the mark or marks in one pixel column: the tone of the most severe, the first of them, and how many. */
export type TakeMarks = (x: number, tone: number, first: number, count: number) => void;

/** Tells which pixel columns have marks of a series. */
export function eachPixelMark(series: MarkSeries, window: TimeWindow, width: number, take: TakeMarks): void {
    let first = firstAtOrAfter(series.atMs, Math.max(0, Math.ceil(window.fromMs)));
    while (first < series.atMs.length) {
        const x = Math.floor(columnAt(series.atMs[first] ?? 0, window, width));
        if (x >= width) {
            return;
        }
        const rightMs = Math.ceil(leftEdgeMs(x + 1, window, width));
        const past = Math.max(first + 1, firstAtOrAfter(series.atMs, rightMs, first));
        take(x, series.severity.maximum(first, past), first, past - first);
        first = past;
    }
}

/** Multiplies before it divides: an edge that falls on a whole millisecond is exactly that millisecond. */
function leftEdgeMs(x: number, { fromMs, toMs }: TimeWindow, width: number): number {
    return fromMs + (x * (toMs - fromMs)) / width;
}

function columnAt(ms: number, { fromMs, toMs }: TimeWindow, width: number): number {
    return ((ms - fromMs) * width) / (toMs - fromMs);
}

function mergeSeveral(take: TakeSpan): { take: TakeSpan; flush(): void } {
    let from = 0;
    let to = -1;
    let look = NO_LOOK;
    const flush = (): void => {
        if (to > from && look !== NO_LOOK) {
            take(from, to, look, SEVERAL);
        }
        to = -1;
    };
    return {
        take(x0, x1, each, interval) {
            if (interval === SEVERAL && to === x0 && look === each) {
                to = x1;
                return;
            }
            flush();
            if (interval === SEVERAL) {
                from = x0;
                to = x1;
                look = each;
            } else if (each !== NO_LOOK) {
                take(x0, x1, each, interval);
            }
        },
        flush,
    };
}
