/** Controllers by side, networks, Aspect, media servers and CIM clusters in the Plan. */

import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { ComponentIndex, Plan } from '../../../simulator/plan.ts';
import { planFromText } from '../../simulator/plans.ts';

const SYSTEMS = readFileSync(new URL('../../corpus/checks/systems.ccsim', import.meta.url), 'utf8');

async function planFor(members = '', topology: readonly [string, string] = ['', '']): Promise<Plan> {
    const text = topology[0] === '' ? SYSTEMS : SYSTEMS.replace(...topology);
    return planFromText(`${text}\nscenario Case on Systems {\n    duration 10min\n    ${members}\n}\n`);
}

/** Names in the place of numbers. */
function names({ topology }: Plan) {
    const id = (component: ComponentIndex | undefined) =>
        component === undefined ? undefined : topology.components[component]?.id;
    return { component: id, link: (link: number | undefined) => topology.links[link ?? -1]?.id };
}

describe('a component', () => {
    test.each([
        ['Central.A.router', 'Central.A'],
        ['Central.logger', 'Central'],
        ['Central.B.Nic1', 'Central.B'],
        ['AgentPg.A.opc', 'AgentPg.A'],
        ['AgentPg.A.UcmPim', 'AgentPg.A.opc'],
        ['EimPim', 'MrPg.opc'],
        ['Cmi1', 'CS1'],
        ['CS1', undefined],
        ['Rtb', 'Dallas'],
        ['Cic1.telephony', 'Cic1'],
        ['CimDb', 'Eim'],
        ['Eim.EAAS', 'CimSvc'],
        ['Wan', undefined],
    ])('%s runs on %s', async (id, parent) => {
        const plan = await planFor();
        const component = plan.topology.components.find((each) => each.id === id);
        expect(component).toBeDefined();
        expect(names(plan).component(component?.parent)).toBe(parent);
    });

    test('of a CIM cluster starts late, and by hand where the text or the setting says so', async () => {
        const starts = async (members: string, text: string) => {
            const { topology } = await planFor(members, ['services server CimSvc', text]);
            const of = (id: string) => topology.components.find((each) => each.id === id);
            return ['Eim.EAAS', 'Eim.DX', 'CimSvc', 'CimDb'].map((id) => [of(id)?.startsByHand, of(id)?.startDelayMs]);
        };
        const declared = 'services server CimSvc { EAAS autostart  DX manual start }';
        expect(await starts('', declared)).toEqual([
            [undefined, 30_000],
            [true, 30_000],
            [undefined, 30_000],
            [undefined, undefined],
        ]);
        const settings = 'set cimServiceAutoStart off  set cimServiceStartDelay 0s';
        expect(await starts(settings, 'services server CimSvc { EAAS autostart }')).toEqual([
            [undefined, undefined],
            [true, undefined],
            [undefined, undefined],
            [undefined, undefined],
        ]);
    });
});

describe('a link', () => {
    test.each([
        ['AgentPg.A -- Central.B', 'public', 'Wan', []],
        ['Central.A -- Central.B', 'private', 'Lan', []],
        ['AgentPg.A.UcmPim -- Central', 'pim-router', undefined, ['AgentPg.A -- Central.A', 'AgentPg.A -- Central.B']],
        ['EimPim -- Central', 'mr-router', undefined, ['MrPg -- Central.A', 'MrPg -- Central.B']],
        ['UcmPim -- Central', 'pim-router', undefined, []],
        ['AgentPg.B.DallasPim -- Cmi1', 'aspect-cmi', undefined, []],
        ['DallasPim -- Aeb', 'aspect-event', undefined, []],
        ['DallasPim -- Rtb', 'aspect-real-time', undefined, []],
        ['Ims1 -- Cic1', 'media', undefined, []],
        ['Eim.EAAS -- EimPim', 'mr-application', undefined, []],
        ['Eim.Listener -- Cti', 'arm-application', undefined, []],
    ])('%s is of kind %s, over %s, carried by %j', async (id, kind, network, carriers) => {
        const plan = await planFor();
        const link = plan.topology.links.find((each) => each.id === id);
        expect(link?.kind).toBe(kind);
        expect(names(plan).component(link?.network)).toBe(network);
        expect(link?.carriers.map(names(plan).link)).toEqual(carriers);
    });

    test('runs over the private network of its pair, if there is one for it', async () => {
        const plan = await planFor('', ['network Lan private', 'network Lan private for AgentPg']);
        const networkOf = (id: string) =>
            names(plan).component(plan.topology.links.find((each) => each.id === id)?.network);
        expect(networkOf('AgentPg.A -- AgentPg.B')).toBe('Lan');
        expect(networkOf('Central.A -- Central.B')).toBeUndefined();
    });

    test('between machines is there for a simplex controller only over a declared network', async () => {
        const simplex = SYSTEMS.replace('controller Central duplexed', 'controller Central');
        const publicLinks = async (text: string) => {
            const { topology } = await planFromText(`${text}\nscenario Case on Systems { duration 1min }`);
            return topology.links.filter(({ kind }) => kind === 'public').map(({ id }) => id);
        };
        expect(await publicLinks(simplex)).toContain('MrPg -- Central');
        expect(await publicLinks(simplex.replace('    network Wan public\n', ''))).toEqual([]);
    });
});

describe('the systems', () => {
    test('a controller has its processes, its private link and the gateways that each side reaches', async () => {
        const plan = await planFor('', ['cic Nic1', 'objects 12000  scripts 250  state limit 40MB  cic Nic1']);
        const { component, link } = names(plan);
        const [controller] = plan.topology.controllers;
        expect(controller).toMatchObject({ objects: 12_000, scripts: 250, stateLimitBytes: 40 * 1024 ** 2 });
        expect(component(controller?.router)).toBe('Central.router');
        expect(component(controller?.logger)).toBe('Central.logger');
        expect(link(controller?.privateLink)).toBe('Central.A -- Central.B');
        const [, sideB] = controller?.sides ?? [];
        expect(component(sideB?.router)).toBe('Central.B.router');
        expect(sideB?.gateways.map(({ gateway, links }) => [component(gateway), links.map(link)])).toEqual([
            ['AgentPg', ['AgentPg.A -- Central.B', 'AgentPg.B -- Central.B']],
            ['OtherPg', ['OtherPg -- Central.B']],
            ['MrPg', ['MrPg -- Central.B']],
        ]);
    });

    test('what the sides keep in step has the private link of its pair', async () => {
        const plan = await planFor();
        const { component, link } = names(plan);
        const clients = plan.topology.synchronizedClients;
        expect(clients.map((each) => [each.kind, component(each.component), link(each.privateLink)])).toEqual([
            ['router', 'Central.router', 'Central.A -- Central.B'],
            ['logger', 'Central.logger', 'Central.A -- Central.B'],
            ['cic', 'Nic1', 'Central.A -- Central.B'],
            ['opc', 'AgentPg.opc', 'AgentPg.A -- AgentPg.B'],
        ]);
    });

    test('each process of an Aspect PIM has its release and its links', async () => {
        const plan = await planFor('', ['release 5.0', 'release 4.6']);
        const { component, link } = names(plan);
        const [first, ...others] = plan.topology.acdConnections;
        expect(others).toHaveLength(1);
        expect(first?.release).toBe(4.6);
        expect(component(first?.pim)).toBe('AgentPg.A.DallasPim');
        expect(component(first?.peripheral)).toBe('Dallas');
        expect([first?.toEventBridge, first?.toRealTimeBridge, first?.toCmiServer].map(link)).toEqual([
            'AgentPg.A.DallasPim -- Aeb',
            'AgentPg.A.DallasPim -- Rtb',
            'AgentPg.A.DallasPim -- Cmi1',
        ]);
    });

    test('a media server has a connection per CIC server, on terms that are good unless the text says otherwise', async () => {
        const services = 'serves Cic1  serves Cic2 { not trusted  logon fails "no"  refuses sessions  resources 3 }';
        const plan = await planFor('', ['serves Cic1', services]);
        const { component, link } = names(plan);
        const connections = plan.topology.mediaConnections;
        expect(plan.topology.mediaServers).toMatchObject([{ license: 'valid' }]);
        expect(connections.map((each) => [each.notifierHost, link(each.link)])).toEqual([
            ['cic1.acme.example', 'Ims1 -- Cic1'],
            ['Cic2', 'Ims1 -- Cic2'],
        ]);
        expect(component(connections[0]?.telephonyServices)).toBe('Cic1.telephony');
        expect(connections.map(({ terms }) => terms)).toEqual([
            { trusted: true, credentialsValid: true, acceptsSessions: true, resources: 0 },
            { trusted: false, credentialsValid: true, acceptsSessions: false, resources: 3, logonFailure: 'no' },
        ]);
    });

    test('a CIM cluster is an application whose paths end at its services', async () => {
        const plan = await planFor();
        const { component, link } = names(plan);
        const [cluster] = plan.topology.cimClusters;
        const application = plan.topology.applications[cluster?.application ?? -1];
        expect(cluster?.release).toBe(4.3);
        expect(cluster?.servers.map((each) => [each.role, component(each.component)])).toEqual([
            ['database', 'CimDb'],
            ['services', 'CimSvc'],
        ]);
        expect(cluster?.services.map(({ name }) => name)).toEqual(['EAAS', 'Listener', 'DX', 'RX']);
        expect([application?.component, application?.mrEnd, application?.armEnd].map(component)).toEqual([
            'Eim',
            'Eim.EAAS',
            'Eim.Listener',
        ]);
        expect(link(application?.mrPath?.toPim)).toBe('Eim.EAAS -- EimPim');
        expect(application?.armPaths.map(({ ctiServer }) => component(ctiServer))).toEqual(['Cti', 'Cti2']);
    });
});

describe('an action', () => {
    test.each([
        ['fail Central.A.router, Eim.DX, Dallas.Cmi1, Rtb', ['Central.A.router', 'Eim.DX', 'Cmi1', 'Rtb']],
        ['stop Central.logger, AgentPg.opc', ['Central.logger', 'AgentPg.opc']],
        ['restart Central.B.Nic1, Wan', ['Central.B.Nic1', 'Wan']],
    ])('names components: %s', async (text, expected) => {
        const plan = await planFor(`at 5s ${text}`);
        const action = plan.timeline[0]?.action;
        expect(
            action !== undefined && 'components' in action ? action.components.map(names(plan).component) : [],
        ).toEqual(expected);
    });

    test.each([
        [
            'Central.A -- Wan',
            ['AgentPg.A -- Central.A', 'AgentPg.B -- Central.A', 'OtherPg -- Central.A', 'MrPg -- Central.A'],
        ],
        ['Lan -- Central', ['Central.A -- Central.B']],
        ['MrPg -- Wan', ['MrPg -- Central']],
        ['AgentPg.A -- Central.B', ['AgentPg.A -- Central.B']],
        ['DallasPim -- Dallas', ['DallasPim -- Dallas', 'DallasPim -- Aeb', 'DallasPim -- Rtb']],
        ['Eim -- EimPim', ['Eim.EAAS -- EimPim']],
        ['CimSvc -- Cti', ['Eim.Listener -- Cti']],
    ])('cuts links: %s', async (text, expected) => {
        const plan = await planFor(`at 5s cut ${text}`);
        const action = plan.timeline[0]?.action;
        expect(action?.kind === 'cut' ? action.links.map(names(plan).link).sort() : []).toEqual([...expected].sort());
    });

    test.each([
        [
            'change Ims1 -- Cic1 to credentials invalid, resources 5',
            { kind: 'change-media', connection: 0, terms: { credentialsValid: false, resources: 5 } },
        ],
        ['change Cic1 -- Ims1 to logon succeeds', { kind: 'change-media', connection: 0, terms: { logonFailure: '' } }],
        ['change Ims1 to license invalid', { kind: 'change-license', mediaServer: 0, license: 'invalid' }],
    ])('changes what media servers do: %s', async (text, expected) => {
        expect((await planFor(`at 5s ${text}`)).timeline[0]?.action).toEqual(expected);
    });
});

test.each([
    ['Central.A.router is TEST', { kind: 'router-state', state: 'TEST' }],
    ['Central.A.router is DOWN', { kind: 'component-state', state: 'DOWN' }],
    ['Nic1 is IN_SYNC', { kind: 'transfer-state', client: 2, state: 'IN_SYNC' }],
    ['AgentPg.B.DallasPim is EVENT_LINK', { kind: 'acd-connection-state', state: 'EVENT_LINK' }],
    ['AgentPg.B.DallasPim is ACTIVE', { kind: 'component-state', state: 'ACTIVE' }],
    ['Ims1 -- Cic1 is ACTIVE', { kind: 'media-connection-state', connection: 0, state: 'ACTIVE' }],
    ['Ims1 -- Cic1 is DOWN', { kind: 'link-state', state: 'DOWN' }],
    ['Eim MR path is OPEN', { kind: 'path-state', path: { kind: 'mr', application: 0 }, state: 'OPEN' }],
    [
        'Eim ARM path to Cti2 is CACHING',
        { kind: 'path-state', path: { kind: 'arm', application: 0, place: 1 }, state: 'CACHING' },
    ],
])('an expectation names a state by what it is of: %s', async (text, expected) => {
    expect((await planFor(`expect at 5s ${text}`)).expectations[0]?.what).toMatchObject(expected);
});
