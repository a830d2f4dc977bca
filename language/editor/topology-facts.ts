/**
 * What a topology declares, by name.
 *
 * Reads the names in the text only and follows no reference, so that it also works while a document is being typed.
 */

import type { ComponentKind, DomainKind, LinkKind } from '../../simulator/plan.ts';
import type { Agent, ComponentRef, Domain, Link, Network, Topology } from '../generated/ast.ts';
import { componentKindOf, isDuplexed } from '../plan/components.ts';
import { domainKindOf } from '../plan/topology.ts';
import {
    type ComponentNode,
    declarationsOf,
    isProcessName,
    type ProcessName,
    partsOf,
    processesOf,
} from '../references/declarations.ts';

export interface TopologyFacts {
    readonly name: string;
    readonly topology: Topology;
    readonly components: ReadonlyMap<string, ComponentFact>;
    /** Processes that nothing declares: `Central.router`, `AgentPg.opc`. */
    readonly processes: ReadonlyMap<string, ComponentFact>;
    readonly agents: ReadonlyMap<string, AgentFact>;
    readonly domains: ReadonlyMap<string, DomainFact>;
    /** Declared and implied links, between wholes. */
    readonly links: readonly LinkFact[];
}

export interface ComponentFact {
    readonly name: string;
    readonly kind: Exclude<ComponentKind, 'controller-side' | 'gateway-side' | 'desktop'>;
    /** What declares it; a process that nothing declares has the node of what it belongs to. */
    readonly node: ComponentNode;
    /** Whether it has sides A and B: a duplexed controller or gateway, or what runs on one. */
    readonly duplexed: boolean;
    /** What it is declared in: the gateway of a PIM, the peripheral of a CTI Manager, the cluster of a CIM server. */
    readonly container?: string;
    /** Of a PIM: the peripheral or application that it is for. */
    readonly serves?: string | undefined;
    /** Of an application: its domains. */
    readonly domains: readonly string[];
    /** What is declared in its block. */
    readonly members: readonly string[];
    /** The processes that it always has: `router` of a controller. */
    readonly processes: readonly ProcessName[];
}

export interface AgentFact {
    readonly name: string;
    readonly node: Agent;
    readonly peripheral?: string | undefined;
    readonly finesse?: string | undefined;
    readonly handles: readonly { readonly domain: string; readonly limit: number }[];
}

export interface DomainFact {
    readonly name: string;
    readonly kind: DomainKind;
    readonly node: Domain;
}

export interface LinkFact {
    readonly from: string;
    readonly to: string;
    readonly kind?: LinkKind;
    readonly implied: boolean;
    readonly node?: Link;
}

/** What is known of a topology. */
export function factsOf(topology: Topology): TopologyFacts {
    return new FactCollector(topology).factsOf(topology);
}

/** A component reference as written: `AgentPg.A.UcmPim`. */
export function pathOf(reference: ComponentRef | undefined): string {
    const parts = reference?.parts.map(
        (part) => part.side ?? part.process ?? (part.desktop ? 'desktop' : part.component?.$refText),
    );
    return [reference?.component?.$refText, ...(parts ?? [])].filter((part) => part !== undefined).join('.');
}

/**
 * Name of the whole that a path names a side of: `UcmPim` for `AgentPg.A.UcmPim`, `Central` for `Central.A`,
 * `Central.router` for `Central.A.router`.
 */
export function wholeOf(path: string): string {
    if (path.endsWith('.desktop')) {
        return path;
    }
    const names = path.split('.').filter((part, index) => index === 0 || (part !== 'A' && part !== 'B'));
    const [owner, last] = names.slice(-2);
    return owner !== undefined && last !== undefined && isProcessName(last)
        ? `${owner}.${last}`
        : (names.at(-1) ?? path);
}

/** The component that a path names, as a whole or a side of it. */
export function componentAt(facts: TopologyFacts, path: string): ComponentFact | undefined {
    const whole = wholeOf(path);
    return facts.components.get(whole) ?? facts.processes.get(whole);
}

/** The far ends of the links that a component, named by its whole, is an end of. */
export function linkedWith(facts: TopologyFacts, name: string): readonly string[] {
    const ends = facts.links.flatMap(({ from, to }) => (from === name ? [to] : to === name ? [from] : []));
    return [...new Set(ends)];
}

/** Links that the applications and MR PIMs need and the topology does not declare. */
export function missingLinks(facts: TopologyFacts): readonly LinkFact[] {
    const declared = new Set(facts.links.flatMap(({ from, to }) => [`${from} -- ${to}`, `${to} -- ${from}`]));
    return neededLinks(facts).filter(({ from, to }) => !declared.has(`${from} -- ${to}`));
}

/** What a component needs a link with and has none. */
export function missingEnds(facts: TopologyFacts, name: string): readonly string[] {
    return missingLinks(facts).flatMap(({ from, to }) => (from === name ? [to] : to === name ? [from] : []));
}

/** What a component is, in words. */
export function describeKind(kind: ComponentKind): string {
    switch (kind) {
        case 'controller':
            return 'controller';
        case 'controller-side':
            return 'side of a controller';
        case 'gateway':
            return 'peripheral gateway';
        case 'gateway-side':
            return 'side of a gateway';
        case 'pim':
            return 'PIM';
        case 'mr-pim':
            return 'MR PIM';
        case 'router':
            return 'CallRouter';
        case 'logger':
            return 'Logger';
        case 'cic':
            return 'CIC process';
        case 'opc':
            return 'OPC';
        case 'network':
            return 'network';
        case 'contact-server':
            return 'Contact Server';
        case 'cmi-server':
            return 'CMI server';
        case 'event-bridge':
            return 'Application and Event Bridge';
        case 'real-time-bridge':
            return 'Real-Time Bridge';
        case 'media-server':
            return 'media server';
        case 'cic-server':
            return 'CIC server';
        case 'telephony-services':
            return 'Telephony Services';
        case 'cim-server':
            return 'server of a CIM cluster';
        case 'cim-service':
            return 'service of a CIM cluster';
        case 'cti-server':
            return 'CTI server';
        case 'peripheral':
            return 'peripheral';
        case 'cti-manager':
            return 'CTI Manager';
        case 'finesse-server':
            return 'Finesse server';
        case 'desktop':
            return 'agent desktop';
        case 'application':
            return 'application';
    }
}

class FactCollector {
    private readonly components = new Map<string, ComponentFact>();
    private readonly processes = new Map<string, ComponentFact>();
    private readonly agents = new Map<string, AgentFact>();
    private readonly domains = new Map<string, DomainFact>();

    constructor(topology: Topology) {
        for (const node of declarationsOf(topology)) {
            switch (node.$type) {
                case 'Agent':
                    this.agent(node);
                    break;
                case 'Domain':
                    this.domain(node);
                    break;
                default:
                    this.component(node);
                    break;
            }
        }
    }

    factsOf(topology: Topology): TopologyFacts {
        const { components, processes, agents, domains } = this;
        const links = [...declaredLinks(topology), ...this.impliedLinks(topology)];
        return { name: topology.name ?? '', topology, components, processes, agents, domains, links };
    }

    private component(node: Exclude<ComponentNode, Agent>): void {
        const { name } = node;
        const kind = componentKindOf({ node });
        if (!isPresent(name) || !isOwnKind(kind)) {
            return;
        }
        const members = partsOf(node).map((member) => member.name);
        const shared = { node, duplexed: isDuplexed(node) };
        const nothing = { domains: [], members: [], processes: [] };
        this.components.set(name, {
            name,
            kind,
            ...shared,
            ...containerOf(node),
            ...servedBy(node),
            domains: 'domains' in node ? namesOf(node.domains) : [],
            members: members.filter(isPresent),
            processes: processesOf(node),
        });
        for (const process of processesOf(node)) {
            const id = `${name}.${process}`;
            const own = componentKindOf({ node, process });
            if (isOwnKind(own)) {
                this.processes.set(id, { name: id, kind: own, ...shared, ...nothing, container: name });
            }
        }
    }

    private domain(node: Domain): void {
        if (isPresent(node.name)) {
            this.domains.set(node.name, { name: node.name, kind: domainKindOf(node), node });
        }
    }

    private agent(node: Agent): void {
        const group = node.$container;
        if (isPresent(node.name)) {
            this.agents.set(node.name, {
                name: node.name,
                node,
                peripheral: group.peripheral?.$refText,
                finesse: group.finesse?.$refText,
                handles: group.handles.flatMap((each) =>
                    isPresent(each.domain?.$refText)
                        ? [{ domain: each.domain.$refText, limit: Number(each.limit ?? 1) }]
                        : [],
                ),
            });
        }
    }

    private impliedLinks(topology: Topology): readonly LinkFact[] {
        const components = [...this.components.values()];
        return [
            ...components.flatMap((component) => this.linksOf(component)),
            ...[...this.agents.values()].flatMap(({ name, finesse }) =>
                finesse === undefined ? [] : [implied(`${name}.desktop`, finesse, 'desktop')],
            ),
            ...machineLinks(components, networksOf(topology)),
        ];
    }

    private linksOf({ name, kind, node, serves }: ComponentFact): readonly LinkFact[] {
        const controllers = [...this.components.values()].filter((each) => each.kind === 'controller');
        const toControllers = (link: LinkKind) => controllers.map((to) => implied(name, to.name, link));
        if (kind === 'pim') {
            const acd = serves === undefined ? [] : [implied(name, serves, 'acd')];
            return [...acd, ...toControllers('pim-router'), ...this.aspectLinks(name, serves)];
        }
        if (node.$type === 'MediaServer') {
            const services = node.members.filter((member) => member.$type === 'MediaService');
            const served = services.map((service) => service.cicServer?.$refText).filter(isPresent);
            return served.map((to) => implied(name, to, 'media'));
        }
        return kind === 'cti-server' ? toControllers('arm-router') : [];
    }

    private aspectLinks(pim: string, peripheral: string | undefined): readonly LinkFact[] {
        const node = this.components.get(peripheral ?? '')?.node;
        if (node?.$type !== 'Peripheral' || node.type !== 'aspect') {
            return [];
        }
        const parts = partsOf(node).flatMap((part) => [part, ...partsOf(part)]);
        return parts.flatMap((part) => {
            const kind = ASPECT_LINKS[componentKindOf({ node: part })];
            return kind === undefined || !isPresent(part.name) ? [] : [implied(pim, part.name, kind)];
        });
    }
}

const ASPECT_LINKS: { readonly [Kind in ComponentKind]?: LinkKind } = {
    'cmi-server': 'aspect-cmi',
    'event-bridge': 'aspect-event',
    'real-time-bridge': 'aspect-real-time',
};

function declaredLinks(topology: Topology): readonly LinkFact[] {
    return topology.members
        .filter((member) => member.$type === 'Link')
        .map((node) => ({ from: wholeOf(pathOf(node.from)), to: wholeOf(pathOf(node.to)), implied: false, node }));
}

/** The links between gateways and controller, and between the sides of each. */
function machineLinks(components: readonly ComponentFact[], networks: readonly Network[]): readonly LinkFact[] {
    const ofKind = (kind: ComponentKind) => components.filter((each) => each.kind === kind);
    const isPublic = networks.some(({ kind }) => kind === 'public');
    const controllers = ofKind('controller').filter(({ duplexed }) => duplexed || isPublic);
    const pairs = [...ofKind('controller'), ...ofKind('gateway')].filter(({ duplexed }) => duplexed);
    return [
        ...ofKind('gateway').flatMap((from) => controllers.map((to) => implied(from.name, to.name, 'public'))),
        ...pairs.map(({ name }) => implied(`${name}.A`, `${name}.B`, 'private')),
    ];
}

function networksOf(topology: Topology): readonly Network[] {
    return topology.members.filter((member) => member.$type === 'Network');
}

function implied(from: string, to: string, kind: LinkKind): LinkFact {
    return { from, to, kind, implied: true };
}

/** What a component is declared in the block of. */
function containerOf(node: Exclude<ComponentNode, Agent>): { readonly container?: string } {
    const block = node.$type === 'CimServer' ? node.$container.$container : node.$container;
    return block.$type === 'Topology' || block.name === undefined ? {} : { container: block.name };
}

function servedBy(node: ComponentNode): { readonly serves?: string | undefined } {
    switch (node.$type) {
        case 'Pim':
            return { serves: node.peripheral?.$refText };
        case 'MrPim':
            return { serves: node.application?.$refText };
        default:
            return {};
    }
}

function isOwnKind(kind: ComponentKind): kind is ComponentFact['kind'] {
    return kind !== 'controller-side' && kind !== 'gateway-side' && kind !== 'desktop';
}

function neededLinks(facts: TopologyFacts): LinkFact[] {
    const components = [...facts.components.values()];
    const controllers = components.filter((each) => each.kind === 'controller');
    const servers = components.filter((each) => each.kind === 'cti-server');
    const pims = components.filter((each) => each.kind === 'mr-pim');
    const serverNames = new Set(servers.map((server) => server.name));
    const linked = new Set(
        facts.links.flatMap(({ from, to }) => [
            ...(serverNames.has(to) ? [from] : []),
            ...(serverNames.has(from) ? [to] : []),
        ]),
    );
    return [
        ...pims.flatMap((pim) => controllers.map((to) => link(pim.name, to.name, 'mr-router'))),
        ...pims.flatMap((pim) => (pim.serves === undefined ? [] : [link(pim.serves, pim.name, 'mr-application')])),
        // One CTI server is enough.
        ...components
            .filter((each) => each.kind === 'application' && !linked.has(each.name))
            .flatMap((application) => servers.map((to) => link(application.name, to.name, 'arm-application'))),
    ];
}

function link(from: string, to: string, kind: LinkKind): LinkFact {
    return { from, to, kind, implied: false };
}

function namesOf(references: readonly { readonly $refText: string }[]): readonly string[] {
    return references.map((reference) => reference.$refText).filter(isPresent);
}

function isPresent(name: string | undefined): name is string {
    return name !== undefined && name !== '';
}
