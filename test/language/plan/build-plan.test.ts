import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { URI } from 'langium';
import { NodeFileSystem } from 'langium/node';
import { describe, expect, test } from 'vitest';
import {
    createCcsimCoreServices,
    loadDocument,
    type PlanResult,
    planOf,
    scenariosOf,
} from '../../../language/index.ts';
import type * as Protocol from '../../../server/protocol.ts';
import type { Plan } from '../../../simulator/plan.ts';
import { DEFAULT_SETTINGS } from '../../../simulator/settings.ts';
import { createWorkspace, loadText } from '../workspace.ts';

const TOPOLOGY = `
topology Acme {
    controller Central duplexed
    peripheral Ucm unified-cm { cti manager Cm1 backup Cm2  cti manager Cm2  forgets agent states }
    gateway AgentPg duplexed {
        cti server Cti
        pim UcmPim for Ucm
    }
    gateway MrPg {
        mr pim EmailPim for EmailManager
    }
    finesse Desk backup DeskB
    finesse DeskB
    domain Voice
    domain Email { task life 5min  queue timeout 1h }
    domain Social task { interruptible  max duration 2h  start timeout 10s }
    application EmailManager serves Email, Social { sends while disabled }
    agents A101, A102 on Ucm at Desk handle Voice, Email up to 3
    agents A103 on Ucm handle Email
    link Central -- EmailPim
    link EmailManager -- MrPg.EmailPim
    link Cti -- EmailManager
    link UcmPim -- Ucm
    set agentReloginDelay 50s
    set taskWrapUp 7s
}
`;

/** What the numbers of the Plan stand for. */
const { components: COMPONENTS, links: LINKS } = (await planFor('')).topology;

describe('the topology of a Plan', () => {
    test('has each component as a whole, then its sides, then what runs on them', async () => {
        const { components } = (await planFor('')).topology;
        expect(components.map(({ id, kind }) => `${id}: ${kind}`)).toEqual([
            'Central: controller',
            'Central.A: controller-side',
            'Central.B: controller-side',
            'Central.router: router',
            'Central.A.router: router',
            'Central.B.router: router',
            'Central.logger: logger',
            'Central.A.logger: logger',
            'Central.B.logger: logger',
            'Ucm: peripheral',
            'Cm1: cti-manager',
            'Cm2: cti-manager',
            'AgentPg: gateway',
            'AgentPg.A: gateway-side',
            'AgentPg.B: gateway-side',
            'AgentPg.opc: opc',
            'AgentPg.A.opc: opc',
            'AgentPg.B.opc: opc',
            'Cti: cti-server',
            'AgentPg.A.Cti: cti-server',
            'AgentPg.B.Cti: cti-server',
            'UcmPim: pim',
            'AgentPg.A.UcmPim: pim',
            'AgentPg.B.UcmPim: pim',
            'MrPg: gateway',
            'MrPg.opc: opc',
            'EmailPim: mr-pim',
            'Desk: finesse-server',
            'DeskB: finesse-server',
            'EmailManager: application',
            'A101.desktop: desktop',
            'A102.desktop: desktop',
            'A103.desktop: desktop',
        ]);
    });

    test('relates the components to each other', async () => {
        const { topology } = await planFor('');
        const component = componentIn(topology);
        expect(component('AgentPg')).toMatchObject({ instances: [at('AgentPg.A'), at('AgentPg.B')] });
        expect(component('AgentPg.B')).toMatchObject({ whole: at('AgentPg'), side: 'B', instances: [] });
        expect(component('AgentPg.B')).not.toHaveProperty('parent');
        expect(component('AgentPg.opc')).toMatchObject({ parent: at('AgentPg') });
        expect(component('AgentPg.A.opc')).toMatchObject({ parent: at('AgentPg.A'), whole: at('AgentPg.opc') });
        expect(component('UcmPim')).toMatchObject({
            parent: at('AgentPg.opc'),
            instances: [at('AgentPg.A.UcmPim'), at('AgentPg.B.UcmPim')],
            serves: at('Ucm'),
        });
        expect(component('AgentPg.A.UcmPim')).toMatchObject({
            parent: at('AgentPg.A.opc'),
            whole: at('UcmPim'),
            side: 'A',
            serves: at('Ucm'),
        });
        expect(component('EmailPim')).toMatchObject({ parent: at('MrPg.opc'), instances: [] });
        expect(component('Cm1')).toMatchObject({ parent: at('Ucm'), serves: at('Ucm'), backup: at('Cm2') });
        expect(component('Cm2')).not.toHaveProperty('backup');
        expect(component('Desk')).toMatchObject({ backup: at('DeskB') });
        expect(component('Ucm')).toMatchObject({ resendsStates: false });
    });

    test('has the declared links, then the implied ones, each as a whole and per side', async () => {
        const { links } = (await planFor('')).topology;
        expect(links.map(({ id, kind, implied }) => `${id}: ${kind}${implied ? ', implied' : ''}`)).toEqual([
            'EmailPim -- Central: mr-router',
            'EmailManager -- EmailPim: mr-application',
            'EmailManager -- Cti: arm-application',
            'EmailManager -- AgentPg.A.Cti: arm-application',
            'EmailManager -- AgentPg.B.Cti: arm-application',
            'UcmPim -- Ucm: acd',
            'AgentPg.A.UcmPim -- Ucm: acd',
            'AgentPg.B.UcmPim -- Ucm: acd',
            'Cti -- Central: arm-router, implied',
            'AgentPg.A.Cti -- Central: arm-router, implied',
            'AgentPg.B.Cti -- Central: arm-router, implied',
            'UcmPim -- Central: pim-router, implied',
            'AgentPg.A.UcmPim -- Central: pim-router, implied',
            'AgentPg.B.UcmPim -- Central: pim-router, implied',
            'A101.desktop -- Desk: desktop, implied',
            'A102.desktop -- Desk: desktop, implied',
            'AgentPg -- Central: public, implied',
            'AgentPg.A -- Central.A: public, implied',
            'AgentPg.A -- Central.B: public, implied',
            'AgentPg.B -- Central.A: public, implied',
            'AgentPg.B -- Central.B: public, implied',
            'MrPg -- Central: public, implied',
            'MrPg -- Central.A: public, implied',
            'MrPg -- Central.B: public, implied',
            'Central.A -- Central.B: private, implied',
            'AgentPg.A -- AgentPg.B: private, implied',
        ]);
        expect(links[2]).toMatchObject({ from: at('EmailManager'), to: at('Cti'), instances: [3, 4] });
        expect(links[4]).toMatchObject({ from: at('EmailManager'), to: at('AgentPg.B.Cti'), whole: 2, instances: [] });
    });

    test('has the domains with their limits and defaults', async () => {
        const { domains } = (await planFor('')).topology;
        expect(domains.map(({ range: _, ...domain }) => domain)).toEqual([
            {
                name: 'Voice',
                kind: 'voice',
                taskLifeMs: 1_200_000,
                startTimeoutMs: 30_000,
                maxDurationMs: 28_800_000,
                interruptible: false,
            },
            {
                name: 'Email',
                kind: 'email',
                taskLifeMs: 300_000,
                startTimeoutMs: 30_000,
                maxDurationMs: 28_800_000,
                maxQueueMs: 3_600_000,
                interruptible: true,
            },
            {
                name: 'Social',
                kind: 'task',
                taskLifeMs: 1_200_000,
                startTimeoutMs: 10_000,
                maxDurationMs: 7_200_000,
                interruptible: true,
            },
        ]);
    });

    test('has the agents and the paths of the applications', async () => {
        const { agents, applications } = (await planFor('')).topology;
        expect(agents[0]).toMatchObject({
            name: 'A101',
            peripheral: at('Ucm'),
            finesse: at('Desk'),
            desktop: at('A101.desktop'),
            ctiServer: at('Cti'),
            handles: [
                { domain: 0, limit: 1 },
                { domain: 1, limit: 3 },
            ],
        });
        expect(agents[2]).not.toHaveProperty('finesse');
        expect(applications).toMatchObject([
            {
                component: at('EmailManager'),
                mrEnd: at('EmailManager'),
                armEnd: at('EmailManager'),
                domains: [1, 2],
                mrPath: {
                    pim: at('EmailPim'),
                    toPim: link('EmailManager -- EmailPim'),
                    toRouter: link('EmailPim -- Central'),
                },
                armPaths: [
                    {
                        ctiServer: at('Cti'),
                        toCtiServer: link('EmailManager -- Cti'),
                        toRouter: link('Cti -- Central'),
                    },
                ],
                sendsWhileDisabled: true,
            },
        ]);
    });
});

describe('the timeline of a Plan', () => {
    test('counts `after` from the statement before that occurs once', async () => {
        const { timeline } = await planFor(`
            after 5s A101 log in
            after 5s A102 log in
            every 1min EmailManager receives Email task lasting 5s
            after 1s A101 become ready
            at 1min A101 become not ready
            after 1.5s A101 log out
        `);
        expect(timeline.map(({ occurs }) => (occurs.kind === 'once' ? occurs.atMs : 'recurring'))).toEqual([
            5_000,
            10_000,
            'recurring',
            11_000,
            60_000,
            61_500,
        ]);
    });

    test('lets `every` run from the start to the end unless it says otherwise', async () => {
        const { timeline } = await planFor(`
            every 1min EmailManager receives Email task lasting 5s
            every exponential mean 6s from 10s to 4min EmailManager receives Email task lasting 5s
        `);
        expect(timeline.map(({ occurs }) => occurs)).toEqual([
            { kind: 'recurring', every: { kind: 'constant', ms: 60_000 }, fromMs: 0, toMs: 600_000 },
            { kind: 'recurring', every: { kind: 'exponential', meanMs: 6_000 }, fromMs: 10_000, toMs: 240_000 },
        ]);
    });

    test.each<[string, object]>([
        ['fail AgentPg for 30s', { kind: 'fail', components: [at('AgentPg')], forMs: 30_000 }],
        [
            'fail AgentPg.A.UcmPim, A101.desktop',
            { kind: 'fail', components: [at('AgentPg.A.UcmPim'), at('A101.desktop')] },
        ],
        ['cut EmailPim -- Central for 90s', { kind: 'cut', links: [0], forMs: 90_000 }],
        ['cut Central -- EmailPim', { kind: 'cut', links: [0] }],
        ['cut AgentPg -- EmailManager', { kind: 'cut', links: [2] }],
        [
            'cut AgentPg.A -- Central',
            {
                kind: 'cut',
                links: [
                    link('AgentPg.A.Cti -- Central'),
                    link('AgentPg.A.UcmPim -- Central'),
                    link('AgentPg.A -- Central.A'),
                    link('AgentPg.A -- Central.B'),
                ],
            },
        ],
        [
            'cut AgentPg -- Central',
            {
                kind: 'cut',
                links: [link('Cti -- Central'), link('UcmPim -- Central'), link('AgentPg -- Central')],
            },
        ],
        ['cut AgentPg.A -- Central.B', { kind: 'cut', links: [link('AgentPg.A -- Central.B')] }],
        ['cut Central.A -- Central.B', { kind: 'cut', links: [link('Central.A -- Central.B')] }],
        ['cut AgentPg.B.UcmPim -- Ucm', { kind: 'cut', links: [7] }],
        ['A101, A102 log in', { kind: 'agents', agents: [0, 1], does: 'log-in' }],
        ['A101 logs in to Email', { kind: 'agents', agents: [0], does: 'log-in', domains: [1] }],
        ['A101 becomes not ready in Voice with 17', agents('become-not-ready', { domains: [0], reasonCode: 17 })],
        ['A101 log out with -1', agents('log-out', { reasonCode: -1 })],
        ['A101 log out of Email', agents('log-out', { domains: [1] })],
        ['A101 stops answering', agents('stop-answering')],
        ['A101 answers again', agents('answer-again')],
        ['A101 holds', agents('hold')],
        ['A101 retrieve in Voice', agents('retrieve', { domains: [0] })],
        ['A101 pauses in Email', agents('pause', { domains: [1] })],
        ['A101 resume', agents('resume')],
        [
            'EmailManager receives Email task lasting 40s..60s',
            {
                kind: 'receive',
                receiver: at('EmailManager'),
                domain: 1,
                count: 1,
                work: { handling: { kind: 'uniform', minMs: 40_000, maxMs: 60_000 } },
            },
        ],
        [
            'Ucm receives 3 Voice calls Hot lasting normal mean 3min deviation 1min wrap up 5s abandoning after 60s',
            {
                kind: 'receive',
                receiver: at('Ucm'),
                domain: 0,
                count: 3,
                work: {
                    name: 'Hot',
                    handling: { kind: 'normal', meanMs: 180_000, deviationMs: 60_000 },
                    wrapUp: { kind: 'constant', ms: 5_000 },
                    patience: { kind: 'constant', ms: 60_000 },
                },
            },
        ],
        [
            'EmailManager assigns Email task Own to A101 lasting lognormal mean 3min deviation 4min',
            {
                kind: 'assign',
                application: at('EmailManager'),
                domain: 1,
                agent: 0,
                count: 1,
                work: { name: 'Own', handling: { kind: 'lognormal', meanMs: 180_000, deviationMs: 240_000 } },
            },
        ],
    ])('reads: %s', async (text, action) => {
        const { timeline } = await planFor(`at 5s ${text}`);
        expect(timeline[0]?.action).toEqual(action);
        expect(timeline[0]?.text).toBe(`at 5s ${text}`);
    });

    test('tells restored components from restored links', async () => {
        const { timeline } = await planFor(
            'at 1s fail AgentPg.A  at 1s cut EmailPim -- Central\nat 5s restore AgentPg.A, EmailPim -- Central',
        );
        expect(timeline[2]?.action).toEqual({ kind: 'restore', components: [at('AgentPg.A')], links: [0] });
    });

    test('has the text of a statement without its comments, on one line', async () => {
        const { timeline } = await planFor('at 5s // soon\n   A101, /* and */ A102\n   log in');
        expect(timeline[0]?.text).toBe('at 5s A101, A102 log in');
    });
});

describe('the expectations of a Plan', () => {
    test.each<[string, object]>([
        ['at 1min', { kind: 'at', atMs: 60_000 }],
        ['at end', { kind: 'end' }],
        ['from 1min to 2min', { kind: 'throughout', fromMs: 60_000, toMs: 120_000 }],
        ['within 1min..2min', { kind: 'within', fromMs: 60_000, toMs: 120_000 }],
        ['always', { kind: 'always' }],
        ['never', { kind: 'never' }],
        ['eventually', { kind: 'eventually' }],
    ])('are judged: %s', async (text, when) => {
        expect((await planFor(`expect ${text} Central is UP`)).expectations[0]?.when).toEqual(when);
    });

    test.each<[string, object]>([
        ['A101 is LOGGED_OUT in Email with 50002', agentState('LOGGED_OUT', { domain: 1, reasonCode: 50002 })],
        ['A101, A102 are logged in', { ...agentState('LOGGED_IN'), agents: [0, 1] }],
        ['A101 is logged in to Email', agentState('LOGGED_IN', { domain: 1 })],
        [
            'at least 1 agent logged in to Email',
            { kind: 'agent-count', comparison: 'at-least', count: 1, domain: 1, state: 'LOGGED_IN' },
        ],
        [
            'at most 2 agents AVAILABLE in Voice',
            { kind: 'agent-count', comparison: 'at-most', count: 2, domain: 0, state: 'AVAILABLE' },
        ],
        ['AgentPg.A.Cti is STANDBY', { kind: 'component-state', component: at('AgentPg.A.Cti'), state: 'STANDBY' }],
        ['EmailPim -- Central is DOWN', { kind: 'link-state', link: 0, state: 'DOWN' }],
        ['EmailManager received ROUTING_DISABLED', message('received', 'ROUTING_DISABLED')],
        [
            'EmailManager sent NEW_TASK exactly 1 time',
            { ...message('sent', 'NEW_TASK'), times: { comparison: 'exactly', count: 1 } },
        ],
        ['every task is reported', task({ kind: 'every' }, { kind: 'reporting', outcome: 'full' })],
        ['no Email task is unreported', task({ kind: 'no', domain: 1 }, { kind: 'reporting', outcome: 'none' })],
        [
            'at least 3 Email tasks ended with 38',
            task({ kind: 'count', comparison: 'at-least', count: 3, domain: 1 }, { kind: 'ended', disposition: 38 }),
        ],
        [
            'exactly 0 tasks are partially reported',
            task({ kind: 'count', comparison: 'exactly', count: 0 }, { kind: 'reporting', outcome: 'partial' }),
        ],
        ['task Mail#3 is handled by A101', task({ kind: 'named', name: 'Mail#3' }, { kind: 'handled-by', agent: 0 })],
        [
            'task Own ended with NORMAL_END_TASK',
            task({ kind: 'named', name: 'Own' }, { kind: 'ended', disposition: 38 }),
        ],
        ['task Own ended', task({ kind: 'named', name: 'Own' }, { kind: 'ended' })],
        ['task Own is recreated', task({ kind: 'named', name: 'Own' }, { kind: 'reporting', outcome: 'recreated' })],
        ['every call is ENDED', task({ kind: 'every' }, { kind: 'state', state: 'ENDED' })],
        ['log says "x // y"', { kind: 'log', contains: 'x // y' }],
    ])('read: %s', async (text, what) => {
        const { expectations } = await planFor(`
            every 1min EmailManager receives Email task Mail lasting 5s
            at 5s EmailManager assigns Email task Own to A101 lasting 5s
            expect at end ${text}
        `);
        expect(expectations[0]?.what).toEqual(what);
        expect(expectations[0]?.text).toBe(`expect at end ${text}`);
    });
});

describe('settings and seed', () => {
    test("change from the defaults by the topology's, then the scenario's", async () => {
        const { settings } = await planFor('set taskWrapUp 9s\nset logoutOnAgentDisconnect off');
        expect(settings).toEqual({
            ...DEFAULT_SETTINGS,
            agentReloginDelay: 50_000,
            taskWrapUp: 9_000,
            logoutOnAgentDisconnect: false,
        });
    });

    test('the seed is 1, unless the scenario, or whoever runs it, says otherwise', async () => {
        expect((await planFor('')).seed).toBe(1);
        expect((await planFor('seed 7')).seed).toBe(7);
        const document = await loadText(`${TOPOLOGY}\nscenario Case on Acme { duration 10min  seed 7 }`);
        expect(plan(planOf(document, 'Case', { seed: 9 })).seed).toBe(9);
    });
});

describe('the sources of a Plan', () => {
    test('are the file of the topology, then that of the scenario', async () => {
        const workspace = createWorkspace({
            'acme.ccsim': TOPOLOGY,
            'case.ccsim': 'import "acme.ccsim"\n\nscenario Case on Acme {\n  duration 1min\n  at 5s A101 log in\n}',
        });
        const { sources, topology, timeline } = plan(planOf(await workspace.load('case.ccsim'), 'Case'));
        expect(sources).toEqual(['file:///work/acme.ccsim', 'file:///work/case.ccsim']);
        expect(topology.components[0]?.range).toEqual({
            source: 0,
            startLine: 2,
            startColumn: 4,
            endLine: 2,
            endColumn: 31,
        });
        expect(timeline[0]?.range).toEqual({ source: 1, startLine: 4, startColumn: 2, endLine: 4, endColumn: 19 });
    });

    test('are one file if topology and scenario are in one', async () => {
        const { sources, timeline } = await planFor('at 5s A101 log in');
        expect(sources).toHaveLength(1);
        expect(timeline[0]?.range.source).toBe(0);
    });
});

describe('problems', () => {
    test('of the scenario or its topology are in the way, those of others are not', async () => {
        const document = await loadText(`${TOPOLOGY}
            topology Other { controller One  controller Two }
            scenario Good on Acme { duration 1min }
            scenario Bad on Acme { duration 1min  at 5s Nobody log in }
            scenario Worse on Other { duration 1min }
        `);
        expect(planOf(document, 'Good').kind).toBe('plan');
        expect(planOf(document, 'Bad')).toMatchObject({ kind: 'problems', problems: [{ code: 'name/unknown' }] });
        expect(planOf(document, 'Worse')).toMatchObject({
            kind: 'problems',
            problems: [{ code: 'controller/several' }],
        });
    });

    test('of an imported topology are in the way, with their own place', async () => {
        const workspace = createWorkspace({
            'acme.ccsim': 'topology Acme { controller One  controller Two }',
            'case.ccsim': 'import "acme.ccsim"\nscenario Case on Acme { duration 1min }',
        });
        expect(planOf(await workspace.load('case.ccsim'), 'Case')).toMatchObject({
            problems: [{ uri: 'file:///work/acme.ccsim', startLine: 0, startColumn: 43, endColumn: 46 }],
        });
    });

    test('include a scenario that is not there', async () => {
        const document = await loadText(`${TOPOLOGY}\nscenario Case on Acme { duration 1min }`);
        expect(planOf(document, 'Cases')).toMatchObject({
            problems: [{ code: 'plan/no-scenario', message: expect.stringContaining("Did you mean 'Case'?") }],
        });
    });

    test('do not include warnings', async () => {
        expect((await planFor('at 11min A101 log in')).timeline).toHaveLength(1);
    });
});

describe('the examples', () => {
    const folder = join(import.meta.dirname, '../../../examples');
    const files = readdirSync(folder).filter((name) => name.endsWith('.ccsim'));

    test.each(files)('%s', async (name) => {
        const { shared } = createCcsimCoreServices(NodeFileSystem);
        const document = await loadDocument(shared, URI.file(join(folder, name)));
        expect((document.diagnostics ?? []).filter(isWorse)).toEqual([]);
        const scenarios = scenariosOf(document);
        expect(scenarios.length).toBeGreaterThan(0);
        for (const scenario of scenarios) {
            const first = plan(planOf(document, scenario.name));
            expect(JSON.parse(JSON.stringify(first))).toEqual(first);
            expect(plan(planOf(document, scenario.name))).toEqual(first);
        }
    });
});

/** An example may show what there is an information about, but nothing that is probably a mistake. */
function isWorse({ severity }: { readonly severity?: number }): boolean {
    return severity === undefined || severity <= 2;
}

test('what goes to other processes is what the protocol says', async () => {
    const document = await loadText(`${TOPOLOGY}\nscenario Case on Acme {\n duration 1min\n}`);
    const scenarios: Protocol.ScenariosResult = { scenarios: scenariosOf(document) };
    const result: Protocol.PlanResult = planOf(document, 'Case');
    expect(scenarios).toEqual({
        scenarios: [{ name: 'Case', topology: 'Acme', startLine: 27, endLine: 29, parameters: [], cases: [] }],
    });
    expect(result.kind).toBe('plan');
});

async function planFor(members: string): Promise<Plan> {
    const document = await loadText(`${TOPOLOGY}\nscenario Case on Acme {\n    duration 10min\n${members}\n}`);
    return plan(planOf(document, 'Case'));
}

function plan(result: PlanResult): Plan {
    if (result.kind === 'problems') {
        throw new Error(result.problems.map(({ message }) => message).join('\n'));
    }
    return result.plan;
}

function at(id: string): number {
    return COMPONENTS.findIndex((component) => component.id === id);
}

function link(id: string): number {
    return LINKS.findIndex((each) => each.id === id);
}

function componentIn(topology: Plan['topology']) {
    return (id: string) => topology.components.find((component) => component.id === id);
}

function agents(does: string, rest: object = {}): object {
    return { kind: 'agents', agents: [0], does, ...rest };
}

function agentState(state: string, rest: object = {}): object {
    return { kind: 'agent-state', agents: [0], state, ...rest };
}

function message(direction: string, name: string): object {
    return { kind: 'message', component: at('EmailManager'), direction, name };
}

function task(which: object, condition: object): object {
    return { kind: 'task', which, condition };
}
