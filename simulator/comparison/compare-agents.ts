/** How long agents were in their states in two runs. */

import type { LaneState } from '../trace/lanes.ts';
import type { TraceReader } from '../trace/reader.ts';
import type { AgentTimeDifference, LanePair } from './differences.ts';

/** The states in which an agent of both runs was for a different time, in the order of the lanes. */
export function compareAgents(
    before: TraceReader,
    after: TraceReader,
    pairs: readonly LanePair[],
): readonly AgentTimeDifference[] {
    return pairs.flatMap(({ kind, name, before: earlier, after: later }) =>
        kind === 'membership' && earlier !== undefined && later !== undefined
            ? differencesOf(name, timesOf(before, earlier), timesOf(after, later))
            : [],
    );
}

type Times = ReadonlyMap<LaneState, number>;

function timesOf(reader: TraceReader, lane: number): Times {
    const times = new Map<LaneState, number>();
    for (const { state, fromMs, toMs } of reader.intervals(lane)) {
        times.set(state, (times.get(state) ?? 0) + toMs - fromMs);
    }
    return times;
}

function differencesOf(name: string, before: Times, after: Times): readonly AgentTimeDifference[] {
    const states = new Set([...after.keys(), ...before.keys()]);
    return [...states].flatMap((state) => {
        const [beforeMs, afterMs] = [before.get(state) ?? 0, after.get(state) ?? 0];
        return beforeMs === afterMs ? [] : [{ name, state, beforeMs, afterMs }];
    });
}
