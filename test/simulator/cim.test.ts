import { describe, expect, it } from 'vitest';
import { history, logLines, readRun } from './histories.ts';
import { planFromText } from './plans.ts';

const TOPOLOGY = (release: string) => `
topology Interactions {
    controller Central
    peripheral Ucm unified-cm
    gateway AgentPg duplexed { cti server Cti  pim UcmPim for Ucm }
    gateway MrPg { mr pim EimPim for Eim }
    domain Email email { task life 60s }
    domain Chat chat { task life 60s }
    cim Eim serves Email, Chat release ${release} {
        database server CimDb
        file server CimFiles
        messaging server CimMsg
        services server CimSvc
        application server CimApp1, CimApp2
        web server CimWeb
    }
    agents A1, A2 on Ucm handle Email, Chat
    link EimPim -- Central
    link Eim -- EimPim
    link Eim -- Cti
}
`;

/** A run of a scenario in which two agents are ready from 1 s on. */
async function run(statements: string, release = '4.3') {
    const plan = await planFromText(`${TOPOLOGY(release)}
scenario Test on Interactions {
    duration 20min
    at 0s  A1, A2 log in
    at 1s  A1, A2 become ready
    ${statements}
}`);
    const reader = readRun(plan);
    return {
        reader,
        task: (name: string) => {
            const tasks = Array.from({ length: reader.taskCount }, (_, index) => reader.task(index));
            const index = tasks.findIndex((task) => task.name === name);
            return { history: history(reader, 'task', index), ...tasks[index] };
        },
        component: (id: string) =>
            history(
                reader,
                'component',
                plan.topology.components.findIndex((each) => each.id === id),
            ),
    };
}

describe('settings of CIM clusters', () => {
    it.each([
        ['all-stop', 'Eim MR path', '0 UP, 60 OFFLINE, 120 UP', '60 WAITING, 120 QUEUED'],
        ['no-new-sessions', 'chats', '0 UP', '60 WAITING, 120 QUEUED'],
        ['attachments-fail', 'attachments', '0 UP', '60 QUEUED'],
        ['no-effect', 'nothing', '0 UP', '60 QUEUED'],
    ])('%s stops %s, whichever server it is set for', async (effect, _, cluster, chat) => {
        const servers = { cimDatabaseDown: 'CimDb', cimFileServerDown: 'CimFiles', cimWebServerDown: 'CimWeb' };
        for (const [setting, server] of Object.entries(servers)) {
            const { component, task, reader } = await run(`
                set ${setting} ${effect}
                at 50s A1, A2 become not ready
                at 60s fail ${server} for 1min
                at 60s Eim receives Chat task Talk lasting 1min`);
            expect(component('Eim')).toBe(cluster);
            expect(task('Talk').history).toBe(chat);
            const withoutAttachments = logLines(reader).includes('120 1 task arrived without attachments');
            expect(withoutAttachments).toBe(effect === 'attachments-fail');
        }
    });

    it('cimServiceStartDelay and cimServiceAutoStart', async () => {
        const statements = 'at 1min restart CimSvc for 10s';
        expect((await run(`set cimServiceStartDelay 3s\n${statements}`)).component('Eim.EAAS')).toBe(
            '0 UP, 60 DOWN, 70 STARTING, 73 UP',
        );
        expect((await run(`set cimServiceAutoStart off\n${statements}`)).component('Eim.EAAS')).toBe(
            '0 UP, 60 DOWN, 70 STOPPED',
        );
    });

    it('cimAgentLoginDelay', async () => {
        const { reader } = await run(`
            set cimAgentLoginDelay 90s
            at 10s Eim receives Chat task Talk lasting 10min wrap up 4s
            at 1min fail CimApp1`);
        expect(history(reader, 'membership', 1)).toBe(
            '0 NOT_READY, 1 AVAILABLE, 10 RESERVED, 12 ACTIVE, 60 LOGGED_OUT, 150 WORK_READY, 154 AVAILABLE',
        );
    });
});

describe('chats of a CIM cluster', () => {
    it('that an agent paused stay paused when the messaging server is back', async () => {
        const { task } = await run(`
            at 10s   Eim receives Chat task Talk lasting 1min wrap up 0s
            at 30s   A1 pauses
            at 1min  fail CimMsg for 10s
            at 2min  A1 resumes`);
        expect(task('Talk').history).toBe('10 OFFERED, 12 ACTIVE, 30 PAUSED, 120 ACTIVE, 162 ENDED');
    });

    it('cannot be resumed by their agent before the messaging server is back', async () => {
        const { task } = await run(`
            at 10s   Eim receives Chat task Talk lasting 1min wrap up 0s
            at 30s   A1 pauses
            at 1min  fail CimMsg for 10s
            at 70s   A1 resumes
            at 101s  A1 resumes`);
        expect(task('Talk').history).toBe('10 OFFERED, 12 ACTIVE, 30 PAUSED, 101 ACTIVE, 143 ENDED');
    });

    it('are lost with their server although they are paused, and reported with 64', async () => {
        const { task, reader } = await run(`
            at 10s   Eim receives Chat task Talk lasting 1min
            at 1min  fail CimMsg for 1min
            at 70s   fail CimApp1`);
        expect(task('Talk')).toMatchObject({
            history: '10 OFFERED, 12 ACTIVE, 60 PAUSED, 70 ENDED',
            disposition: { code: 64 },
            reporting: 'full',
        });
        expect(logLines(reader, 'cim/messaging-down')).toContain('150 0 chats resumed, 0 queued messages delivered');
    });

    it('are not taken up again when the ARM path comes back after its task life', async () => {
        const { reader, task } = await run(`
            at 10s   Eim receives Chat task Talk lasting 1min wrap up 5min
            at 20s   fail CimApp1
            at 1min  cut Eim -- Cti for 2min`);
        expect(task('Talk').history).toBe('10 OFFERED, 12 ACTIVE, 20 ENDED');
        expect(reader.taskCount).toBe(1);
    });

    it('close their session even if a gateway failover comes over the agent', async () => {
        const { reader, task } = await run(`
            at 10s   Eim receives Chat task Talk lasting 1min wrap up 10s
            at 20s   fail CimApp1
            at 30s   fail AgentPg`);
        expect(task('Talk').disposition?.code).toBe(64);
        expect(reader.stateAt(reader.laneOf('membership', 1), reader.endMs)).toBe('AVAILABLE');
    });
});

describe('a CIM cluster of an earlier release', () => {
    it('takes any of its servers back into service only with all of it', async () => {
        const { component, task } = await run(
            `
            at 1min   restart CimMsg for 5s
            at 2min   restart CimApp1 for 5s
            at 3min   Eim receives Chat task Talk lasting 1min
            at 5min   restart Eim for 5s`,
            '4.2',
        );
        expect(component('CimMsg')).toBe('0 UP, 60 STOPPED, 65 STARTING, 95 OFFLINE, 300 DOWN, 305 STARTING, 335 UP');
        expect(component('CimApp1')).toBe(
            '0 UP, 120 STOPPED, 125 STARTING, 155 OFFLINE, 300 DOWN, 305 STARTING, 335 UP',
        );
        expect(task('Talk').history).toMatch(/^180 WAITING, 335 OFFERED/);
    });

    it('restarts its database, file and web servers alone', async () => {
        const { component } = await run('at 1min restart CimDb, CimFiles, CimWeb for 5s', '4.2');
        expect(['CimDb', 'CimFiles', 'CimWeb'].map(component)).toEqual(Array(3).fill('0 UP, 60 STOPPED, 65 UP'));
    });
});
