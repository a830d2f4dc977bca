import { beforeAll, describe, expect, it } from 'vitest';
import { type CimMonitor, cimMonitorsAt, type Plan } from '../../../simulator/index.ts';
import { TraceReader } from '../../../simulator/trace/reader.ts';
import { readRun } from '../histories.ts';
import { planFromText } from '../plans.ts';

const TOPOLOGY = `
topology Interactions {
    controller Central
    peripheral Ucm unified-cm
    gateway AgentPg { cti server Cti  pim UcmPim for Ucm }
    gateway MrPg { mr pim EimPim for Eim }
    domain Chat chat
    cim Eim serves Chat {
        messaging server CimMsg
        services server CimSvc { DX manual start }
        application server CimApp1, CimApp2
        web server CimWeb
        load balancer CimLb
    }
    agents A1 on Ucm handle Chat
    link EimPim -- Central
    link Eim -- EimPim
    link Eim -- Cti
}
`;

describe('the monitor pages of a CIM cluster (cim/monitor)', () => {
    let plan: Plan;
    let reader: TraceReader;

    beforeAll(async () => {
        plan = await planFromText(`${TOPOLOGY}
scenario Outages on Interactions {
    duration 20min
    at 1min   restart CimSvc for 10s
    at 5min   cut EimPim -- Central for 10s
    at 6min   cut Eim -- Cti for 10s
    at 7min   fail CimApp1 for 10s
    at 8min   fail CimWeb, CimLb for 10s
}`);
        reader = readRun(plan);
    });

    it('everything is alive, up and healthy while nothing is wrong', () => {
        expect(monitorAt(59)).toEqual({
            application: 0,
            name: 'Eim',
            answers: true,
            balances: true,
            services: ['DX', 'RX', 'EAAS', 'Listener'].map((name) => ({ name, state: 'ALIVE', sinceMs: 0 })),
            links: [
                { kind: 'MR', service: 'EAAS', to: 'EimPim', state: 'UP', sinceMs: 0 },
                { kind: 'ARM', service: 'Listener', to: 'Cti', state: 'UP', sinceMs: 0 },
            ],
            health: [
                { server: 'CimMsg', role: 'messaging', check: 'port 9001', state: 'HEALTHY', sinceMs: 0 },
                { server: 'CimApp1', role: 'application', check: 'port 9001', state: 'HEALTHY', sinceMs: 0 },
                { server: 'CimApp2', role: 'application', check: 'port 9001', state: 'HEALTHY', sinceMs: 0 },
                { server: 'CimWeb', role: 'web', check: 'HTTP', state: 'HEALTHY', sinceMs: 0 },
            ],
        });
    });

    it('services do not answer until they have started; one that is started by hand does not come back', () => {
        for (const seconds of [60, 70, 99]) {
            expect(monitorAt(seconds).services.map(({ state, sinceMs }) => [state, sinceMs])).toEqual(
                Array(4).fill(['NOT_ANSWERING', 60_000]),
            );
            expect(monitorAt(seconds).links.map(({ state }) => state)).toEqual(['DOWN', 'DOWN']);
        }
        expect(monitorAt(100).services.map(({ state }) => state)).toEqual(['NOT_ANSWERING', 'ALIVE', 'ALIVE', 'ALIVE']);
        expect(monitorAt(100).links).toMatchObject([
            { state: 'UP', sinceMs: 100_000 },
            { state: 'UP', sinceMs: 100_000 },
        ]);
    });

    it('a link is up while the cluster has its end of the path, whatever lies behind', () => {
        expect(monitorAt(300).links.map(({ state, sinceMs }) => [state, sinceMs])).toEqual([
            ['UP', 100_000],
            ['UP', 100_000],
        ]);
        expect(monitorAt(360).links.map(({ state }) => state)).toEqual(['UP', 'DOWN']);
    });

    it('the load balancer sees which servers are healthy', () => {
        const unhealthyAt = (seconds: number) =>
            monitorAt(seconds).health.flatMap(({ server, state }) => (state === 'UNHEALTHY' ? [server] : []));
        expect([420, 430, 460].map(unhealthyAt)).toEqual([['CimApp1'], ['CimApp1'], []]);
        expect([unhealthyAt(480), monitorAt(480).answers, monitorAt(480).balances]).toEqual([['CimWeb'], false, false]);
        expect([monitorAt(490).answers, monitorAt(490).balances]).toEqual([true, true]);
    });

    it('a service that a cluster does not have has no remote object', () => {
        const [cluster] = plan.topology.cimClusters;
        const services = cluster?.services.filter(({ name }) => name !== 'RX') ?? [];
        const without = { ...plan, topology: { ...plan.topology, cimClusters: [{ ...at(cluster), services }] } };
        const [monitor] = cimMonitorsAt(new TraceReader(without, reader.trace), 0);
        expect(monitor?.services.map(({ name, state }) => [name, state])).toEqual([
            ['DX', 'ALIVE'],
            ['RX', 'NA'],
            ['EAAS', 'ALIVE'],
            ['Listener', 'ALIVE'],
        ]);
    });

    function monitorAt(seconds: number): CimMonitor {
        return at(cimMonitorsAt(reader, seconds * 1000)[0]);
    }
});

function at<Thing>(thing: Thing | undefined): Thing {
    if (thing === undefined) {
        throw new Error('it is not there');
    }
    return thing;
}
