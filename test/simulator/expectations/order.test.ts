import { describe, expect, test } from 'vitest';
import { evaluateExpectations } from '../../../simulator/expectations/evaluate.ts';
import type { Expectation, Predicate, When } from '../../../simulator/plan.ts';
import type { ExpectationResult, RunOutcome } from '../../../simulator/trace/trace.ts';
import { COMPONENT, expectation, MEMBER, TraceBuilder, testPlan } from '../trace/trace-builder.ts';

const eventually: When = { kind: 'eventually' };
const never: When = { kind: 'never' };
const within = (fromMs: number, toMs: number): When => ({ kind: 'within', fromMs, toMs });

const available: Predicate = { kind: 'agent-state', agents: [0], domain: 1, state: 'AVAILABLE' };
const loggedOut: Predicate = { ...available, state: 'LOGGED_OUT' };
const reserved: Predicate = { ...available, state: 'RESERVED' };
const pim = (state: 'UP' | 'DOWN'): Predicate => ({ kind: 'component-state', component: COMPONENT.emailPim, state });
const told = (count?: number): Predicate => ({
    kind: 'message',
    component: COMPONENT.email,
    direction: 'received',
    name: 'ROUTING_DISABLED',
    ...(count === undefined ? {} : { times: { comparison: 'at-least', count } }),
});

/** The PIM is lost from 1min to 2min, at whose instants A101 logs out before it and comes back after it. */
function build(builder: TraceBuilder): void {
    builder.member(0, MEMBER.a101Email, 'AVAILABLE', { rule: 'timeline/start' });
    builder.component(0, COMPONENT.emailPim, 'UP', { rule: 'timeline/start' });
    const cut = builder.occurrence(60_000, 0);
    builder.member(60_000, MEMBER.a101Email, 'LOGGED_OUT', { rule: 'pg/agents-logged-out', cause: cut });
    builder.component(60_000, COMPONENT.emailPim, 'DOWN', { rule: 'component/failed', cause: cut });
    builder.message(61_000, 'ROUTING_DISABLED', COMPONENT.emailPim, COMPONENT.email, { rule: 'mr/routing-disabled' });
    builder.component(120_000, COMPONENT.emailPim, 'UP', { rule: 'component/restored' });
    builder.member(120_000, MEMBER.a101Email, 'AVAILABLE', { rule: 'agent/transitions' });
    builder.message(130_000, 'ROUTING_DISABLED', COMPONENT.emailPim, COMPONENT.email, { rule: 'mr/routing-disabled' });
}

function judge(
    when: When,
    what: Predicate,
    kind: 'before' | 'after',
    other: Predicate,
    outcome?: RunOutcome,
): ExpectationResult {
    const builder = new TraceBuilder();
    build(builder);
    const ordered: Expectation = { ...expectation(when, what), relation: { kind, other } };
    const [result] = evaluateExpectations(testPlan({ expectations: [ordered] }), builder.finish(outcome));
    if (result === undefined) {
        throw new Error('there must be a result per expectation');
    }
    return result;
}

describe('what is first so before or after something else', () => {
    test('says when each was first seen', () => {
        expect(judge(eventually, told(), 'before', loggedOut)).toEqual({
            passed: false,
            seen: 'Seen first at 1min1s: EmailManager received ROUTING_DISABLED (mr/routing-disabled). The other first at 1min: A101 was LOGGED_OUT in Email since 1min (pg/agents-logged-out).',
            atMs: 61_000,
            entry: 5,
        });
        expect(judge(eventually, told(), 'after', loggedOut).passed).toBe(true);
    });

    test('has an order within an instant', () => {
        expect(judge(eventually, loggedOut, 'before', pim('DOWN')).passed).toBe(true);
        expect(judge(eventually, loggedOut, 'after', pim('DOWN')).passed).toBe(false);
        expect(judge(within(100_000, 200_000), available, 'after', pim('UP')).passed).toBe(true);
        expect(judge(within(120_000, 200_000), available, 'before', pim('UP')).passed).toBe(false);
    });

    test('nothing is before itself, nor before what was so when the span began', () => {
        expect(judge(eventually, loggedOut, 'before', loggedOut).passed).toBe(false);
        expect(judge(eventually, available, 'before', pim('UP')).passed).toBe(false);
        expect(judge(eventually, available, 'after', pim('UP')).passed).toBe(false);
        expect(judge(within(30_000, 90_000), pim('UP'), 'before', pim('DOWN')).passed).toBe(true);
    });

    test('both must come', () => {
        expect(judge(eventually, reserved, 'before', loggedOut)).toMatchObject({
            passed: false,
            seen: 'Seen never: at the end (10min) A101 was AVAILABLE in Email since 2min (agent/transitions). The other first at 1min: A101 was LOGGED_OUT in Email since 1min (pg/agents-logged-out).',
        });
        expect(judge(eventually, loggedOut, 'before', reserved)).toMatchObject({
            passed: false,
            seen: 'Seen first at 1min: A101 was LOGGED_OUT in Email since 1min (pg/agents-logged-out). The other never: at the end (10min) A101 was AVAILABLE in Email since 2min (agent/transitions). Cause: “at 1min cut EmailPim -- Central for 90s”.',
        });
        expect(judge(eventually, told(3), 'after', loggedOut).seen).toContain(
            'Seen never: at the end (10min) EmailManager received ROUTING_DISABLED only 2 times.',
        );
    });

    test('a number of events comes with the last of them', () => {
        expect(judge(eventually, told(2), 'after', pim('DOWN')).passed).toBe(true);
        expect(judge(within(100_000, 600_000), told(), 'before', available).passed).toBe(false);
        expect(judge(within(100_000, 600_000), told(0), 'before', available).passed).toBe(true);
    });

    test('never fails where something comes too early, or comes without what it waits for', () => {
        expect(judge(never, told(), 'before', loggedOut).passed).toBe(true);
        expect(judge(never, loggedOut, 'before', told()).passed).toBe(false);
        expect(judge(never, loggedOut, 'before', reserved).passed).toBe(false);
        expect(judge(never, reserved, 'before', loggedOut).passed).toBe(true);
        expect(judge(never, told(), 'after', reserved).passed).toBe(true);
        expect(judge(never, told(), 'after', loggedOut).passed).toBe(false);
    });

    test('a run that was stopped decides only what both came in', () => {
        const stopped: RunOutcome = { kind: 'event-limit', atMs: 140_000, limit: 9 };
        expect(judge(eventually, told(), 'after', loggedOut, stopped).passed).toBe(true);
        expect(judge(never, loggedOut, 'before', reserved, stopped).seen).toContain('The run was stopped at 2min20s');
    });
});
