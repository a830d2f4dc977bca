/** A trace that has something of everything. */

import { evaluateExpectations } from '../../../simulator/expectations/evaluate.ts';
import type { Trace } from '../../../simulator/trace/trace.ts';
import { AGENT, COMPONENT, DOMAIN, expectation, MEMBER, TraceBuilder, testPlan } from './trace-builder.ts';

export const SAMPLE_PLAN = testPlan({
    expectations: [
        expectation({ kind: 'end' }, { kind: 'task', which: { kind: 'every' }, condition: { kind: 'ended' } }),
        expectation({ kind: 'always' }, { kind: 'link-state', link: 0, state: 'UP' }),
        expectation({ kind: 'at', atMs: 700_000 }, { kind: 'link-state', link: 0, state: 'UP' }),
    ],
});

/** The router link is cut, a task is lost, an agent is logged out. */
export function sampleTrace(): Trace {
    const builder = new TraceBuilder(SAMPLE_PLAN);
    builder.component(0, COMPONENT.central, 'UP', { rule: 'timeline/start' });
    builder.link(0, 0, 'UP', { rule: 'timeline/start' });
    builder.path(0, 0, 'OPEN', { rule: 'timeline/start' });
    builder.member(0, MEMBER.a101Email, 'LOGGED_OUT', { rule: 'timeline/start' });
    builder.member(5_000, MEMBER.a101Email, 'AVAILABLE');
    const cut = builder.occurrence(60_000, 0);
    const linkDown = builder.link(60_000, 0, 'DOWN', { rule: 'link/cut', cause: cut });
    const path = builder.path(60_000, 0, 'ROUTING_DISABLED', { rule: 'mr/routing-disabled', cause: linkDown });
    const disabled = builder.message(60_000, 'ROUTING_DISABLED', COMPONENT.emailPim, COMPONENT.email, {
        rule: 'mr/routing-disabled',
        cause: path,
    });
    builder.log(60_000, 'routing is disabled', COMPONENT.emailPim, { cause: disabled });
    const mail = builder.task(61_000, 'Mail', {
        ordinal: 1,
        agent: AGENT.a101,
        disposition: 42,
        reporting: 'none',
        missing: [61_000, 70_000],
    });
    const call = builder.task(62_000, 'Call', { domain: DOMAIN.voice, receiver: COMPONENT.ucm, statement: 1 });
    const active = builder.taskState(61_000, mail, 'ACTIVE', { rule: 'task/assigned', cause: cut });
    builder.member(61_000, MEMBER.a101Email, 'ACTIVE', { cause: active, subject: builder.taskLane(mail) });
    builder.taskState(62_000, call, 'QUEUED', { rule: 'call/handled' });
    builder.member(65_000, MEMBER.a101Email, 'LOGGED_OUT', {
        rule: 'desktop/agents-logged-out',
        detail: 50002,
        cause: disabled,
    });
    builder.message(70_000, 'NEW_TASK_FAILURE', COMPONENT.emailPim, COMPONENT.email, {
        rule: 'mr/request-rejected',
        subject: builder.taskLane(mail),
    });
    builder.taskState(70_000, mail, 'ENDED', { rule: 'cti/task-life', detail: 42, cause: linkDown });
    builder.reporting(70_000, mail, 'none', { cause: linkDown });
    builder.task(80_000, 'Mail', { ordinal: 1, continues: mail });
    builder.message(81_000, 'MEDIA_LOGIN_REQ', COMPONENT.email, COMPONENT.cti, {
        subject: builder.memberLane(MEMBER.a101Email),
    });
    builder.log(81_000, 'the run says');
    const trace = builder.finish();
    return { ...trace, expectations: evaluateExpectations(SAMPLE_PLAN, trace) };
}
