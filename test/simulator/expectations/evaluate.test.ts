import { describe, expect, test } from 'vitest';
import { evaluateExpectations } from '../../../simulator/expectations/evaluate.ts';
import type { Predicate, TaskCondition, TaskSelection, When } from '../../../simulator/plan.ts';
import type { ExpectationResult, RunOutcome } from '../../../simulator/trace/trace.ts';
import {
    AGENT,
    COMPONENT,
    DOMAIN,
    DURATION_MS,
    expectation,
    MEMBER,
    TraceBuilder,
    testPlan,
} from '../trace/trace-builder.ts';

const at = (atMs: number): When => ({ kind: 'at', atMs });
const throughout = (fromMs: number, toMs: number): When => ({ kind: 'throughout', fromMs, toMs });
const within = (fromMs: number, toMs: number): When => ({ kind: 'within', fromMs, toMs });
const always: When = { kind: 'always' };
const never: When = { kind: 'never' };
const eventually: When = { kind: 'eventually' };
const end: When = { kind: 'end' };

type Build = (builder: TraceBuilder) => void;

function judge(build: Build, when: When, what: Predicate, outcome?: RunOutcome): ExpectationResult {
    const builder = new TraceBuilder();
    build(builder);
    const plan = testPlan({ expectations: [expectation(when, what)] });
    const [result] = evaluateExpectations(plan, builder.finish(outcome));
    if (result === undefined) {
        throw new Error('there must be a result per expectation');
    }
    return result;
}

describe('agents in a state', () => {
    const build: Build = (builder) => {
        for (const member of Object.values(MEMBER)) {
            builder.member(0, member, 'LOGGED_OUT', { rule: 'timeline/start' });
        }
        builder.member(1_000, MEMBER.a101Email, 'NOT_READY');
        builder.member(1_000, MEMBER.a101Email, 'AVAILABLE');
        builder.member(2_000, MEMBER.a102Email, 'AVAILABLE');
        builder.member(5_000, MEMBER.a101Email, 'LOGGED_OUT', { rule: 'desktop/agents-logged-out', detail: 50002 });
    };
    const isState = (state: 'LOGGED_OUT' | 'AVAILABLE' | 'LOGGED_IN', rest: object = {}): Predicate => ({
        kind: 'agent-state',
        agents: [AGENT.a101],
        domain: DOMAIN.email,
        state,
        ...rest,
    });

    test('at an instant: after everything at it', () => {
        expect(judge(build, at(1_000), isState('AVAILABLE'))).toEqual({
            passed: true,
            seen: 'At 1s A101 was AVAILABLE in Email since 1s (agent/transitions).',
            atMs: 1_000,
            entry: 6,
        });
        expect(judge(build, at(999), isState('AVAILABLE')).passed).toBe(false);
    });

    test('says what was seen instead, when and why', () => {
        expect(judge(build, at(6_000), isState('AVAILABLE'))).toEqual({
            passed: false,
            seen: 'At 6s A101 was LOGGED_OUT in Email with reason 50002 since 5s (desktop/agents-logged-out).',
            atMs: 6_000,
            entry: 8,
        });
    });

    test('with a reason', () => {
        expect(judge(build, at(6_000), isState('LOGGED_OUT', { reasonCode: 50002 })).passed).toBe(true);
        expect(judge(build, at(6_000), isState('LOGGED_OUT', { reasonCode: 20002 })).passed).toBe(false);
        expect(judge(build, at(0), isState('LOGGED_OUT', { reasonCode: 50002 })).passed).toBe(false);
    });

    test('logged in is any state but LOGGED_OUT', () => {
        expect(judge(build, at(1_000), isState('LOGGED_IN')).passed).toBe(true);
        expect(judge(build, at(5_000), isState('LOGGED_IN')).passed).toBe(false);
    });

    test('every named agent, in every domain that it handles', () => {
        const both = { agents: [AGENT.a101, AGENT.a102] };
        expect(judge(build, at(2_000), isState('AVAILABLE', both)).passed).toBe(true);
        expect(judge(build, at(1_000), isState('AVAILABLE', both)).passed).toBe(false);
        expect(
            judge(build, at(2_000), { kind: 'agent-state', agents: [AGENT.a101], state: 'AVAILABLE' }),
        ).toMatchObject({ passed: false, seen: 'At 2s A101 was LOGGED_OUT in Voice since 0s (timeline/start).' });
    });

    test('in a domain that the agent does not handle it never holds', () => {
        const what: Predicate = {
            kind: 'agent-state',
            agents: [AGENT.a103],
            domain: DOMAIN.email,
            state: 'LOGGED_OUT',
        };
        expect(judge(build, end, what)).toMatchObject({
            passed: false,
            seen: 'At the end (10min) A103 does not handle Email.',
        });
    });

    test('throughout a span fails at the first instant at which it does not hold', () => {
        expect(judge(build, throughout(1_000, 4_999), isState('AVAILABLE'))).toMatchObject({
            passed: true,
            seen: 'It held at every instant from 1s to 4.999s: at 4.999s A101 was AVAILABLE in Email since 1s (agent/transitions).',
        });
        expect(judge(build, throughout(1_000, 5_000), isState('AVAILABLE'))).toMatchObject({
            passed: false,
            atMs: 5_000,
            entry: 8,
        });
    });

    test('within a span needs one instant, both ends included', () => {
        expect(judge(build, within(0, 1_000), isState('AVAILABLE'))).toMatchObject({ passed: true, atMs: 1_000 });
        expect(judge(build, within(5_000, 9_000), isState('AVAILABLE'))).toMatchObject({
            passed: false,
            seen: 'It held at no instant from 5s to 9s: at 9s A101 was LOGGED_OUT in Email with reason 50002 since 5s (desktop/agents-logged-out).',
        });
    });

    test('always, never, eventually, at the end', () => {
        expect(judge(build, always, isState('LOGGED_OUT'))).toMatchObject({ passed: false, atMs: 1_000 });
        expect(judge(build, never, isState('AVAILABLE'))).toMatchObject({ passed: false, atMs: 1_000 });
        expect(judge(build, never, isState('AVAILABLE', { reasonCode: 1 })).passed).toBe(true);
        expect(judge(build, eventually, isState('AVAILABLE'))).toMatchObject({ passed: true, atMs: 1_000 });
        expect(judge(build, eventually, isState('AVAILABLE', { reasonCode: 1 })).passed).toBe(false);
        expect(judge(build, end, isState('LOGGED_OUT'))).toMatchObject({ passed: true, atMs: DURATION_MS });
    });

    test('a state that is left within its instant is never seen', () => {
        const notReady: Predicate = { kind: 'agent-state', agents: [AGENT.a101], domain: 1, state: 'NOT_READY' };
        expect(judge(build, never, notReady).passed).toBe(true);
    });

    test('a count of agents', () => {
        const count = (comparison: 'at-least' | 'at-most' | 'exactly', number: number): Predicate => ({
            kind: 'agent-count',
            comparison,
            count: number,
            domain: DOMAIN.email,
            state: 'LOGGED_IN',
        });
        expect(judge(build, at(2_000), count('exactly', 2)).passed).toBe(true);
        expect(judge(build, always, count('at-most', 1))).toMatchObject({
            passed: false,
            atMs: 2_000,
            seen: 'At 2s 2 agents were logged in to Email (A101, A102); last change: A102 was AVAILABLE in Email since 2s (agent/transitions).',
        });
        expect(judge(build, at(0), count('at-least', 1)).seen).toBe(
            'At 0s no agent was logged in to Email; last change: A102 was LOGGED_OUT in Email since 0s (timeline/start).',
        );
    });
});

describe('components and links', () => {
    const build: Build = (builder) => {
        builder.component(0, COMPONENT.agentPgA, 'ACTIVE', { rule: 'timeline/start' });
        builder.link(0, 0, 'UP', { rule: 'timeline/start' });
        builder.component(300_000, COMPONENT.agentPgA, 'DOWN', { rule: 'component/failed' });
        builder.link(300_000, 0, 'DOWN', { rule: 'link/end-down' });
    };

    test('are in a state', () => {
        const down: Predicate = { kind: 'component-state', component: COMPONENT.agentPgA, state: 'DOWN' };
        expect(judge(build, at(300_000), down)).toEqual({
            passed: true,
            seen: 'At 5min AgentPg.A was DOWN since 5min (component/failed).',
            atMs: 300_000,
            entry: 2,
        });
        expect(judge(build, always, { kind: 'link-state', link: 0, state: 'UP' })).toMatchObject({
            passed: false,
            seen: 'At 5min EmailPim -- Central was DOWN since 5min (link/end-down).',
        });
        expect(judge(build, end, { kind: 'link-state', link: 1, state: 'UP' })).toMatchObject({
            passed: false,
            seen: 'At the end (10min) EmailManager -- EmailPim had no state yet.',
        });
    });
});

describe('messages', () => {
    const build: Build = (builder) => {
        builder.message(60_000, 'ROUTING_DISABLED', COMPONENT.emailPim, COMPONENT.email, {
            rule: 'mr/routing-disabled',
        });
        builder.message(90_000, 'ROUTING_DISABLED', COMPONENT.emailPim, COMPONENT.email, {
            rule: 'mr/routing-disabled',
        });
        builder.message(95_000, 'ROUTING_ENABLED', COMPONENT.agentPgA, COMPONENT.email);
        builder.log(95_000, 'ROUTING_DISABLED', COMPONENT.email);
    };
    const received = (times?: { comparison: 'at-least' | 'at-most' | 'exactly'; count: number }): Predicate => ({
        kind: 'message',
        component: COMPONENT.email,
        direction: 'received',
        name: 'ROUTING_DISABLED',
        ...(times === undefined ? {} : { times }),
    });

    test('at an instant means at exactly that one', () => {
        expect(judge(build, at(60_000), received())).toEqual({
            passed: true,
            seen: 'At 1min EmailManager received ROUTING_DISABLED once, at 1min (mr/routing-disabled).',
            atMs: 60_000,
            entry: 0,
        });
        expect(judge(build, at(60_001), received())).toEqual({
            passed: false,
            seen: 'At 1min0.001s EmailManager did not receive ROUTING_DISABLED; the nearest was at 1min (mr/routing-disabled).',
            atMs: 60_001,
        });
    });

    test.each([always, eventually, end])('$kind counts over the whole run', (when) => {
        expect(judge(build, when, received()).passed).toBe(true);
        expect(judge(build, when, received({ comparison: 'exactly', count: 2 }))).toMatchObject({
            passed: true,
            seen: 'In the whole run EmailManager received ROUTING_DISABLED 2 times, at 1min, 1min30s (mr/routing-disabled).',
        });
        expect(judge(build, when, received({ comparison: 'at-most', count: 1 }))).toMatchObject({
            passed: false,
            atMs: 90_000,
            entry: 1,
        });
    });

    test('never wants the opposite', () => {
        expect(judge(build, never, received()).passed).toBe(false);
        expect(judge(build, never, received({ comparison: 'at-least', count: 3 })).passed).toBe(true);
    });

    test('counts within a span, both ends included', () => {
        expect(judge(build, within(60_000, 90_000), received({ comparison: 'exactly', count: 2 })).passed).toBe(true);
        expect(judge(build, throughout(60_001, 90_000), received({ comparison: 'exactly', count: 1 })).passed).toBe(
            true,
        );
        expect(judge(build, within(60_001, 89_999), received({ comparison: 'exactly', count: 0 })).passed).toBe(true);
    });

    test('a whole sends what its sides send', () => {
        const sent: Predicate = {
            kind: 'message',
            component: COMPONENT.agentPg,
            direction: 'sent',
            name: 'ROUTING_ENABLED',
        };
        expect(judge(build, end, sent).passed).toBe(true);
        expect(judge(build, end, { ...sent, name: 'NEW_TASK' })).toMatchObject({
            passed: false,
            seen: 'In the whole run AgentPg did not send NEW_TASK; it never happened.',
        });
    });

    test('log lines contain a text', () => {
        expect(judge(build, at(95_000), { kind: 'log', contains: 'DISABLED' }).passed).toBe(true);
        expect(judge(build, at(95_001), { kind: 'log', contains: 'DISABLED' }).seen).toBe(
            'At 1min35.001s no log line said “DISABLED”; the nearest was at 1min35s (mr/routing-disabled).',
        );
    });
});

describe('tasks', () => {
    const build: Build = (builder) => {
        const own = builder.task(1_000, 'Own', { agent: AGENT.a101, disposition: 38 });
        builder.taskState(1_000, own, 'ACTIVE', { rule: 'task/assigned' });
        builder.taskState(9_000, own, 'ENDED', { rule: 'task/assigned', detail: 38 });
        const first = builder.task(2_000, 'Mail', {
            ordinal: 1,
            disposition: 42,
            reporting: 'none',
            missing: [2_000, 4_000],
        });
        builder.taskState(2_000, first, 'QUEUED', { rule: 'task/routed' });
        builder.taskState(4_000, first, 'ENDED', { rule: 'cti/task-life', detail: 42 });
        builder.reporting(4_000, first, 'none');
        const second = builder.task(3_000, 'Mail', { ordinal: 2, agent: AGENT.a102 });
        builder.taskState(3_000, second, 'QUEUED', { rule: 'task/routed' });
        const again = builder.task(5_000, 'Mail', { ordinal: 1, continues: first, disposition: 38 });
        builder.taskState(5_000, again, 'ACTIVE', { rule: 'cti/reporting-restarted' });
        builder.taskState(6_000, again, 'ENDED', { detail: 38 });
    };
    const task = (which: TaskSelection, condition: TaskCondition): Predicate => ({ kind: 'task', which, condition });
    const named = (name: string): TaskSelection => ({ kind: 'named', name });
    const every: TaskSelection = { kind: 'every' };
    const ended = (disposition?: number): TaskCondition =>
        disposition === undefined ? { kind: 'ended' } : { kind: 'ended', disposition };

    test('a named one is in a state', () => {
        const queued = task(named('Mail#2'), { kind: 'state', state: 'QUEUED' });
        expect(judge(build, at(3_000), queued)).toMatchObject({
            passed: true,
            seen: 'At 3s Mail#2 was QUEUED since 3s (task/routed).',
        });
        expect(judge(build, at(2_999), queued)).toMatchObject({
            passed: false,
            seen: 'At 2.999s Mail#2 had not arrived yet.',
        });
        expect(judge(build, end, task(named('Post'), ended()))).toMatchObject({
            passed: false,
            seen: 'At the end (10min) there was no task Post: none of that name arrives in the run.',
        });
    });

    test('a named one ended with a disposition', () => {
        expect(judge(build, end, task(named('Own'), ended(38)))).toMatchObject({
            passed: true,
            seen: 'At the end (10min) Own had ended with 38 (NORMAL_END_TASK) at 9s (task/assigned).',
        });
        expect(judge(build, at(8_999), task(named('Own'), ended(38)))).toMatchObject({
            passed: false,
            seen: 'At 8.999s Own was ACTIVE since 1s (task/assigned).',
        });
        expect(judge(build, end, task(named('Own'), ended())).passed).toBe(true);
        expect(judge(build, end, task(named('Own'), ended(42))).passed).toBe(false);
    });

    test('a shared name stands for every task of that name, further records aside', () => {
        expect(judge(build, at(3_999), task(named('Mail'), { kind: 'state', state: 'QUEUED' })).passed).toBe(true);
        expect(judge(build, end, task(named('Mail'), ended(42)))).toMatchObject({
            passed: false,
            seen: 'At the end (10min) Mail#2 was QUEUED since 3s (task/routed).',
        });
        expect(judge(build, end, task(named('Mail#1'), ended(42))).passed).toBe(true);
    });

    test('every, no, so many', () => {
        expect(judge(build, end, task(every, ended()))).toMatchObject({
            passed: false,
            seen: 'At the end (10min) 1 of 4 tasks differed: Mail#2 was QUEUED since 3s (task/routed).',
        });
        expect(judge(build, end, task({ kind: 'no' }, { kind: 'state', state: 'WAITING' }))).toMatchObject({
            passed: true,
            seen: 'At the end (10min) it was so of 0 of 4 tasks.',
        });
        const two: TaskSelection = { kind: 'count', comparison: 'exactly', count: 2, domain: DOMAIN.email };
        expect(judge(build, end, task(two, ended(38))).passed).toBe(true);
        expect(judge(build, never, task({ kind: 'no' }, ended(42))).passed).toBe(false);
    });

    test('every one of none passes and says so', () => {
        expect(judge(build, end, task({ kind: 'every', domain: DOMAIN.voice }, ended()))).toEqual({
            passed: true,
            seen: 'At the end (10min) no Voice task had arrived, so there was nothing to judge.',
            atMs: DURATION_MS,
        });
    });

    test('handled by an agent', () => {
        expect(judge(build, end, task(named('Own'), { kind: 'handled-by', agent: AGENT.a101 })).passed).toBe(true);
        expect(judge(build, end, task(named('Own'), { kind: 'handled-by', agent: AGENT.a102 }))).toMatchObject({
            passed: false,
            seen: 'At the end (10min) Own was handled by A101.',
        });
        expect(judge(build, end, task(named('Mail#1'), { kind: 'handled-by', agent: AGENT.a102 })).seen).toContain(
            'Mail#1 was handled by no agent',
        );
    });

    test('reporting is that of the finished run, at any instant', () => {
        expect(judge(build, at(2_000), task(named('Mail#1'), { kind: 'reporting', outcome: 'none' })).passed).toBe(
            true,
        );
        expect(judge(build, end, task(every, { kind: 'reporting', outcome: 'full' }))).toMatchObject({
            passed: false,
            seen: 'At the end (10min) 1 of 4 tasks differed: Mail#1 was unreported (2s to 4s is missing) (cti/unreported).',
        });
    });
});

describe('a run that was stopped', () => {
    const build: Build = (builder) => {
        builder.component(0, COMPONENT.central, 'UP');
        builder.component(4_000, COMPONENT.central, 'DOWN');
        builder.message(4_000, 'NEW_TASK', COMPONENT.email, COMPONENT.emailPim);
        builder.component(5_000, COMPONENT.central, 'UP');
        const task = builder.task(1_000, 'Own');
        builder.taskState(5_000, task, 'ACTIVE');
    };
    const outcome: RunOutcome = { kind: 'event-limit', atMs: 5_000, limit: 1_000 };
    const isUp: Predicate = { kind: 'component-state', component: COMPONENT.central, state: 'UP' };
    const reason = 'The run was stopped at 5s, after 1000 events (setting eventLimit), before this could be judged.';

    test('what was decided before counts', () => {
        expect(judge(build, at(0), isUp, outcome).passed).toBe(true);
        expect(judge(build, always, isUp, outcome)).toMatchObject({ passed: false, atMs: 4_000 });
        expect(judge(build, eventually, isUp, outcome).passed).toBe(true);
    });

    test('what would be decided later fails with the reason', () => {
        for (const when of [at(5_000), at(9_000), end, within(4_000, 6_000), throughout(0, 3_999)]) {
            const result = judge(build, when, isUp, outcome);
            const decided = when.kind === 'throughout';
            expect(result.passed).toBe(decided);
            expect(result.seen === reason).toBe(!decided);
        }
    });

    test('counts of events that could still change are not decided', () => {
        const sent = (comparison: 'at-least' | 'at-most' | 'exactly', count: number): Predicate => ({
            kind: 'message',
            component: COMPONENT.email,
            direction: 'sent',
            name: 'NEW_TASK',
            times: { comparison, count },
        });
        expect(judge(build, end, sent('at-least', 1), outcome).passed).toBe(true);
        expect(judge(build, end, sent('at-most', 0), outcome)).toMatchObject({ passed: false, atMs: 4_000 });
        expect(judge(build, end, sent('exactly', 1), outcome)).toEqual({ passed: false, seen: reason });
        expect(judge(build, at(4_000), sent('exactly', 1), outcome).passed).toBe(true);
    });

    test('reporting needs the finished run', () => {
        const reported: Predicate = {
            kind: 'task',
            which: { kind: 'every' },
            condition: { kind: 'reporting', outcome: 'full' },
        };
        expect(judge(build, at(1_000), reported, outcome)).toEqual({ passed: false, seen: reason });
    });
});

test('an instant after the end fails', () => {
    const what: Predicate = { kind: 'component-state', component: COMPONENT.central, state: 'UP' };
    expect(judge(() => undefined, at(DURATION_MS + 1_000), what)).toEqual({
        passed: false,
        seen: 'The scenario ends at 10min, before 10min1s.',
    });
});
