/** What holds for every run, tried on any topology and any timeline. */

import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { createSimulation, type Plan, resumeSimulation, stateSizeAt } from '../../simulator/index.ts';
import { stateBytes } from '../../simulator/status/state-size.ts';
import { serializeTrace } from '../../simulator/trace/export.ts';
import { TraceReader } from '../../simulator/trace/reader.ts';
import { anyOutage, anyPlanOn, once } from './generated-plans.ts';
import { topologiesOf } from './generated-topologies.ts';
import { readRun } from './histories.ts';
import { planFrom } from './plans.ts';
import { LAWS } from './trace-laws.ts';

/** The same in each run of the tests; another number looks elsewhere: `RUN_SEED=7 RUN_RUNS=20000 npx vitest run …`. */
const SEED = Number(process.env.RUN_SEED ?? 1);
const RUNS = Number(process.env.RUN_RUNS ?? 2000);
const TOPOLOGIES = 40;
const TIMEOUT_MS = 120_000 + 100 * RUNS;

describe('whatever happens', () => {
    let plans: fc.Arbitrary<Plan>;

    beforeAll(async () => {
        const written = await Promise.all(
            [
                'test/corpus/rules/pg/non-voice.ccsim',
                'examples/router-link-lost.ccsim',
                'test/simulator/systems.ccsim',
            ].map((file) => planFrom(file)),
        );
        const bases = [...written, ...(await topologiesOf(SEED, TOPOLOGIES))];
        const duplexed = bases.filter(({ topology }) => topology.synchronizedClients.length > 0);
        plans = fc.oneof(
            { weight: 3, arbitrary: anyPlanOn(bases) },
            { weight: 1, arbitrary: fc.constantFrom(...duplexed).chain(anyOutage) },
        );
    }, TIMEOUT_MS);

    it(
        `every run keeps each of ${LAWS.length} laws`,
        () => {
            check(RUNS, plans, (plan) => {
                const reader = readRun(plan);
                for (const { says, violations } of LAWS) {
                    expect(violations(reader), says).toEqual([]);
                }
            });
        },
        TIMEOUT_MS,
    );

    it(
        'a run is the same run when it is snapshotted anywhere, even in the middle of an instant',
        () => {
            check(RUNS / 8, fc.tuple(plans, fc.nat(3000)), ([plan, events]) => {
                const simulation = createSimulation(plan);
                for (let event = 0; event < events && simulation.step(); event++) {}
                const snapshot = simulation.snapshot();
                const resumed = serializeTrace(plan, resumeSimulation(snapshot).finish());
                expect(resumed).toBe(serializeTrace(plan, simulation.finish()));
                expect(resumed).toBe(serializeTrace(plan, resumeSimulation(snapshot).finish()));
            });
        },
        TIMEOUT_MS,
    );

    it(
        'the size of the state that the run goes by is the one that the trace tells',
        () => {
            check(RUNS / 8, fc.tuple(plans, fc.nat(300_000)), ([plan, instant]) => {
                const simulation = createSimulation(plan);
                const atMs = Math.min(instant, plan.durationMs);
                simulation.runUntil(atMs);
                const bytes = stateBytes(plan, 0, simulation.world.stateSize);
                expect(stateSizeAt(new TraceReader(plan, simulation.finish()), 0, atMs)).toBe(bytes);
            });
        },
        TIMEOUT_MS,
    );

    it(
        'a failure that caused nothing changes nothing',
        () => {
            let tried = 0;
            check(RUNS / 4, plans.map(withNestedFailures), (plan) => {
                for (const statement of [...plan.timeline.keys()].filter((each) => isOutage(plan, each))) {
                    const without = { ...plan, timeline: plan.timeline.filter((_, index) => index !== statement) };
                    const reader = readRun(without);
                    if (findsEverythingDown(plan, statement, reader)) {
                        tried++;
                        expect(textOf(readRun(plan), statement)).toBe(textOf(reader));
                    }
                }
            });
            expect(tried).toBeGreaterThan(RUNS / 40);
        },
        TIMEOUT_MS,
    );
});

function check<T>(runs: number, values: fc.Arbitrary<T>, property: (value: T) => void): void {
    fc.assert(fc.property(values, property), { seed: SEED, numRuns: runs });
}

/** Within each failure, one of what runs on the component that is down, or of itself: over before the first one is. */
function withNestedFailures(plan: Plan): Plan {
    const nested = plan.timeline.flatMap(({ action, occurs }) => {
        if (action.kind !== 'fail' || occurs.kind !== 'once' || (action.forMs ?? 0) <= 2000) {
            return [];
        }
        const components = action.components.map((each) => {
            const part = plan.topology.components.findIndex(({ parent }) => parent === each);
            return part < 0 ? each : part;
        });
        return [once(occurs.atMs + 1000, { kind: 'fail', components, forMs: (action.forMs ?? 0) - 2000 })];
    });
    return { ...plan, timeline: [...plan.timeline, ...nested] };
}

function isOutage(plan: Plan, statement: number): boolean {
    const { action, occurs } = plan.timeline[statement] ?? {};
    return occurs?.kind === 'once' && (action?.kind === 'fail' || action?.kind === 'cut') && action.forMs !== undefined;
}

/** Whether all that a failure or cut is about is down anyway, from before it begins until after it is over. */
function findsEverythingDown(plan: Plan, statement: number, reader: TraceReader): boolean {
    const { action, occurs } = plan.timeline[statement] ?? {};
    if (occurs?.kind !== 'once' || (action?.kind !== 'fail' && action?.kind !== 'cut')) {
        return false;
    }
    const { components, links } = plan.topology;
    const lanes =
        action.kind === 'fail'
            ? action.components.flatMap((each) => leaves(components, each))
            : action.links.flatMap((each) => leaves(links, each)).map((each) => reader.laneOf('link', each));
    const endMs = occurs.atMs + (action.forMs ?? Number.POSITIVE_INFINITY);
    return lanes.every((lane) =>
        reader
            .intervals(lane)
            .some(({ state, fromMs, toMs }) => state === 'DOWN' && fromMs < occurs.atMs && toMs > endMs),
    );
}

function leaves(things: readonly { readonly instances: readonly number[] }[], index: number): readonly number[] {
    const instances = things[index]?.instances ?? [];
    return instances.length === 0 ? [index] : instances.flatMap((each) => leaves(things, each));
}

/** A trace as text that says the same whether a statement that caused nothing is there or not. */
function textOf(reader: TraceReader, leftOut?: number): string {
    const statementOf = (index: number) => (leftOut !== undefined && index > leftOut ? index - 1 : index);
    const places: number[] = [];
    const lines: string[] = [];
    for (let index = 0; index < reader.entryCount; index++) {
        const { cause, index: _own, ...entry } = reader.entry(index);
        const because = cause === undefined ? -1 : places[cause];
        places.push(lines.length);
        if (entry.kind !== 'occurrence') {
            lines.push(JSON.stringify({ ...entry, rule: entry.rule.id, because }));
        } else if (entry.statement !== leftOut) {
            lines.push(JSON.stringify({ ...entry, rule: entry.rule.id, statement: statementOf(entry.statement) }));
        }
    }
    for (let index = 0; index < reader.taskCount; index++) {
        const task = reader.task(index);
        lines.push(JSON.stringify({ ...task, statement: statementOf(task.statement) }));
    }
    return lines.join('\n');
}
