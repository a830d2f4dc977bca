import { describe, expect, test } from 'vitest';
import { planOf } from '../../../language/index.ts';
import type { Plan } from '../../../simulator/plan.ts';
import { createWorkspace, findings } from '../workspace.ts';

const ACME = `topology Acme {
    controller Central duplexed
    peripheral Ucm
    gateway AgentPg duplexed { cti server Cti  pim UcmPim for Ucm }
    gateway MrPg { mr pim EmailPim for Mailer }
    finesse Desk
    domain Voice
    domain Email { task life 20min }
    application Mailer serves Email
    agents A1..A4, B1 on Ucm at Desk handle Voice, Email up to 2
    team Early: A1..A3
    skill group Mails in Email: Early, B1
    link EmailPim -- Central
    link Mailer -- EmailPim
    link Mailer -- Cti
    set agentReloginDelay 10s
    set taskWrapUp 3s
}
`;

async function plan(topologies: string, statements = '', fragment = ''): Promise<Plan> {
    const workspace = createWorkspace({
        'acme.ccsim': ACME,
        'night.ccsim': `import "acme.ccsim"\n${topologies}`,
        'case.ccsim': `import "night.ccsim"
${fragment}
scenario Case on Night {
    duration 10min
    ${statements}
}`,
    });
    const document = await workspace.load('case.ccsim');
    const built = planOf(document, 'Case');
    if (built.kind === 'problems') {
        throw new Error(built.problems.map(({ message }) => message).join('\n'));
    }
    return built.plan;
}

const idsOf = ({ topology }: Plan) => topology.components.map(({ id }) => id);

describe('a topology that extends another', () => {
    test('inherits everything', async () => {
        const base = await plan('topology Night extends Acme {}');
        expect(base.topology.name).toBe('Night');
        expect(idsOf(base)).toContain('AgentPg.A.UcmPim');
        expect(base.topology.links.map(({ id }) => id)).toContain('EmailPim -- Central');
        expect(base.topology.agents.map(({ name }) => name)).toEqual(['A1', 'A2', 'A3', 'A4', 'B1']);
        expect(base.topology.applications[0]?.armPaths).toHaveLength(1);
        expect(base.settings).toMatchObject({ agentReloginDelay: 10_000, taskWrapUp: 3000 });
    });

    test('adds, replaces and leaves out', async () => {
        const { topology, settings } = await plan(`topology Night extends Acme {
    without A2, B1
    controller Central
    domain Email { task life 5min }
    agents A3 on Ucm handle Email
    agents N1 on Ucm at Desk handle Voice
    set agentReloginDelay 20s
}`);
        expect(topology.components.map(({ id }) => id)).not.toContain('Central.A');
        expect(topology.agents.map(({ name }) => name)).toEqual(['A1', 'A4', 'A3', 'N1']);
        expect(topology.agents.map(({ finesse }) => finesse !== undefined)).toEqual([true, true, false, true]);
        const email = topology.domains.findIndex(({ name }) => name === 'Email');
        expect(topology.domains[email]).toMatchObject({ taskLifeMs: 300_000 });
        expect(topology.agents[0]?.handles.map(({ domain }) => topology.domains[domain]?.name)).toEqual([
            'Voice',
            'Email',
        ]);
        expect(topology.applications[0]?.domains).toEqual([email]);
        expect(topology.teams[0]?.agents.map((agent) => topology.agents[agent]?.name)).toEqual(['A1', 'A3']);
        expect(topology.skillGroups[0]).toMatchObject({ domain: email });
        expect(settings).toMatchObject({ agentReloginDelay: 20_000, taskWrapUp: 3000 });
    });

    test('loses links with what they are ends of, and those that it leaves out', async () => {
        const { topology } = await plan(
            'topology Night extends Acme { without Mailer, MrPg, Email\n domain Email { }\n }',
        );
        expect(topology.links.filter(({ implied }) => !implied)).toEqual([]);
        expect(topology.applications).toEqual([]);
    });

    test('can be extended itself', async () => {
        const { topology } = await plan(`topology Evening extends Acme {
    without A1
    agents E1 on Ucm handle Voice
}
topology Night extends Evening {
    without E1, A2
    agents A1 on Ucm handle Voice, Email
}`);
        expect(topology.agents.map(({ name }) => name)).toEqual(['A3', 'A4', 'B1', 'A1']);
    });

    test('says of each thing in which file it is written', async () => {
        const { sources, topology, timeline } = await plan(
            'topology Night extends Acme { finesse DeskB }',
            'at 0s fail Desk',
        );
        expect(sources.map((uri) => uri.split('/').at(-1))).toEqual(['night.ccsim', 'acme.ccsim', 'case.ccsim']);
        const rangeOf = (id: string) => topology.components.find((each) => each.id === id)?.range;
        expect(rangeOf('Central')).toMatchObject({ source: 1, startLine: 1 });
        expect(rangeOf('DeskB')).toMatchObject({ source: 0, startLine: 1 });
        expect(topology.agents[0]?.range).toMatchObject({ source: 1, startLine: 9 });
        expect(timeline[0]?.range).toMatchObject({ source: 2 });
    });

    test('is what scenarios on it are about, and fragments on what it extends', async () => {
        const { topology, timeline } = await plan(
            'topology Night extends Acme { agents N1 on Ucm handle Voice\n gateway MrPg duplexed { mr pim EmailPim for Mailer } }',
            'include Morning at 1min\n at 2min N1, Early log in\n at 3min fail MrPg.B.EmailPim',
            'fragment Morning on Acme { at 0s A1, B1 log in to Email\n at 5s cut EmailPim -- Central for 5s }',
        );
        const [first, second, third, fourth] = timeline.map(({ action }) => action);
        const names = (indexes: readonly number[]) => indexes.map((index) => topology.agents[index]?.name);
        expect(first?.kind === 'agents' ? names(first.agents) : []).toEqual(['A1', 'B1']);
        expect(second?.kind === 'cut' ? second.links.map((link) => topology.links[link]?.id) : []).toEqual([
            'EmailPim -- Central',
        ]);
        expect(third?.kind === 'agents' ? names(third.agents) : []).toEqual(['N1', 'A1', 'A2', 'A3']);
        expect(fourth?.kind === 'fail' ? fourth.components.map((each) => topology.components[each]?.id) : []).toEqual([
            'MrPg.B.EmailPim',
        ]);
    });
});

test('what is extended and changes is looked at again', async () => {
    const workspace = createWorkspace({
        'acme.ccsim': ACME,
        'night.ccsim':
            'import "acme.ccsim"\ntopology Night extends Acme {}\nscenario Case on Night { duration 1min  at 0s A4 logs in }',
    });
    const document = await workspace.load('night.ccsim');
    expect(findings(document)).toEqual([]);
    workspace.write('acme.ccsim', ACME.replace('A1..A4', 'A1..A3'));
    await workspace.update(['acme.ccsim']);
    expect(findings(document)).toEqual([expect.stringContaining("There is no agent 'A4' in topology 'Night'")]);
    workspace.write('acme.ccsim', ACME);
    await workspace.update(['acme.ccsim']);
    expect(findings(document)).toEqual([]);
});
