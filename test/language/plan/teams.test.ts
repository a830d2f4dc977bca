import { describe, expect, test } from 'vitest';
import { planOf } from '../../../language/index.ts';
import type { Plan } from '../../../simulator/plan.ts';
import { loadText } from '../workspace.ts';

async function plan(statements: string): Promise<Plan> {
    const text = `topology Site {
    controller Central
    peripheral Ucm
    gateway Pg { cti server Cti  pim UcmPim for Ucm }
    finesse Desk
    domain Voice
    team All: Early, A104
    team Early: A101..A103
    skill group Billing in Voice: Early
    agents A101..A104 on Ucm at Desk handle Voice up to 2
}
scenario Case on Site {
    duration 10min
    ${statements}
}`;
    const built = planOf(await loadText(text), 'Case');
    if (built.kind === 'problems') {
        throw new Error(built.problems.map(({ message }) => message).join('\n'));
    }
    return built.plan;
}

describe('agents at once', () => {
    test('of a range are agents like others, where the range is written', async () => {
        const { topology } = await plan('');
        expect(topology.agents.map(({ name }) => name)).toEqual(['A101', 'A102', 'A103', 'A104']);
        expect(topology.agents.map(({ desktop }) => topology.components[desktop]?.id)).toEqual([
            'A101.desktop',
            'A102.desktop',
            'A103.desktop',
            'A104.desktop',
        ]);
        expect(topology.agents[3]).toMatchObject({
            handles: [{ domain: 0, limit: 2 }],
            range: { startLine: 9, startColumn: 11, endColumn: 21 },
        });
    });

    test('of teams and skill groups are in the Plan', async () => {
        const { topology } = await plan('');
        expect(topology.teams).toMatchObject([
            { name: 'All', agents: [0, 1, 2, 3], range: { startLine: 6 } },
            { name: 'Early', agents: [0, 1, 2] },
        ]);
        expect(topology.skillGroups).toMatchObject([{ name: 'Billing', domain: 0, agents: [0, 1, 2] }]);
    });

    test('do things together, each once', async () => {
        const { timeline, expectations } = await plan(`at 0s All log in
    at 5s A102..A104, Early become ready
    at 9s fail A103.desktop
    expect at 8s Early, A104 are AVAILABLE
    expect at 8s A102..A103 are AVAILABLE in Voice`);
        expect(timeline.map(({ action }) => action)).toMatchObject([
            { kind: 'agents', agents: [0, 1, 2, 3] },
            { kind: 'agents', agents: [1, 2, 3, 0] },
            { kind: 'fail' },
        ]);
        expect(expectations.map(({ what }) => what)).toMatchObject([{ agents: [0, 1, 2, 3] }, { agents: [1, 2] }]);
    });

    test('of a skill group are who work is for', async () => {
        const { timeline } = await plan(`at 0s Ucm receives Voice call for Billing lasting 5s
    at 0s Ucm receives Voice call lasting 5s`);
        expect(timeline[0]?.action).toMatchObject({ kind: 'receive', work: { skillGroup: 0 } });
        expect(timeline[1]?.action).not.toHaveProperty('work.skillGroup');
    });
});
