/** What a person measures with: a span of time, and two markers. */

import type { TimeWindow } from './time-window.ts';
import { MARKER_NAMES, type MarkerName, type Markers } from './timeline-view.ts';

/** The stretch between two instants in either order; none where they are one. */
export function spanBetween(oneMs: number, otherMs: number): TimeWindow | undefined {
    const [fromMs, toMs] = oneMs < otherMs ? [oneMs, otherMs] : [otherMs, oneMs];
    return fromMs === toMs ? undefined : { fromMs, toMs };
}

/** The span with another start; it ends where it did, a new one with the run. */
export function spanFrom(span: TimeWindow | undefined, atMs: number, endMs: number): TimeWindow | undefined {
    return span !== undefined && span.toMs > atMs ? { fromMs: atMs, toMs: span.toMs } : spanBetween(atMs, endMs);
}

/** The span with another end; it begins where it did, a new one with the run. */
export function spanTo(span: TimeWindow | undefined, atMs: number): TimeWindow | undefined {
    return span !== undefined && span.fromMs < atMs ? { fromMs: span.fromMs, toMs: atMs } : spanBetween(0, atMs);
}

export function markerSet(markers: Markers, name: MarkerName, atMs: number | undefined): Markers {
    const { [name]: _, ...others } = markers;
    return atMs === undefined ? others : { ...others, [name]: atMs };
}

/** Puts a marker to an instant; takes it away if that is where it is. */
export function markerToggled(markers: Markers, name: MarkerName, atMs: number): Markers {
    return markerSet(markers, name, markers[name] === atMs ? undefined : atMs);
}

/** Puts the marker that is free to an instant; the nearer one if none is. */
export function markerPlaced(markers: Markers, atMs: number): Markers {
    const free = MARKER_NAMES.find((name) => markers[name] === undefined);
    return markerSet(markers, free ?? nearestMarker(markers, atMs) ?? 'first', atMs);
}

/** The marker nearest to an instant, within reach of it. */
export function nearestMarker(
    markers: Markers,
    atMs: number,
    reachMs = Number.POSITIVE_INFINITY,
): MarkerName | undefined {
    const distance = (name: MarkerName): number => Math.abs((markers[name] ?? Number.POSITIVE_INFINITY) - atMs);
    const nearest = distance('second') < distance('first') ? 'second' : 'first';
    return markers[nearest] !== undefined && distance(nearest) <= reachMs ? nearest : undefined;
}

/** Time from one marker to the other; none unless both are set. */
export function markerDistanceMs({ first, second }: Markers): number | undefined {
    return first === undefined || second === undefined ? undefined : Math.abs(second - first);
}

/** The markers that are within a run, moved into it where they were not. */
export function measuresIn(
    { markers, span }: { readonly markers: Markers; readonly span?: TimeWindow | undefined },
    endMs: number,
): { readonly markers: Markers; readonly span: TimeWindow | undefined } {
    const within = (atMs: number | undefined): number | undefined =>
        atMs === undefined ? undefined : Math.min(endMs, atMs);
    return {
        markers: MARKER_NAMES.reduce((all, name) => markerSet(all, name, within(markers[name])), markers),
        span: span === undefined ? undefined : spanBetween(Math.min(span.fromMs, endMs), Math.min(span.toMs, endMs)),
    };
}
