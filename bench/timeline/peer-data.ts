import { TraceReader } from '../../simulator/trace/reader.ts';
import { syntheticRun } from './synthetic-run.ts';

/** A state of a lane as the peers are given it. */
export interface PeerInterval {
    readonly lane: number;
    readonly name: string;
    readonly fromMs: number;
    readonly toMs: number;
    readonly state: string;
}

/** The same run as objects: what a program would hand to a library. */
export function peerIntervals(
    intervals: number,
    lanes: number,
): { readonly all: readonly PeerInterval[]; readonly endMs: number } {
    const { plan, trace } = syntheticRun(intervals, lanes);
    const reader = new TraceReader(plan, trace);
    const first = reader.laneOf('membership', 0);
    const all = Array.from({ length: lanes }, (_, lane) => lane).flatMap((lane) =>
        reader
            .intervals(first + lane)
            .map(({ state, fromMs, toMs }) => ({ lane, name: reader.laneName(first + lane), fromMs, toMs, state })),
    );
    return { all, endMs: reader.endMs };
}

/** A colour for each state, so that every library has the same to fill. */
export function stateColor(state: string): string {
    return `hsl(${[...state].reduce((sum, letter) => sum + letter.charCodeAt(0), 0) % 360} 50% 45%)`;
}
