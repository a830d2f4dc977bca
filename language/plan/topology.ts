/** A topology as the Plan has it, worked out as far as the text allows; the checks look at it too. */

import type {
    Agent,
    AgentIndex,
    Application,
    ArmPath,
    ComponentIndex,
    Domain,
    DomainIndex,
    DomainKind,
    Link,
    LinkIndex,
    LinkKind,
    Topology,
} from '../../simulator/plan.ts';
import { foundValue } from '../findings.ts';
import type * as Ast from '../generated/ast.ts';
import { isDomainLimit } from '../generated/ast.ts';
import { declarationsOf } from '../references/declarations.ts';
import { keptWith } from '../references/kept.ts';
import { acdConnectionsOf } from './aspect.ts';
import { cimClustersOf, pathEndsOf } from './cim.ts';
import { type ComponentTable, TOPOLOGY_SOURCE } from './component-table.ts';
import { componentsOf } from './components.ts';
import { controllersOf, synchronizedClientsOf } from './controllers.ts';
import { linksOf } from './links.ts';
import { mediaConnectionsOf, mediaServersOf } from './media.ts';
import { countOf, durationOf } from './numbers.ts';
import { optional } from './optional.ts';
import { rangeOf } from './source.ts';
import { componentNamed, namedBy } from './targets.ts';

export interface TopologyModel {
    readonly topology: Topology;
    readonly components: ComponentTable;
    domainIndex(domain: Ast.Domain | undefined): DomainIndex | undefined;
    agentIndex(agent: Ast.Agent | undefined): AgentIndex | undefined;
}

const MINUTE = 60_000;

/** What holds for a domain that does not say otherwise. */
export const DOMAIN_DEFAULTS = {
    taskLifeMs: 20 * MINUTE,
    startTimeoutMs: 30_000,
    maxDurationMs: 480 * MINUTE,
} as const;

/** The model of a topology. Nothing that cannot be resolved is part of it. */
export const modelOf: (topology: Ast.Topology) => TopologyModel = keptWith(buildModel);

/** Kind of a domain: what it says; else what its name says; else `task`. */
export function domainKindOf(domain: Ast.Domain): DomainKind {
    const kinds = ['voice', 'email', 'chat', 'task'] as const;
    return domain.type ?? kinds.find((kind) => kind === domain.name?.toLowerCase()) ?? 'task';
}

/** The MR PIM of an application. */
export function mrPimOf(application: Ast.ApplicationInstance): Ast.MrPim | undefined {
    return pimsOf(application.$container).mrPims.get(application);
}

/** The PIM that serves a peripheral. */
export function pimOf(peripheral: Ast.Peripheral): Ast.Pim | undefined {
    return pimsOf(peripheral.$container).pims.get(peripheral);
}

/** The first PIM of each peripheral and the first MR PIM of each application. */
const pimsOf = keptWith((topology: Ast.Topology) => {
    const pims = new Map<Ast.Peripheral | undefined, Ast.Pim>();
    const mrPims = new Map<Ast.ApplicationInstance | undefined, Ast.MrPim>();
    // The last one first, so that the first one remains.
    for (const node of declarationsOf(topology).toReversed()) {
        if (node.$type === 'Pim') {
            pims.set(node.peripheral?.ref, node);
        } else if (node.$type === 'MrPim') {
            mrPims.set(node.application?.ref, node);
        }
    }
    return { pims, mrPims };
});

function buildModel(topology: Ast.Topology): TopologyModel {
    const table = componentsOf(topology);
    const links = linksOf(topology, table, (link) => wholeEndsOf(link, table));
    const declarations = declarationsOf(topology);
    const linksByStart = { links, linksFrom: linksFromEach(links) };
    const domainNodes = declarations.filter((node) => node.$type === 'Domain');
    const domainIndexes = new Map(domainNodes.map((node, index) => [node, index]));
    const domainIndex = (domain: Ast.Domain | undefined) =>
        domain === undefined ? undefined : domainIndexes.get(domain);
    const agents = declarations
        .filter((node) => node.$type === 'Agent')
        .flatMap((node) => {
            const agent = agentOf(node, table, domainIndex);
            return agent === undefined ? [] : [{ node, agent }];
        });
    const applications = declarations
        .filter((node) => node.$type === 'Application' || node.$type === 'CimCluster')
        .flatMap((node) => applicationOf(node, table, linksByStart, domainIndex) ?? []);
    const agentIndexes = new Map(agents.map(({ node }, index) => [node, index]));
    return {
        topology: {
            name: topology.name,
            components: table.components,
            links,
            domains: domainNodes.map(domainOf),
            agents: agents.map(({ agent }) => agent),
            applications,
            controllers: controllersOf(topology, table, links),
            synchronizedClients: synchronizedClientsOf(table.components, links),
            acdConnections: acdConnectionsOf(topology, table, links),
            mediaServers: mediaServersOf(topology, table),
            mediaConnections: mediaConnectionsOf(topology, table, links),
            cimClusters: cimClustersOf(topology, table, applications),
            skillGroups: [],
            teams: [],
        },
        components: table,
        domainIndex,
        agentIndex: (agent) => (agent === undefined ? undefined : agentIndexes.get(agent)),
    };
}

/** A declared link stands for all sides of its ends, even if it wrongly names one side. */
function wholeEndsOf(link: Ast.Link, table: ComponentTable): readonly [ComponentIndex, ComponentIndex] | undefined {
    const from = wholeEndOf(link.from, table);
    const to = wholeEndOf(link.to, table);
    return from === undefined || to === undefined ? undefined : [from, to];
}

function wholeEndOf(reference: Ast.ComponentRef, table: ComponentTable): ComponentIndex | undefined {
    const isComponent = foundValue(componentNamed(table, reference)) !== undefined;
    return isComponent ? table.indexOf(foundValue(namedBy(reference))?.node) : undefined;
}

function domainOf(node: Ast.Domain): Domain {
    const kind = domainKindOf(node);
    const limit = (name: Ast.DomainLimit['kind']) =>
        durationOf(node.members.filter(isDomainLimit).find((each) => each.kind === name)?.value);
    return {
        name: node.name,
        kind,
        taskLifeMs: limit('task') ?? DOMAIN_DEFAULTS.taskLifeMs,
        startTimeoutMs: limit('start') ?? DOMAIN_DEFAULTS.startTimeoutMs,
        maxDurationMs: limit('max') ?? DOMAIN_DEFAULTS.maxDurationMs,
        ...optional('maxQueueMs', limit('queue')),
        interruptible: isInterruptible(node, kind),
        range: rangeOf(node, TOPOLOGY_SOURCE),
    };
}

/** Unless the domain says otherwise, only e-mail may be interrupted. */
function isInterruptible(node: Ast.Domain, kind: DomainKind): boolean {
    const option = node.members.find((member) => member.$type === 'InterruptibleOption');
    return option === undefined ? kind === 'email' : !option.negated;
}

function agentOf(node: Ast.Agent, table: ComponentTable, domainIndex: TopologyModel['domainIndex']): Agent | undefined {
    const group = node.$container;
    const peripheral = table.indexOf(group.peripheral?.ref);
    const desktop = table.indexOf(node);
    if (peripheral === undefined || desktop === undefined) {
        return undefined;
    }
    return {
        name: node.name,
        peripheral,
        ...optional('finesse', table.indexOf(group.finesse?.ref)),
        desktop,
        ...optional('ctiServer', table.indexOf(ctiServerOf(group.peripheral?.ref))),
        handles: group.handles.flatMap((handling) => {
            const domain = domainIndex(handling.domain?.ref);
            return domain === undefined ? [] : [{ domain, limit: countOf(handling.limit) ?? 1 }];
        }),
        range: rangeOf(node, TOPOLOGY_SOURCE),
    };
}

function ctiServerOf(peripheral: Ast.Peripheral | undefined): Ast.CtiServer | undefined {
    const gateway = peripheral === undefined ? undefined : pimOf(peripheral)?.$container;
    return gateway?.members.find((member) => member.$type === 'CtiServer');
}

/** The links of a topology, and which of them begin at each component. */
interface Links {
    readonly links: readonly Link[];
    readonly linksFrom: ReadonlyMap<ComponentIndex, readonly LinkIndex[]>;
}

function linksFromEach(links: readonly Link[]): Links['linksFrom'] {
    const linksFrom = new Map<ComponentIndex, LinkIndex[]>();
    for (const [index, { from }] of links.entries()) {
        const same = linksFrom.get(from) ?? [];
        same.push(index);
        linksFrom.set(from, same);
    }
    return linksFrom;
}

function applicationOf(
    node: Ast.ApplicationInstance,
    table: ComponentTable,
    links: Links,
    domainIndex: TopologyModel['domainIndex'],
): Application | undefined {
    const component = table.indexOf(node);
    if (component === undefined) {
        return undefined;
    }
    const ends = pathEndsOf(node.$container, table).get(component);
    const mrEnd = ends?.['mr-application'] ?? component;
    const armEnd = ends?.['arm-application'] ?? component;
    return {
        component,
        domains: node.domains.flatMap((domain) => domainIndex(domain.ref) ?? []),
        mrEnd,
        armEnd,
        ...optional('mrPath', mrPathOf(mrEnd, table.indexOf(mrPimOf(node)), links)),
        armPaths: armPathsOf(armEnd, links),
        sendsWhileDisabled: node.members.some((member) => member.$type === 'ApplicationMember'),
    };
}

function mrPathOf(
    mrEnd: ComponentIndex,
    pim: ComponentIndex | undefined,
    { links, linksFrom }: Links,
): Application['mrPath'] {
    if (pim === undefined) {
        return undefined;
    }
    const toPim = linksFrom
        .get(mrEnd)
        ?.find((index) => links[index]?.kind === 'mr-application' && links[index].to === pim);
    const toRouter = wholeLinkFrom(pim, 'mr-router', { links, linksFrom });
    return toPim === undefined || toRouter === undefined ? undefined : { pim, toPim, toRouter };
}

function armPathsOf(armEnd: ComponentIndex, { links, linksFrom }: Links): readonly ArmPath[] {
    return (linksFrom.get(armEnd) ?? []).flatMap((toCtiServer) => {
        const link = links[toCtiServer];
        const isFirstLeg = link?.kind === 'arm-application' && link.whole === undefined;
        const toRouter = isFirstLeg ? wholeLinkFrom(link.to, 'arm-router', { links, linksFrom }) : undefined;
        return link === undefined || toRouter === undefined ? [] : [{ ctiServer: link.to, toCtiServer, toRouter }];
    });
}

function wholeLinkFrom(from: ComponentIndex, kind: LinkKind, { links, linksFrom }: Links): LinkIndex | undefined {
    return linksFrom.get(from)?.find((index) => links[index]?.kind === kind && links[index].whole === undefined);
}
