import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { DebuggedRun, type Place } from '../../../simulator/debugging/index.ts';
import { Inspection, nameTable } from '../../../simulator/debugging/inspection/inspection.ts';
import { createSimulation, type Plan, resumeSimulation, simulate } from '../../../simulator/index.ts';
import { serializeTrace } from '../../../simulator/trace/export.ts';
import { anyPlan } from '../generated-plans.ts';
import { planFrom } from '../plans.ts';

/** Small enough for many snapshots to be made and dropped in a short run. */
const LIMITS = { everyEvents: 4, atMost: 6 };

type Move =
    | 'step'
    | 'step-back'
    | 'instant'
    | 'instant-back'
    | { readonly toMs: number }
    | { readonly toEvent: number };

const anyMove: fc.Arbitrary<Move> = fc.oneof(
    fc.constantFrom<Move>('step', 'step-back', 'instant', 'instant-back'),
    fc.nat(310_000).map((toMs) => ({ toMs })),
    fc.nat(400).map((toEvent) => ({ toEvent })),
);

describe('a run that is gone through forwards and back', () => {
    let plans: fc.Arbitrary<Plan>;

    beforeAll(async () => {
        const office = await planFrom('test/corpus/rules/pg/non-voice.ccsim');
        const acme = await planFrom('examples/router-link-lost.ccsim');
        const systems = await planFrom('test/simulator/systems.ccsim');
        plans = fc.oneof(anyPlan(office), anyPlan(acme), anyPlan(systems));
    });

    it('is the same run from any place on', () => {
        fc.assert(
            fc.property(plans, fc.array(anyMove, { minLength: 1, maxLength: 12 }), (plan, moves) => {
                const unbroken = serializeTrace(plan, simulate(plan));
                const run = recorded(plan);
                for (const move of moves) {
                    make(run, move);
                    expect(serializeTrace(plan, resumeSimulation(run.snapshot()).finish())).toBe(unbroken);
                }
                expect(serializeTrace(plan, run.reader.trace)).toBe(unbroken);
            }),
            { numRuns: 25 },
        );
    });

    it('looks at a place as a run does that has just come there', () => {
        fc.assert(
            fc.property(plans, fc.array(anyMove, { minLength: 1, maxLength: 12 }), (plan, moves) => {
                const run = recorded(plan);
                for (const move of moves) {
                    make(run, move);
                    const { place } = run;
                    const fresh = createSimulation(plan);
                    for (let event = 0; event < place.events; event += 1) {
                        fresh.step();
                    }
                    const alone = new Inspection(fresh, run.reader, place.atMs, nameTable(run.reader));
                    expect(pictureOf(run.inspect())).toEqual(pictureOf(alone));
                    expect(run.entryCountAt(place)).toBe(fresh.recorder.entryCount);
                }
            }),
            { numRuns: 25 },
        );
    });

    it('comes back to where it was by as many steps back as it made', () => {
        fc.assert(
            fc.property(plans, fc.nat(300_000), fc.integer({ min: 1, max: 9 }), (plan, atMs, steps) => {
                const run = recorded(plan);
                run.goToTime(atMs);
                const places: Place[] = [run.placeAfter(run.place.events)];
                run.goTo(run.placeAfter(run.place.events));
                for (let step = 0; step < steps && run.place.events < run.eventCount; step += 1) {
                    run.step();
                    places.push(run.place);
                }
                for (const place of places.toReversed()) {
                    expect(run.place).toEqual(place);
                    run.stepBack();
                }
            }),
            { numRuns: 40 },
        );
    });

    it('keeps a bounded number of snapshots, the start among them', () => {
        fc.assert(
            fc.property(plans, (plan) => {
                const run = recorded(plan);
                expect(run.snapshotsAt.length).toBeLessThanOrEqual(LIMITS.atMost);
                expect(run.snapshotsAt[0]).toBe(0);
                const gaps = run.snapshotsAt.slice(1).map((events, index) => events - (run.snapshotsAt[index] ?? 0));
                expect(new Set(gaps).size).toBeLessThanOrEqual(1);
            }),
            { numRuns: 20 },
        );
    });

    it('finds backwards what it finds forwards', () => {
        fc.assert(
            fc.property(plans, fc.array(fc.nat(20), { minLength: 1, maxLength: 3 }), (plan, statements) => {
                const run = recorded(plan);
                const goals = statements.map((statement) => ({ kind: 'statement', statement }) as const);
                const forwards: Place[] = [];
                for (let stop = run.runUntil(goals); stop !== undefined; stop = run.runUntil(goals)) {
                    forwards.push(stop.place);
                }
                run.goTo(run.end);
                const backwards: Place[] = [];
                for (let stop = run.runUntil(goals, 'backwards'); stop !== undefined; ) {
                    backwards.push(stop.place);
                    stop = run.runUntil(goals, 'backwards');
                }
                expect(backwards.toReversed()).toEqual(forwards);
            }),
            { numRuns: 30 },
        );
    });
});

function recorded(plan: Plan): DebuggedRun {
    const run = new DebuggedRun(plan, LIMITS);
    run.recordAll();
    return run;
}

function make(run: DebuggedRun, move: Move): void {
    switch (move) {
        case 'step':
            run.step();
            return;
        case 'step-back':
            run.stepBack();
            return;
        case 'instant':
            run.stepInstant();
            return;
        case 'instant-back':
            run.stepInstantBack();
            return;
        default:
            if ('toMs' in move) {
                run.goToTime(move.toMs);
            } else {
                run.goTo(run.placeAfter(move.toEvent));
            }
    }
}

function pictureOf(world: Inspection): unknown {
    return {
        agents: world.agents(),
        tasks: world.tasks(),
        queues: world.queues(),
        components: world.components(),
        links: world.links(),
        connections: world.connections(),
        messages: world.messages(),
        timers: world.timers(),
    };
}
