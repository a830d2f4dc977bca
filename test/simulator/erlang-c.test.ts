import { describe, expect, it } from 'vitest';
import { type Plan, simulate } from '../../simulator/index.ts';
import { TraceReader } from '../../simulator/trace/reader.ts';
import { planFromText } from './plans.ts';

const SERVICE_MS = 180_000;
const DAYS = 20;
/** Calls before the queue has settled, and the length of a batch whose means are nearly independent. */
const WARM_UP_CALLS = 2000;
const BATCH_CALLS = 1000;

/** Agents, offered load in Erlang, seed. */
const LOADS: readonly (readonly [number, number, number])[] = [
    [5, 3.5, 1],
    [10, 7, 2],
    [10, 8.5, 3],
    [20, 16, 4],
    [40, 34, 5],
];

describe('without failures, calls wait as Erlang C says', () => {
    it.each(LOADS)('%i agents, %d Erlang (seed %i)', async (agents, erlang, seed) => {
        const waits = waitsOf(await poissonPlan(agents, erlang, seed)).slice(WARM_UP_CALLS);
        const batches = meansOfBatches(waits);
        const mean = average(batches);
        const deviation = Math.sqrt(average(batches.map((batch) => (batch - mean) ** 2)));
        const standardError = deviation / Math.sqrt(batches.length - 1);
        expect(batches.length).toBeGreaterThan(20);
        expect(Math.abs(mean - expectedWaitMs(agents, erlang))).toBeLessThan(3 * standardError);
    });
});

/** Mean wait in M/M/c: the probability to wait by Erlang C, over the rate at which the queue is worked off. */
function expectedWaitMs(agents: number, erlang: number): number {
    let blocking = 1;
    for (let n = 1; n <= agents; n++) {
        blocking = (erlang * blocking) / (n + erlang * blocking);
    }
    const waiting = (agents * blocking) / (agents - erlang * (1 - blocking));
    return (waiting * SERVICE_MS) / (agents - erlang);
}

function poissonPlan(agents: number, erlang: number, seed: number): Promise<Plan> {
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
            duration ${DAYS}d
            seed ${seed}
            set callAnswerDelay 0s
            set callWrapUp 0s
            set eventLimit 100000000
            at 0s ${names} log in
            at 0s ${names} become ready
            every exponential mean ${Math.round(SERVICE_MS / erlang)}ms from 1s
                Ucm receives Voice call lasting exponential mean ${SERVICE_MS}ms
        }`);
}

function waitsOf(plan: Plan): number[] {
    const trace = simulate(plan);
    const reader = new TraceReader(plan, trace);
    return Array.from({ length: trace.taskCount }, (_, task) => {
        const queued = reader.intervals(reader.laneOf('task', task)).find((interval) => interval.state === 'QUEUED');
        return queued === undefined ? 0 : queued.toMs - queued.fromMs;
    });
}

function meansOfBatches(waits: readonly number[]): number[] {
    const count = Math.floor(waits.length / BATCH_CALLS);
    return Array.from({ length: count }, (_, batch) =>
        average(waits.slice(batch * BATCH_CALLS, (batch + 1) * BATCH_CALLS)),
    );
}

function average(values: readonly number[]): number {
    return values.reduce((sum, value) => sum + value, 0) / values.length;
}
