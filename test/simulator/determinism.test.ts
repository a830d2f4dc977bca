import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createSimulation, type Plan, resumeSimulation, simulate } from '../../simulator/index.ts';
import { serializeTrace } from '../../simulator/trace/export.ts';
import { filesMatching, planFrom } from './plans.ts';

const FILES = [...filesMatching('examples/*.ccsim'), ...filesMatching('test/corpus/rules/*/*.ccsim')];

describe('a run (order/seed)', () => {
    it('gives the same bytes for the same seed', async () => {
        const plan = await planFrom('test/corpus/rules/order/seed.ccsim');
        expect(bytesOf(plan)).toBe(bytesOf(plan));
    });

    it('differs for different seeds', async () => {
        const traces = await Promise.all(
            [1, 2, 3, 4].map(async (seed) => bytesOf(await planFrom('test/corpus/rules/order/seed.ccsim', { seed }))),
        );
        expect(new Set(traces.map((trace) => trace.replace(/"seed":\s*\d+/, ''))).size).toBe(4);
    });

    it('draws the same whatever else the scenario says', async () => {
        const plan = await planFrom('test/corpus/rules/order/seed.ccsim');
        const without = { ...plan, timeline: plan.timeline.filter((each) => each.action.kind !== 'agents') };
        expect(arrivals(without)).toEqual(arrivals(plan));
    });

    it('is the same from any snapshot on', async () => {
        const plans = await Promise.all(FILES.map((file) => planFrom(file)));
        fc.assert(
            fc.property(fc.constantFrom(...plans), fc.double({ min: 0, max: 1, noNaN: true }), (plan, part) => {
                const simulation = createSimulation(plan);
                simulation.runUntil(part * plan.durationMs);
                const snapshot = simulation.snapshot();
                const resumed = serializeTrace(plan, resumeSimulation(snapshot).finish());
                const again = serializeTrace(plan, resumeSimulation(snapshot).finish());
                const unbroken = serializeTrace(plan, simulation.finish());
                expect(resumed).toBe(unbroken);
                expect(again).toBe(unbroken);
            }),
            { numRuns: 300 },
        );
    });

    it('goes step by step to the same end', async () => {
        const plan = await planFrom('examples/router-link-lost.ccsim');
        const simulation = createSimulation(plan);
        let beforeMs = 0;
        while (simulation.step()) {
            expect(simulation.atMs).toBeGreaterThanOrEqual(beforeMs);
            beforeMs = simulation.atMs;
        }
        expect(serializeTrace(plan, simulation.finish())).toBe(bytesOf(plan));
    });

    it('stops at the event limit and says so', async () => {
        const plan = await planFrom('examples/router-link-lost.ccsim');
        const limited = { ...plan, settings: { ...plan.settings, eventLimit: 20 } };
        const trace = simulate(limited);
        expect(trace.outcome.kind).toBe('event-limit');
        expect(trace.eventCount).toBe(20);
        expect(trace.expectations.some((result) => !result.passed)).toBe(true);
    });
});

function bytesOf(plan: Plan): string {
    return serializeTrace(plan, simulate(plan));
}

function arrivals(plan: Plan): readonly number[] {
    const trace = simulate(plan);
    return [...(trace.tasks[0]?.arrivedMs ?? [])];
}
