/** The stretch of scenario time that the timeline shows. */
export interface TimeWindow {
    readonly fromMs: number;
    readonly toMs: number;
}

/** The least that can be shown: below, a millisecond would be wider than an eye needs. */
export const MIN_SPAN_MS = 20;

/** Share of the whole that is shown before the start and after the end, so that neither sticks to an edge. */
const MARGIN = 0.01;

/** The window that shows all of a run. */
export function wholeWindow(endMs: number): TimeWindow {
    const margin = Math.max(1, endMs * MARGIN);
    return { fromMs: -margin, toMs: endMs + margin };
}

/** The window moved and narrowed so that it shows only what there is. */
export function clamp(window: TimeWindow, endMs: number): TimeWindow {
    const whole = wholeWindow(endMs);
    const widest = whole.toMs - whole.fromMs;
    const span = Math.min(widest, Math.max(Math.min(MIN_SPAN_MS, widest), window.toMs - window.fromMs));
    const fromMs = Math.min(Math.max(window.fromMs, whole.fromMs), whole.toMs - span);
    return { fromMs, toMs: fromMs + span };
}

/** The window with its span multiplied by a factor, so that `aroundMs` stays where it is. */
export function zoom(window: TimeWindow, factor: number, aroundMs: number, endMs: number): TimeWindow {
    const whole = wholeWindow(endMs);
    const span = window.toMs - window.fromMs;
    const zoomed = Math.min(whole.toMs - whole.fromMs, Math.max(MIN_SPAN_MS, span * factor));
    const share = (aroundMs - window.fromMs) / span;
    const fromMs = aroundMs - share * zoomed;
    return clamp({ fromMs, toMs: fromMs + zoomed }, endMs);
}

/** The window moved by a time. */
export function pan(window: TimeWindow, byMs: number, endMs: number): TimeWindow {
    return clamp({ fromMs: window.fromMs + byMs, toMs: window.toMs + byMs }, endMs);
}

/** The window moved just so far that it shows an instant with some room beside it. */
export function including(window: TimeWindow, atMs: number, endMs: number): TimeWindow {
    const span = window.toMs - window.fromMs;
    const room = span * 0.1;
    if (atMs < window.fromMs + room) {
        return pan(window, atMs - room - window.fromMs, endMs);
    }
    return atMs > window.toMs - room ? pan(window, atMs + room - window.toMs, endMs) : window;
}

/** The window around a stretch of time, with room on both sides. */
export function around(fromMs: number, toMs: number, endMs: number): TimeWindow {
    const room = Math.max(MIN_SPAN_MS, (toMs - fromMs) * 0.25);
    return clamp({ fromMs: fromMs - room, toMs: toMs + room }, endMs);
}
