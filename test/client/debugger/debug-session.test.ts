import { beforeEach, describe, expect, it } from 'vitest';
import { planFrom } from '../../simulator/plans.ts';
import { DebugClient, lineOf } from './debug-client.ts';

const FILE = 'examples/mr-pg-down.ccsim';
const LAUNCH = { program: FILE, scenario: 'MrPgDown' };

let client: DebugClient;

beforeEach(() => {
    client = new DebugClient();
});

describe('a session', () => {
    it('runs to the end, writes what is logged, says what the expectations came to, and ends', async () => {
        await client.launch({ ...LAUNCH, output: 'all' });
        await client.event('terminated');
        const written = client.pastEvents('output').map(({ body }) => body);
        expect(written.at(-1).output).toBe('MrPgDown ended at 5min: 12 expectations passed, 0 failed.\n');
        expect(written).toContainEqual(
            expect.objectContaining({
                output: '10s  ChatServer sends NEW_TASK to Central, about FirstChat.\n',
                source: { name: 'mr-pg-down.ccsim', path: FILE },
                line: lineOf(FILE, 'task FirstChat lasting'),
            }),
        );
    });

    it('stops at the entry if it is to', async () => {
        await client.launch({ ...LAUNCH, stopOnEntry: true });
        expect(await client.stopped()).toMatchObject({ reason: 'entry', threadId: 1, allThreadsStopped: true });
        expect(await client.frames()).toMatchObject([{ name: '0s: start of MrPgDown' }]);
        expect(await client.request('threads')).toEqual({ threads: [{ id: 1, name: 'MrPgDown at 0s' }] });
    });

    it('runs without stopping if it is not to be debugged', async () => {
        await client.launch({ ...LAUNCH, noDebug: true, stopOnEntry: true }, () => client.breakAt(FILE, ['fail MrPg']));
        await client.event('terminated');
        expect(client.pastEvents('stopped')).toEqual([]);
    });

    it.each([
        [{ scenario: 'MrPgDown' }, /needs a “program”/],
        [{ program: FILE }, /needs a “scenario”/],
        [{ ...LAUNCH, seed: -1 }, /“seed”.*whole number/],
        [{ ...LAUNCH, arguments: ['90s'] }, /“arguments”.*such as \{ "outage": "90s" \}/],
        [{ ...LAUNCH, case: 3 }, /“case”/],
    ])('refuses %j', async (configuration, message) => {
        await client.request('initialize', { adapterID: 'ccsim', pathFormat: 'path' });
        const { success, message: said } = await client.ask('launch', configuration);
        expect(success).toBe(false);
        expect(said).toMatch(message);
    });

    it('says why a scenario cannot run', async () => {
        const nowhere = { uri: FILE, startLine: 0, startColumn: 0, endLine: 0, endColumn: 0 };
        client = new DebugClient(async () => ({
            kind: 'problems',
            problems: [{ ...nowhere, code: 'plan/no-scenario', message: 'There is no such scenario.' }],
        }));
        await client.request('initialize', { adapterID: 'ccsim', pathFormat: 'path' });
        const { message } = await client.ask('launch', LAUNCH);
        expect(message).toBe('MrPgDown cannot run: There is no such scenario.');
    });

    it('hands over case, seed and arguments', async () => {
        const asked: unknown[] = [];
        client = new DebugClient(async (run) => {
            asked.push(run);
            return { kind: 'plan', plan: await planFrom(FILE) };
        });
        await client.launch({ ...LAUNCH, case: 'Long', seed: 7, arguments: { outage: '90s', agents: 3 } });
        expect(asked).toEqual([
            {
                document: FILE,
                scenario: 'MrPgDown',
                caseName: 'Long',
                seed: 7,
                arguments: { outage: '90s', agents: '3' },
            },
        ]);
    });

    it('begins again with the text as it now is', async () => {
        let scenarios = 0;
        client = new DebugClient(async () => {
            const plan = await planFrom(FILE);
            scenarios += 1;
            return { kind: 'plan', plan: scenarios === 1 ? plan : { ...plan, timeline: plan.timeline.slice(0, 2) } };
        });
        await client.launch(LAUNCH, () => client.breakAt(FILE, ['fail MrPg', 'Carol becomes ready']));
        await client.stopped();
        await client.move('continue');
        await client.request('restart');
        expect(await client.event('breakpoint')).toMatchObject({
            reason: 'changed',
            breakpoint: { verified: true },
        });
        await client.stopped();
        expect(await client.evaluate('now')).toBe('5s');
        // The statement is gone: its breakpoint has moved to the expectation behind it.
        await client.move('continue');
        expect((await client.frames())[0]?.name).toMatch(/^expect at 29s task ThirdChat is QUEUED: failed/);
        await client.request('continue', { threadId: 1 });
        await client.event('terminated');
    });

    it('is over when it is terminated or left', async () => {
        await client.launch({ ...LAUNCH, stopOnEntry: true });
        await client.stopped();
        await client.request('terminate');
        await client.event('terminated');
        await client.request('disconnect');
        const { success, message } = await client.ask('continue', { threadId: 1 });
        expect([success, message]).toEqual([false, 'No run is being debugged.']);
    });
});

describe('moving', () => {
    beforeEach(async () => {
        await client.launch(LAUNCH, () => client.breakAt(FILE, ['fail MrPg']));
        await client.stopped();
    });

    it('stops before a statement takes effect, at its line', async () => {
        expect(await client.frames()).toMatchObject([
            { name: '30s: next is “at 30s fail MrPg for 1min”', line: lineOf(FILE, 'fail MrPg'), column: 5 },
        ]);
        expect(await client.evaluate('MrPg.state')).toBe('UP');
        expect(client.shownMs).toEqual([30_000]);
        expect(client.phases).toEqual(['moving', 'stopped']);
    });

    it('steps over an instant: all that happens at it, whatever it leads to', async () => {
        expect(await client.move('next')).toMatchObject({ reason: 'step' });
        expect(await client.evaluate('now')).toBe('30s');
        expect(await client.evaluate('MrPg.state')).toBe('DOWN');
        expect(await client.evaluate('ThirdChat.state')).toBe('WAITING');
        await client.move('next');
        expect(await client.evaluate('now')).toBe('45s');
    });

    it('steps in: one event', async () => {
        await client.move('stepBack');
        await client.move('reverseContinue');
        const entries: string[] = [];
        for (let step = 0; step < 3; step += 1) {
            await client.move('stepIn');
            entries.push((await client.frames())[0]?.name ?? '');
        }
        expect(entries[0]).toMatch(/^0s: Carol/);
        expect(entries[1]).toMatch(/^5s: Carol/);
        expect(entries[2]).toMatch(/^10s: /);
    });

    it('steps out: to the end of what the statement leads to', async () => {
        await client.move('stepOut');
        const [frame] = await client.frames();
        expect(frame?.line).toBe(lineOf(FILE, 'fail MrPg'));
        await client.move('reverseContinue');
        await client.move('next');
        await client.move('stepOut');
        expect((await client.frames())[0]).toMatchObject({ name: frame?.name });
    });

    it('steps back to where it was', async () => {
        await client.move('next');
        await client.move('next');
        expect(await client.evaluate('now')).toBe('45s');
        expect(await client.move('stepBack')).toMatchObject({ reason: 'step' });
        expect(await client.evaluate('now')).toBe('30s');
        expect(await client.evaluate('ThirdChat.state')).toBe('WAITING');
        await client.move('stepBack');
        expect(await client.evaluate('now')).toBe('25s');
        expect(await client.evaluate('ThirdChat.state')).toBe('QUEUED');
    });

    it('steps by events where the client asks for the smallest steps', async () => {
        await client.move('next', { granularity: 'instruction' });
        expect(await client.evaluate('now')).toBe('30s');
        await client.move('stepBack', { granularity: 'instruction' });
        expect(await client.evaluate('MrPg.state')).toBe('UP');
    });

    it('goes back to the breakpoint before, and to the start', async () => {
        await client.move('next');
        expect(await client.move('reverseContinue')).toMatchObject({ reason: 'breakpoint' });
        expect(await client.evaluate('now')).toBe('30s');
        expect(await client.evaluate('MrPg.state')).toBe('UP');
        expect(await client.move('reverseContinue')).toMatchObject({ reason: 'entry' });
        expect(await client.evaluate('now')).toBe('0s');
        expect(await client.move('continue')).toMatchObject({ reason: 'breakpoint' });
        expect(await client.evaluate('now')).toBe('30s');
    });

    it('steps to a breakpoint that is on the way', async () => {
        await client.breakAt(FILE, ['expect at 45s']);
        await client.move('next');
        expect(await client.move('next')).toMatchObject({ reason: 'breakpoint' });
        expect((await client.frames())[0]?.name).toBe('expect at 45s task LateChat is WAITING: passed');
    });

    it('goes to a line, forwards and back', async () => {
        const line = lineOf(FILE, 'task LateChat lasting');
        const { targets } = await client.request<{ targets: { id: number; label: string }[] }>('gotoTargets', {
            source: { path: FILE },
            line,
        });
        expect(targets).toMatchObject([{ label: 'at 45s ChatServer receives Chat task LateChat lasting 20s', line }]);
        expect(await client.move('goto', { targetId: targets[0]?.id })).toMatchObject({ reason: 'goto' });
        expect(await client.evaluate('now')).toBe('45s');
    });

    it('goes to an instant', async () => {
        expect(await client.move('ccsim/goToTime', { atMs: 66_500 })).toMatchObject({ reason: 'goto' });
        expect(await client.evaluate('now')).toBe('1min6.5s');
        expect(await client.evaluate('FirstChat.state')).toBe('WRAPUP');
        await client.move('ccsim/goToTime', { atMs: 1_000 });
        expect(await client.evaluate('tasks.length')).toBe('0');
    });

    it('ends where a step goes beyond the end', async () => {
        await client.move('ccsim/goToTime', { atMs: 300_000 });
        await client.request('next', { threadId: 1 });
        await client.event('terminated');
    });
});

describe('looking', () => {
    beforeEach(async () => {
        await client.launch(LAUNCH, () => client.breakAt(FILE, ['expect at 45s']));
        await client.stopped();
    });

    it('shows the chain of causes, each at its place in the text', async () => {
        await client.move('ccsim/goToTime', { atMs: 30_000 });
        const frames = await client.frames();
        expect(frames.at(-1)).toMatchObject({
            name: '30s: The timeline says “at 30s fail MrPg for 1min”. (timeline/statement)',
            line: lineOf(FILE, 'fail MrPg'),
            source: { path: FILE },
        });
        expect(frames[0]?.line).toBe(lineOf(FILE, 'fail MrPg'));
        const acme = 'examples/topologies/acme.ccsim';
        const inner = frames.slice(1, -1);
        expect(inner.length).toBeGreaterThan(0);
        expect(inner.map(({ source }) => source?.path)).toContain(acme);
    });

    it('gives frames in parts', async () => {
        await client.move('ccsim/goToTime', { atMs: 30_000 });
        const all = await client.frames();
        const part = await client.request('stackTrace', { threadId: 1, startFrame: 1, levels: 1 });
        expect(part).toEqual({ stackFrames: [all[1]], totalFrames: all.length });
    });

    it('shows how things were when a cause happened, in its frame', async () => {
        await client.move('ccsim/goToTime', { atMs: 300_000 });
        const frames = await client.frames();
        const last = frames.length - 1;
        expect(await client.evaluate('now', 0)).toBe('5min');
        expect(await client.evaluate('now', last)).toBe(frames[last]?.name.split(':')[0]);
    });

    it('has scopes for everything', async () => {
        expect((await client.scopes()).map(({ name }) => name)).toEqual([
            'Agents',
            'Tasks',
            'Queues',
            'Components',
            'Links',
            'Paths and connections',
            'Messages in flight',
            'Timers',
            'Expectations',
            'Settings',
        ]);
        expect(await client.values('Agents')).toMatchObject({
            Alice: 'Voice LOGGED_OUT, Email LOGGED_OUT',
            Carol: 'Email AVAILABLE, Chat ACTIVE',
        });
        expect(await client.values('Agents', 'Carol', 'Chat')).toMatchObject({
            state: 'ACTIVE',
            since: '12s',
            tasks: '2: FirstChat, SecondChat',
            limit: '2',
        });
        expect(await client.values('Tasks')).toMatchObject({ LateChat: 'WAITING, ChatServer' });
        expect(await client.values('Queues')).toMatchObject({ Chat: '0 in the queue' });
        expect(await client.values('Components')).toMatchObject({ MrPg: 'DOWN', Central: 'UP' });
        expect(await client.values('Links')).toMatchObject({ 'ChatServer -- ChatPim': 'DOWN' });
        expect(await client.values('Paths and connections')).toMatchObject({ 'ChatServer · MR path': 'DISCONNECTED' });
        expect(await client.values('Timers')).toMatchObject({ 'task-completed': expect.stringMatching(/^in .*Chat/) });
        expect(await client.values('Expectations')).toMatchObject({
            'expect at 45s task LateChat is WAITING': 'passed',
            'expect at 62s task FirstChat is WRAPUP': 'not decided before 1min2s',
        });
        expect(await client.values('Settings')).toMatchObject({ processRestartDelay: '5s', eventLimit: '5000000' });
    });

    it('shows requests that wait for their answer', async () => {
        await client.move('ccsim/goToTime', { atMs: 29_000 });
        const [first] = await client.variables('Messages in flight');
        expect(first).toMatchObject({ name: 'NEW_TASK', value: 'ChatServer → Central, ThirdChat' });
    });

    it('names each variable by an expression that comes to the same', async () => {
        for (const scope of ['Agents', 'Tasks', 'Queues', 'Components', 'Links', 'Paths and connections', 'Timers']) {
            for (const { evaluateName, value } of await client.variables(scope)) {
                expect(await client.evaluate(evaluateName ?? '')).toBe(value);
            }
        }
        for (const { evaluateName, value } of await client.variables('Agents', 'Carol', 'Chat')) {
            expect(await client.evaluate(evaluateName ?? '')).toBe(value);
        }
    });

    it('says what is wrong with an expression', async () => {
        const { success, message } = await client.ask('evaluate', { expression: 'Nobody', frameId: 0 });
        expect(success).toBe(false);
        expect(message).toMatch(/^There is nothing called 'Nobody'/);
    });

    it('proposes how an expression goes on', async () => {
        const labels = async (text: string) => {
            const args = { text, column: text.length + 1, frameId: 0 };
            const { targets } = await client.request<{ targets: { label: string }[] }>('completions', args);
            return targets.map(({ label }) => label);
        };
        expect(await labels('Ca')).toEqual(['Carol', 'Carol.desktop']);
        expect(await labels('now > 1s and Carol.Ch')).toEqual(['Chat']);
        expect(await labels('queue(Email).len')).toEqual(['length']);
        expect(await labels('tasks.')).toEqual(['length']);
        expect(await labels('Nobody.')).toEqual([]);
    });
});
