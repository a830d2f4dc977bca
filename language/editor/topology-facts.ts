/**
 * What a topology declares, by name.
 *
 * Reads the names in the text only and follows no reference, so that it also works while a document is being typed.
 */

import type { ComponentKind, DomainKind, LinkKind } from '../../simulator/plan.ts';
import type {
    Agent,
    Application,
    ComponentRef,
    Controller,
    CtiManager,
    CtiServer,
    Domain,
    FinesseServer,
    Gateway,
    Link,
    MrPim,
    Peripheral,
    Pim,
    Topology,
} from '../generated/ast.ts';
import { domainKindOf } from '../plan/topology.ts';

export interface TopologyFacts {
    readonly name: string;
    readonly topology: Topology;
    readonly components: ReadonlyMap<string, ComponentFact>;
    readonly agents: ReadonlyMap<string, AgentFact>;
    readonly domains: ReadonlyMap<string, DomainFact>;
    /** Declared and implied links, between wholes. */
    readonly links: readonly LinkFact[];
}

export type ComponentNode =
    | Controller
    | Peripheral
    | CtiManager
    | Gateway
    | CtiServer
    | Pim
    | MrPim
    | FinesseServer
    | Application;

export interface ComponentFact {
    readonly name: string;
    readonly kind: Exclude<ComponentKind, 'controller-side' | 'gateway-side' | 'desktop'>;
    readonly node: ComponentNode;
    /** Whether it has sides A and B: a duplexed controller or gateway, or what runs on one. */
    readonly duplexed: boolean;
    /** Of a PIM or CTI server: its gateway. Of a CTI Manager: its peripheral. */
    readonly container?: string;
    /** Of a PIM: the peripheral or application that it is for. */
    readonly serves?: string | undefined;
    /** Of an application: its domains. */
    readonly domains: readonly string[];
    /** Of a gateway: what runs on it. Of a peripheral: its CTI Managers. */
    readonly members: readonly string[];
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
    const collector = new FactCollector();
    for (const member of topology.members) {
        collector.add(member);
    }
    return collector.finish(topology);
}

/** A component reference as written: `AgentPg.A.UcmPim`. */
export function pathOf(reference: ComponentRef | undefined): string {
    const parts = reference?.parts.map((part) => part.side ?? (part.desktop ? 'desktop' : part.component?.$refText));
    return [reference?.component?.$refText, ...(parts ?? [])].filter((part) => part !== undefined).join('.');
}

/** Name of the whole that a path names a side of: `UcmPim` for `AgentPg.A.UcmPim`, `Central` for `Central.A`. */
export function wholeOf(path: string): string {
    if (path.endsWith('.desktop')) {
        return path;
    }
    const names = path.split('.').filter((part, index) => index === 0 || (part !== 'A' && part !== 'B'));
    return names.at(-1) ?? path;
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

type Member = Topology['members'][number];

class FactCollector {
    private readonly components = new Map<string, ComponentFact>();
    private readonly agents = new Map<string, AgentFact>();
    private readonly domains = new Map<string, DomainFact>();
    private readonly links: LinkFact[] = [];

    add(member: Member): void {
        switch (member.$type) {
            case 'Controller':
                this.component(member, 'controller', { duplexed: member.duplexed });
                break;
            case 'Peripheral':
                this.peripheral(member);
                break;
            case 'Gateway':
                this.gateway(member);
                break;
            case 'FinesseServer':
                this.component(member, 'finesse-server', {});
                break;
            case 'Domain':
                this.domain(member);
                break;
            case 'Application':
                this.component(member, 'application', { domains: namesOf(member.domains) });
                break;
            case 'AgentGroup':
                for (const agent of member.agents) {
                    this.agent(agent);
                }
                break;
            case 'Link':
                this.links.push({
                    from: wholeOf(pathOf(member.from)),
                    to: wholeOf(pathOf(member.to)),
                    implied: false,
                    node: member,
                });
                break;
            case 'SettingAssignment':
                break;
        }
    }

    finish(topology: Topology): TopologyFacts {
        const links = [...this.links, ...this.impliedLinks()];
        const { components, agents, domains } = this;
        return { name: topology.name ?? '', topology, components, agents, domains, links };
    }

    private component(node: ComponentNode, kind: ComponentFact['kind'], more: Partial<ComponentFact>): void {
        const { name } = node;
        if (isPresent(name)) {
            this.components.set(name, { name, kind, node, duplexed: false, domains: [], members: [], ...more });
        }
    }

    private peripheral(node: Peripheral): void {
        const managers = node.members.filter((member) => member.$type === 'CtiManager');
        this.component(node, 'peripheral', { members: managers.map((each) => each.name).filter(isPresent) });
        for (const manager of managers) {
            this.component(manager, 'cti-manager', { container: node.name });
        }
    }

    private gateway(node: Gateway): void {
        const members = node.members.map((member) => member.name).filter(isPresent);
        const place = { container: node.name, duplexed: node.duplexed };
        this.component(node, 'gateway', { duplexed: node.duplexed, members });
        for (const member of node.members) {
            switch (member.$type) {
                case 'CtiServer':
                    this.component(member, 'cti-server', place);
                    break;
                case 'Pim':
                    this.component(member, 'pim', { ...place, serves: member.peripheral?.$refText });
                    break;
                case 'MrPim':
                    this.component(member, 'mr-pim', { ...place, serves: member.application?.$refText });
                    break;
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

    private impliedLinks(): LinkFact[] {
        const controllers = [...this.components.values()].filter((each) => each.kind === 'controller');
        const links: LinkFact[] = [];
        for (const { name, kind, serves } of this.components.values()) {
            if (kind === 'pim' && serves !== undefined) {
                links.push({ from: name, to: serves, kind: 'acd', implied: true });
            }
            if (kind === 'pim' || kind === 'cti-server') {
                const linkKind = kind === 'pim' ? 'pim-router' : 'arm-router';
                links.push(
                    ...controllers.map((to) => ({ from: name, to: to.name, kind: linkKind, implied: true }) as const),
                );
            }
        }
        for (const { name, finesse } of this.agents.values()) {
            if (finesse !== undefined) {
                links.push({ from: `${name}.desktop`, to: finesse, kind: 'desktop', implied: true });
            }
        }
        return links;
    }
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
