/** Which state of which thing an expectation is about, and which states that thing can have. */

import type {
    CimRole,
    Component,
    ComponentIndex,
    ComponentKind,
    LinkIndex,
    StatePredicate,
    Topology,
} from '../../simulator/plan.ts';
import {
    ACD_CONNECTION_STATES,
    AGENT_STATES,
    type ComponentState,
    LINK_STATES,
    MEDIA_CONNECTION_STATES,
    type MonitorState,
    ROUTER_STATES,
    TRANSFER_STATES,
} from '../../simulator/states.ts';
import { healthCheckOf } from '../../simulator/status/cim-monitors.ts';
import type { CheckCode } from '../checks/codes.ts';
import { type Found, finding, found, UNRESOLVED } from '../findings.ts';
import type { AgentPredicate, ComponentPredicate, LinkPredicate, PathPredicate } from '../generated/ast.ts';
import { kindOf } from '../references/kinds.ts';
import { componentSubject } from '../references/subjects.ts';
import { isSynchronizedKind } from './controllers.ts';
import { componentNamed, linksNamed } from './targets.ts';
import type { TopologyModel } from './topology.ts';

/** What can be expected to be in a state, other than a task. */
export type StateExpectation = AgentPredicate | ComponentPredicate | LinkPredicate | PathPredicate;

/**
 * What an expectation of a state means, or why it means nothing: the thing cannot be in that state, or is not one. What it
 * says of agents is unresolved here, because all that they are said to be is part of it.
 */
export function expectedState(node: StateExpectation, model: TopologyModel): Found<StatePredicate> {
    switch (node.$type) {
        case 'AgentPredicate':
            return stateOfSubject(node, model);
        case 'ComponentPredicate':
            return stateOfComponent(node, model);
        case 'LinkPredicate':
            return stateOfLink(node, model);
        case 'PathPredicate':
            return stateOfPath(node, model);
    }
}

/** What a component is to the sides of a pair. */
export type PairRole = 'whole' | 'side' | 'single';

/** What else of a component decides about its states. */
export interface ComponentTraits {
    /** Of a PIM: whether it is for an Aspect peripheral. */
    readonly isForAspect: boolean;
    /** Of a server of a CIM cluster. */
    readonly cimRole?: CimRole | undefined;
}

/** The states that an expectation of a component can name, those of the process first. */
export function statesOfComponent(kind: ComponentKind, role: PairRole, traits: ComponentTraits): readonly string[] {
    return [
        ...statesOfProcess(kind, role),
        ...(kind === 'router' && role !== 'whole' ? ROUTER_STATES : []),
        ...(isSynchronizedKind(kind) && role === 'whole' ? TRANSFER_STATES : []),
        ...(kind === 'pim' && traits.isForAspect && role !== 'whole' ? ACD_CONNECTION_STATES : []),
        ...(kind === 'cim-service' ? SERVICE_STATES : []),
        ...(traits.cimRole !== undefined && healthCheckOf(traits.cimRole) !== undefined ? HEALTH_STATES : []),
    ];
}

/** The states that an expectation of a link can name. */
export function statesOfLink(isMedia: boolean): readonly string[] {
    return isMedia ? [...LINK_STATES, ...MEDIA_CONNECTION_STATES] : LINK_STATES;
}

/** What the monitor page of a CIM cluster says of its services. */
const SERVICE_STATES = ['ALIVE', 'NOT_ANSWERING'] as const;

/** What the load balancer of a CIM cluster says of the servers that it asks. */
const HEALTH_STATES = ['HEALTHY', 'UNHEALTHY'] as const;

export const PATH_STATES_OF = {
    MR: ['OPEN', 'ROUTING_DISABLED', 'DISCONNECTED'],
    ARM: ['OPEN', 'CACHING', 'DISCONNECTED'],
} as const satisfies Record<PathPredicate['path'], readonly string[]>;

/** One way to understand a state of a thing: as that of its process, of its routing, of its connection, and so on. */
interface Reading {
    readonly states: readonly string[];
    read(state: string): StatePredicate | undefined;
}

function reading<State extends string>(states: readonly State[], predicate: (state: State) => StatePredicate): Reading {
    return {
        states,
        read: (text) => {
            const state = states.find((each) => each === text);
            return state === undefined ? undefined : predicate(state);
        },
    };
}

function firstOf(readings: readonly Reading[], state: string): StatePredicate | undefined {
    for (const each of readings) {
        const predicate = each.read(state);
        if (predicate !== undefined) {
            return predicate;
        }
    }
    return undefined;
}

/** One component by its bare name, which stands where agents can, since some states are those of both. */
function stateOfSubject(node: AgentPredicate, model: TopologyModel): Found<StatePredicate> {
    const subject = componentSubject(node);
    if (subject === undefined) {
        return UNRESOLVED;
    }
    const onlyOfAgents = saidOfAgentsOnly(node);
    if (onlyOfAgents !== undefined) {
        const what = `'${subject.node.name}' is ${kindOf(subject.node.$type)}, not an agent`;
        return finding('agent/component', subject.reference, `${what}. ${onlyOfAgents}`);
    }
    const component = model.components.indexOf(subject.node);
    return component === undefined || node.state === undefined
        ? UNRESOLVED
        : stateAt(node, component, node.state, model.topology);
}

function saidOfAgentsOnly({ agents, domain, loggedIn, reason }: AgentPredicate): string | undefined {
    if (agents.length > 1) {
        return 'Expect something of one component at a time.';
    }
    if (agents.some(({ last }) => last !== undefined)) {
        return "Only agents can be numbered, as in 'A101..A140'.";
    }
    if (loggedIn) {
        return 'Only agents log in.';
    }
    if (domain !== undefined) {
        return `Leave out the domain '${domain.$refText}'.`;
    }
    return reason === undefined ? undefined : `Leave out 'with ${reason}'.`;
}

function stateOfComponent(node: ComponentPredicate, model: TopologyModel): Found<StatePredicate> {
    const named = componentNamed(model.components, node.component);
    if (named.kind === 'finding') {
        return impossibleForAgent(node) ?? named;
    }
    return named.kind !== 'value' || node.state === undefined
        ? UNRESOLVED
        : stateAt(node, named.value, node.state, model.topology);
}

/** An agent who is expected to be in a state that neither agents nor their desktops can have. */
export function impossibleForAgent(node: ComponentPredicate): Found<never> | undefined {
    const { component, state } = node;
    const agent = component?.parts.length === 0 ? component.component?.ref : undefined;
    const desktopStates: readonly string[] = statesOfComponent('desktop', 'single', { isForAspect: false });
    if (agent?.$type !== 'Agent' || state === undefined || desktopStates.includes(state)) {
        return undefined;
    }
    const message = `'${agent.name}' can be ${listed(AGENT_STATES)}, not '${state}'.`;
    return impossible('expectation/state', node, message);
}

function stateAt(
    node: StateExpectation,
    component: ComponentIndex,
    state: string,
    topology: Topology,
): Found<StatePredicate> {
    const readings = componentReadings(topology, component);
    const predicate = firstOf(readings, state);
    if (predicate !== undefined) {
        return found(predicate);
    }
    const id = topology.components[component]?.id ?? '';
    return impossible(
        'expectation/state',
        node,
        `${canBe(id, readings, state)}${otherName(topology, component, state)}`,
    );
}

function stateOfLink(node: LinkPredicate, model: TopologyModel): Found<StatePredicate> {
    const { topology } = model;
    if (node.state === undefined) {
        return UNRESOLVED;
    }
    const expected = expectedLink(node, model);
    if (expected.kind !== 'value') {
        return expected;
    }
    const link = expected.value;
    const readings = linkReadings(topology, link);
    const predicate = firstOf(readings, node.state);
    return predicate === undefined
        ? impossible('expectation/link-state', node, canBe(topology.links[link]?.id ?? '', readings, node.state))
        : found(predicate);
}

/** The one link that an expectation is about. */
export function expectedLink(node: LinkPredicate, model: TopologyModel): Found<LinkIndex> {
    const { topology, components } = model;
    const named = node.link === undefined ? UNRESOLVED : linksNamed(topology, components, node.link);
    if (named.kind !== 'value') {
        return named;
    }
    const link = onlyLink(node, named.value, model);
    if (link !== undefined) {
        return found(link);
    }
    const names = named.value.map((each) => `'${topology.links[each]?.id}'`).join(', ');
    const message = `These are ${named.value.length} links: ${names}. Expect one at a time.`;
    return { kind: 'finding', finding: { code: 'expectation/link-state', node, property: 'link', message } };
}

function stateOfPath(node: PathPredicate, model: TopologyModel): Found<StatePredicate> {
    const { topology, components } = model;
    const component = components.indexOf(node.application?.ref);
    const application = topology.applications.findIndex((each) => each.component === component);
    const paths = topology.applications[application];
    if (paths === undefined || node.state === undefined) {
        return UNRESOLVED;
    }
    const to = node.ctiServer === undefined ? '' : ` to ${node.ctiServer.$refText}`;
    const name = `${node.application?.$refText} ${node.path} path${to}`;
    const states = PATH_STATES_OF[node.path];
    const state = states.find((each) => each === node.state);
    if (state === undefined) {
        return impossible('expectation/state', node, `'${name}' can be ${listed(states)}, not '${node.state}'.`);
    }
    if (node.path === 'MR') {
        return paths.mrPath === undefined
            ? noPath(node, `'${node.application?.$refText}' has no MR path: no MR PIM is for it.`)
            : found({ kind: 'path-state', path: { kind: 'mr', application }, state });
    }
    const place = armPlace(node, paths.armPaths, components.indexOf(node.ctiServer?.ref));
    const servers = paths.armPaths.map(({ ctiServer }) => `'to ${topology.components[ctiServer]?.id}'`);
    if (place === undefined) {
        const message =
            servers.length === 0
                ? `'${node.application?.$refText}' has no ARM path: it is linked to no CTI server.`
                : `'${name}' can be ${servers.join(' or ')}. Write which is meant.`;
        return noPath(node, message);
    }
    return found({ kind: 'path-state', path: { kind: 'arm', application, place }, state });
}

/** Which of an application's ARM paths is meant: the one to a CTI server, or the only one. */
function armPlace(
    { ctiServer: reference }: PathPredicate,
    paths: readonly { readonly ctiServer: ComponentIndex }[],
    named: ComponentIndex | undefined,
): number | undefined {
    if (reference === undefined) {
        return paths.length === 1 ? 0 : undefined;
    }
    const place = paths.findIndex(({ ctiServer }) => ctiServer === named);
    return place < 0 ? undefined : place;
}

function noPath(node: PathPredicate, message: string): Found<never> {
    return { kind: 'finding', finding: { code: 'expectation/path', node, message } };
}

/** The link that is meant: the one between just these two things, or the only one between what runs on them. */
function onlyLink(
    { link: ends }: LinkPredicate,
    links: readonly LinkIndex[],
    { topology, components }: TopologyModel,
): LinkIndex | undefined {
    const [from, to] = [componentNamed(components, ends?.from), componentNamed(components, ends?.to)];
    if (from.kind !== 'value' || to.kind !== 'value') {
        return undefined;
    }
    const exact = links.find((index) => {
        const link = topology.links[index];
        const [near, far] = [link?.from, link?.to];
        return (near === from.value && far === to.value) || (near === to.value && far === from.value);
    });
    return exact ?? (links.length === 1 ? links[0] : undefined);
}

function componentReadings(topology: Topology, component: ComponentIndex): readonly Reading[] {
    const { controllers, synchronizedClients, acdConnections } = topology;
    const own = topology.components[component];
    const client = synchronizedClients.findIndex((each) => each.component === component);
    const isRouter = controllers.some(({ router, sides }) =>
        sides.length === 0 ? router === component : sides.some((side) => side.router === component),
    );
    const isAcd = acdConnections.some(({ pim }) => pim === component);
    return [
        reading(own === undefined ? [] : statesOfProcess(own.kind, roleOf(own)), (state) => ({
            kind: 'component-state',
            component,
            state,
        })),
        ...(isRouter ? [reading(ROUTER_STATES, (state) => ({ kind: 'router-state', router: component, state }))] : []),
        ...(client < 0 ? [] : [reading(TRANSFER_STATES, (state) => ({ kind: 'transfer-state', client, state }))]),
        ...(isAcd
            ? [reading(ACD_CONNECTION_STATES, (state) => ({ kind: 'acd-connection-state', pim: component, state }))]
            : []),
        ...(own?.kind === 'cim-service' ? [monitorReading(component, SERVICE_STATES)] : []),
        ...(isHealthChecked(topology, component) ? [monitorReading(component, HEALTH_STATES)] : []),
    ];
}

function monitorReading(component: ComponentIndex, states: readonly MonitorState[]): Reading {
    return reading(states, (state) => ({ kind: 'monitor-state', component, state }));
}

function isHealthChecked({ cimClusters }: Topology, component: ComponentIndex): boolean {
    const servers = cimClusters.flatMap((cluster) => cluster.servers);
    return servers.some((server) => server.component === component && healthCheckOf(server.role) !== undefined);
}

function linkReadings(topology: Topology, link: LinkIndex): readonly Reading[] {
    const connection = topology.mediaConnections.findIndex((each) => each.link === link);
    return [
        reading(LINK_STATES, (state) => ({ kind: 'link-state', link, state })),
        ...(connection < 0
            ? []
            : [reading(MEDIA_CONNECTION_STATES, (state) => ({ kind: 'media-connection-state', connection, state }))]),
    ];
}

/** Kinds whose sides take turns. */
const HOT_STANDBY: ReadonlySet<ComponentKind> = new Set(['pim', 'mr-pim', 'cti-server']);

/** Kinds that can run without being in service. */
const CAN_BE_OFFLINE: ReadonlySet<ComponentKind> = new Set([
    'peripheral',
    'controller',
    'controller-side',
    'router',
    'logger',
    'cic',
    'gateway-side',
    'opc',
    'telephony-services',
    // A CIM cluster whose database server is down.
    'application',
    'cim-server',
    'cim-service',
    'pim',
    'mr-pim',
    'cti-server',
]);

/** A whole is up while one of its sides is; what it is besides shows at the sides. */
function statesOfProcess(kind: ComponentKind, role: PairRole): readonly ComponentState[] {
    if (role === 'whole') {
        return ['UP', 'DOWN'];
    }
    const running: readonly ComponentState[] =
        role === 'side' && HOT_STANDBY.has(kind) ? ['ACTIVE', 'STANDBY'] : ['UP'];
    const offline: readonly ComponentState[] = CAN_BE_OFFLINE.has(kind) ? ['OFFLINE'] : [];
    const starting: readonly ComponentState[] = kind === 'cim-server' || kind === 'cim-service' ? ['STARTING'] : [];
    return [...running, ...offline, 'DOWN', ...starting, 'STOPPED'];
}

function roleOf({ instances, whole }: Component): PairRole {
    return instances.length > 0 ? 'whole' : whole === undefined ? 'single' : 'side';
}

/** Where a state is one of the sides' or one of the whole's: how to name these. */
function otherName(topology: Topology, component: ComponentIndex, state: string): string {
    const { instances = [], whole } = topology.components[component] ?? {};
    const other = [...instances, ...(whole === undefined ? [] : [whole])].find(
        (each) => firstOf(componentReadings(topology, each), state) !== undefined,
    );
    return other === undefined ? '' : ` '${topology.components[other]?.id}' can be.`;
}

function canBe(id: string, readings: readonly Reading[], state: string): string {
    return `'${id}' can be ${listed(readings.flatMap(({ states }) => states))}, not '${state}'.`;
}

function listed(states: readonly string[]): string {
    const all = states.map((state) => `'${state}'`);
    return all.length < 2 ? all.join('') : `${all.slice(0, -1).join(', ')} or ${all.at(-1)}`;
}

function impossible(code: CheckCode, node: StateExpectation, message: string) {
    return { kind: 'finding', finding: { code, node, property: 'state', message } } as const;
}
