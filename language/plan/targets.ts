/** Which components and links a statement names. */

import type { Component, ComponentIndex, Link, LinkIndex, Side, Topology } from '../../simulator/plan.ts';
import { type Found, finding, found, UNRESOLVED } from '../findings.ts';
import type { ComponentOrLink, ComponentPart, ComponentRef, LinkRef } from '../generated/ast.ts';
import { type ComponentNode, type ProcessName, processesOf } from '../references/declarations.ts';
import { bareKindOf, kindOf } from '../references/kinds.ts';
import type { ComponentTable } from './component-table.ts';
import { isDuplexed } from './components.ts';
import { linkKindBetween } from './links.ts';

/** A declaration, and which process, side or desktop of it is meant. */
export interface Named {
    readonly node: ComponentNode;
    readonly process?: ProcessName;
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
    const { node, side, process, desktop } = named.value;
    if (node.$type === 'Agent' && !desktop) {
        const message = `'${node.name}' is an agent, not a component. Write '${node.name}.desktop' for the desktop.`;
        return finding('component/agent', reference, message);
    }
    const index = table.indexOf(node, side, process);
    return index === undefined ? UNRESOLVED : found(index);
}

/** All links between two components, or between what runs on them. */
export function linksNamed(
    topology: Topology,
    table: ComponentTable,
    ends: LinkRef | ComponentOrLink,
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
    if (part.process !== undefined) {
        return followProcess(named, part, part.process);
    }
    const node = part.component?.ref;
    return node === undefined ? UNRESOLVED : found({ ...named, node });
}

function followProcess(named: Named, part: ComponentPart, process: ProcessName): Found<Named> {
    const { node } = named;
    if (named.process === undefined && processesOf(node).includes(process)) {
        return found({ ...named, process });
    }
    const owner = named.process === undefined ? `'${node.name}', ${kindOf(node.$type)},` : `'${named.process}'`;
    return finding('component/part', part, `${owner} has no '${process}'. ${PROCESS_OWNERS[process]}`);
}

const PROCESS_OWNERS = {
    router: 'A controller has a CallRouter.',
    logger: 'A controller has a Logger.',
    opc: 'A gateway has an OPC.',
    telephony: 'A CIC server has Telephony Services.',
    DX: 'A CIM cluster has that service.',
    RX: 'A CIM cluster has that service.',
    EAAS: 'A CIM cluster has that service.',
    Listener: 'A CIM cluster has that service.',
} as const satisfies Record<ProcessName, string>;

function followSide(named: Named, part: ComponentPart, side: Side): Found<Named> {
    const { node } = named;
    if (named.side !== undefined) {
        return finding('component/part', part, `'${node.name}' is on side ${named.side} already. Name one side.`);
    }
    if (isDuplexed(node)) {
        return found({ ...named, side });
    }
    const pair = isProcessOfPair(node) ? node.$container : node;
    const canBe = pair.$type === 'Controller' || pair.$type === 'Gateway';
    const remedy = canBe ? ` Declare '${bareKindOf(pair.$type)} ${pair.name} duplexed', or leave out '.${side}'.` : '';
    const what = canBe ? `'${pair.name}' is not duplexed` : `${capitalKind(node)} has no sides`;
    return finding('component/side', part, `${what}.${remedy}`);
}

function isProcessOfPair(node: ComponentNode) {
    return node.$type === 'Cic' || node.$type === 'CtiServer' || node.$type === 'MrPim' || node.$type === 'Pim';
}

function capitalKind(node: ComponentNode): string {
    const kind = kindOf(node.$type);
    return `${kind.charAt(0).toUpperCase()}${kind.slice(1)}`;
}

/** The links between two things; one of a whole stands for those of its sides. */
export function linksBetween(topology: Topology, from: ComponentIndex, to: ComponentIndex): readonly LinkIndex[] {
    const ends = linksByEnd(topology);
    const [some, others] = [ends.get(from) ?? [], ends.get(to) ?? []];
    const between = new Set(
        (some.length < others.length ? some : others).filter((index) => {
            const link = topology.links[index];
            return link !== undefined && connects(topology, link, from, to);
        }),
    );
    return [...between].filter((index) => {
        const whole = topology.links[index]?.whole;
        return whole === undefined || !between.has(whole);
    });
}

const knownEnds = new WeakMap<Topology, ReadonlyMap<ComponentIndex, readonly LinkIndex[]>>();

/** The links that end at each component or at what runs on it, or run over it. */
function linksByEnd(topology: Topology): ReadonlyMap<ComponentIndex, readonly LinkIndex[]> {
    const known = knownEnds.get(topology);
    if (known !== undefined) {
        return known;
    }
    const ends = new Map<ComponentIndex, LinkIndex[]>();
    for (const [index, link] of topology.links.entries()) {
        const own = [...withContainers(topology, link.from), ...withContainers(topology, link.to)];
        for (const end of new Set(link.network === undefined ? own : [...own, link.network])) {
            const links = ends.get(end) ?? [];
            links.push(index);
            ends.set(end, links);
        }
    }
    knownEnds.set(topology, ends);
    return ends;
}

/** A component, all that it runs on, and the wholes that it is a side of. */
function withContainers(topology: Topology, component: ComponentIndex): readonly ComponentIndex[] {
    const { parent, whole } = topology.components[component] ?? {};
    const containers = [parent, whole].flatMap((each) => (each === undefined ? [] : withContainers(topology, each)));
    return [component, ...containers];
}

/** Whether a link is between two things, or runs over one that is a network and ends at the other. */
function connects(topology: Topology, link: Link, one: ComponentIndex, other: ComponentIndex): boolean {
    if (link.network !== undefined && (link.network === one || link.network === other)) {
        const end = link.network === one ? other : one;
        return isOn(topology, link.from, end) || isOn(topology, link.to, end);
    }
    const there = isOn(topology, link.from, one) && isOn(topology, link.to, other);
    const back = isOn(topology, link.from, other) && isOn(topology, link.to, one);
    return there || back;
}

/** Whether a component is another one, runs on it or is a side of it. */
function isOn(topology: Topology, component: ComponentIndex, container: ComponentIndex): boolean {
    if (component === container) {
        return true;
    }
    const { parent, whole } = topology.components[component] ?? {};
    return [parent, whole].some((each) => each !== undefined && isOn(topology, each, container));
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
