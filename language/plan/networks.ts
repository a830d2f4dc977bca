/** The public and private networks: the links between machines, and what these carry. */

import type { Component, ComponentIndex, Link, LinkIndex } from '../../simulator/plan.ts';
import type * as Ast from '../generated/ast.ts';
import { type ComponentTable, TOPOLOGY_SOURCE } from './component-table.ts';
import { optional } from './optional.ts';
import { rangeOf } from './source.ts';

/**
 * The links between machines: those of each gateway with the controller where the controller is duplexed or a public
 * network is declared, then those between the sides of duplexed pairs.
 *
 * @param first number of the first of them
 */
export function networkLinksOf(topology: Ast.Topology, table: ComponentTable, first: LinkIndex): readonly Link[] {
    const links: Link[] = [];
    for (const gateway of topology.members.filter((member) => member.$type === 'Gateway')) {
        for (const controller of topology.members.filter((member) => member.$type === 'Controller')) {
            links.push(...publicLinksOf(gateway, controller, topology, table, first + links.length));
        }
    }
    const pairs = topology.members.filter((member) => member.$type === 'Controller' || member.$type === 'Gateway');
    return [...links, ...pairs.flatMap((pair) => privateLinkOf(pair, topology, table) ?? [])];
}

/** The links with those that carry them: of a process of a gateway to the controller, its machine's. */
export function withCarriers(links: readonly Link[], components: readonly Component[]): readonly Link[] {
    const carriers = new Map<ComponentIndex, LinkIndex[]>();
    for (const [index, { kind, from, instances }] of links.entries()) {
        if (kind === 'public' && instances.length === 0) {
            carriers.set(from, [...(carriers.get(from) ?? []), index]);
        }
    }
    return links.map((link) => {
        const isCarried = ROUTER_LINKS.has(link.kind) && link.instances.length === 0;
        return isCarried ? { ...link, carriers: carriers.get(machineOf(link.from, components)) ?? [] } : link;
    });
}

const ROUTER_LINKS: ReadonlySet<string> = new Set(['mr-router', 'arm-router', 'pim-router']);

/** The whole and a link for each pair of sides; only one link where neither end has sides. */
function publicLinksOf(
    gateway: Ast.Gateway,
    controller: Ast.Controller,
    topology: Ast.Topology,
    table: ComponentTable,
    first: LinkIndex,
): readonly Link[] {
    const network = networksOf(topology, 'public')[0];
    const [from, to] = [table.indexOf(gateway), table.indexOf(controller)];
    if (from === undefined || to === undefined || (network === undefined && !controller.duplexed)) {
        return [];
    }
    const whole = {
        ...linkOf('public', from, to, table),
        ...optional('network', table.indexOf(network)),
        range: rangeOf(network ?? gateway, TOPOLOGY_SOURCE),
    };
    const ends = processesOf(from, table).flatMap((near) => processesOf(to, table).map((far) => ({ near, far })));
    if (ends.length === 1) {
        return [whole];
    }
    const sides = ends.map(({ near, far }) => ({ ...whole, ...linkOf('public', near, far, table), whole: first }));
    return [{ ...whole, instances: sides.map((_, place) => first + 1 + place) }, ...sides];
}

function privateLinkOf(
    pair: Ast.Controller | Ast.Gateway,
    topology: Ast.Topology,
    table: ComponentTable,
): Link | undefined {
    const [from, to] = [table.indexOf(pair, 'A'), table.indexOf(pair, 'B')];
    if (from === undefined || to === undefined) {
        return undefined;
    }
    const network = networksOf(topology, 'private').find(
        ({ pairs }) => pairs.length === 0 || pairs.some((each) => each.ref === pair),
    );
    return {
        ...linkOf('private', from, to, table),
        ...optional('network', table.indexOf(network)),
        range: rangeOf(network ?? pair, TOPOLOGY_SOURCE),
    };
}

function linkOf(kind: 'public' | 'private', from: ComponentIndex, to: ComponentIndex, table: ComponentTable) {
    const idOf = (component: ComponentIndex) => table.components[component]?.id ?? '';
    return { id: `${idOf(from)} -- ${idOf(to)}`, kind, from, to, instances: [], implied: true, carriers: [] };
}

function networksOf(topology: Ast.Topology, kind: Ast.Network['kind']): readonly Ast.Network[] {
    return topology.members.filter((member) => member.$type === 'Network').filter((network) => network.kind === kind);
}

function processesOf(component: ComponentIndex, { components }: ComponentTable): readonly ComponentIndex[] {
    const instances = components[component]?.instances ?? [];
    return instances.length > 0 ? instances : [component];
}

/** The last thing that a process runs on. */
function machineOf(process: ComponentIndex, components: readonly Component[]): ComponentIndex {
    const parent = components[process]?.parent;
    return parent === undefined ? process : machineOf(parent, components);
}
