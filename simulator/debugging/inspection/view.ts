/** What is looked at: a run at a place, and the trace of what led there. */

import type { Simulation } from '../../simulation.ts';
import type { TraceReader } from '../../trace/reader.ts';

export interface View {
    readonly run: Simulation;
    /** Reads at least all that has happened up to the place. */
    readonly reader: TraceReader;
    readonly atMs: number;
}

/** The last transition of a lane that the run has made; none before its first one. */
export function lastTransition({ run, reader }: View, lane: number): number | undefined {
    const transitions = reader.transitions(lane);
    const { entryCount } = run.recorder;
    let low = 0;
    let high = transitions.length;
    while (low < high) {
        const middle = (low + high) >>> 1;
        if ((transitions[middle] ?? 0) < entryCount) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return transitions[low - 1];
}

/** When a lane came into the state that it is in. */
export function stateSinceMs(view: View, lane: number): number {
    const entry = lastTransition(view, lane);
    return entry === undefined ? 0 : view.reader.atMs(entry);
}
