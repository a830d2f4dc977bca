/** The sweep over change points must agree with looking at every single instant. */

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { evaluateExpectations } from '../../../simulator/expectations/evaluate.ts';
import type { AgentCondition, Plan, Predicate, TaskCondition, TaskSelection, When } from '../../../simulator/plan.ts';
import { AGENT_STATES, type AgentState, TASK_STATES, type TaskState } from '../../../simulator/states.ts';
import { TraceReader } from '../../../simulator/trace/reader.ts';
import { AGENT, DOMAIN, expectation, TraceBuilder, testPlan } from '../trace/trace-builder.ts';

const DURATION_MS = 20;
const STATES: readonly AgentState[] = ['LOGGED_OUT', 'NOT_READY', 'AVAILABLE'];
const TASKS = ['Own', 'Mail', 'Mail'];

type Step =
    | { readonly lane: 'member'; readonly atMs: number; readonly index: number; readonly state: AgentState }
    | { readonly lane: 'task'; readonly atMs: number; readonly index: number; readonly state: TaskState };

const instant = fc.integer({ min: 0, max: DURATION_MS });
const span = fc.tuple(instant, instant).map(([a, b]) => ({ fromMs: Math.min(a, b), toMs: Math.max(a, b) }));

const step: fc.Arbitrary<Step> = fc.oneof(
    fc.record({
        lane: fc.constant<'member'>('member'),
        atMs: instant,
        index: fc.nat(4),
        state: fc.constantFrom(...STATES),
    }),
    fc.record({
        lane: fc.constant<'task'>('task'),
        atMs: instant,
        index: fc.nat(TASKS.length - 1),
        state: fc.constantFrom<TaskState>('QUEUED', 'ACTIVE', 'ENDED'),
    }),
);

const when: fc.Arbitrary<When> = fc.oneof(
    instant.map((atMs) => ({ kind: 'at', atMs }) satisfies When),
    span.map((each) => ({ kind: 'throughout', ...each }) satisfies When),
    span.map((each) => ({ kind: 'within', ...each }) satisfies When),
    fc.constantFrom<When>({ kind: 'always' }, { kind: 'never' }, { kind: 'eventually' }, { kind: 'end' }),
);

const agentState = fc.constantFrom<AgentCondition>(...STATES, 'LOGGED_IN');
const comparison = fc.constantFrom('at-least' as const, 'at-most' as const, 'exactly' as const);

const predicate: fc.Arbitrary<Predicate> = fc.oneof(
    fc.record({
        kind: fc.constant<'agent-state'>('agent-state'),
        agents: fc.constantFrom([AGENT.a101], [AGENT.a101, AGENT.a102]),
        domain: fc.constantFrom(DOMAIN.voice, DOMAIN.email),
        state: agentState,
    }),
    fc.record({
        kind: fc.constant<'agent-count'>('agent-count'),
        comparison,
        count: fc.nat(3),
        domain: fc.constantFrom(DOMAIN.voice, DOMAIN.email),
        state: agentState,
    }),
    fc.record({
        kind: fc.constant<'task'>('task'),
        which: fc.oneof(
            fc.constantFrom({ kind: 'every' as const }, { kind: 'no' as const }),
            fc.constantFrom('Own', 'Mail', 'Mail#2').map((name) => ({ kind: 'named' as const, name })),
            fc.record({ kind: fc.constant<'count'>('count'), comparison, count: fc.nat(3) }),
        ),
        condition: fc.oneof(
            fc.constantFrom({ kind: 'state' as const, state: 'QUEUED' as const }, { kind: 'ended' as const }),
            fc.record({
                kind: fc.constant<'waited'>('waited'),
                comparison,
                durationMs: fc.integer({ min: -1, max: 8 }),
            }),
        ),
    }),
    fc.record({
        kind: fc.constant<'total-time'>('total-time'),
        of: fc.record({
            kind: fc.constant<'agent-state'>('agent-state'),
            agents: fc.constantFrom([AGENT.a101], [AGENT.a101, AGENT.a102]),
            domain: fc.constant(DOMAIN.voice),
            state: agentState,
        }),
        comparison,
        durationMs: fc.nat(12),
    }),
);

test('the sweep agrees with an evaluator that looks at every instant', () => {
    fc.assert(
        fc.property(fc.array(step, { maxLength: 25 }), when, predicate, (steps, whenever, what) => {
            const plan = testPlan({ durationMs: DURATION_MS, expectations: [expectation(whenever, what)] });
            const trace = record(plan, steps);
            const [result] = evaluateExpectations(plan, trace);
            expect(result?.passed).toBe(naive(new TraceReader(plan, trace), whenever, what));
        }),
        { numRuns: 3_000 },
    );
});

function record(plan: Plan, steps: readonly Step[]) {
    const builder = new TraceBuilder(plan);
    for (const [index, name] of TASKS.entries()) {
        builder.task(0, name, { ordinal: name === 'Own' ? 0 : index });
    }
    for (const each of steps.toSorted((left, right) => left.atMs - right.atMs)) {
        if (each.lane === 'member') {
            builder.member(each.atMs, each.index, each.state);
        } else {
            builder.taskState(each.atMs, each.index, each.state);
        }
    }
    return builder.finish();
}

function naive(reader: TraceReader, whenever: When, what: Predicate): boolean {
    if (what.kind === 'total-time') {
        return whenever.kind === 'never' ? !totals(reader, whenever, what) : totals(reader, whenever, what);
    }
    const holdsAt = (atMs: number) => holds(reader, what, atMs);
    const all = instants(0, DURATION_MS);
    switch (whenever.kind) {
        case 'at':
            return holdsAt(whenever.atMs);
        case 'throughout':
            return instants(whenever.fromMs, whenever.toMs).every(holdsAt);
        case 'within':
            return instants(whenever.fromMs, whenever.toMs).some(holdsAt);
        case 'always':
            return all.every(holdsAt);
        case 'never':
            return !all.some(holdsAt);
        case 'eventually':
            return all.some(holdsAt);
        case 'end':
            return holdsAt(DURATION_MS);
    }
}

/** Every millisecond counts for itself. */
function totals(
    reader: TraceReader,
    whenever: When,
    { of, comparison: how, durationMs }: Extract<Predicate, { readonly kind: 'total-time' }>,
): boolean {
    const [fromMs, toMs] = spanOf(whenever);
    const so = instants(fromMs, toMs - 1).filter((atMs) => holds(reader, of, atMs));
    return compared(how, so.length, durationMs);
}

function spanOf(whenever: When): readonly [fromMs: number, toMs: number] {
    switch (whenever.kind) {
        case 'at':
            return [0, whenever.atMs];
        case 'throughout':
        case 'within':
            return [whenever.fromMs === whenever.toMs ? 0 : whenever.fromMs, whenever.toMs];
        default:
            return [0, DURATION_MS];
    }
}

function instants(fromMs: number, toMs: number): readonly number[] {
    return Array.from({ length: toMs - fromMs + 1 }, (_, offset) => fromMs + offset);
}

function holds(reader: TraceReader, what: Predicate, atMs: number): boolean {
    switch (what.kind) {
        case 'agent-state':
            return what.agents.every((agent) => {
                const state = memberState(reader, agent, what.domain ?? 0, atMs);
                return state !== undefined && isState(state, what.state);
            });
        case 'agent-count': {
            const states = [0, 1, 2].map((agent) => memberState(reader, agent, what.domain, atMs));
            const count = states.filter((state) => state !== undefined && isState(state, what.state)).length;
            return compared(what.comparison, count, what.count);
        }
        case 'task':
            return tasksHold(reader, what, atMs);
        default:
            throw new Error(`${what.kind} is not about states that are drawn here`);
    }
}

function tasksHold(reader: TraceReader, what: Extract<Predicate, { readonly kind: 'task' }>, atMs: number): boolean {
    const { which, condition } = what;
    if (condition.kind === 'waited') {
        return waitsHold(reader, which, condition, atMs);
    }
    const wanted = condition.kind === 'state' ? condition.state : 'ENDED';
    const chosen = chosenTasks(reader, which);
    const states = chosen
        .map(({ task }) => reader.stateAt(reader.laneOf('task', task), atMs))
        .filter((state) => state !== undefined && (TASK_STATES as readonly string[]).includes(state));
    const matching = states.filter((state) => state === wanted).length;
    return selects(which, states.length, matching);
}

/** A task arrives with the first that is traced of it. */
function waitsHold(
    reader: TraceReader,
    which: TaskSelection,
    { comparison: how, durationMs }: Extract<TaskCondition, { readonly kind: 'waited' }>,
    atMs: number,
): boolean {
    const waits = chosenTasks(reader, which).flatMap(({ task }) => {
        const past = reader.stays(reader.laneOf('task', task)).filter(({ fromMs }) => fromMs <= atMs);
        const started = past.find(({ state }) => state !== 'QUEUED');
        return past.length === 0 ? [] : [(started?.fromMs ?? atMs) - (past[0]?.fromMs ?? 0)];
    });
    return selects(which, waits.length, waits.filter((wait) => compared(how, wait, durationMs)).length);
}

function chosenTasks(reader: TraceReader, which: TaskSelection) {
    return TASKS.map((name, task) => ({ name: reader.taskName(task), shared: name, task })).filter(
        ({ name, shared }) => which.kind !== 'named' || name === which.name || shared === which.name,
    );
}

function selects(which: TaskSelection, present: number, matching: number): boolean {
    switch (which.kind) {
        case 'named':
            return present > 0 && matching === present;
        case 'every':
            return matching === present;
        case 'no':
            return matching === 0;
        case 'count':
            return compared(which.comparison, matching, which.count);
    }
}

function memberState(reader: TraceReader, agent: number, domain: number, atMs: number): string | undefined {
    const lane = reader.membershipLane(agent, domain);
    return lane === undefined ? undefined : reader.stateAt(lane, atMs);
}

function isState(state: string, wanted: AgentCondition): boolean {
    return wanted === 'LOGGED_IN' ? state !== AGENT_STATES[0] : state === wanted;
}

function compared(how: 'at-least' | 'at-most' | 'exactly', actual: number, count: number): boolean {
    return how === 'exactly' ? actual === count : how === 'at-least' ? actual >= count : actual <= count;
}
