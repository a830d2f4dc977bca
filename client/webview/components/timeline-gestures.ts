/** What a pointer does on the timeline, told apart from where it is drawn. */

import type { Place } from '../model/geometry.ts';

export type Gesture =
    /** Nothing is held. */
    | { readonly kind: 'hover' }
    /** The cursor's line or the ruler is held: the cursor follows. */
    | { readonly kind: 'cursor' }
    /** The overview is held: the window follows. */
    | { readonly kind: 'overview' }
    /** The plot is held: it moves along, or it was but a click. */
    | {
          readonly kind: 'plot';
          readonly startX: number;
          readonly startY: number;
          lastX: number;
          lastY: number;
          moved: boolean;
      };

/** Pixels that a held pointer may tremble before a click becomes a drag. */
const TREMBLE = 4;

/** What begins where a pointer is pressed. */
export function gestureAt(place: Place, x: number, y: number, nearCursor: boolean): Gesture {
    switch (place.part) {
        case 'overview':
            return { kind: 'overview' };
        case 'ruler':
            return { kind: 'cursor' };
        case 'bands':
            return { kind: 'plot', startX: x, startY: y, lastX: x, lastY: y, moved: false };
        case 'row':
            return nearCursor && !place.inGutter
                ? { kind: 'cursor' }
                : { kind: 'plot', startX: x, startY: y, lastX: x, lastY: y, moved: false };
        case 'outside':
            return { kind: 'plot', startX: x, startY: y, lastX: x, lastY: y, moved: false };
    }
}

/** How far a held plot has moved since the last time; nothing while the pointer only trembles. */
export function dragBy(
    gesture: Extract<Gesture, { readonly kind: 'plot' }>,
    x: number,
    y: number,
): { readonly dx: number; readonly dy: number } {
    gesture.moved ||= Math.hypot(x - gesture.startX, y - gesture.startY) > TREMBLE;
    if (!gesture.moved) {
        return { dx: 0, dy: 0 };
    }
    const step = { dx: x - gesture.lastX, dy: y - gesture.lastY };
    gesture.lastX = x;
    gesture.lastY = y;
    return step;
}
