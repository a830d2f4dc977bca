/** Runs a Plan in slices of time, so that whoever asks for something else meanwhile is answered. */

import { createSimulation, type Plan, type Trace } from '../simulator/index.ts';

export interface SlicedRunOptions {
    /** Longest time that nothing else is done, in milliseconds. */
    readonly sliceMs: number;
    /** Asked between slices. */
    readonly isCancelled: () => boolean;
    /** Most steps and longest time of its own; absent: as many as the Plan's limit of events allows. */
    readonly limit?: { readonly steps: number; readonly ms: number };
}

export type SlicedRun =
    | { readonly kind: 'finished'; readonly trace: Trace }
    | { readonly kind: 'cancelled' }
    | { readonly kind: 'too-long' };

/** Steps between looks at the clock. */
const STEPS_AT_A_TIME = 64;

/** Runs a Plan to its end, unless somebody cancels it or it goes on for too long. */
export async function runInSlices(plan: Plan, { sliceMs, isCancelled, limit }: SlicedRunOptions): Promise<SlicedRun> {
    const simulation = createSimulation(plan);
    let steps = 0;
    let spentMs = 0;
    let isOver = false;
    while (!isOver) {
        await elapsed();
        if (isCancelled()) {
            return { kind: 'cancelled' };
        }
        const startMs = performance.now();
        while (!isOver && performance.now() - startMs < sliceMs) {
            for (let step = 0; step < STEPS_AT_A_TIME && !isOver; step += 1) {
                isOver = !simulation.step();
            }
            steps += STEPS_AT_A_TIME;
        }
        spentMs += performance.now() - startMs;
        if (limit !== undefined && !isOver && (steps > limit.steps || spentMs > limit.ms)) {
            return { kind: 'too-long' };
        }
    }
    return { kind: 'finished', trace: simulation.finish() };
}

/** Lets what waits be done first. */
function elapsed(): Promise<void> {
    return new Promise((resolve) => {
        setTimeout(resolve, 0);
    });
}
