import { beforeEach, describe, expect, it } from 'vitest';
import { planFrom } from '../../simulator/plans.ts';
import { DebugClient, IN_MEMORY, lineOf, planOfText } from './debug-client.ts';

const FILE = 'examples/mr-pg-down.ccsim';
const LAUNCH = { program: FILE, scenario: 'MrPgDown' };

interface Placed {
    readonly breakpoints: readonly { readonly id: number; readonly verified: boolean; readonly message?: string }[];
}

let client: DebugClient;

beforeEach(() => {
    client = new DebugClient();
});

/** The instants at which the run stops, up to its end. */
async function stops(): Promise<readonly string[]> {
    const instants: string[] = [];
    for (;;) {
        if ((await client.nextOf('stopped', 'terminated')).event === 'terminated') {
            return instants;
        }
        instants.push(await client.evaluate('now'));
        await client.request('continue', { threadId: 1 });
    }
}

describe('a breakpoint in a line', () => {
    it('is at the statement or expectation of the line, else at the next one of the scenario', async () => {
        await client.launch({ ...LAUNCH, stopOnEntry: true });
        const placed = await client.breakAt(FILE, [
            'fail MrPg',
            'expect at end  every task',
            '// A chat that arrives now',
            'duration 5min',
            'The gateway that carries',
        ]);
        expect(placed).toMatchObject([
            { verified: true, line: lineOf(FILE, 'fail MrPg'), column: 5 },
            { verified: true, line: lineOf(FILE, 'expect at end  every task') },
            { verified: true, line: lineOf(FILE, 'task LateChat lasting') },
            { verified: true, line: lineOf(FILE, 'Carol logs in') },
            {
                verified: false,
                message: 'MrPgDown has no statement or expectation here. Put the breakpoint on one of its lines.',
            },
        ]);
        expect(new Set(placed.map(({ id }) => id)).size).toBe(5);
    });

    it('is not taken for one of another file', async () => {
        await client.launch({ ...LAUNCH, stopOnEntry: true });
        const placed = await client.breakAt('examples/topologies/acme.ccsim', ['mr pim ChatPim']);
        expect(placed).toMatchObject([{ verified: false }]);
    });

    it('may be one of several in a line', async () => {
        client = new DebugClient(() => planOfText(TWO_IN_A_LINE));
        await client.launch({ program: IN_MEMORY, scenario: 'Two', stopOnEntry: true });
        const source = { path: IN_MEMORY };
        const at = { source, line: 7 };
        const { breakpoints } = await client.request<{ breakpoints: { column: number }[] }>('breakpointLocations', at);
        expect(breakpoints.length).toBe(2);
        const [, second] = breakpoints;
        await client.request('setBreakpoints', { source, breakpoints: [{ line: 7, column: second?.column }] });
        await client.stopped();
        await client.move('continue');
        expect(await client.evaluate('now')).toBe('2s');
    });

    it('stops each time that a recurring statement takes effect', async () => {
        client = new DebugClient(() => planOfText(RECURRING));
        await client.launch({ program: IN_MEMORY, scenario: 'Mails' }, () =>
            client.request('setBreakpoints', {
                source: { path: IN_MEMORY },
                breakpoints: [{ line: 17 }],
            }),
        );
        expect(await stops()).toEqual(['10s', '20s', '30s', '40s']);
    });

    it('stops where an expectation is decided', async () => {
        await client.launch(LAUNCH, () => client.breakAt(FILE, ['expect at 62s', 'expect at end  every']));
        expect(await stops()).toEqual(['1min2s', '5min']);
    });

    it('stops only where its condition holds', async () => {
        const when = (condition: string) => ({ at: 'task LateChat lasting', condition });
        await client.launch(LAUNCH, () =>
            client.breakAt(FILE, [
                { at: 'fail MrPg', condition: 'queue(Chat).length > 3' },
                when("MrPg.state == 'DOWN'"),
            ]),
        );
        expect(await stops()).toEqual(['45s']);
    });

    it('says what is wrong with its condition or hit count', async () => {
        await client.launch({ ...LAUNCH, stopOnEntry: true });
        const placed = await client.breakAt(FILE, [
            { at: 'fail MrPg', condition: 'MrPg.state = DOWN' },
            { at: 'fail MrPg', condition: 'Nobody.state' },
            { at: 'fail MrPg', condition: 'now' },
            { at: 'fail MrPg', hitCondition: 'often' },
            { at: 'fail MrPg', hitCondition: '% 0' },
        ]);
        expect(placed.map(({ verified, message }) => [verified, message])).toEqual([
            [false, "Two things are compared with '=='."],
            [false, expect.stringMatching(/^There is nothing called 'Nobody'/)],
            [false, expect.stringMatching(/^A condition is true or false/)],
            [false, '“often” is no hit count. Write a number, or one behind >, >=, <, <= or %.'],
            [false, '“% 0” is no hit count. Write a number, or one behind >, >=, <, <= or %.'],
        ]);
    });

    it.each([
        ['2', ['20s']],
        ['== 3', ['30s']],
        ['> 2', ['30s', '40s']],
        ['>= 2', ['20s', '30s', '40s']],
        ['< 2', ['10s']],
        ['<= 2', ['10s', '20s']],
        ['%2', ['20s', '40s']],
    ])('counts its hits: %s', async (hitCondition, expected) => {
        client = new DebugClient(() => planOfText(RECURRING));
        const source = { path: IN_MEMORY };
        await client.launch({ program: IN_MEMORY, scenario: 'Mails' }, () =>
            client.request('setBreakpoints', { source, breakpoints: [{ line: 17, hitCondition }] }),
        );
        expect(await stops()).toEqual(expected);
    });

    it('writes instead of stopping if it is a log point', async () => {
        await client.launch({ ...LAUNCH, output: 'none' }, () =>
            client.breakAt(FILE, [
                { at: 'fail MrPg', logMessage: 'queued: {queue(Chat).tasks}, {nobody}' },
                'expect at 45s',
            ]),
        );
        expect(await stops()).toEqual(['45s']);
        const [written] = client.pastEvents('output').map(({ body }) => body);
        expect(written).toMatchObject({ category: 'console', line: lineOf(FILE, 'fail MrPg') });
        expect(written.output).toMatch(/^30s {2}queued: 1: ThirdChat, \{nobody: There is nothing called 'nobody'/);
    });
});

describe('a breakpoint on a rule', () => {
    it('stops after what the rule does', async () => {
        let placed: Placed | undefined;
        await client.launch(LAUNCH, async () => {
            placed = await client.request<Placed>('setFunctionBreakpoints', {
                breakpoints: [{ name: 'component/failed' }, { name: 'component/restored' }],
            });
        });
        expect(placed?.breakpoints).toMatchObject([{ verified: true }, { verified: true }]);
        expect(await client.stopped()).toMatchObject({
            reason: 'function breakpoint',
            hitBreakpointIds: [placed?.breakpoints[0]?.id],
        });
        expect((await client.frames())[0]?.name).toMatch(/^30s: MrPg goes from UP to DOWN.*\(component\/failed\)$/);
        await client.move('continue');
        expect(await client.evaluate('now')).toBe('1min30s');
    });

    it('may be on all rules of a family, and have a condition', async () => {
        await client.launch(LAUNCH, () =>
            client.request('setFunctionBreakpoints', {
                breakpoints: [{ name: 'component/*', condition: 'now > 31s' }],
            }),
        );
        expect(await stops()).toEqual(['1min30s']);
    });

    it('has to be on a rule that there is', async () => {
        await client.launch({ ...LAUNCH, stopOnEntry: true });
        const { breakpoints } = await client.request<Placed>('setFunctionBreakpoints', {
            breakpoints: [{ name: 'component-failed' }, { name: 'zzz' }],
        });
        expect(breakpoints).toMatchObject([
            {
                verified: false,
                message: expect.stringMatching(/^There is no rule “component-failed”. Did you mean component\/failed/),
            },
            { verified: false, message: 'There is no rule “zzz”. docs/rules.md has them all.' },
        ]);
    });
});

describe('a breakpoint on data', () => {
    async function infoOf(scope: string, name: string, ...path: readonly string[]) {
        const variables = path.length === 0 ? undefined : await client.variables(scope, ...path.slice(0, -1));
        const parent = variables?.find((each) => each.name === path.at(-1))?.variablesReference;
        const reference = parent ?? (await client.scopes()).find((each) => each.name === scope)?.variablesReference;
        return client.request<{ dataId: string | null; description: string }>('dataBreakpointInfo', {
            variablesReference: reference,
            name,
        });
    }

    beforeEach(async () => {
        await client.launch({ ...LAUNCH, stopOnEntry: true }, () => client.breakAt(FILE, ['fail MrPg']));
        await client.stopped();
        await client.move('continue');
        await client.breakAt(FILE, []);
    });

    it('can be on agents, agents in a domain, tasks, components, links and connections, and their states', async () => {
        expect(await infoOf('Agents', 'Carol')).toEqual({
            dataId: 'agent Carol',
            description: 'Carol changes state',
            accessTypes: ['write'],
            canPersist: true,
        });
        expect(await infoOf('Agents', 'Chat', 'Carol')).toMatchObject({ description: 'Carol · Chat changes state' });
        expect(await infoOf('Agents', 'state', 'Carol', 'Chat')).toMatchObject({ dataId: 'lane Carol · Chat' });
        expect(await infoOf('Tasks', 'ThirdChat')).toMatchObject({ dataId: 'lane ThirdChat' });
        expect(await infoOf('Tasks', 'state', 'ThirdChat')).toMatchObject({ dataId: 'lane ThirdChat' });
        expect(await infoOf('Components', 'MrPg')).toMatchObject({ dataId: 'lane MrPg' });
        expect(await infoOf('Links', 'ChatServer -- ChatPim')).toMatchObject({ dataId: 'lane ChatServer -- ChatPim' });
        expect(await infoOf('Paths and connections', 'ChatServer · MR path')).toMatchObject({
            dataId: 'lane ChatServer · MR path',
        });
    });

    it('can be on what is named in an expression', async () => {
        const info = (name: string) => client.request<{ dataId: string }>('dataBreakpointInfo', { name });
        expect((await info('Carol.Chat')).dataId).toBe('lane Carol · Chat');
        expect((await info('Carol')).dataId).toBe('agent Carol');
        expect((await info('Mail#1')).dataId).toBe('lane Mail#1');
        expect((await info('Nobody')).dataId).toBeNull();
    });

    it('cannot be on what is not recorded', async () => {
        expect(await infoOf('Agents', 'limit', 'Carol', 'Chat')).toEqual({
            dataId: null,
            description: 'Nothing records when “limit” changes.',
        });
    });

    it('stops after each change, at its cause', async () => {
        await client.request('setDataBreakpoints', { breakpoints: [{ dataId: 'lane ThirdChat' }] });
        expect(await client.move('continue')).toMatchObject({ reason: 'data breakpoint' });
        const [first, ...causes] = await client.frames();
        expect(first?.name).toMatch(/^30s: ThirdChat goes from QUEUED to WAITING/);
        expect(causes.at(-1)?.name).toContain('“at 30s fail MrPg for 1min”');
        await client.move('continue');
        expect((await client.frames())[0]?.name).toMatch(/^1min30s: ThirdChat goes from WAITING to QUEUED/);
        await client.move('reverseContinue');
        expect(await client.evaluate('ThirdChat.state')).toBe('WAITING');
        await client.move('reverseContinue');
        expect(await client.evaluate('ThirdChat.state')).toBe('QUEUED');
    });

    it('watches an agent in every domain', async () => {
        await client.request('setDataBreakpoints', { breakpoints: [{ dataId: 'agent Carol' }] });
        await client.move('ccsim/goToTime', { atMs: 0 });
        await client.move('ccsim/goToTime', { atMs: 4_000 });
        await client.move('continue');
        expect(await client.evaluate('now')).toBe('5s');
    });

    it('has to be on something of the run', async () => {
        const { breakpoints } = await client.request<Placed>('setDataBreakpoints', {
            breakpoints: [{ dataId: 'lane Nobody' }, { dataId: 'mood Carol' }],
        });
        expect(breakpoints).toMatchObject([
            { verified: false, message: 'This run has nothing called “Nobody”.' },
            { verified: false, message: 'This run has nothing called “mood Carol”.' },
        ]);
    });
});

describe('a failed expectation', () => {
    const failing = async () => {
        const plan = await planFrom(FILE);
        // Without the failure, what is expected after it fails.
        return {
            kind: 'plan' as const,
            plan: { ...plan, timeline: plan.timeline.filter(({ action }) => action.kind !== 'fail') },
        };
    };

    it('stops the run where it is decided, and says what was seen', async () => {
        client = new DebugClient(failing);
        await client.launch(LAUNCH, () =>
            client.request('setExceptionBreakpoints', { filters: ['expectation-failed'] }),
        );
        expect(await client.stopped()).toMatchObject({
            reason: 'exception',
            description: 'Expectation failed',
            text: 'expect at 30s task ThirdChat is WAITING',
        });
        const [frame] = await client.frames();
        expect(frame?.line).toBe(lineOf(FILE, 'expect at 30s  task ThirdChat is WAITING'));
        expect(frame?.name).toMatch(/: failed. At 30s ThirdChat was QUEUED/);
        expect(await client.request('exceptionInfo', { threadId: 1 })).toMatchObject({
            exceptionId: 'Expectation failed',
            description: expect.stringMatching(/ThirdChat is WAITING. At 30s ThirdChat was QUEUED/),
        });
        await client.move('continue');
        expect(await client.evaluate('now')).toBe('45s');
    });

    it('does not stop a run that is not to be stopped by it', async () => {
        client = new DebugClient(failing);
        await client.launch(LAUNCH, () => client.request('setExceptionBreakpoints', { filters: [] }));
        expect(await stops()).toEqual([]);
        const failures = client.pastEvents('output').filter(({ body }) => body.category === 'stderr');
        expect(failures.length).toBeGreaterThan(1);
        expect(failures[0]?.body.output).toMatch(/^failed: expect at 30s task ThirdChat is WAITING. At 30s/);
    });

    it('may be the end of the scenario, to look at', async () => {
        await client.launch(LAUNCH, () => client.request('setExceptionBreakpoints', { filters: ['scenario-end'] }));
        expect(await client.stopped()).toMatchObject({ reason: 'exception' });
        expect(await client.evaluate('now')).toBe('5min');
        expect(await client.request('exceptionInfo', { threadId: 1 })).toMatchObject({
            exceptionId: 'End of the scenario',
        });
        await client.request('continue', { threadId: 1 });
        await client.event('terminated');
    });
});

const TWO_IN_A_LINE = `topology Office {
    controller Central
    peripheral Acd
    domain Voice voice
    agents Ann on Acd handle Voice
}
scenario Two on Office { duration 1min at 1s Ann logs in to Voice at 2s Ann becomes ready in Voice }
`;

const RECURRING = `topology Office {
    controller Central
    peripheral Acd
    domain Mail email
    gateway Pg {
        cti server Cti
        pim AcdPim for Acd
        mr pim MailPim for MailServer
    }
    application MailServer serves Mail
    agents Ann on Acd handle Mail
    link MailPim -- Central
    link MailServer -- MailPim
    link MailServer -- Cti
}
scenario Mails on Office { duration 1min
    every 10s from 10s to 40s MailServer receives Mail task Letter lasting 5s
}
`;
