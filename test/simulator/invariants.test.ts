import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { createSimulation, type Plan, resumeSimulation, simulate, type Trace } from '../../simulator/index.ts';
import { serializeTrace } from '../../simulator/trace/export.ts';
import { type TraceEntry, TraceReader } from '../../simulator/trace/reader.ts';
import { anyPlan } from './generated-plans.ts';
import { planFrom } from './plans.ts';
import { AGENT_CHANGES, isFailoverRule } from './state-changes.ts';

const legalChanges = new Set(
    Object.entries(AGENT_CHANGES).flatMap(([from, targets]) => targets.map((to) => `${from} -> ${to}`)),
);

const RUNS = 700;

describe('whatever happens', () => {
    let plans: fc.Arbitrary<Plan>;

    beforeAll(async () => {
        const office = await planFrom('test/corpus/rules/pg/non-voice.ccsim');
        const acme = await planFrom('examples/router-link-lost.ccsim');
        const systems = await planFrom('test/simulator/systems.ccsim');
        plans = fc.oneof(anyPlan(office), anyPlan(acme), anyPlan(systems));
    });

    it('time never runs backwards, and every entry has a cause before it that leads to the timeline or the start', () => {
        checkAll(plans, (reader) => {
            let beforeMs = 0;
            for (let index = 0; index < reader.entryCount; index++) {
                const entry = reader.entry(index);
                expect(entry.atMs).toBeGreaterThanOrEqual(beforeMs);
                beforeMs = entry.atMs;
                const isRoot = isBeginning(entry);
                expect(isRoot ? -1 : (entry.cause ?? index)).toBeLessThan(index);
                const root = reader.causes(index).at(-1);
                expect(isBeginning(root === undefined ? entry : reader.entry(root))).toBe(true);
            }
        });
    });

    it('every lane changes from one state to another one', () => {
        checkAll(plans, (reader) => {
            for (let lane = 0; lane < reader.laneCount; lane++) {
                const states = [...reader.transitions(lane)].map((index) => reader.valueAt(index));
                states.forEach((state, place) => {
                    const retried = reader.laneKind(lane) === 'task';
                    expect(place > 0 && state === states[place - 1] && !retried).toBe(false);
                });
            }
        });
    });

    it('agents move only along the documented transitions, except under failover', () => {
        checkAll(plans, (reader) => {
            for (let lane = 0; lane < reader.laneCount; lane++) {
                if (reader.laneKind(lane) === 'membership') {
                    expectLegal(reader, lane);
                }
            }
        });
    });

    it('every task that ends has one disposition, and nothing happens to it afterwards', () => {
        checkAll(plans, (reader, trace) => {
            for (let task = 0; task < trace.taskCount; task++) {
                const lane = reader.laneOf('task', task);
                const states = reader.intervals(lane).map((interval) => interval.state);
                const ended = states.indexOf('ENDED');
                expect(ended === -1 || ended === states.length - 1).toBe(true);
                expect(reader.task(task).disposition !== undefined).toBe(ended !== -1);
            }
        });
    });

    it('what is fully reported misses nothing, and what is not misses something', () => {
        checkAll(plans, (reader, trace) => {
            for (let index = 0; index < trace.taskCount; index++) {
                const { reporting, missingFromMs, missingToMs } = reader.task(index);
                expect(reporting === 'full' ? missingToMs - missingFromMs : 0).toBe(0);
                expect(missingToMs).toBeGreaterThanOrEqual(missingFromMs);
            }
        });
    });

    it('a run is the same run when it is snapshotted anywhere', () => {
        fc.assert(
            fc.property(plans, fc.nat(300), (plan, seconds) => {
                const simulation = createSimulation(plan);
                simulation.runUntil(seconds * 1000);
                const resumed = resumeSimulation(simulation.snapshot());
                expect(serializeTrace(plan, resumed.finish())).toBe(serializeTrace(plan, simulation.finish()));
            }),
            { numRuns: 200 },
        );
    });

    it('a failure that finds everything down already changes nothing for agents and tasks', () => {
        fc.assert(
            fc.property(plans, (plan) => {
                const whole = plan.topology.components.findIndex((component) => component.kind === 'gateway');
                const [part] = plan.topology.components.flatMap((each, index) =>
                    each.parent === whole ? [index] : [],
                );
                if (part === undefined) {
                    return;
                }
                const fail = (components: number[], text: string) => ({
                    range: { source: 0, startLine: 0, startColumn: 0, endLine: 0, endColumn: 0 },
                    text,
                    occurs: { kind: 'once' as const, atMs: 60_000 },
                    action: { kind: 'fail' as const, components },
                });
                const first = fail([whole], 'the gateway');
                const rest = plan.timeline.filter(
                    (each) => each.action.kind !== 'restore' && each.action.kind !== 'fail',
                );
                const once = { ...plan, timeline: [first, ...rest] };
                const twice = { ...plan, timeline: [first, ...rest, fail([part], 'what runs on it')] };
                expect(histories(twice)).toEqual(histories(once));
            }),
            { numRuns: 200 },
        );
    });
});

function checkAll(plans: fc.Arbitrary<Plan>, check: (reader: TraceReader, trace: Trace) => void): void {
    fc.assert(
        fc.property(plans, (plan) => {
            const trace = simulate(plan);
            check(new TraceReader(plan, trace), trace);
        }),
        { numRuns: RUNS },
    );
}

/** A statement that takes effect, or how something is at the start. */
function isBeginning(entry: TraceEntry): boolean {
    return entry.kind === 'occurrence' || entry.rule.id === 'timeline/start';
}

function expectLegal(reader: TraceReader, lane: number): void {
    const stays = reader.transitions(lane);
    stays.forEach((index, place) => {
        const before = place === 0 ? undefined : reader.entry(stays[place - 1] ?? 0);
        const entry = reader.entry(index);
        if (before?.kind !== 'transition' || entry.kind !== 'transition' || isFailoverRule(entry.rule.id)) {
            return;
        }
        const legal = legalChanges.has(`${before.state} -> ${entry.state}`);
        expect(legal, `${before.state} -> ${entry.state} by ${entry.rule.id}`).toBe(true);
    });
}

function histories(plan: Plan): unknown {
    const reader = new TraceReader(plan, simulate(plan));
    return Array.from({ length: reader.laneCount }, (_, lane) =>
        ['membership', 'task'].includes(reader.laneKind(lane))
            ? reader.intervals(lane).map(({ state, fromMs, toMs }) => [state, fromMs, toMs])
            : [],
    );
}
