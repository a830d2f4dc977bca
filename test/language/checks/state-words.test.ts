/** Every word for a state, said of everything that can be named: what it leads to decides whether it can be so. */

import { describe, expect, test } from 'vitest';
import {
    ACD_CONNECTION_STATES,
    AGENT_STATES,
    COMPONENT_STATES,
    MEDIA_CONNECTION_STATES,
    PATH_STATES,
    ROUTER_STATES,
    TASK_STATES,
    TRANSFER_STATES,
} from '../../../simulator/states.ts';
import { planFromText } from '../../simulator/plans.ts';
import { inEveryKind } from '../every-kind.ts';
import { loadText } from '../workspace.ts';

const MONITOR_STATES = ['ALIVE', 'NOT_ANSWERING', 'HEALTHY', 'UNHEALTHY'];

const WORDS = [
    ...new Set<string>([
        ...AGENT_STATES,
        ...TASK_STATES,
        ...COMPONENT_STATES,
        ...PATH_STATES,
        ...ROUTER_STATES,
        ...TRANSFER_STATES,
        ...ACD_CONNECTION_STATES,
        ...MEDIA_CONNECTION_STATES,
        ...MONITOR_STATES,
    ]),
];

const PAIR = ['UP', 'DOWN'];
const PROCESS = ['UP', 'DOWN', 'STOPPED'];
const DEPENDENT = ['UP', 'OFFLINE', 'DOWN', 'STOPPED'];
const IN_TURNS = ['ACTIVE', 'STANDBY', 'OFFLINE', 'DOWN', 'STOPPED'];
const STARTED = [...DEPENDENT, 'STARTING'];

/** By kind, and by what it is to a pair. */
const STATES: Readonly<Record<string, readonly string[]>> = {
    'application alone': DEPENDENT,
    'cic alone': DEPENDENT,
    'cic side': DEPENDENT,
    'cic whole': [...PAIR, ...TRANSFER_STATES],
    'cic-server alone': PROCESS,
    'cim-server alone': STARTED,
    'cim-service alone': [...STARTED, 'ALIVE', 'NOT_ANSWERING'],
    'cmi-server alone': PROCESS,
    'contact-server alone': PROCESS,
    'controller whole': PAIR,
    'controller-side side': DEPENDENT,
    'cti-manager alone': PROCESS,
    'cti-server alone': DEPENDENT,
    'cti-server side': IN_TURNS,
    'cti-server whole': PAIR,
    'desktop alone': PROCESS,
    'event-bridge alone': PROCESS,
    'finesse-server alone': PROCESS,
    'gateway alone': PROCESS,
    'gateway whole': PAIR,
    'gateway-side side': DEPENDENT,
    'logger side': DEPENDENT,
    'logger whole': [...PAIR, ...TRANSFER_STATES],
    'media-server alone': PROCESS,
    'mr-pim alone': DEPENDENT,
    'mr-pim side': IN_TURNS,
    'mr-pim whole': PAIR,
    'network alone': PROCESS,
    'opc alone': DEPENDENT,
    'opc side': DEPENDENT,
    'opc whole': [...PAIR, ...TRANSFER_STATES],
    'peripheral alone': DEPENDENT,
    'pim alone': DEPENDENT,
    'pim side': IN_TURNS,
    'pim whole': PAIR,
    'real-time-bridge alone': PROCESS,
    'router side': [...DEPENDENT, ...ROUTER_STATES],
    'router whole': [...PAIR, ...TRANSFER_STATES],
    'telephony-services alone': DEPENDENT,
};

/** What some have besides. */
const FURTHER: Readonly<Record<string, readonly string[]>> = {
    'AgentPg.A.DallasPim': ACD_CONNECTION_STATES,
    'AgentPg.B.DallasPim': ACD_CONNECTION_STATES,
    AustinPim: ACD_CONNECTION_STATES,
    App: ['HEALTHY', 'UNHEALTHY'],
    Msg: ['HEALTHY', 'UNHEALTHY'],
    Web: ['HEALTHY', 'UNHEALTHY'],
};

const { topology } = await planFromText(inEveryKind());

const COMPONENTS = topology.components.map(({ id, kind, instances, whole }) => {
    const role = instances.length > 0 ? 'whole' : whole === undefined ? 'alone' : 'side';
    return [id, [...(STATES[`${kind} ${role}`] ?? []), ...(FURTHER[id] ?? [])]] as const;
});

const LINKS = topology.links.map(({ id, kind }) => {
    return [id, kind === 'media' ? ['UP', 'DOWN', ...MEDIA_CONNECTION_STATES] : ['UP', 'DOWN']] as const;
});

const PATHS = [
    ['Mail MR path', ['OPEN', 'ROUTING_DISABLED', 'DISCONNECTED']],
    ['Eim MR path', ['OPEN', 'ROUTING_DISABLED', 'DISCONNECTED']],
    ['Mail ARM path', ['OPEN', 'CACHING', 'DISCONNECTED']],
    ['Eim ARM path to Cti2', ['OPEN', 'CACHING', 'DISCONNECTED']],
] as const;

/** Errors by the line that they are in, the first being that of the first statement. */
async function errorsOf(statements: readonly string[]): Promise<readonly (readonly string[])[]> {
    const document = await loadText(inEveryKind(...statements));
    const firstLine = inEveryKind('\n').split('\n').length - 4;
    const errors = (document.diagnostics ?? []).filter(({ severity }) => severity === 1);
    return statements.map((_, index) =>
        errors.filter(({ range }) => range.start.line === firstLine + index).map(({ message }) => String(message)),
    );
}

describe.each(['is', 'was'] as const)('%s', (verb) => {
    const rest = verb === 'is' ? '' : ' for at least 1s';

    test.each([...COMPONENTS, ...LINKS, ...PATHS])('%s', async (name, possible) => {
        expect(possible.length).toBeGreaterThan(0);
        const errors = await errorsOf(WORDS.map((word) => `expect at 5s ${name} ${verb} ${word}${rest}`));
        for (const [index, word] of WORDS.entries()) {
            const expected = [`'${name}' can be `, `, not '${word}'.`];
            const said = errors[index] ?? [];
            expect(said.length, `${name} ${verb} ${word}: ${said}`).toBe(possible.includes(word) ? 0 : 1);
            expect(
                said.every((message) => expected.every((part) => message.includes(part))),
                said[0],
            ).toBe(true);
        }
    });

    test.each(['A101', 'Early'])('%s', async (name) => {
        const errors = await errorsOf(WORDS.map((word) => `expect at 5s ${name} ${verb} ${word}${rest}`));
        for (const [index, word] of WORDS.entries()) {
            const isPossible = AGENT_STATES.some((state) => state === word);
            expect((errors[index] ?? []).length, `${name} ${verb} ${word}`).toBe(isPossible ? 0 : 1);
        }
    });
});

test('a component expected to be ACTIVE by its bare name is judged as one', async () => {
    const text = inEveryKind('expect at 5s SecondPim is OFFLINE', 'expect at 5s A101 is ACTIVE');
    const { expectations } = await planFromText(text);
    expect(expectations.map(({ what }) => what.kind)).toEqual(['component-state', 'agent-state']);
});

test.each([
    ['A101 is STANDBY', "'A101' can be 'LOGGED_OUT'"],
    ['A101 is UP', "Write 'A101.desktop' for the desktop."],
    ['Early is UP', "'Early' is a team, not a component."],
    ['Email is ACTIVE', "'Email' is a domain, not an agent or component."],
])('%s: %s', async (what, message) => {
    const [errors] = await errorsOf([`expect at 5s ${what}`]);
    expect(errors?.join()).toContain(message);
});
