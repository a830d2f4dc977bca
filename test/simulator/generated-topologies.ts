/**
 * Random topologies, as text: with one of everything or less, so that each system meets the others in many arrangements.
 * They go through the language, which alone knows what follows from a declaration.
 */

import fc from 'fast-check';
import type { Plan } from '../../simulator/index.ts';
import { planFromText } from './plans.ts';

/** Plans of a scenario in which nothing happens, on topologies that a seed decides. */
export async function topologiesOf(seed: number, count: number): Promise<readonly Plan[]> {
    const texts = fc.sample(anyTopology(), { seed, numRuns: count });
    const plans: Plan[] = [];
    for (const text of texts) {
        plans.push(await planFromText(`${text}\nscenario Quiet on Site { duration 5min }`));
    }
    return plans;
}

/** What a topology has; texts are for people who read a counterexample. */
const CHOICES = {
    controller: fc.constantFrom('simplex', 'duplexed', 'duplexed { cic Nic1 }'),
    networks: fc.boolean(),
    firstPeripheral: fc.constantFrom('unified-cm', 'managers', 'forgetful', 'aspect'),
    secondPeripheral: fc.constantFrom(undefined, 'unified-cm', 'aspect', 'old-aspect', 'bare-aspect'),
    agentGateway: fc.constantFrom('', 'duplexed'),
    /** Whether the second peripheral has a gateway and a CTI server of its own. */
    ownGateway: fc.boolean(),
    /** Where the MR PIMs run: on the agents' gateway, or on one of their own. */
    mrGateway: fc.constantFrom(undefined, '', 'duplexed'),
    finesse: fc.constantFrom(undefined, 'alone', 'backup'),
    cluster: fc.constantFrom(undefined, '4.2', '4.3'),
    regardless: fc.boolean(),
    email: fc.constantFrom('interruptible', 'not interruptible'),
    limits: fc.tuple(fc.integer({ min: 1, max: 3 }), fc.integer({ min: 1, max: 3 })),
    media: fc.boolean(),
};

type Choices = {
    readonly [Name in keyof typeof CHOICES]: (typeof CHOICES)[Name] extends fc.Arbitrary<infer T> ? T : never;
};

function anyTopology(): fc.Arbitrary<string> {
    return fc.record(CHOICES).map((choices) => `topology Site {\n${partsOf(choices).join('\n')}\n}`);
}

function partsOf(choices: Choices): string[] {
    return [
        `controller Central ${choices.controller}`,
        ...networksOf(choices),
        peripheral('Ucm', choices.firstPeripheral),
        ...(choices.secondPeripheral === undefined ? [] : [peripheral('Branch', choices.secondPeripheral)]),
        ...gatewaysOf(choices),
        ...finesseOf(choices),
        ...DOMAINS(choices),
        ...applicationsOf(choices),
        ...agentsOf(choices),
        ...linksOf(choices),
        ...(choices.media ? [MEDIA] : []),
        'set cimServiceStartDelay 5s',
        'set rtbDataTimeout 10s',
        'set notifierReconnectInterval 20s',
        'set reportingInterval 2min',
    ];
}

function networksOf({ networks, controller }: Choices): string[] {
    const carries = controller !== 'simplex';
    return networks && carries ? ['network Wan public', 'network Lan private for Central'] : [];
}

function peripheral(name: string, kind: string): string {
    switch (kind) {
        case 'managers':
            return `peripheral ${name} unified-cm { cti manager M1 backup M2  cti manager M2 }`;
        case 'forgetful':
            return `peripheral ${name} acd { forgets agent states }`;
        case 'aspect':
            return `peripheral ${name} aspect {
                contact server ${name}Cs { cmi server ${name}Cmi }
                event bridge ${name}Aeb
                real-time bridge ${name}Rtb
            }`;
        case 'old-aspect':
            return `peripheral ${name} aspect { event bridge ${name}Aeb  real-time bridge ${name}Rtb }`;
        case 'bare-aspect':
            return `peripheral ${name} aspect { real-time bridge ${name}Rtb }`;
        default:
            return `peripheral ${name} unified-cm { cti manager ${name}Manager }`;
    }
}

function gatewaysOf({
    firstPeripheral,
    secondPeripheral,
    agentGateway,
    ownGateway,
    mrGateway,
    cluster,
}: Choices): string[] {
    const first = pim('Ucm', firstPeripheral);
    const second = secondPeripheral === undefined ? '' : pim('Branch', secondPeripheral);
    const apart = second !== '' && ownGateway;
    const mrPims = `mr pim EmailPim for Mail  mr pim ChatPim for ${cluster === undefined ? 'ChatServer' : 'Eim'}`;
    const parts = ['cti server Cti', first, apart ? '' : second, mrGateway === undefined ? mrPims : ''];
    return [
        `gateway AgentPg ${agentGateway} { ${parts.join('  ')} }`,
        ...(apart ? [`gateway BranchPg { cti server BranchCti  ${second} }`] : []),
        ...(mrGateway === undefined ? [] : [`gateway MrPg ${mrGateway} { ${mrPims} }`]),
    ];
}

function pim(peripheralName: string, kind: string): string {
    const release = kind === 'aspect' ? ' release 5.0' : kind === 'old-aspect' ? ' release 4.6' : '';
    return `pim ${peripheralName}Pim for ${peripheralName}${release}`;
}

function finesseOf({ finesse }: Choices): string[] {
    switch (finesse) {
        case 'alone':
            return ['finesse Desk'];
        case 'backup':
            return ['finesse Desk backup DeskB', 'finesse DeskB'];
        default:
            return [];
    }
}

/** Limits short enough to run out. */
const DOMAINS = ({ email }: Choices) => [
    'domain Voice voice { queue timeout 2min }',
    `domain Email email { task life 40s  max duration 3min  ${email} }`,
    'domain Chat chat { task life 20s  queue timeout 1min  max duration 2min  start timeout 10s }',
];

function applicationsOf({ cluster, regardless }: Choices): string[] {
    const plain = `application Mail serves Email ${regardless ? '{ sends while disabled }' : ''}`;
    return cluster === undefined
        ? [plain, 'application ChatServer serves Chat']
        : [
              plain,
              `cim Eim serves Chat release ${cluster} {
                  database server CimDb
                  file server CimFiles
                  messaging server CimMsg
                  services server CimSvc { EAAS autostart  Listener autostart  DX manual start  RX autostart }
                  application server CimApp1, CimApp2
                  web server CimWeb1, CimWeb2 manual start
                  load balancer CimLb
              }`,
          ];
}

function agentsOf({ secondPeripheral, finesse, limits: [emails, chats] }: Choices): string[] {
    const desk = finesse === undefined ? '' : 'at Desk';
    const handles = `handle Voice, Email up to ${emails}, Chat up to ${chats}`;
    const branch = secondPeripheral === undefined ? 'Ucm' : 'Branch';
    return [
        `agents A1, A2 on Ucm ${desk} ${handles}`,
        `agents B1 on ${branch} ${desk} ${handles}`,
        'team Everybody: A1, A2, B1',
        'skill group Complaints in Chat: A1, B1',
        'skill group Billing in Voice: A2',
    ];
}

function linksOf({ secondPeripheral, ownGateway, cluster }: Choices): string[] {
    const chat = cluster === undefined ? 'ChatServer' : 'Eim';
    const ctiServers = secondPeripheral !== undefined && ownGateway ? ['Cti', 'BranchCti'] : ['Cti'];
    return [
        'link EmailPim -- Central',
        'link ChatPim -- Central',
        'link Mail -- EmailPim',
        `link ${chat} -- ChatPim`,
        ...ctiServers.flatMap((ctiServer) => [`link Mail -- ${ctiServer}`, `link ${chat} -- ${ctiServer}`]),
    ];
}

const MEDIA = `cic server Cic1 at "cic1.acme.example" backup Cic2
cic server Cic2 at "cic2.acme.example"
media server Ims1 {
    serves Cic1 { resources 3 }
    serves Cic2 { not trusted }
}`;
