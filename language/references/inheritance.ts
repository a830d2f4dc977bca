/**
 * Topologies that extend others, as the whole that comes of it.
 *
 * The whole of such a topology is a tree like that of any other: copies of what is inherited and left, then of its own.
 * Names lead to these copies, so that nothing else needs to know about inheritance. A copy keeps its text, and by it the
 * node that it is a copy of.
 */

import { type AstNode, AstUtils, type CstNode, isAstNode, type Reference } from 'langium';
import {
    type AgentGroup,
    type AgentReference,
    CcsimAstReflection,
    type ComponentRef,
    isAgent,
    isAgentGroup,
    isComponentPart,
    isDomain,
    isTopology,
    type Topology,
    type TopologyMember,
} from '../generated/ast.ts';
import { type Declaration, declarationsOf, declarationsOfMember, topologyAround } from './declarations.ts';
import { numberedNames } from './numbered-names.ts';
import { partsOfPrefix } from './scopes.ts';

interface Whole {
    /** The whole of the topology that was extended; another one makes another whole. */
    readonly base: Topology;
    readonly topology: Topology;
    readonly copies: ReadonlyMap<AstNode, AstNode>;
}

const reflection = new CcsimAstReflection();
const wholes = new WeakMap<Topology, Whole>();
/** Agents of copied groups that are left out or replaced, which matters to those of ranges. */
const hiddenAgents = new WeakMap<AgentGroup, ReadonlySet<string>>();

/** The topology with all that it inherits; itself if it extends no other. */
export function wholeTopology(topology: Topology): Topology {
    return wholeOf(topology)?.topology ?? topology;
}

/** The topology that another one extends; none where it would extend itself in the end. */
export function baseOf(topology: Topology): Topology | undefined {
    const base = topology.base?.ref;
    return base === undefined || extendsTopology(base, topology) ? undefined : base;
}

/** Whether a topology is another one or extends it, directly or by way of others. */
export function extendsTopology(topology: Topology, other: Topology): boolean {
    const seen = new Set<Topology>();
    let each: Topology | undefined = topology;
    while (each !== undefined && each !== other && !seen.has(each)) {
        seen.add(each);
        each = each.base?.ref;
    }
    return each === other;
}

/** The node of the text that a node stands for: what it is a copy of, or the range of agents that it is one of. */
export function originOf<T extends AstNode>(node: T): T {
    const origin = node.$cstNode?.astNode;
    return isLike(origin, node) ? origin : node;
}

/** The copy of a node in the whole of its topology; itself where there is no copy. */
export function copyOf<T extends AstNode>(node: T): T {
    const topology = AstUtils.getContainerOfType(node, isTopology);
    const whole = topology === undefined ? undefined : wholeOf(topology);
    const copy = whole?.copies.get(node);
    return isLike(copy, node) ? copy : node;
}

/** The copies of what a topology inherits, each with the node of the topology that it extends. */
export function inheritedBy(topology: Topology): readonly { readonly copy: AstNode; readonly source: AstNode }[] {
    const whole = wholeOf(topology);
    return [...(whole?.copies ?? [])]
        .filter(([source]) => AstUtils.getContainerOfType(source, isTopology) !== topology)
        .map(([source, copy]) => ({ copy, source }));
}

/** What a declaration of another topology means in a topology that extends it: that of the same name. */
export function meantIn(topology: Topology, declaration: Declaration): Declaration | undefined {
    const whole = wholeTopology(topology);
    return AstUtils.getContainerOfType(declaration, isTopology) === whole
        ? declaration
        : declarationsOf(whole).find(
              (each) => each.name === declaration.name && isDomain(each) === isDomain(declaration),
          );
}

/** Whether an agent of a group is left out or replaced by a topology that inherits the group. */
export function isHiddenAgent(group: AgentGroup, name: string): boolean {
    return hiddenAgents.get(group)?.has(name) === true;
}

/** The topologies that a whole is made of, itself first; their files are where its text is. */
export function lineageOf(topology: Topology): readonly Topology[] {
    const base = baseOf(topology);
    return base === undefined ? [topology] : [topology, ...lineageOf(base)];
}

function wholeOf(topology: Topology): Whole | undefined {
    const base = baseOf(topology);
    if (base === undefined) {
        return undefined;
    }
    const inherited = wholeTopology(base);
    const known = wholes.get(topology);
    const whole = known?.base === inherited ? known : buildWhole(topology, inherited);
    wholes.set(topology, whole);
    return whole;
}

function buildWhole(own: Topology, base: Topology): Whole {
    const hidden = hiddenBy(own);
    const inherited = base.members.filter((member) => !isReplaced(member, hidden));
    const sources = [...inherited, ...own.members.filter((member) => member.$type !== 'Removal')];
    const trace = new Map<AstNode, AstNode>();
    const members = sources.map((source) => AstUtils.copyAstNode(source, referenceIn, trace));
    const { $type, name, $container, $containerProperty, $containerIndex, $cstNode } = own;
    const place = $containerProperty === undefined ? {} : { $containerProperty };
    const index = $containerIndex === undefined ? {} : { $containerIndex };
    const text = $cstNode === undefined ? {} : { $cstNode };
    const topology: Topology = { $type, name, members, $container, ...place, ...index, ...text };
    const copies = new Map<AstNode, AstNode>([[own, topology]]);
    for (const [$containerIndex, source] of sources.entries()) {
        for (const node of AstUtils.streamAst(source)) {
            const copy = trace.get(node);
            if (copy !== undefined) {
                Object.assign(copy, node.$cstNode === undefined ? {} : { $cstNode: node.$cstNode });
                copies.set(node, copy);
            }
        }
        Object.assign(members[$containerIndex] ?? {}, {
            $container: topology,
            $containerProperty: 'members',
            $containerIndex,
        });
    }
    for (const source of inherited) {
        leaveOut(source, copies, hidden);
    }
    topology.members = withoutLoose(members, inherited.length);
    const present = new Set(AstUtils.streamAst(topology));
    return { base, topology, copies: new Map([...copies].filter(([, copy]) => present.has(copy))) };
}

/**
 * The members without what is left of others that are not there any more: groups without agents, and of the first ones,
 * which are inherited, links without ends and agents in lists.
 */
function withoutLoose(members: readonly TopologyMember[], inheritedCount: number): TopologyMember[] {
    const names = new Set(
        members
            .flatMap(declarationsOfMember)
            .filter((node) => !isDomain(node))
            .map(({ name }) => name),
    );
    return members.filter((member, place) => {
        const isInherited = place < inheritedCount;
        switch (member.$type) {
            case 'AgentGroup':
                return member.agents.length > 0;
            case 'Link':
                return !isInherited || [member.from, member.to].flatMap(namesIn).every((name) => names.has(name));
            case 'SkillGroup':
            case 'Team':
                member.agents = isInherited
                    ? member.agents.flatMap((each) => whatIsLeftOf(each, names))
                    : member.agents;
                return true;
            default:
                return true;
        }
    });
}

/** What is left of an agent, a team or a range of agents in a list, agent by agent. */
function whatIsLeftOf(reference: AgentReference, names: ReadonlySet<string>): readonly AgentReference[] {
    const first = reference.agent?.$refText ?? '';
    const range = reference.last === undefined ? undefined : numberedNames(first, reference.last.$refText);
    if (range?.kind !== 'names') {
        return names.has(first) ? [reference] : [];
    }
    const { $type, $container, $cstNode } = reference;
    return range.names
        .filter((name) => names.has(name))
        .map((name) => {
            const each: AgentReference = {
                $type,
                $container,
                ...($cstNode === undefined ? {} : { $cstNode }),
                agent: { $refText: name, ref: undefined },
            };
            const agent = referenceIn(each, 'agent', reference.agent?.$refNode, name);
            return Object.assign(each, { agent });
        });
}

/** What a topology does not inherit. */
interface Hidden {
    /** Names of domains, left out or replaced. */
    readonly domains: ReadonlySet<string>;
    /** Names of everything else, left out or replaced. */
    readonly others: ReadonlySet<string>;
    /** Links that are left out or declared anew, by their ends. */
    readonly links: ReadonlySet<string>;
    readonly settings: ReadonlySet<string>;
}

function hiddenBy(own: Topology): Hidden {
    const removals = own.members.flatMap((member) => (member.$type === 'Removal' ? member.things : []));
    const removed = removals.flatMap(({ declaration }) => declaration?.$refText ?? []);
    const declared = own.members.flatMap(declarationsOfMember).filter(({ name }) => name !== undefined);
    const links = own.members.filter((member) => member.$type === 'Link');
    return {
        domains: new Set([...removed, ...declared.filter(isDomain).map(({ name }) => name)]),
        others: new Set([...removed, ...declared.filter((node) => !isDomain(node)).map(({ name }) => name)]),
        links: new Set([
            ...removals.flatMap(({ link }) => (link === undefined ? [] : endsOf(link.from, link.to))),
            ...links.map(({ from, to }) => endsOf(from, to)),
        ]),
        settings: new Set(
            own.members.flatMap((member) => (member.$type === 'SettingAssignment' ? member.setting : [])),
        ),
    };
}

/** Whether a member as a whole is not inherited. */
function isReplaced(member: TopologyMember, hidden: Hidden): boolean {
    switch (member.$type) {
        case 'Link':
            return hidden.links.has(endsOf(member.from, member.to));
        case 'SettingAssignment':
            return hidden.settings.has(member.setting);
        case 'AgentGroup':
        case 'Removal':
            return false;
        default:
            return isHidden(member, hidden);
    }
}

function isHidden(node: AstNode, { domains, others }: Hidden): boolean {
    const name = 'name' in node && typeof node.name === 'string' ? node.name : undefined;
    return name !== undefined && (isDomain(node) ? domains : others).has(name);
}

/** Takes out of the copy of a member what is declared in it and not inherited, and agents that are no longer there. */
function leaveOut(source: TopologyMember, copies: ReadonlyMap<AstNode, AstNode>, hidden: Hidden): void {
    for (const node of AstUtils.streamAst(source)) {
        const copy = copies.get(node) ?? node;
        for (const [property, values] of Object.entries(copy)) {
            if (!property.startsWith('$') && Array.isArray(values) && copy !== node) {
                Object.assign(copy, { [property]: values.filter((value) => !isLeftOut(value, hidden)) });
            }
        }
        if (isAgentGroup(node) && isAgentGroup(copy)) {
            hiddenAgents.set(copy, new Set([...(hiddenAgents.get(node) ?? []), ...hidden.others]));
        }
    }
}

function isLeftOut(value: unknown, hidden: Hidden): boolean {
    if (!isAstNode(value)) {
        return false;
    }
    const isRange = isAgent(value) && value.last !== undefined;
    return !isRange && isDeclared(value) && isHidden(value, hidden);
}

function isDeclared(node: AstNode): boolean {
    return reflection.isSubtype(node.$type, 'Component') || isDomain(node);
}

/** The names of both ends, in whichever order they are written. */
function endsOf(from: ComponentRef | undefined, to: ComponentRef | undefined): string {
    return [from, to]
        .map((end) => namesIn(end).at(-1) ?? '')
        .sort()
        .join(' -- ');
}

function namesIn(reference: ComponentRef | undefined): readonly string[] {
    const parts = reference?.parts.map((part) => part.component?.$refText) ?? [];
    return [reference?.component?.$refText, ...parts].filter((name) => name !== undefined);
}

/** A reference of a copy, which leads to the declaration of its name in the whole. */
function referenceIn(container: AstNode, property: string, $refNode: CstNode | undefined, $refText: string): Reference {
    let known: AstNode | undefined;
    return {
        $refText,
        ...($refNode === undefined ? {} : { $refNode }),
        get ref() {
            known ??= targetOf(container, property, this);
            return known;
        },
    };
}

function targetOf(container: AstNode, property: string, reference: Reference): AstNode | undefined {
    const type = reflection.getReferenceType({ container, property, reference });
    const topology = topologyAround(container);
    const candidates = isComponentPart(container)
        ? partsOfPrefix(container)
        : topology === undefined
          ? []
          : declarationsOf(topology);
    return candidates.find((node) => node.name === reference.$refText && reflection.isSubtype(node.$type, type));
}

function isLike<T extends AstNode>(node: AstNode | undefined, other: T): node is T {
    return node !== undefined && node.$type === other.$type;
}
