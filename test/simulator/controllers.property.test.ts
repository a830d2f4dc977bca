import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { type Plan, type Settings, simulate } from '../../simulator/index.ts';
import { TraceReader } from '../../simulator/trace/reader.ts';
import { anyOutage } from './generated-plans.ts';
import { planFrom } from './plans.ts';

const RUNS = 200;

describe('whatever fails of a duplexed controller and its networks', () => {
    let plans: fc.Arbitrary<Plan>;

    beforeAll(async () => {
        const base = await planFrom('test/corpus/rules/cc/side-lost.ccsim');
        plans = fc.tuple(anyOutage(base), anySettings()).map(([plan, changes]) => ({
            ...plan,
            settings: { ...plan.settings, ...changes },
        }));
    });

    it('a side routes only while it is in service, and is in service only with a CallRouter that holds the state', () => {
        checkAll(plans, (reader, plan) => {
            const sides = plan.topology.controllers[0]?.sides ?? [];
            for (const atMs of instantsOf(reader)) {
                sides.forEach((side, place) => {
                    const inService = stateAt(reader, reader.laneOf('component', side.component), atMs) === 'UP';
                    const state = stateAt(reader, reader.laneOf('router', place), atMs);
                    const serves = !['ISOLATED_DISABLED', 'OUT_OF_SERVICE'].includes(state);
                    if (state !== 'TEST') {
                        expect(inService, `side ${place} ${state} at ${atMs}`).toBe(serves);
                    }
                });
            }
        });
    });

    it('sides are paired only with each other, and in step or losing each other just now', () => {
        checkAll(plans, (reader) => {
            for (const atMs of instantsOf(reader)) {
                const states = [0, 1].map((place) => stateAt(reader, reader.laneOf('router', place), atMs));
                const paired = states.filter((state) => state.startsWith('PAIR_'));
                expect([0, 1, 2]).toContain(paired.length);
                if (paired.length === 2) {
                    expect(new Set(paired).size, `${states} at ${atMs}`).toBe(2);
                }
            }
        });
    });

    it('a transfer goes on only between processes that run, and only the CallRouter and what runs beside it can be in step', () => {
        checkAll(plans, (reader, plan) => {
            plan.topology.synchronizedClients.forEach(({ component, privateLink }, client) => {
                const instances = plan.topology.components[component]?.instances ?? [];
                for (const { state, fromMs, toMs } of reader.intervals(reader.laneOf('transfer', client))) {
                    if (state !== 'TRANSFERRING' || toMs === fromMs) {
                        continue;
                    }
                    expect(stateAt(reader, reader.laneOf('link', privateLink), fromMs)).toBe('UP');
                    for (const instance of instances) {
                        expect(['DOWN', 'STOPPED']).not.toContain(stateAt(reader, instance, fromMs));
                    }
                }
            });
        });
    });

    it('what everything was before is again so once everything is restored, side for side', () => {
        checkAll(plans, (reader, plan) => {
            const lastMs = plan.durationMs;
            const states = [0, 1].map((place) => stateAt(reader, reader.laneOf('router', place), lastMs));
            expect(states.toSorted()).toEqual(['PAIR_DISABLED', 'PAIR_ENABLED']);
            plan.topology.components.forEach((component, index) => {
                const expected = ['UP', 'ACTIVE', 'STANDBY'];
                expect(expected, component.id).toContain(stateAt(reader, index, lastMs));
            });
            plan.topology.synchronizedClients.forEach((_, client) => {
                expect(stateAt(reader, reader.laneOf('transfer', client), lastMs)).toBe('IN_SYNC');
            });
        });
    });
});

function anySettings(): fc.Arbitrary<Partial<Settings>> {
    return fc.record({
        tosSymmetric: fc.boolean(),
        majorityView: fc.constantFrom('actual' as const, 'believed' as const),
        majorityRecheckWhileIsolated: fc.boolean(),
        dualFailureRestoreRestartsSideB: fc.boolean(),
        loggerFollowsRouter: fc.boolean(),
        pgFailbackEnabled: fc.boolean(),
        routeRequestQueueTimeout: fc.constantFrom(0, 300),
        tosTimeout: fc.constantFrom(0, 2000, 10_000),
        privateMissedHeartbeats: fc.constantFrom(5, 50),
    });
}

function checkAll(plans: fc.Arbitrary<Plan>, check: (reader: TraceReader, plan: Plan) => void): void {
    fc.assert(
        fc.property(plans, (plan) => check(new TraceReader(plan, simulate(plan)), plan)),
        { numRuns: RUNS },
    );
}

function instantsOf(reader: TraceReader): ReadonlySet<number> {
    return new Set(Array.from({ length: reader.entryCount }, (_, entry) => reader.atMs(entry)));
}

function stateAt(reader: TraceReader, lane: number, atMs: number): string {
    return String(reader.stateAt(lane, atMs));
}
