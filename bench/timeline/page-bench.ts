/** What a page of the benchmark offers to whoever drives it. */

import { FRAME_MARK } from './frame-times.ts';

export interface PageBench {
    /** Makes the data; not part of what is measured. */
    prepare(intervals: number, lanes: number): void;
    /** Shows the data, until it is on the screen. */
    show(visibleLanes: number): Promise<void>;
    /** Moves the view for a number of frames, and marks the beginning of each. */
    frames(move: Move, count: number): Promise<void>;
    /** Bytes in typed arrays that the picture of the run takes beside the trace. */
    columnBytes(): number;
}

export type Move = 'pan' | 'zoom';

declare global {
    interface Window {
        bench: PageBench;
    }
}

/** Calls `move` once a frame. */
export async function framesOf(count: number, move: (frame: number) => void): Promise<void> {
    for (let frame = 0; frame < count; frame += 1) {
        await nextFrame();
        performance.mark(FRAME_MARK);
        move(frame);
    }
    await nextFrame();
    performance.mark(FRAME_MARK);
}

export function nextFrame(): Promise<number> {
    return new Promise((drawn) => requestAnimationFrame(() => drawn(performance.now())));
}

/** The window at a frame: panned to and fro at a twentieth of the run, or zoomed from all of it to a thousandth and back. */
export function windowAt(move: Move, frame: number, count: number, endMs: number): { fromMs: number; toMs: number } {
    const share = frame / count;
    const wave = (1 - Math.cos(2 * Math.PI * share)) / 2;
    if (move === 'pan') {
        const fromMs = wave * 0.9 * endMs;
        return { fromMs, toMs: fromMs + endMs / 20 };
    }
    const span = endMs * 1000 ** -wave;
    const fromMs = (endMs - span) * 0.4;
    return { fromMs, toMs: fromMs + span };
}
