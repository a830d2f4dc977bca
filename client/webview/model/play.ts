/** Playing a run: how the cursor moves by itself, and from one thing that happens to the next. */

import type { TraceReader } from '../../../simulator/trace/reader.ts';
import { ENTRY_KINDS } from '../../../simulator/trace/trace.ts';
import type { Direction } from './view-moves.ts';

/** Milliseconds of the scenario that pass in a millisecond of the clock. */
export const SPEEDS = [0.5, 1, 2, 5, 10, 20, 50, 100, 200, 500, 1000] as const;
export type Speed = (typeof SPEEDS)[number];

/** Where motion is unwelcome, the cursor moves this often instead of with every frame. */
export const REDUCED_STEP_MS = 500;

export type PlayCommand =
    | 'play'
    | 'next-event'
    | 'previous-event'
    | 'next-transition'
    | 'previous-transition'
    | 'faster'
    | 'slower'
    /** Takes the debugger to the cursor. */
    | 'debug';

/** What a step goes to: an instant at which anything is traced, or one at which a state changes. */
export type StepKind = 'event' | 'transition';

/** The next speed in a direction; the same at the end of the list. */
export function neighbouringSpeed(speed: Speed, direction: 'faster' | 'slower'): Speed {
    return SPEEDS[SPEEDS.indexOf(speed) + (direction === 'faster' ? 1 : -1)] ?? speed;
}

/** The instant (ms) of the next or previous thing that happens, seen from an instant (ms); none where there is no more. */
export function steppedInstant(
    reader: TraceReader,
    fromMs: number,
    kind: StepKind,
    direction: Direction,
): number | undefined {
    const step = direction === 'next' ? 1 : -1;
    for (let entry = firstBeside(reader, fromMs, direction); entry >= 0 && entry < reader.entryCount; entry += step) {
        if (kind === 'event' || reader.kindIndexOf(entry) === TRANSITION) {
            return reader.atMs(entry);
        }
    }
    return undefined;
}

const TRANSITION = ENTRY_KINDS.indexOf('transition');

/** The first entry after an instant, or the last one before it. */
function firstBeside(reader: TraceReader, atMs: number, direction: Direction): number {
    const isPast = (entry: number): boolean =>
        direction === 'next' ? reader.atMs(entry) > atMs : reader.atMs(entry) >= atMs;
    let low = 0;
    let high = reader.entryCount;
    while (low < high) {
        const middle = (low + high) >>> 1;
        if (isPast(middle)) {
            high = middle;
        } else {
            low = middle + 1;
        }
    }
    return direction === 'next' ? low : low - 1;
}
