/** What a held pointer does on the timeline, told apart from where it is drawn. */

import type { FrameGrip, Place } from '../model/geometry.ts';
import type { MarkerName } from '../model/timeline-view.ts';

/** A press that may be but a click, until the pointer has gone some way. */
interface Press {
    readonly startX: number;
    readonly startY: number;
    moved: boolean;
}

export type Gesture =
    /** Nothing is held. */
    | { readonly kind: 'hover' }
    /** The cursor's line or the ruler is held: the cursor follows. */
    | { readonly kind: 'cursor' }
    | { readonly kind: 'marker'; readonly name: MarkerName }
    /** The overview is held: the window follows, as far from the pointer as it was. */
    | { readonly kind: 'overview'; readonly grip: FrameGrip; readonly offsetMs: number }
    /** A span is drawn, from where it began. */
    | { readonly kind: 'span'; readonly startMs: number }
    /** The plot is held: it moves along, or it was but a click. */
    | ({ readonly kind: 'plot'; lastX: number; lastY: number } & Press)
    /** The name of a row is held: the row moves, or it was but a click. */
    | ({ readonly kind: 'row'; readonly row: number } & Press);

/** Pixels that a held pointer may tremble before a click becomes a drag. */
const TREMBLE = 4;

/** What is around a pointer that is pressed. */
export interface PressedAt {
    readonly place: Place;
    readonly x: number;
    readonly y: number;
    readonly shift: boolean;
    readonly nearCursor: boolean;
    readonly nearMarker: MarkerName | undefined;
    /** What of the overview's frame is there, and where the window's middle is from there. */
    readonly grip: FrameGrip | undefined;
    readonly offsetMs: number;
}

/** What begins where a pointer is pressed. */
export function gestureAt(at: PressedAt): Gesture {
    const { place, x, y } = at;
    switch (place.part) {
        case 'overview':
            return { kind: 'overview', grip: at.grip ?? 'middle', offsetMs: at.grip === undefined ? 0 : at.offsetMs };
        case 'ruler':
            if (at.shift) {
                return { kind: 'span', startMs: place.atMs };
            }
            return at.nearMarker === undefined ? { kind: 'cursor' } : { kind: 'marker', name: at.nearMarker };
        case 'row':
            if (place.inGutter) {
                return { kind: 'row', row: place.row, startX: x, startY: y, moved: false };
            }
            if (at.shift) {
                return { kind: 'span', startMs: place.atMs };
            }
            return at.nearCursor ? { kind: 'cursor' } : plotAt(x, y);
        case 'bands':
            return at.shift ? { kind: 'span', startMs: place.atMs } : plotAt(x, y);
        case 'outside':
            return plotAt(x, y);
    }
}

/** Whether a press has become a drag. */
export function isDrag(press: Press, x: number, y: number): boolean {
    press.moved ||= Math.hypot(x - press.startX, y - press.startY) > TREMBLE;
    return press.moved;
}

/** How far a held plot has moved since the last time; nothing while the pointer only trembles. */
export function dragBy(
    gesture: Extract<Gesture, { readonly kind: 'plot' }>,
    x: number,
    y: number,
): { readonly dx: number; readonly dy: number } {
    if (!isDrag(gesture, x, y)) {
        return { dx: 0, dy: 0 };
    }
    const step = { dx: x - gesture.lastX, dy: y - gesture.lastY };
    gesture.lastX = x;
    gesture.lastY = y;
    return step;
}

function plotAt(x: number, y: number): Gesture {
    return { kind: 'plot', startX: x, startY: y, lastX: x, lastY: y, moved: false };
}
