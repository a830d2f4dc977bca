import { describe, expect, it } from 'vitest';
import { mediaLogoutsAt } from '../../../simulator/index.ts';
import { readRun } from '../histories.ts';
import { planFromText, textOf } from '../plans.ts';

const OFFICE = textOf('test/corpus/rules/topology.ccsim').replace(
    'link EmailPim -- Central',
    'skill group Billing in Voice: A2\n    team Day: A1\n    link EmailPim -- Central',
);

describe('Media Logout Status', () => {
    it('has each logout with its reason, and when the agent was back', async () => {
        const run = await office(`
    at 0s    A1, A2 log in to Voice
    at 1min  fail AgentPg.A`);
        const before = mediaLogoutsAt(run, 59_999);
        const during = mediaLogoutsAt(run, 60_000);
        const after = mediaLogoutsAt(run, 300_000);
        expect(before).toEqual([]);
        expect(
            during.map(({ agent, loggedOutMs, reason, backMs }) => [agent, loggedOutMs, reason?.code, backMs]),
        ).toEqual([
            [0, 60_000, 50002, undefined],
            [1, 60_000, 50002, undefined],
        ]);
        expect(after.map(({ backMs }) => backMs)).toEqual([98_000, 98_000]);
        expect(during[0]?.reason?.meaning).toContain('CTI component failed');
        expect(run.ruleOf(during[0]?.entry ?? 0).id).toBe('pg/agents-logged-out');
    });

    it('tells ordinary logouts from others: with the reason that the agent gave, or none', async () => {
        const run = await office(`
    at 0s    A1, A2 log in to Voice
    at 1min  A1 logs out of Voice with 20002
    at 2min  A2 logs out of Voice`);
        expect(mediaLogoutsAt(run, 300_000).map(({ reason, loggedOnMs }) => [reason?.code, loggedOnMs])).toEqual([
            [20002, 0],
            [undefined, 0],
        ]);
    });

    it('can be asked for an agent, a domain, a skill group, a team or a peripheral', async () => {
        const run = await office(`
    at 0s    A1, A2 log in
    at 1min  fail Desk, DeskB`);
        const count = (filter: Parameters<typeof mediaLogoutsAt>[2]) => mediaLogoutsAt(run, 300_000, filter).length;
        expect([count({}), count({ agent: 0 }), count({ domain: 1 }), count({ agent: 1, domain: 0 })]).toEqual([
            6, 3, 2, 1,
        ]);
        expect([count({ skillGroup: 0 }), count({ team: 0 })]).toEqual([1, 3]);
        const ucm = run.plan.topology.components.findIndex(({ id }) => id === 'Ucm');
        expect([count({ peripheral: ucm }), count({ peripheral: ucm + 1 })]).toEqual([6, 0]);
    });

    async function office(timeline: string) {
        return readRun(
            await planFromText(`${OFFICE}\nscenario Logouts on Office {\n    duration 5min\n${timeline}\n}`),
        );
    }
});
