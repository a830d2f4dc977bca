import type { TimeWindow } from './time-window.ts';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** Steps at which a clock reads naturally. */
const STEPS_MS = [
    ...[1, 2, 5, 10, 20, 50, 100, 200, 500],
    ...[1, 2, 5, 10, 15, 30].map((seconds) => seconds * SECOND),
    ...[1, 2, 5, 10, 15, 30].map((minutes) => minutes * MINUTE),
    ...[1, 2, 4, 6, 12].map((hours) => hours * HOUR),
    ...[1, 2, 5, 10].map((days) => days * DAY),
];

/** The instants at which the ruler has a line. */
export interface RulerTicks {
    readonly stepMs: number;
    readonly firstMs: number;
    readonly count: number;
}

/** The finest ticks that are at least `minPixels` apart. */
export function rulerTicks(window: TimeWindow, width: number, minPixels: number): RulerTicks {
    const msPerPixel = (window.toMs - window.fromMs) / Math.max(1, width);
    const stepMs = STEPS_MS.find((step) => step >= minPixels * msPerPixel) ?? 10 * DAY;
    const firstMs = Math.max(0, Math.ceil(window.fromMs / stepMs) * stepMs);
    return { stepMs, firstMs, count: Math.max(0, Math.floor((window.toMs - firstMs) / stepMs) + 1) };
}
