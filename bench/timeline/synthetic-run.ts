/** Runs of any size to draw: so many intervals on so many lanes of agents, of all lengths, with outages of all of them. */

import type { Plan, Trace } from '../../simulator/index.ts';
import { AGENT_STATES } from '../../simulator/states.ts';
import { laneCounts } from '../../simulator/trace/lanes.ts';
import { TraceRecorder } from '../../simulator/trace/recorder.ts';
import { NO_DETAIL, NONE } from '../../simulator/trace/trace.ts';
import { emptyPlan } from '../empty-plan.ts';

export interface SyntheticRun {
    readonly plan: Plan;
    readonly trace: Trace;
}

const RANGE = { source: 0, startLine: 0, startColumn: 0, endLine: 0, endColumn: 0 };
const DURATION_MS = 24 * 3600 * 1000;
const LOGGED_OUT = AGENT_STATES.indexOf('LOGGED_OUT');
/** Every so many changes, one is a failure's. */
const FAILURE_EVERY = 500;

/** The same for the same figures, on every machine. */
export function syntheticRun(intervals: number, lanes: number): SyntheticRun {
    const plan = planWith(lanes);
    const recorder = new TraceRecorder(laneCounts(plan.topology));
    const firstLane = plan.topology.components.length;
    const random = generator(7);
    for (let entry = 0; entry < intervals; entry += 1) {
        // Each lane has its own pace, so that near and far look different.
        const lane = entry < lanes ? entry : Math.floor(random() ** 2 * lanes);
        const atMs = entry < lanes ? 0 : Math.floor((entry / intervals) * DURATION_MS);
        const isFailure = entry % FAILURE_EVERY === 0;
        const state = isFailure ? LOGGED_OUT : 1 + Math.floor(random() * (AGENT_STATES.length - 1));
        const rule = isFailure ? 'pg/agents-logged-out' : 'agent/transitions';
        recorder.entry('transition', atMs, rule, firstLane + lane, state, isFailure ? 50002 : NO_DETAIL, NONE, NONE);
    }
    return {
        plan,
        trace: {
            version: 2,
            outcome: { kind: 'completed' },
            strings: [],
            lanes: recorder.lanes,
            entryCount: recorder.entryCount,
            taskCount: 0,
            ...recorder.finish(),
            expectations: [],
            eventCount: intervals,
        },
    };
}

function planWith(lanes: number): Plan {
    const empty = emptyPlan(1_000_000);
    const agents = Array.from({ length: lanes }, (_, index) => ({
        name: `A${1000 + index}`,
        peripheral: 0,
        desktop: 1,
        handles: [{ domain: 0, limit: 1 }],
        range: RANGE,
    }));
    const component = { instances: [], range: RANGE };
    return {
        ...empty,
        scenario: 'Synthetic',
        durationMs: DURATION_MS,
        topology: {
            ...empty.topology,
            components: [
                { ...component, id: 'Ucm', kind: 'peripheral' },
                { ...component, id: 'Desktop', kind: 'desktop' },
            ],
            domains: [
                {
                    name: 'Voice',
                    kind: 'voice',
                    taskLifeMs: 0,
                    startTimeoutMs: 0,
                    maxDurationMs: 0,
                    interruptible: false,
                    range: RANGE,
                },
            ],
            agents,
        },
    };
}

/** Numbers from 0 up to 1 that only look drawn (mulberry32). */
function generator(seed: number): () => number {
    let state = seed;
    return () => {
        state = (state + 0x6d2b79f5) | 0;
        let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
        mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
        return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
    };
}
