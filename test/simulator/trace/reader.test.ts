import { describe, expect, test } from 'vitest';
import { TraceReader } from '../../../simulator/trace/reader.ts';
import { CHUNK_ROWS } from '../../../simulator/trace/trace.ts';
import { AGENT, COMPONENT, DOMAIN, DURATION_MS, MEMBER, TraceBuilder } from './trace-builder.ts';

function read(build: (builder: TraceBuilder) => void): TraceReader {
    const builder = new TraceBuilder();
    build(builder);
    return new TraceReader(builder.plan, builder.finish());
}

describe('lanes', () => {
    const reader = read((builder) => builder.task(5, 'Mail', { ordinal: 3 }));

    test('each has a kind, an index and a name', () => {
        const lanes = Array.from({ length: reader.laneCount }, (_, lane) => reader.laneName(lane));
        expect(lanes).toEqual([
            'Central',
            'Ucm',
            'AgentPg',
            'AgentPg.A',
            'AgentPg.B',
            'Cti',
            'EmailPim',
            'EmailManager',
            'EmailPim -- Central',
            'EmailManager -- EmailPim',
            'EmailManager -- Cti',
            'EmailManager · MR path',
            'EmailManager · ARM path to Cti',
            'A101 · Voice',
            'A101 · Email',
            'A102 · Voice',
            'A102 · Email',
            'A103 · Voice',
            'Mail#3',
        ]);
        for (let lane = 0; lane < reader.laneCount; lane += 1) {
            expect(reader.laneOf(reader.laneKind(lane), reader.laneIndex(lane))).toBe(lane);
        }
    });

    test('memberships are found by agent and domain', () => {
        const lane = reader.membershipLane(AGENT.a102, DOMAIN.email);
        expect(lane).toBe(reader.laneOf('membership', MEMBER.a102Email));
        expect(reader.membershipOf(lane ?? -1)).toEqual({ agent: AGENT.a102, domain: DOMAIN.email });
        expect(reader.membershipLane(AGENT.a103, DOMAIN.email)).toBeUndefined();
        expect(() => reader.membershipOf(0)).toThrow('is not that of an agent');
        expect(() => reader.laneKind(reader.laneCount)).toThrow('there is no lane');
    });
});

describe('states', () => {
    const builder = new TraceBuilder();
    builder.member(0, MEMBER.a101Email, 'LOGGED_OUT', { rule: 'timeline/start' });
    builder.member(1_000, MEMBER.a101Email, 'NOT_READY');
    builder.member(1_000, MEMBER.a101Email, 'AVAILABLE');
    builder.member(5_000, MEMBER.a101Email, 'LOGGED_OUT', { detail: 50002 });
    builder.component(DURATION_MS, COMPONENT.central, 'DOWN', { rule: 'component/failed' });
    const task = builder.task(2_000, 'Own', { disposition: 38 });
    builder.taskState(2_000, task, 'ACTIVE');
    builder.taskState(9_000, task, 'ENDED', { detail: 38 });
    const reader = new TraceReader(builder.plan, builder.finish());
    const lane = builder.memberLane(MEMBER.a101Email);

    test('the last transition of an instant counts at that instant', () => {
        expect(reader.stateAt(lane, 0)).toBe('LOGGED_OUT');
        expect(reader.stateAt(lane, 999)).toBe('LOGGED_OUT');
        expect(reader.stateAt(lane, 1_000)).toBe('AVAILABLE');
        expect(reader.stateAt(lane, 5_000)).toBe('LOGGED_OUT');
        expect(reader.entryAt(lane, DURATION_MS)).toBe(3);
        expect(reader.stateAt(builder.taskLane(task), 1_999)).toBeUndefined();
    });

    test('intervals leave out what was left at once', () => {
        expect(reader.intervals(lane)).toEqual([
            { state: 'LOGGED_OUT', fromMs: 0, toMs: 1_000, entry: 0 },
            { state: 'AVAILABLE', fromMs: 1_000, toMs: 5_000, entry: 2 },
            { state: 'LOGGED_OUT', fromMs: 5_000, toMs: DURATION_MS, entry: 3, detail: 50002 },
        ]);
        expect(reader.stays(lane).map(({ state }) => state)).toEqual([
            'LOGGED_OUT',
            'NOT_READY',
            'AVAILABLE',
            'LOGGED_OUT',
        ]);
    });

    test('the last state stays, also without a length', () => {
        expect(reader.intervals(COMPONENT.central)).toEqual([
            { state: 'DOWN', fromMs: DURATION_MS, toMs: DURATION_MS, entry: 4 },
        ]);
        expect(reader.intervals(builder.taskLane(task)).at(-1)).toEqual({
            state: 'ENDED',
            fromMs: 9_000,
            toMs: 9_000,
            entry: 6,
            detail: 38,
        });
    });

    test('a stopped run ends where it stopped', () => {
        const stopped = new TraceReader(builder.plan, builder.finish({ kind: 'event-limit', atMs: 7_000, limit: 9 }));
        expect(stopped.endMs).toBe(7_000);
        expect(stopped.intervals(lane).at(-1)?.toMs).toBe(7_000);
    });
});

test('entries are objects that say what their kind has', () => {
    const reader = read((builder) => {
        const cut = builder.occurrence(60_000, 0);
        const task = builder.task(60_000, 'Mail', { ordinal: 1 });
        builder.link(60_000, 0, 'DOWN', { rule: 'link/cut', cause: cut });
        builder.message(60_000, 'ROUTING_DISABLED', COMPONENT.emailPim, COMPONENT.email, { cause: 1 });
        builder.log(60_001, 'lost', COMPONENT.emailPim, { subject: builder.taskLane(task) });
        builder.log(60_001, 'nobody');
        builder.reporting(60_002, task, 'none', { cause: 1 });
    });
    const [occurrence, transition, message, log, runLog, reporting] = [0, 1, 2, 3, 4, 5].map((i) => reader.entry(i));
    expect(occurrence).toMatchObject({ kind: 'occurrence', atMs: 60_000, statement: 0 });
    expect(transition).toMatchObject({ kind: 'transition', lane: reader.laneOf('link', 0), state: 'DOWN', cause: 0 });
    expect(transition?.rule.id).toBe('link/cut');
    expect(message).toMatchObject({ kind: 'message', text: 'ROUTING_DISABLED', from: 6, to: 7 });
    expect(log).toMatchObject({ kind: 'log', lane: 6, text: 'lost', subject: reader.laneOf('task', 0) });
    expect(runLog).not.toHaveProperty('lane');
    expect(reporting).toMatchObject({ kind: 'reporting', outcome: 'none' });
    expect(() => reader.entry(6)).toThrow('there is no entry 6');
});

describe('tasks', () => {
    const reader = read((builder) => {
        builder.task(1, 'Own', { agent: AGENT.a101, disposition: 42, reporting: 'partial', missing: [5, 9] });
        builder.task(2, 'Mail', { ordinal: 3 });
        builder.task(3, 'Mail', { ordinal: 3, continues: 1 });
        builder.task(4, 'Mail', { ordinal: 3, continues: 2 });
    });

    test('have names, also as further records', () => {
        expect([0, 1, 2, 3].map((task) => reader.taskName(task))).toEqual(['Own', 'Mail#3', 'Mail#3/2', 'Mail#3/3']);
    });

    test('are objects', () => {
        expect(reader.task(0)).toEqual({
            index: 0,
            name: 'Own',
            domain: DOMAIN.email,
            receiver: COMPONENT.email,
            agent: AGENT.a101,
            arrivedMs: 1,
            disposition: { code: 42, name: 'DBCD_APPLICATION_PATH_WENT_DOWN' },
            reporting: 'partial',
            missingFromMs: 5,
            missingToMs: 9,
            statement: 0,
        });
        expect(reader.task(1)).not.toHaveProperty('disposition');
        expect(reader.task(2).continues).toBe(1);
    });
});

describe('causes and effects', () => {
    const reader = read((builder) => {
        const start = builder.component(0, COMPONENT.central, 'UP', { rule: 'timeline/start' });
        const cut = builder.occurrence(10, 0);
        const fail = builder.occurrence(10, 1);
        const down = builder.link(10, 0, 'DOWN', { cause: cut });
        builder.component(10, COMPONENT.agentPgA, 'DOWN', { cause: fail });
        builder.path(11, 0, 'ROUTING_DISABLED', { cause: down });
        builder.component(12, COMPONENT.central, 'DOWN', { cause: start });
        builder.occurrence(20, 0);
    });

    test('a chain leads back to the statement', () => {
        expect(reader.causes(5)).toEqual([3, 1]);
        expect(reader.statementOf(5)).toBe(0);
        expect(reader.statementOf(2)).toBe(1);
        expect(reader.statementOf(6)).toBeUndefined();
    });

    test('effects are direct, consequences are all, from every occurrence', () => {
        expect([...reader.effects(1)]).toEqual([3]);
        expect([...reader.effects(5)]).toEqual([]);
        expect([...reader.consequences(0)]).toEqual([1, 3, 5, 7]);
        expect([...reader.consequences(1)]).toEqual([2, 4]);
    });
});

test('a trace longer than a chunk reads the same', () => {
    const builder = new TraceBuilder();
    const count = CHUNK_ROWS + 100;
    for (let at = 0; at < count; at += 1) {
        builder.component(at, COMPONENT.central, at % 2 === 0 ? 'UP' : 'DOWN', at === 0 ? {} : { cause: at - 1 });
    }
    const reader = new TraceReader(builder.plan, builder.finish());
    expect(reader.atMs(CHUNK_ROWS + 7)).toBe(CHUNK_ROWS + 7);
    expect(reader.stateAt(COMPONENT.central, CHUNK_ROWS)).toBe('UP');
    expect(reader.stateAt(COMPONENT.central, CHUNK_ROWS + 1)).toBe('DOWN');
    expect(reader.transitions(COMPONENT.central)).toHaveLength(count);
    expect(reader.causes(count - 1)).toHaveLength(count - 1);
});
