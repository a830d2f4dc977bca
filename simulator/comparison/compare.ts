/**
 * What differs between two runs: of one scenario before and after a change, with two seeds, or of two scenarios.
 *
 * Lanes, tasks and expectations are matched by what they are called, so that the runs may be of different Plans.
 */

import type { TraceReader } from '../trace/reader.ts';
import type { LaneKind } from '../trace/trace.ts';
import { compareAgents } from './compare-agents.ts';
import { compareTasks } from './compare-tasks.ts';
import { compareExpectations, compareStatements } from './compare-texts.ts';
import type { AgentTimeDifference, LaneDifference, LanePair, RunComparison } from './differences.ts';
import { firstDivergence } from './divergence.ts';

export type * from './differences.ts';

/** Compares a run with the one before it; `entryCount` of either may be anything. */
export function compareRuns(before: TraceReader, after: TraceReader): RunComparison {
    const pairs = pairedLanes(before, after);
    const lanes = pairs.flatMap((pair) => laneDifference(before, after, pair) ?? []);
    const { tasks, pairs: taskPairs } = compareTasks(before, after);
    const expectations = compareExpectations(before, after);
    const statements = compareStatements(before, after);
    return {
        statements,
        expectations,
        lanes,
        tasks,
        pairs: [...pairs, ...taskPairs],
        count: statements.length + expectations.length + lanes.length + tasks.length,
    };
}

/** How long agents were in their states, where that differs; apart from {@link compareRuns}, for it takes as long again. */
export function compareAgentTimes(before: TraceReader, after: TraceReader): readonly AgentTimeDifference[] {
    return compareAgents(before, after, pairedLanes(before, after));
}

/** Every lane but those of tasks, with its namesake in the other run. */
function pairedLanes(before: TraceReader, after: TraceReader): readonly LanePair[] {
    const earlier = namedLanes(before);
    const later = namedLanes(after);
    const pairs: LanePair[] = [];
    for (const [key, { kind, name, lane }] of later) {
        const match = earlier.get(key);
        pairs.push({ kind, name, after: lane, ...(match === undefined ? {} : { before: match.lane }) });
    }
    for (const [key, { kind, name, lane }] of earlier) {
        if (!later.has(key)) {
            pairs.push({ kind, name, before: lane });
        }
    }
    return pairs;
}

interface NamedLane {
    readonly kind: LaneKind;
    readonly name: string;
    readonly lane: number;
}

function namedLanes(reader: TraceReader): ReadonlyMap<string, NamedLane> {
    const lanes = new Map<string, NamedLane>();
    for (let lane = 0; lane < reader.laneCount - reader.taskCount; lane += 1) {
        const kind = reader.laneKind(lane);
        const name = reader.laneName(lane);
        lanes.set(`${kind} ${name}`, { kind, name, lane });
    }
    return lanes;
}

function laneDifference(before: TraceReader, after: TraceReader, pair: LanePair): LaneDifference | undefined {
    if (pair.before === undefined || pair.after === undefined) {
        return { ...pair, atMs: 0 };
    }
    const divergence = firstDivergence({ reader: before, lane: pair.before }, { reader: after, lane: pair.after });
    return divergence === undefined ? undefined : { ...pair, ...divergence };
}
