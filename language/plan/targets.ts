/** Which components and links a statement names. */

import type { Component, ComponentIndex, Link, LinkIndex, Side, Topology } from '../../simulator/plan.ts';
import { type Found, finding, found, UNRESOLVED } from '../findings.ts';
import type { ComponentPart, ComponentRef, LinkRef, RestoreTarget } from '../generated/ast.ts';
import type { ComponentNode } from '../references/declarations.ts';
import { bareKindOf, kindOf } from '../references/kinds.ts';
import { type ComponentTable, isDuplexed } from './components.ts';
import { linkKindBetween } from './links.ts';

/** A declaration, and which side of it is meant. */
export interface Named {
    readonly node: ComponentNode;
    readonly side?: Side;
    readonly desktop: boolean;
}

/** Follows a reference part by part. */
export function namedBy(reference: ComponentRef | undefined): Found<Named> {
    const node = reference?.component?.ref;
    if (reference === undefined || node === undefined) {
        return UNRESOLVED;
    }
    let named: Found<Named> = found({ node, desktop: false });
    for (const part of reference.parts) {
        named = named.kind === 'value' ? follow(named.value, part) : named;
    }
    return named;
}

/** The component that a reference names; an agent is none, but has a desktop. */
export function componentNamed(table: ComponentTable, reference: ComponentRef | undefined): Found<ComponentIndex> {
    const named = namedBy(reference);
    if (named.kind !== 'value' || reference === undefined) {
        return named.kind === 'value' ? UNRESOLVED : named;
    }
    const { node, side, desktop } = named.value;
    if (node.$type === 'Agent' && !desktop) {
        const message = `'${node.name}' is an agent, not a component. Write '${node.name}.desktop' for the desktop.`;
        return finding('component/agent', reference, message);
    }
    const index = table.indexOf(node, side);
    return index === undefined ? UNRESOLVED : found(index);
}

/** All links between two components, or between what runs on them. */
export function linksNamed(
    topology: Topology,
    table: ComponentTable,
    ends: LinkRef | RestoreTarget,
): Found<readonly LinkIndex[]> {
    const from = componentNamed(table, ends.from);
    const to = componentNamed(table, ends.to);
    if (from.kind !== 'value') {
        return from;
    }
    if (to.kind !== 'value') {
        return to;
    }
    const links = linksBetween(topology, from.value, to.value);
    if (links.length > 0 || ends.to === undefined) {
        return found(links);
    }
    return finding('link/not-there', ends, notThereMessage(topology, from.value, to.value));
}

function follow(named: Named, part: ComponentPart): Found<Named> {
    if (part.side !== undefined) {
        return followSide(named, part, part.side);
    }
    if (part.desktop) {
        return named.node.$type === 'Agent'
            ? found({ ...named, desktop: true })
            : finding('component/part', part, `${capitalKind(named.node)} has no desktop. Only agents have one.`);
    }
    const node = part.component?.ref;
    return node === undefined ? UNRESOLVED : found({ ...named, node });
}

function followSide(named: Named, part: ComponentPart, side: Side): Found<Named> {
    const { node } = named;
    if (named.side !== undefined) {
        return finding('component/part', part, `'${node.name}' is on side ${named.side} already. Name one side.`);
    }
    if (isDuplexed(node)) {
        return found({ ...named, side });
    }
    const pair = isGatewayProcess(node) ? node.$container : node;
    const canBe = pair.$type === 'Controller' || pair.$type === 'Gateway';
    const remedy = canBe ? ` Declare '${bareKindOf(pair.$type)} ${pair.name} duplexed', or leave out '.${side}'.` : '';
    const what = canBe ? `'${pair.name}' is not duplexed` : `${capitalKind(node)} has no sides`;
    return finding('component/side', part, `${what}.${remedy}`);
}

function isGatewayProcess(node: ComponentNode) {
    return node.$type === 'CtiServer' || node.$type === 'MrPim' || node.$type === 'Pim';
}

function capitalKind(node: ComponentNode): string {
    const kind = kindOf(node.$type);
    return `${kind.charAt(0).toUpperCase()}${kind.slice(1)}`;
}

function linksBetween(topology: Topology, from: ComponentIndex, to: ComponentIndex): readonly LinkIndex[] {
    const ends = linksByEnd(topology);
    const [some, others] = [ends.get(from) ?? [], ends.get(to) ?? []];
    return (some.length < others.length ? some : others).filter((index) => {
        const link = topology.links[index];
        return link !== undefined && (connects(topology, link, from, to) || connects(topology, link, to, from));
    });
}

function connects(topology: Topology, link: Link, from: ComponentIndex, to: ComponentIndex): boolean {
    return isOn(topology, link.from, from) && isOn(topology, link.to, to);
}

const knownEnds = new WeakMap<Topology, ReadonlyMap<ComponentIndex, readonly LinkIndex[]>>();

/** The links that end at each component or at what runs on it. */
function linksByEnd(topology: Topology): ReadonlyMap<ComponentIndex, readonly LinkIndex[]> {
    const known = knownEnds.get(topology);
    if (known !== undefined) {
        return known;
    }
    const ends = new Map<ComponentIndex, LinkIndex[]>();
    for (const [index, link] of topology.links.entries()) {
        for (const end of new Set([...withContainers(topology, link.from), ...withContainers(topology, link.to)])) {
            const links = ends.get(end) ?? [];
            links.push(index);
            ends.set(end, links);
        }
    }
    knownEnds.set(topology, ends);
    return ends;
}

/** A component and all that it runs on. */
function withContainers(topology: Topology, component: ComponentIndex): readonly ComponentIndex[] {
    const containers: ComponentIndex[] = [];
    for (let at: ComponentIndex | undefined = component; at !== undefined; at = topology.components[at]?.parent) {
        containers.push(at);
    }
    return containers;
}

/** Whether a component is another one or runs on it. */
function isOn(topology: Topology, component: ComponentIndex, container: ComponentIndex): boolean {
    let current: ComponentIndex | undefined = component;
    while (current !== undefined && current !== container) {
        current = topology.components[current]?.parent;
    }
    return current === container;
}

function notThereMessage(topology: Topology, from: ComponentIndex, to: ComponentIndex): string {
    const [one, other] = [topology.components[from], topology.components[to]];
    const linked = topology.links.flatMap((link) => {
        const end = link.from === from ? link.to : link.to === from ? link.from : undefined;
        return end === undefined ? [] : [`'${topology.components[end]?.id}'`];
    });
    const canBe = one !== undefined && other !== undefined && linkKindBetween(one.kind, other.kind) !== undefined;
    const declare = canBe ? ` Add 'link ${wholeOf(one)} -- ${wholeOf(other)}' to topology '${topology.name}'.` : '';
    const instead = linked.length === 0 ? '' : ` '${one?.id}' is linked to ${linked.slice(0, 5).join(', ')}.`;
    return `There is no link between '${one?.id}' and '${other?.id}'.${declare === '' ? instead : declare}`;

    function wholeOf(component: Component): string {
        return component.whole === undefined
            ? component.id
            : (topology.components[component.whole]?.id ?? component.id);
    }
}
