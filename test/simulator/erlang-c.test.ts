import { describe, expect, it } from 'vitest';
import { type Plan, simulate } from '../../simulator/index.ts';
import { TraceReader } from '../../simulator/trace/reader.ts';
import { planFromText } from './plans.ts';

const SERVICE_MS = 180_000;

/**
 * Runs with seeds of their own are independent of each other, whatever the calls of one have to do with each other: their
 * means give a standard error that does not depend on how long a queue remembers.
 */
const REPLICATIONS = 25;
/** Calls of a run before the queue has forgotten that it began empty: at 85 % load it forgets within about 150 calls. */
const WARM_UP_CALLS = 2000;
const COUNTED_CALLS = 4000;

/** Agents, offered load in Erlang, first seed. */
const LOADS: readonly (readonly [number, number, number])[] = [
    [5, 3.5, 100],
    [10, 7, 200],
    [10, 8.5, 300],
    [20, 16, 400],
    [40, 34, 500],
];

describe('without failures, calls wait as Erlang C says', () => {
    it.each(LOADS)('%i agents, %d Erlang (seeds from %i)', async (agents, erlang, firstSeed) => {
        const arrivalMs = Math.round(SERVICE_MS / erlang);
        const plan = await poissonPlan(agents, arrivalMs);
        const means = Array.from({ length: REPLICATIONS }, (_, run) => meanWaitMs({ ...plan, seed: firstSeed + run }));
        const mean = average(means);
        const standardError = deviationOf(means) / Math.sqrt(REPLICATIONS);
        const errorsFrom = (waitMs: number) => Math.abs(mean - waitMs) / standardError;
        expect(errorsFrom(erlangCWaitMs(agents, SERVICE_MS / arrivalMs))).toBeLessThan(3);
        expect(errorsFrom(erlangCWaitMs(agents + 1, SERVICE_MS / arrivalMs))).toBeGreaterThan(3);
    });
});

/** Mean wait in M/M/c: the probability to wait by Erlang C, over the rate at which the queue is worked off. */
function erlangCWaitMs(agents: number, erlang: number): number {
    let blocking = 1;
    for (let n = 1; n <= agents; n++) {
        blocking = (erlang * blocking) / (n + erlang * blocking);
    }
    const waiting = (agents * blocking) / (agents - erlang * (1 - blocking));
    return (waiting * SERVICE_MS) / (agents - erlang);
}

/** Long enough for all calls that count to have come and been answered. */
function poissonPlan(agents: number, arrivalMs: number): Promise<Plan> {
    const names = Array.from({ length: agents }, (_, index) => `A${index + 1}`).join(', ');
    return planFromText(`
        topology Hall {
            controller Central
            peripheral Ucm
            gateway AgentPg { pim UcmPim for Ucm }
            domain Voice voice
            agents ${names} on Ucm handle Voice
        }
        scenario Poisson on Hall {
            duration ${Math.ceil(1.2 * (WARM_UP_CALLS + COUNTED_CALLS) * arrivalMs)}ms
            set callAnswerDelay 0s
            set callWrapUp 0s
            at 0s ${names} log in
            at 0s ${names} become ready
            every exponential mean ${arrivalMs}ms from 1s
                Ucm receives Voice call lasting exponential mean ${SERVICE_MS}ms
        }`);
}

function meanWaitMs(plan: Plan): number {
    const reader = new TraceReader(plan, simulate(plan));
    return average(Array.from({ length: COUNTED_CALLS }, (_, call) => waitMsOf(reader, WARM_UP_CALLS + call)));
}

function waitMsOf(reader: TraceReader, call: number): number {
    const intervals = reader.intervals(reader.laneOf('task', call));
    expect(intervals.at(-1)?.state).not.toBe('QUEUED');
    const queued = intervals.find(({ state }) => state === 'QUEUED');
    return queued === undefined ? 0 : queued.toMs - queued.fromMs;
}

/** Standard deviation as a sample estimates it. */
function deviationOf(values: readonly number[]): number {
    const mean = average(values);
    return Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1));
}

function average(values: readonly number[]): number {
    return values.reduce((sum, value) => sum + value, 0) / values.length;
}
