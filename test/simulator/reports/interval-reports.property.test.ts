import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import {
    FIGURE_NAMES,
    type FigureValues,
    figuresOf,
    intervalReports,
    type Plan,
    type Report,
    reportOf,
} from '../../../simulator/index.ts';
import type { TraceReader } from '../../../simulator/trace/reader.ts';
import { anyOutage, anyPlan } from '../generated-plans.ts';
import { readRun } from '../histories.ts';
import { planFrom } from '../plans.ts';

const RUNS = 60;
const ADDING = FIGURE_NAMES.filter((name) => name !== 'maxWaitMs');

describe('interval reports, whatever happens', () => {
    let plans: fc.Arbitrary<Plan>;

    beforeAll(async () => {
        const systems = await planFrom('test/simulator/systems.ccsim');
        const groups = await planFrom('test/corpus/rules/agent/routable-skill-group.ccsim');
        const sides = await planFrom('test/corpus/rules/cc/side-lost.ccsim');
        plans = fc
            .tuple(fc.oneof(anyPlan(systems), anyPlan(groups), anyOutage(sides)), fc.integer({ min: 10, max: 200 }))
            .map(([plan, seconds]) => withInterval(plan, seconds * 1000));
    });

    it('what is reported and what is deleted or missing make up what happened, and what is counted twice', () => {
        check(({ intervals, total }) => {
            for (const { happened, reported, differences } of [...intervals, total]) {
                for (const name of ADDING) {
                    const sumOf = (...kinds: readonly string[]) =>
                        differences
                            .filter(({ kind }) => kinds.includes(kind))
                            .reduce((sum, { amounts }) => sum + (amounts[name] ?? 0), 0);
                    expect(reported[name] + sumOf('deleted', 'missing')).toBe(happened[name] + sumOf('counted-twice'));
                    expect(sumOf('late', 'recreated')).toBeLessThanOrEqual(reported[name]);
                    expect(Math.min(happened[name], reported[name])).toBeGreaterThanOrEqual(0);
                }
                expect(reported.maxWaitMs).toBeLessThanOrEqual(happened.maxWaitMs);
            }
        });
    });

    it('intervals add up to the run, however long they are', () => {
        check(({ intervals, total }, place, run) => {
            const whole = reportOf(intervalReports(run, { intervalMs: run.plan.durationMs + 1 }), place).total;
            expect([whole.happened, whole.reported]).toEqual([total.happened, total.reported]);
            expect(intervals.map(({ fromMs }) => fromMs)).toEqual(
                intervals.map((_, index) => index * run.plan.settings.reportingInterval),
            );
            expect(intervals.at(-1)?.toMs).toBe(run.endMs);
        });
    });

    it('say of each agent what the agent’s states and tasks say', () => {
        check(({ subject, total }, _, run) => {
            if (subject.scope === 'agent') {
                const { agent, domain } = subject;
                const intervals = run.intervals(run.membershipLane(agent, domain) ?? 0);
                const time = (...states: readonly string[]) =>
                    intervals
                        .filter(({ state }) => states.includes(state))
                        .reduce((sum, { fromMs, toMs }) => sum + toMs - fromMs, 0);
                const { happened } = total;
                expect(happened.loggedOnMs).toBe(run.endMs - time('LOGGED_OUT'));
                expect(happened.availableMs).toBe(time('AVAILABLE'));
                expect(happened.activeMs).toBe(time('ACTIVE', 'TALKING'));
                expect(happened.pausedMs).toBe(time('HOLD', 'PAUSED'));
                expect(happened.handleMs).toBe(happened.talkMs + happened.holdMs + happened.wrapUpMs);
                expect(happened.handled).toBe(
                    tasksOf(run).filter(
                        (task) =>
                            run.agentOf(task) === agent &&
                            run.taskDomain(task) === domain &&
                            [13, 38].includes(run.dispositionOf(task) ?? 0),
                    ).length,
                );
            }
        });
    });

    it('every difference names entries of the trace, and figures that its report has', () => {
        check(({ subject, intervals }, _, run) => {
            for (const { differences } of intervals) {
                for (const { entries, amounts } of differences) {
                    expect(entries.length).toBeGreaterThan(0);
                    expect(entries.every((entry) => entry < run.entryCount)).toBe(true);
                    const own: readonly string[] = figuresOf(subject.scope);
                    expect(Object.keys(amounts).filter((name) => !own.includes(name))).toEqual([]);
                }
            }
        });
    });

    it('the reports of a domain are those of its agents together', () => {
        fc.assert(
            fc.property(plans, (plan) => {
                const all = allReports(readRun(plan));
                for (const { subject, total } of all) {
                    if (subject.scope === 'domain') {
                        const own = all.filter(
                            (each) => each.subject.scope === 'agent' && each.subject.domain === subject.domain,
                        );
                        for (const column of ['happened', 'reported'] as const) {
                            const sum = (name: keyof FigureValues) =>
                                own.reduce((amount, each) => amount + each.total[column][name], 0);
                            for (const name of ['offered', 'answered', 'handled', 'loggedOnMs', 'handleMs'] as const) {
                                expect(total[column][name]).toBe(sum(name));
                            }
                        }
                    }
                }
            }),
            { numRuns: RUNS },
        );
    });

    it('without a failure the reports say what happened', () => {
        fc.assert(
            fc.property(plans, (plan) => {
                const harmless: readonly string[] = ['agents', 'receive', 'assign'];
                const timeline = plan.timeline.filter(({ action }) => harmless.includes(action.kind));
                for (const { intervals } of allReports(readRun({ ...plan, timeline }))) {
                    for (const { happened, reported, differences, state } of intervals) {
                        expect([reported, differences, state]).toEqual([happened, [], 'COMPLETE']);
                    }
                }
            }),
            { numRuns: RUNS },
        );
    });

    function check(holds: (report: Report, place: number, run: TraceReader) => void): void {
        fc.assert(
            fc.property(plans, (plan) => {
                const run = readRun(plan);
                allReports(run).forEach((report, place) => {
                    holds(report, place, run);
                });
            }),
            { numRuns: RUNS },
        );
    }
});

function allReports(run: TraceReader): readonly Report[] {
    const reports = intervalReports(run);
    return reports.subjects.map((_, place) => reportOf(reports, place));
}

function tasksOf(run: TraceReader): readonly number[] {
    return Array.from({ length: run.taskCount }, (_, task) => task);
}

function withInterval(plan: Plan, reportingInterval: number): Plan {
    return { ...plan, settings: { ...plan.settings, reportingInterval } };
}
