import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
    compareAgentTimes,
    compareRuns,
    type DifferenceRow,
    differenceRows,
    type Plan,
    simulate,
    TraceReader,
} from '../../../simulator/index.ts';
import { FAILOVER, planOfText } from '../../webview/plans.ts';

const plan = await planOfText(FAILOVER);

function run(of: Plan): TraceReader {
    return new TraceReader(of, simulate(of));
}

async function changed(from: string, to: string): Promise<Plan> {
    const text = FAILOVER.replace(from, to);
    expect(text).not.toBe(FAILOVER);
    return planOfText(text);
}

function rowsBetween(before: Plan, after: Plan): readonly DifferenceRow[] {
    return differenceRows(compareRuns(run(before), run(after)));
}

describe('comparing two runs', () => {
    it('finds nothing between a run and itself', () => {
        const comparison = compareRuns(run(plan), run(plan));
        expect(comparison.count).toBe(0);
        expect(differenceRows(comparison)).toEqual([]);
        expect(compareAgentTimes(run(plan), run(plan))).toEqual([]);
        expect(comparison.pairs).toHaveLength(run(plan).laneCount);
    });

    it('names the instant from which a lane differs, with both states', async () => {
        const rows = rowsBetween(plan, await changed('for 90s', 'for 30s'));
        expect(rows).toContainEqual(
            expect.objectContaining({
                kind: 'link',
                name: 'EmailPim -- Central',
                atMs: 90_000,
                before: 'DOWN',
                after: 'UP',
            }),
        );
    });

    it('says which statements only one run has', async () => {
        const rows = rowsBetween(plan, await changed('at 4min  fail AgentPg.A for 1min', ''));
        expect(rows).toContainEqual(
            expect.objectContaining({
                kind: 'statement',
                name: 'at 4min fail AgentPg.A for 1min',
                before: 'said',
                after: 'not said',
            }),
        );
    });

    it('says whose disposition changed, and which verdict', async () => {
        const rows = rowsBetween(plan, await changed('for 90s', 'for 2s'));
        expect(rows.filter(({ kind }) => kind === 'task')).toContainEqual(
            expect.objectContaining({ name: 'Short', before: 'reports: none' }),
        );
        expect(rows).toContainEqual(
            expect.objectContaining({
                kind: 'expectation',
                name: 'expect at end task Short is unreported',
                before: 'passed',
                after: 'failed',
            }),
        );
    });

    it('lists tasks that only one run has, at the instant of their arrival', async () => {
        const without = await changed('at 30s   Ucm receives Voice call Hotline lasting 25s wrap up 10s', '');
        expect(rowsBetween(plan, without)).toContainEqual(
            expect.objectContaining({ kind: 'task', name: 'Hotline', atMs: 30_000, after: 'not there' }),
        );
        expect(rowsBetween(without, plan)).toContainEqual(
            expect.objectContaining({ kind: 'task', name: 'Hotline', atMs: 30_000, before: 'not there' }),
        );
    });

    it('sums up how long agents were in a state', async () => {
        const agents = compareAgentTimes(
            run(plan),
            run(await changed('at 5s    Alice, Bob become ready', 'at 15s Alice, Bob become ready')),
        );
        expect(agents).toContainEqual({ name: 'Alice · Voice', state: 'NOT_READY', beforeMs: 5_000, afterMs: 15_000 });
    });

    it('matches lanes by name where the topologies differ', async () => {
        const more = await changed('agents Alice, Bob, Carol', 'agents Zoe, Alice, Bob, Carol');
        const rows = rowsBetween(plan, more);
        expect(rows).toContainEqual(
            expect.objectContaining({ kind: 'agent', name: 'Zoe · Email', before: 'not there' }),
        );
        expect(rows.filter(({ name }) => name.startsWith('Alice'))).toEqual([]);
    });

    it('says the same in either direction', () => {
        fc.assert(
            fc.property(fc.integer({ min: 0, max: 2 ** 32 - 1 }), fc.integer({ min: 1, max: 200 }), (seed, forS) => {
                const other: Plan = {
                    ...plan,
                    seed,
                    timeline: plan.timeline.map((statement) =>
                        statement.action.kind === 'cut'
                            ? { ...statement, action: { ...statement.action, forMs: forS * 1000 } }
                            : statement,
                    ),
                };
                const forth = rowsBetween(plan, other).map(({ name, before, after, atMs }) => [
                    name,
                    before,
                    after,
                    atMs,
                ]);
                const back = rowsBetween(other, plan).map(({ name, before, after, atMs }) => [
                    name,
                    after,
                    before,
                    atMs,
                ]);
                expect(new Set(back.map(String))).toEqual(new Set(forth.map(String)));
            }),
            { numRuns: 25, seed: 11 },
        );
    });
});
