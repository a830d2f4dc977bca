import { describe, expect, it } from 'vitest';
import { simulate, TraceReader } from '../../simulator/index.ts';
import { planFromText, textOf } from './plans.ts';

const TOPOLOGY = textOf('test/corpus/rules/duplexed.ccsim');
const WORKS = 'at 0s A1 logs in to Email  at 0s A1 becomes ready in Email';
const ROLES_SWAPPED = 'at 10s fail Central.A.router for 10s';
const SITES_APART = `
    at 1min cut AgentPg.A -- Central.B, AgentPg.B -- Central.A, MrPg.A -- Central.B, MrPg.B -- Central.A for 60s
    at 1min cut Central.A -- Central.B, AgentPg.A -- AgentPg.B, MrPg.A -- MrPg.B for 60s`;

describe('the settings of duplexed controllers', () => {
    it('privateHeartbeatInterval and privateMissedHeartbeats say when the other side counts as lost', async () => {
        const lost = 'at 1min fail Lan';
        expect(await routerState('A', 60_500, lost)).toBe('ISOLATED_ENABLED');
        expect(await routerState('A', 60_500, 'set privateHeartbeatInterval 200ms', lost)).toBe('PAIR_ENABLED');
        expect(await routerState('A', 61_000, 'set privateHeartbeatInterval 200ms', lost)).toBe('ISOLATED_ENABLED');
        expect(await routerState('A', 60_199, 'set privateMissedHeartbeats 2', lost)).toBe('PAIR_ENABLED');
        expect(await routerState('A', 60_200, 'set privateMissedHeartbeats 2', lost)).toBe('ISOLATED_ENABLED');
    });

    it('publicHeartbeatInterval and publicMissedHeartbeats say when a path counts as lost', async () => {
        const lost = 'at 1min cut AgentPg.A -- Central.A';
        const whenLost = async (...statements: string[]) => timesOfLog(await run(...statements, lost), 'disconnected');
        expect(await whenLost()).toEqual([62_000]);
        expect(await whenLost('set publicHeartbeatInterval 1s')).toEqual([65_000]);
        expect(await whenLost('set publicMissedHeartbeats 1')).toEqual([60_400]);
    });

    it('tosTimeout says how long a side waits for an answer about the other one', async () => {
        const lost = 'at 1min fail Lan  at 1min cut Central.A -- Wan';
        expect(await routerState('B', 62_499, lost)).toBe('TEST');
        expect(await routerState('B', 62_500, lost)).toBe('ISOLATED_ENABLED');
        expect(await routerState('B', 65_499, 'set tosTimeout 5s', lost)).toBe('TEST');
        expect(await routerState('B', 65_500, 'set tosTimeout 5s', lost)).toBe('ISOLATED_ENABLED');
    });

    it('tosSymmetric says whether the side that was not enabled is the one that tests', async () => {
        const statements = [ROLES_SWAPPED, 'at 1min fail Lan'];
        expect(await routerState('B', 60_500, ...statements)).toBe('ISOLATED_ENABLED');
        expect(await routerState('A', 60_500, ...statements)).toBe('ISOLATED_DISABLED');
        expect(await routerState('A', 60_500, 'set tosSymmetric off', ...statements)).toBe('ISOLATED_ENABLED');
        expect(await routerState('B', 60_500, 'set tosSymmetric off', ...statements)).toBe('ISOLATED_DISABLED');
    });

    it('majorityView says whether a gateway counts that was lost a moment ago', async () => {
        const lost = 'at 1min fail Lan  at 1min cut Central.A -- Wan';
        expect(await routerState('A', 60_500, lost)).toBe('ISOLATED_DISABLED');
        expect(await routerState('A', 60_500, 'set majorityView believed', lost)).toBe('ISOLATED_ENABLED');
        expect(await routerState('A', 62_000, 'set majorityView believed', lost)).toBe('ISOLATED_DISABLED');
    });

    it('majorityCountsOnlyEnabledPgs says whether a gateway counts that somebody has stopped', async () => {
        const lost = 'at 30s stop MrPg  at 1min fail Lan  at 1min cut Central.A -- Wan';
        expect(await routerState('B', 63_000, lost)).toBe('ISOLATED_ENABLED');
        expect(await routerState('B', 63_000, 'set majorityCountsOnlyEnabledPgs off', lost)).toBe('ISOLATED_DISABLED');
    });

    it('majorityRecheckWhileIsolated says whether an isolated side can change its mind', async () => {
        const lost = 'at 1min fail Lan  at 2min cut Central.A -- Wan';
        expect(await routerState('A', 121_000, lost)).toBe('ISOLATED_DISABLED');
        expect(await routerState('B', 123_000, lost)).toBe('ISOLATED_ENABLED');
        expect(await routerState('A', 121_000, 'set majorityRecheckWhileIsolated off', lost)).toBe('ISOLATED_ENABLED');
        expect(await routerState('B', 123_000, 'set majorityRecheckWhileIsolated off', lost)).toBe('ISOLATED_DISABLED');
    });

    it.each([
        ['side-A', 'ISOLATED_ENABLED', 'ISOLATED_DISABLED'],
        ['side-B', 'ISOLATED_DISABLED', 'ISOLATED_ENABLED'],
        ['both', 'ISOLATED_ENABLED', 'ISOLATED_ENABLED'],
        ['none', 'ISOLATED_DISABLED', 'ISOLATED_DISABLED'],
    ])('majorityWithZeroPgs %s decides where no gateway counts', async (value, ofA, ofB) => {
        const reader = await run(`set majorityWithZeroPgs ${value}`, 'at 30s stop AgentPg, MrPg  at 1min fail Lan');
        expect([stateOfRouter(reader, 'A', 63_000), stateOfRouter(reader, 'B', 63_000)]).toEqual([ofA, ofB]);
    });

    it('routeRequestQueueTimeout says how long a request waits for the decision', async () => {
        const statements = [
            WORKS,
            'at 0s A2 logs in to Voice  at 0s A2 becomes ready in Voice',
            'at 1min fail Lan',
            'at 1min EmailManager receives Email task T lasting 30s',
            'at 1min Ucm receives Voice call C lasting 30s',
        ];
        const patient = await run(...statements);
        expect(states(patient, 'T').slice(0, 2)).toEqual(['QUEUED', 'OFFERED']);
        const hasty = await run('set routeRequestQueueTimeout 200ms', ...statements);
        expect(states(hasty, 'T').slice(0, 4)).toEqual(['QUEUED', 'WAITING', 'QUEUED', 'OFFERED']);
        expect(states(hasty, 'C').slice(0, 4)).toEqual(['QUEUED', 'WAITING', 'QUEUED', 'OFFERED']);
        expect(timesOfMessage(hasty, 'NEW_TASK_FAILURE')).toEqual([60_200]);
        expect(timesOfMessage(hasty, 'NEW_TASK')).toEqual([60_000, 60_500]);
    });

    it('loggerFollowsRouter says whether a Logger needs the CallRouter of its side', async () => {
        const statements = [
            WORKS,
            'at 1min fail Central.A.router, Central.B.logger',
            'at 2min EmailManager receives Email task T lasting 30s',
        ];
        const following = await run(...statements);
        expect(stateOf(following, 'Central.A.logger', 61_000)).toBe('OFFLINE');
        expect(following.reportingOf(0)).toBe('none');
        const staying = await run('set loggerFollowsRouter off', ...statements);
        expect(stateOf(staying, 'Central.A.logger', 61_000)).toBe('UP');
        expect(staying.reportingOf(0)).toBe('full');
    });

    it('configResyncWindow says how long a Logger can be away and come back by itself', async () => {
        const away = 'at 1min fail Central.B.logger for 60s';
        expect(transferState(await run(away), 'Central.logger', 200_000)).toBe('IN_SYNC');
        const late = await run('set configResyncWindow 30s', away);
        expect(transferState(late, 'Central.logger', 200_000)).toBe('OUT_OF_SYNC');
        expect(timesOfLog(late, 'synchronize it by hand')).toEqual([120_000]);
    });

    it('dualFailureRestoreRestartsSideB says whether side B leaves service when a split brain ends', async () => {
        const restarted = await run(SITES_APART);
        expect(stateOf(restarted, 'Central.B', 119_000)).toBe('UP');
        expect(stateOf(restarted, 'Central.B', 121_000)).toBe('OFFLINE');
        expect(stateOf(restarted, 'AgentPg.B.opc', 120_400)).toBe('OFFLINE');
        const kept = await run('set dualFailureRestoreRestartsSideB off', SITES_APART);
        expect(stateOf(kept, 'Central.B', 121_000)).toBe('UP');
        expect(stateOf(kept, 'AgentPg.B.opc', 120_400)).toBe('UP');
        expect(transferState(kept, 'Central.router', 121_000)).toBe('TRANSFERRING');
        for (const reader of [restarted, kept]) {
            expect(stateOfRouter(reader, 'B', 200_000)).toBe('PAIR_DISABLED');
            expect(transferState(reader, 'Central.router', 200_000)).toBe('IN_SYNC');
        }
    });

    it('pgFailbackEnabled says whether side A of a gateway becomes active again', async () => {
        const lost = 'at 1min fail AgentPg.A for 30s';
        expect(stateOf(await run(lost), 'AgentPg.A.UcmPim', 200_000)).toBe('STANDBY');
        expect(stateOf(await run('set pgFailbackEnabled on', lost), 'AgentPg.A.UcmPim', 200_000)).toBe('ACTIVE');
    });

    it('pgWeightAgentPim and pgWeightCtiServer say which side of a gateway stays enabled', async () => {
        const lost = 'at 10s fail AgentPg.A.Cti for 10s  at 1min fail PgLan';
        const enabled = async (...statements: string[]) => {
            const reader = await run(...statements, lost);
            return ['A', 'B'].filter((side) => stateOf(reader, `AgentPg.${side}.opc`, 61_000) === 'UP');
        };
        expect(await enabled()).toEqual(['A']);
        expect(await enabled('set pgWeightCtiServer 101')).toEqual(['B']);
        expect(await enabled('set pgWeightAgentPim 9')).toEqual(['B']);
        expect(await enabled('set pgWeightAgentPim 10')).toEqual(['A']);
    });

    it('pgWeightOtherPim counts for what is no agent PIM', async () => {
        const lost = 'at 10s fail MrPg.A for 10s  at 1min fail PgLan';
        expect(stateOf(await run(lost), 'MrPg.B.opc', 61_000)).toBe('UP');
        expect(stateOf(await run('set pgWeightOtherPim 0', lost), 'MrPg.B.opc', 61_000)).toBe('OFFLINE');
    });

    it('stateTransferSetup and stateTransferRate say how long a transfer takes', async () => {
        const restarted = 'at 1min fail Central.A.router for 60s';
        const bytes = 2000 * 1024 + 10 * 8192 + 65_536;
        const whenInSync = async (...statements: string[]) => {
            const reader = await run(...statements, restarted);
            return timesOfLog(reader, 'ra-rtr Trace: state recreated');
        };
        expect(await whenInSync()).toEqual([120_500 + Math.ceil((bytes * 1000) / (1024 * 1024))]);
        expect(await whenInSync('set stateTransferSetup 2s', 'set stateTransferRate 512KB/s')).toEqual([
            122_000 + Math.ceil((bytes * 1000) / (512 * 1024)),
        ]);
    });
});

describe('the state limit of a controller', () => {
    it('takes the place of stateSizeAlarm', async () => {
        const limited = TOPOLOGY.replace('objects 2000', 'objects 2000\n        state limit 2MB');
        const reader = await runOn(limited, ['set stateSizeAlarm 1MB']);
        expect(timesOfLog(reader, 'has grown beyond the alarm limit of: 2 MB')).toEqual([0]);
        expect(timesOfLog(await run('set stateSizeAlarm 1MB'), 'alarm limit of: 1 MB')).toEqual([0]);
        expect(timesOfLog(await run(), 'alarm limit')).toEqual([]);
    });
});

function run(...statements: readonly string[]): Promise<TraceReader> {
    return runOn(TOPOLOGY, statements);
}

async function runOn(topology: string, statements: readonly string[]): Promise<TraceReader> {
    const plan = await planFromText(
        `${topology}\nscenario Try on TwoSites {\n duration 5min\n${statements.join('\n')}\n}`,
    );
    return new TraceReader(plan, simulate(plan));
}

async function routerState(side: 'A' | 'B', atMs: number, ...statements: readonly string[]): Promise<string> {
    return stateOfRouter(await run(...statements), side, atMs);
}

function stateOfRouter(reader: TraceReader, side: 'A' | 'B', atMs: number): string {
    return String(reader.stateAt(reader.laneOf('router', side === 'A' ? 0 : 1), atMs));
}

function stateOf(reader: TraceReader, id: string, atMs: number): string {
    return String(reader.stateAt(componentOf(reader, id), atMs));
}

function transferState(reader: TraceReader, id: string, atMs: number): string {
    const component = componentOf(reader, id);
    const client = reader.plan.topology.synchronizedClients.findIndex((each) => each.component === component);
    return String(reader.stateAt(reader.laneOf('transfer', client), atMs));
}

function componentOf(reader: TraceReader, id: string): number {
    return reader.plan.topology.components.findIndex((each) => each.id === id);
}

function states(reader: TraceReader, task: string): readonly string[] {
    const index = Array.from({ length: reader.taskCount }, (_, each) => reader.taskName(each)).indexOf(task);
    return [...reader.transitions(reader.laneOf('task', index))].map((entry) => reader.stateOfEntry(entry));
}

function timesOfLog(reader: TraceReader, text: string): readonly number[] {
    return timesOf(reader, 'log', (each) => each.includes(text));
}

function timesOfMessage(reader: TraceReader, name: string): readonly number[] {
    return timesOf(reader, 'message', (each) => each === name);
}

function timesOf(reader: TraceReader, kind: string, isMeant: (text: string) => boolean): readonly number[] {
    return Array.from({ length: reader.entryCount }, (_, entry) => entry)
        .filter((entry) => reader.kindOf(entry) === kind && isMeant(reader.textOf(entry)))
        .map((entry) => reader.atMs(entry));
}
