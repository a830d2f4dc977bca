/** The timeline and the expectations of a Plan. */

import { describe, expect, test } from 'vitest';
import { at, link, planFor } from './acme-plan.ts';

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
