import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Action, Plan, Statement } from '../../simulator/index.ts';
import { cimMonitorsAt, serverStatusAt } from '../../simulator/index.ts';
import type { TraceReader } from '../../simulator/trace/reader.ts';
import { anyPlan } from './generated-plans.ts';
import { readRun } from './histories.ts';
import { planFrom } from './plans.ts';

const RUNS = 100;

describe('Aspect, media servers and CIM clusters, whatever happens', () => {
    let base: Plan;
    let plans: fc.Arbitrary<Plan>;

    beforeAll(async () => {
        base = await planFrom('test/simulator/systems.ccsim');
        plans = anyPlan(base);
    });

    it('a PIM that is connected has what it needs, and its peripheral is online exactly then', () => {
        check((reader, atMs) => {
            const { acdConnections } = base.topology;
            acdConnections.forEach(({ pim, toEventBridge, toRealTimeBridge, toCmiServer }, index) => {
                const state = reader.stateAt(reader.laneOf('acd-connection', index), atMs);
                const needed = { CMI: toCmiServer, EVENT_LINK: toEventBridge, DIRECT: toEventBridge };
                if (state === 'CMI' || state === 'EVENT_LINK' || state === 'DIRECT') {
                    expect(linkAt(reader, needed[state], atMs)).toBe('UP');
                    expect(linkAt(reader, toRealTimeBridge, atMs)).toBe('UP');
                    expect(componentAt(reader, pim, atMs)).toBe('ACTIVE');
                }
            });
            for (const peripheral of new Set(acdConnections.map((each) => each.peripheral))) {
                const connected = acdConnections.some(
                    (each, index) =>
                        each.peripheral === peripheral &&
                        CONNECTED.has(reader.stateAt(reader.laneOf('acd-connection', index), atMs) ?? ''),
                );
                expect(componentAt(reader, peripheral, atMs) === 'UP').toBe(connected);
            }
        });
    });

    it('a media server is Active exactly while it is logged on, and looks for what it has lost', () => {
        check((reader, atMs) => {
            for (const { rows, answers } of serverStatusAt(reader, atMs)) {
                for (const { connection, connectionStatus, acceptsSessions, activeResources } of rows) {
                    const { link = 0, telephonyServices = 0 } = base.topology.mediaConnections[connection] ?? {};
                    const { state, reason } = connectionStatus;
                    const isUp = linkAt(reader, link, atMs) === 'UP';
                    if (state === 'ACTIVE' || state === 'WAITING_FOR_CLIENT') {
                        const served = componentAt(reader, telephonyServices, atMs) === 'UP';
                        expect([answers, isUp, served]).toEqual([true, true, state === 'ACTIVE']);
                    } else {
                        expect([acceptsSessions, activeResources.length]).toEqual([false, 0]);
                    }
                    expect(reason === undefined).toBe(state !== 'NOTIFIER_CONNECTION_FAILURE');
                    const entry = reader.entryAt(reader.laneOf('link', link), atMs) ?? 0;
                    const upForMs = isUp ? atMs - reader.atMs(entry) : 0;
                    expect(state === 'NOT_CONNECTED' && upForMs > base.settings.notifierReconnectInterval).toBe(false);
                }
            }
        });
    });

    it('no chat is active without its messaging server, and the monitors say what the lanes say', () => {
        const messaging = base.topology.components.findIndex((each) => each.id === 'CimMsg');
        const chat = base.topology.domains.findIndex((each) => each.kind === 'chat');
        check((reader, atMs) => {
            const up = componentAt(reader, messaging, atMs) === 'UP';
            if (!up) {
                const tasks = Array.from({ length: reader.taskCount }, (_, task) => task);
                const chats = tasks.filter((task) => reader.taskDomain(task) === chat);
                const active = chats.filter((task) => reader.stateAt(reader.laneOf('task', task), atMs) === 'ACTIVE');
                expect(active).toEqual([]);
            }
            for (const { services, health } of cimMonitorsAt(reader, atMs)) {
                expect(health.find(({ role }) => role === 'messaging')?.state).toBe(up ? 'HEALTHY' : 'UNHEALTHY');
                for (const { name, state } of services) {
                    const component = base.topology.components.findIndex((each) => each.id === `Eim.${name}`);
                    expect(state === 'ALIVE').toBe(componentAt(reader, component, atMs) === 'UP');
                }
            }
        });
    });

    it('everything works again once everything is restored and the cluster restarted, in whatever order it failed', () => {
        fc.assert(
            fc.property(plans, (plan) => {
                const reader = readRun(repaired(plan));
                const { endMs } = reader;
                base.topology.acdConnections.forEach(({ pim, release }, index) => {
                    const active = componentAt(reader, pim, endMs) === 'ACTIVE';
                    const state = reader.stateAt(reader.laneOf('acd-connection', index), endMs) ?? '';
                    const expected = release < 5 ? ['DIRECT'] : ['CMI', 'EVENT_LINK'];
                    expect(active ? expected : ['NOT_CONNECTED']).toContain(state);
                });
                for (const { connectionStatus } of serverStatusAt(reader, endMs).flatMap((each) => each.rows)) {
                    expect(connectionStatus.state).not.toBe('NOT_CONNECTED');
                }
                for (const { services, links, health } of cimMonitorsAt(reader, endMs)) {
                    expect(services.filter(({ state }) => state !== 'ALIVE')).toEqual([]);
                    expect(links.filter(({ state }) => state !== 'UP')).toEqual([]);
                    expect(health.filter(({ state }) => state !== 'HEALTHY')).toEqual([]);
                }
                for (const lane of membershipLanes(reader)) {
                    const entry = reader.entryAt(lane, endMs) ?? 0;
                    const keptOut = reader.stateOfEntry(entry) === 'LOGGED_OUT' && reader.ruleOf(entry).id;
                    expect(keptOut).not.toBe('cim/application-down');
                }
            }),
            { numRuns: RUNS },
        );
    });

    /** Looks at every instant at which something happens, after all of it. */
    function check(look: (reader: TraceReader, atMs: number) => void): void {
        fc.assert(
            fc.property(plans, (plan) => {
                const reader = readRun(plan);
                const instants = new Set(Array.from({ length: reader.entryCount }, (_, entry) => reader.atMs(entry)));
                for (const atMs of instants) {
                    look(reader, atMs);
                }
            }),
            { numRuns: RUNS },
        );
    }
});

const CONNECTED: ReadonlySet<string> = new Set(['DIRECT', 'CMI', 'EVENT_LINK']);

function componentAt(reader: TraceReader, component: number, atMs: number): string | undefined {
    return reader.stateAt(reader.laneOf('component', component), atMs);
}

function linkAt(reader: TraceReader, link: number | undefined, atMs: number): string | undefined {
    return link === undefined ? undefined : reader.stateAt(reader.laneOf('link', link), atMs);
}

function membershipLanes(reader: TraceReader): number[] {
    return reader.lanes.memberships.map((_, index) => reader.laneOf('membership', index));
}

/** A plan that goes on after its timeline until everything has had time to come back. */
function repaired(plan: Plan): Plan {
    const all = plan.topology.components.map((_, component) => component);
    const links = plan.topology.links.map((_, link) => link);
    const cluster = plan.topology.applications[0]?.component ?? 0;
    const end = plan.durationMs;
    return {
        ...plan,
        durationMs: end + 600_000,
        timeline: [
            ...plan.timeline.filter(({ occurs }) => occurs.kind === 'once'),
            statement(end + 130_000, { kind: 'restore', components: all, links: [] }),
            statement(end + 130_000, { kind: 'restore', components: [], links }),
            statement(end + 130_000, { kind: 'start', components: all }),
            statement(end + 200_000, { kind: 'restart', components: [cluster], forMs: 1000 }),
            statement(end + 202_000, { kind: 'start', components: all }),
        ],
    };
}

function statement(atMs: number, action: Action): Statement {
    const range = { source: 0, startLine: 0, startColumn: 0, endLine: 0, endColumn: 0 };
    return { range, text: action.kind, occurs: { kind: 'once', atMs }, action };
}
