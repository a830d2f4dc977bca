/** Both tables of agent state after a failover, row by row (`pg/agents-restored`, `desktop/agents-restored`). */

import { describe, expect, it } from 'vitest';
import type { AgentState, Plan, Settings } from '../../simulator/index.ts';
import type { TraceReader } from '../../simulator/trace/reader.ts';
import { readRun } from './histories.ts';
import { planFromText, textOf } from './plans.ts';

const OFFICE = textOf('test/corpus/rules/topology.ccsim');
const SECOND = 1000;
const FAILURE_MS = 60 * SECOND;

/** A way to lose agents at 1min, and when they are back. */
interface Failover {
    readonly name: string;
    readonly statement: string;
    readonly backMs: (settings: Settings) => number;
}

const PG_SIDE: Failover = {
    name: 'PG side',
    statement: 'fail AgentPg.A',
    backMs: (settings) => FAILURE_MS + settings.pimActivationDelay + settings.agentReloginDelay,
};
const CTI_MANAGER: Failover = {
    name: 'CTI Manager',
    statement: 'fail Manager1',
    backMs: (settings) => FAILURE_MS + settings.agentReloginDelay,
};
const DESKTOP: Failover = {
    name: 'desktop',
    statement: 'fail A1.desktop for 30s',
    backMs: (settings) => FAILURE_MS + 30 * SECOND + settings.agentReloginDelay,
};
const FINESSE: Failover = {
    name: 'Finesse server with a backup',
    statement: 'fail Desk',
    backMs: (settings) => FAILURE_MS + settings.agentReloginDelay,
};
const FINESSE_ALONE: Failover = {
    name: 'Finesse server without a backup',
    statement: 'fail Desk, DeskB for 30s',
    backMs: (settings) => FAILURE_MS + 30 * SECOND + settings.agentReloginDelay,
};

/** A row of the tables: how A1 comes into a state by 59s, and what the failover makes of it. */
interface Row {
    readonly name: string;
    readonly domain: 'Voice' | 'Chat';
    readonly before: AgentState;
    readonly statements: readonly string[];
    /** As soon as A1 is logged in again. */
    readonly after: AgentState;
    /** When work that went on is over; absent where there is none. */
    readonly atEnd?: AgentState;
}

const READY_IN_VOICE = ['at 0s A1 logs in', 'at 1s A1 becomes ready in Voice'];
const READY_IN_CHAT = ['at 0s A1 logs in', 'at 1s A1 becomes ready in Chat'];
const NOT_READY = ['at 0s A1 logs in'];

const VOICE: readonly Row[] = [
    { name: 'available', domain: 'Voice', before: 'AVAILABLE', statements: READY_IN_VOICE, after: 'AVAILABLE' },
    { name: 'not ready', domain: 'Voice', before: 'NOT_READY', statements: NOT_READY, after: 'NOT_READY' },
    {
        name: 'reserved',
        domain: 'Voice',
        before: 'RESERVED',
        statements: [...READY_IN_VOICE, 'at 59s Ucm receives Voice call C lasting 10s abandoning after 5s'],
        after: 'AVAILABLE',
    },
    {
        name: 'in wrap-up, available before the call',
        domain: 'Voice',
        before: 'WORK_READY',
        statements: [...READY_IN_VOICE, 'at 10s Ucm receives Voice call C lasting 45s wrap up 20s'],
        after: 'AVAILABLE',
    },
    {
        name: 'in wrap-up to be not ready, available before the call',
        domain: 'Voice',
        before: 'WORK_NOT_READY',
        statements: [
            ...READY_IN_VOICE,
            'at 10s Ucm receives Voice call C lasting 45s wrap up 20s',
            'at 20s A1 becomes not ready in Voice',
        ],
        after: 'AVAILABLE',
    },
    {
        name: 'talking',
        domain: 'Voice',
        before: 'TALKING',
        statements: [...READY_IN_VOICE, 'at 10s Ucm receives Voice call C lasting 3min'],
        after: 'TALKING',
        atEnd: 'AVAILABLE',
    },
    {
        name: 'talking, not ready chosen meanwhile',
        domain: 'Voice',
        before: 'TALKING',
        statements: [
            ...READY_IN_VOICE,
            'at 10s Ucm receives Voice call C lasting 3min',
            'at 20s A1 becomes not ready in Voice',
        ],
        after: 'TALKING',
        atEnd: 'AVAILABLE',
    },
    {
        name: 'talking, until before the agent is back',
        domain: 'Voice',
        before: 'TALKING',
        statements: [...READY_IN_VOICE, 'at 10s Ucm receives Voice call C lasting 55s'],
        after: 'AVAILABLE',
    },
    {
        name: 'with a call on hold',
        domain: 'Voice',
        before: 'HOLD',
        statements: [
            ...READY_IN_VOICE,
            'at 10s Ucm receives Voice call C lasting 2min',
            'at 20s A1 holds in Voice',
            'at 3min A1 retrieves in Voice',
        ],
        after: 'HOLD',
        atEnd: 'AVAILABLE',
    },
];

const CHAT: readonly Row[] = [
    { name: 'available', domain: 'Chat', before: 'AVAILABLE', statements: READY_IN_CHAT, after: 'AVAILABLE' },
    { name: 'not ready', domain: 'Chat', before: 'NOT_READY', statements: NOT_READY, after: 'NOT_READY' },
    {
        name: 'reserved',
        domain: 'Chat',
        before: 'RESERVED',
        statements: [...READY_IN_CHAT, 'at 59s ChatServer receives Chat task T lasting 10s abandoning after 5s'],
        after: 'AVAILABLE',
    },
    {
        name: 'reserved for a task that the application assigned, not ready before',
        domain: 'Chat',
        before: 'RESERVED',
        statements: [...NOT_READY, 'at 59s ChatServer assigns Chat task T to A1 lasting 10s abandoning after 5s'],
        after: 'AVAILABLE',
    },
    {
        name: 'in wrap-up, available before the task',
        domain: 'Chat',
        before: 'WORK_READY',
        statements: [...READY_IN_CHAT, 'at 10s ChatServer receives Chat task T lasting 45s wrap up 20s'],
        after: 'AVAILABLE',
    },
    {
        name: 'in wrap-up to be not ready, available before the task',
        domain: 'Chat',
        before: 'WORK_NOT_READY',
        statements: [
            ...READY_IN_CHAT,
            'at 10s ChatServer receives Chat task T lasting 45s wrap up 20s',
            'at 20s A1 becomes not ready in Chat',
        ],
        after: 'AVAILABLE',
    },
    {
        name: 'in wrap-up, not ready before the task',
        domain: 'Chat',
        before: 'WORK_NOT_READY',
        statements: [...NOT_READY, 'at 10s ChatServer assigns Chat task T to A1 lasting 45s wrap up 20s'],
        after: 'NOT_READY',
    },
    {
        name: 'in wrap-up to be ready, not ready before the task',
        domain: 'Chat',
        before: 'WORK_READY',
        statements: [
            ...NOT_READY,
            'at 10s ChatServer assigns Chat task T to A1 lasting 45s wrap up 20s',
            'at 20s A1 becomes ready in Chat',
        ],
        after: 'NOT_READY',
    },
    {
        name: 'active, available before the task',
        domain: 'Chat',
        before: 'ACTIVE',
        statements: [...READY_IN_CHAT, 'at 10s ChatServer receives Chat task T lasting 3min'],
        after: 'ACTIVE',
        atEnd: 'AVAILABLE',
    },
    {
        name: 'with a paused task',
        domain: 'Chat',
        before: 'PAUSED',
        statements: [
            ...READY_IN_CHAT,
            'at 10s ChatServer receives Chat task T lasting 2min',
            'at 20s A1 pauses in Chat',
            'at 3min A1 resumes in Chat',
        ],
        after: 'PAUSED',
        atEnd: 'AVAILABLE',
    },
    {
        name: 'active, not ready before the task',
        domain: 'Chat',
        before: 'ACTIVE',
        statements: [...NOT_READY, 'at 10s ChatServer assigns Chat task T to A1 lasting 3min'],
        after: 'ACTIVE',
        atEnd: 'NOT_READY',
    },
];

describe.each([PG_SIDE, CTI_MANAGER, DESKTOP, FINESSE, FINESSE_ALONE])('a lost $name', (failover) => {
    it.each(VOICE)('brings back, in voice, who was $name: $before -> $after', async (row) => {
        await expectRow(row, failover);
    });
});

describe.each([DESKTOP, FINESSE, FINESSE_ALONE])('a lost $name', (failover) => {
    it.each(CHAT)('brings back, in chat, who was $name: $before -> $after', async (row) => {
        await expectRow(row, failover);
    });
});

describe.each([PG_SIDE, CTI_MANAGER])('a lost $name', (failover) => {
    it.each(CHAT)('changes nothing in chat for who was $name ($before)', async (row) => {
        const undisturbed = readRun(await planOf(row, ''));
        const disturbed = readRun(await planOf(row, `at 1min ${failover.statement}`));
        expect(historyIn(disturbed, 'Chat')).toEqual(historyIn(undisturbed, 'Chat'));
    });
});

describe('settings of the tables', () => {
    it('let a reserved agent come back not ready from a gateway or CTI Manager, as the documents are silent there', async () => {
        const reserved = rowNamed(VOICE, 'reserved');
        const statements = ['set postFailoverReserved NOT_READY', ...reserved.statements];
        for (const failover of [PG_SIDE, CTI_MANAGER]) {
            await expectRow({ ...reserved, statements, after: 'NOT_READY' }, failover);
        }
        for (const failover of [DESKTOP, FINESSE]) {
            await expectRow({ ...reserved, statements }, failover);
        }
    });

    it.each([DESKTOP, FINESSE, FINESSE_ALONE])(
        'make an agent who loses the $name NOT_READY instead of LOGGED_OUT',
        async (failover) => {
            for (const { name, ...row } of [...VOICE, ...CHAT].filter((each) => each.atEnd === undefined)) {
                const statements = ['set logoutOnAgentDisconnect off', ...row.statements];
                const plan = await planOf({ name, ...row, statements }, `at 1min ${failover.statement}`);
                const reader = readRun(plan);
                const backMs = failover.backMs(plan.settings);
                const after = firstStateIn(reader, row.domain, backMs) ?? stateIn(reader, row.domain, backMs);
                expect(after, name).toBe(row.after);
                expect(historyIn(reader, row.domain).slice(1).join(), name).not.toContain('LOGGED_OUT');
            }
        },
    );
});

/** Before the failover, while the agent is out, as soon as the agent is back, and when the work is over. */
async function expectRow(row: Row, failover: Failover): Promise<void> {
    const plan = await planOf(row, `at 1min ${failover.statement}`);
    const reader = readRun(plan);
    const backMs = failover.backMs(plan.settings);
    expect(stateIn(reader, row.domain, FAILURE_MS - 1)).toBe(row.before);
    expect(stateIn(reader, row.domain, FAILURE_MS)).toBe('LOGGED_OUT');
    expect(stateIn(reader, row.domain, backMs - 1)).toBe('LOGGED_OUT');
    expect(firstStateIn(reader, row.domain, backMs)).toBe(row.after);
    expect(stateIn(reader, row.domain, plan.durationMs - 1)).toBe(row.atEnd ?? row.after);
}

function planOf({ statements }: Row, failure: string): Promise<Plan> {
    return planFromText(`${OFFICE}
scenario Failover on Office {
    duration 10min
    ${[...statements, failure].join('\n    ')}
}`);
}

function stateIn(reader: TraceReader, domain: string, atMs: number): string | undefined {
    return reader.stateAt(laneIn(reader, domain), atMs);
}

/** The state that begins at an instant, even if the same instant ends it: an offer that was given back may come again. */
function firstStateIn(reader: TraceReader, domain: string, atMs: number): string | undefined {
    const lane = laneIn(reader, domain);
    const first = [...reader.transitions(lane)].find((entry) => reader.atMs(entry) === atMs);
    return first === undefined ? undefined : reader.stateOfEntry(first);
}

function historyIn(reader: TraceReader, domain: string): string[] {
    return reader.intervals(laneIn(reader, domain)).map(({ fromMs, state }) => `${fromMs} ${state}`);
}

function laneIn(reader: TraceReader, domain: string): number {
    const { agents, domains } = reader.plan.topology;
    const lane = reader.membershipLane(
        agents.findIndex(({ name }) => name === 'A1'),
        domains.findIndex(({ name }) => name === domain),
    );
    if (lane === undefined) {
        throw new Error(`A1 does not handle ${domain}`);
    }
    return lane;
}

function rowNamed(rows: readonly Row[], name: string): Row {
    const row = rows.find((each) => each.name === name);
    if (row === undefined) {
        throw new Error(`no row '${name}'`);
    }
    return row;
}
