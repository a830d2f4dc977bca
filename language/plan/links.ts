/** The links of a topology: the declared ones in order of the text, then those that their ends imply. */

import type { Component, ComponentIndex, ComponentKind, Link, LinkIndex, LinkKind } from '../../simulator/plan.ts';
import type * as Ast from '../generated/ast.ts';
import { isComponent, isLink } from '../generated/ast.ts';
import { declarationsOf } from '../references/declarations.ts';
import { aspectEndsOf } from './aspect.ts';
import { pathEndsOf } from './cim.ts';
import { type ComponentTable, TOPOLOGY_SOURCE } from './component-table.ts';
import { networkLinksOf, withCarriers } from './networks.ts';
import { rangeOf } from './source.ts';

/** Which kinds of component each kind of link connects, in the order of its ends. */
export const LINK_ENDS = {
    'mr-router': ['mr-pim', 'controller'],
    'mr-application': ['application', 'mr-pim'],
    'arm-application': ['application', 'cti-server'],
    'arm-router': ['cti-server', 'controller'],
    acd: ['pim', 'peripheral'],
    'pim-router': ['pim', 'controller'],
    desktop: ['desktop', 'finesse-server'],
    public: ['gateway-side', 'controller-side'],
    private: ['controller-side', 'controller-side'],
    'aspect-event': ['pim', 'event-bridge'],
    'aspect-real-time': ['pim', 'real-time-bridge'],
    'aspect-cmi': ['pim', 'cmi-server'],
    media: ['media-server', 'cic-server'],
} as const satisfies Record<LinkKind, readonly [ComponentKind, ComponentKind]>;

/** What a statement can declare; the links between machines follow from these. */
const DECLARABLE_KINDS = [
    'mr-router',
    'mr-application',
    'arm-application',
    'arm-router',
    'acd',
    'pim-router',
    'desktop',
    'aspect-event',
    'aspect-real-time',
    'aspect-cmi',
    'media',
] as const satisfies readonly LinkKind[];

/** The kind of link that two kinds of component can have, in either order. */
export function linkKindBetween(one: ComponentKind, other: ComponentKind): LinkKind | undefined {
    return DECLARABLE_KINDS.find((kind) => {
        const [from, to] = LINK_ENDS[kind];
        return (one === from && other === to) || (one === to && other === from);
    });
}

/** The kinds of component that a kind can be linked to. */
export function linkableTo(kind: ComponentKind): readonly ComponentKind[] {
    return DECLARABLE_KINDS.flatMap((each) => {
        const [from, to] = LINK_ENDS[each];
        return kind === from ? [to] : kind === to ? [from] : [];
    });
}

/** Two ends of a declared link, as far as they can be resolved. */
export type EndsOf = (link: Ast.Link) => readonly [ComponentIndex, ComponentIndex] | undefined;

/** Numbers the links of a topology: those that statements declare, those that ends imply, those of the networks. */
export function linksOf(topology: Ast.Topology, table: ComponentTable, endsOf: EndsOf): readonly Link[] {
    const builder = new LinkTable(table.components, pathEndsOf(topology, table));
    for (const member of topology.members) {
        const ends = isLink(member) ? endsOf(member) : undefined;
        if (isLink(member) && ends !== undefined) {
            builder.add(ends, false, member);
        }
    }
    for (const implied of impliedLinks(topology, table)) {
        builder.add(implied.ends, true, implied.node);
    }
    const links = [...builder.links, ...networkLinksOf(topology, table, builder.links.length)];
    return withCarriers(links, table.components);
}

class LinkTable {
    readonly links: Link[] = [];
    private readonly known = new Set<string>();
    private readonly components: readonly Component[];
    private readonly pathEnds: ReturnType<typeof pathEndsOf>;

    constructor(components: readonly Component[], pathEnds: ReturnType<typeof pathEndsOf>) {
        this.components = components;
        this.pathEnds = pathEnds;
    }

    /** Adds a link as a whole and per side, unless its ends are linked already or cannot be. */
    add([one, other]: readonly [ComponentIndex, ComponentIndex], implied: boolean, node: LinkNode): void {
        const kind = linkKindBetween(this.kindOf(one), this.kindOf(other));
        if (kind === undefined) {
            return;
        }
        const [named, to] = this.kindOf(one) === LINK_ENDS[kind][0] ? [one, other] : [other, one];
        const from = this.pathEnds.get(named)?.[kind] ?? named;
        const id = `${this.idOf(from)} -- ${this.idOf(to)}`;
        if (!this.known.has(id)) {
            this.known.add(id);
            this.push({ id, kind, from, to, implied, carriers: [], range: rangeOf(node, TOPOLOGY_SOURCE) });
        }
    }

    private push(whole: Omit<Link, 'instances'>): void {
        const index: LinkIndex = this.links.length;
        const sides = [
            ...this.gatewayInstances(whole.from).map((from) => ({ from, to: whole.to })),
            ...this.gatewayInstances(whole.to).map((to) => ({ from: whole.from, to })),
        ];
        this.links.push({ ...whole, instances: sides.map((_, place) => index + 1 + place) });
        for (const ends of sides) {
            const id = `${this.idOf(ends.from)} -- ${this.idOf(ends.to)}`;
            this.links.push({ ...whole, ...ends, id, whole: index, instances: [] });
        }
    }

    /** The sides of a controller are not ends of links of their own: a link reaches whichever routes. */
    private gatewayInstances(component: ComponentIndex): readonly ComponentIndex[] {
        return this.kindOf(component) === 'controller' ? [] : (this.components[component]?.instances ?? []);
    }

    private kindOf(component: ComponentIndex): ComponentKind {
        return this.components[component]?.kind ?? 'desktop';
    }

    private idOf(component: ComponentIndex): string {
        return this.components[component]?.id ?? '';
    }
}

type LinkNode = Ast.Link | Ast.Agent | Ast.Pim | Ast.CtiServer | Ast.MediaService;

interface ImpliedLink {
    readonly ends: readonly [ComponentIndex, ComponentIndex];
    readonly node: LinkNode;
}

function impliedLinks(topology: Ast.Topology, table: ComponentTable): readonly ImpliedLink[] {
    const declarations = declarationsOf(topology);
    const controllers = declarations.filter((node) => node.$type === 'Controller').map((node) => table.indexOf(node));
    return declarations.flatMap((node) => {
        const from = isComponent(node) ? table.indexOf(node) : undefined;
        switch (node.$type) {
            case 'Pim': {
                const acd = table.indexOf(node.peripheral?.ref);
                return impliedBy(node, from, [acd, ...controllers, ...aspectEndsOf(node, table)]);
            }
            case 'CtiServer':
                return impliedBy(node, from, controllers);
            case 'Agent':
                return impliedBy(node, from, [table.indexOf(node.$container.finesse?.ref)]);
            case 'MediaServer':
                return node.members
                    .filter((member) => member.$type === 'MediaService')
                    .flatMap((service) => impliedBy(service, from, [table.indexOf(service.cicServer?.ref)]));
            default:
                return [];
        }
    });
}

function impliedBy(
    node: LinkNode,
    from: ComponentIndex | undefined,
    ends: readonly (ComponentIndex | undefined)[],
): readonly ImpliedLink[] {
    return ends.flatMap((to) => (from === undefined || to === undefined ? [] : [{ ends: [from, to], node }]));
}
