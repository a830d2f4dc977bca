/** Repairs of links and of references to them. */

import { AstUtils } from 'langium';
import { foundValue } from '../../findings.ts';
import {
    type ComponentOrLink,
    type ComponentRef,
    isComponentOrLink,
    isComponentRef,
    isLink,
    isLinkRef,
    isTopology,
    type Link,
    type LinkRef,
} from '../../generated/ast.ts';
import { componentKindOf } from '../../plan/components.ts';
import { linkKindBetween } from '../../plan/links.ts';
import { linksNamed, type Named, namedBy } from '../../plan/targets.ts';
import { modelOf } from '../../plan/topology.ts';
import { topologyAround } from '../../references/declarations.ts';
import { factsOf, type LinkFact, linkedWith, missingLinks, pathOf, wholeOf } from '../topology-facts.ts';
import { removal, replacement } from './marked-edits.ts';
import { markedNode, type Repair, type RepairContext } from './repair.ts';
import { removeStatement, replaceNode } from './source-edits.ts';
import { linkEdits } from './topology-parts.ts';

/** Most links to choose from. */
const MAX_LINKS = 5;

/** The missing links of the component that the diagnostic is on, those that the message names first. */
export function addMissingLinks({ node, message }: RepairContext): readonly Repair[] {
    const topology = AstUtils.getContainerOfType(node, isTopology);
    if (topology === undefined) {
        return [];
    }
    const name = 'name' in node ? node.name : undefined;
    const own = missingLinks(factsOf(topology)).filter(({ from, to }) => from === name || to === name);
    const wanted = own.filter((link) => message.includes(linkText(link)));
    return (wanted.length > 0 ? wanted : own).map((link) => ({
        title: `Add '${linkText(link)}'`,
        edits: linkEdits(topology, [linkText(link)]),
    }));
}

/** A link that cannot be is not there to be kept; what was meant is for a person to say. */
export function removeImpossibleLink(context: RepairContext): readonly Repair[] {
    return removal(context).map((repair) => ({ ...repair, isGuess: true }));
}

/** The end without its side. */
export function repairLinkSide(context: RepairContext): readonly Repair[] {
    const reference = referenceAt(context);
    const end = foundValue(namedBy(reference));
    return reference === undefined || end === undefined
        ? []
        : [{ title: `Change to '${end.node.name}'`, edits: replaceNode(reference, end.node.name) }];
}

/** What the other end is for, unless that link is declared already: then this one goes. */
export function repairLinkNotServed(context: RepairContext): readonly Repair[] {
    const reference = referenceAt(context);
    const link = AstUtils.getContainerOfType(reference, isLink);
    const topology = AstUtils.getContainerOfType(link, isTopology);
    const other = link === undefined ? undefined : otherEnd(link, reference);
    const served = other === undefined ? undefined : servedBy(other);
    if (reference === undefined || link === undefined || topology === undefined || other === undefined) {
        return [];
    }
    const isDeclared = topology.members.some(
        (member) => isLink(member) && member !== link && connects(member, other.node.name, served),
    );
    return served === undefined || isDeclared
        ? [{ title: `Remove '${link.$cstNode?.text ?? ''}'`, edits: removeStatement(link) }]
        : [{ title: `Change to '${served}'`, edits: replaceNode(reference, served) }];
}

/** The link in the topology if there can be one; otherwise the links that one of the ends has. */
export function repairLinkNotThere(context: RepairContext): readonly Repair[] {
    const ends = endsAt(context);
    const topology = topologyAround(context.node);
    const [from, to] = [foundValue(namedBy(ends?.from)), foundValue(namedBy(ends?.to))];
    if (ends === undefined || topology === undefined || from === undefined || to === undefined) {
        return [];
    }
    if (linkKindBetween(componentKindOf({ node: from.node }), componentKindOf({ node: to.node })) !== undefined) {
        const link = `link ${nameOf(from)} -- ${nameOf(to)}`;
        return [{ title: `Add '${link}' to topology '${topology.name}'`, edits: linkEdits(topology, [link]) }];
    }
    const path = pathOf(ends.from);
    return linkedWith(factsOf(topology), wholeOf(path))
        .slice(0, MAX_LINKS)
        .map((end) => ({ ...replacement(context, `${path} -- ${end}`), isGuess: true }));
}

/** Each of the links that were meant together. */
export function chooseOneLink(context: RepairContext): readonly Repair[] {
    const ends = endsAt(context);
    const topology = topologyAround(context.node);
    if (ends === undefined || topology === undefined) {
        return [];
    }
    const model = modelOf(topology);
    const links = foundValue(linksNamed(model.topology, model.components, ends)) ?? [];
    return links
        .flatMap((link) => model.topology.links[link]?.id ?? [])
        .map((id) => ({ ...replacement(context, id), isGuess: true }));
}

/** Leaves a side or part out. */
export function leavePartOut(context: RepairContext): readonly Repair[] {
    return /^\.\w+$/.test(context.text) ? [{ ...replacement(context, ''), title: `Leave out '${context.text}'` }] : [];
}

function linkText({ from, to }: LinkFact): string {
    return `link ${from} -- ${to}`;
}

function referenceAt(context: RepairContext): ComponentRef | undefined {
    return AstUtils.getContainerOfType(context.node, isComponentRef);
}

function endsAt(context: RepairContext): LinkRef | ComponentOrLink | undefined {
    return AstUtils.getContainerOfType(
        markedNode(context),
        (node): node is LinkRef | ComponentOrLink => isLinkRef(node) || isComponentOrLink(node),
    );
}

function otherEnd(link: Link, reference: ComponentRef | undefined): Named | undefined {
    return foundValue(namedBy(link.from === reference ? link.to : link.from));
}

function servedBy({ node }: Named): string | undefined {
    return node.$type === 'Pim'
        ? node.peripheral.ref?.name
        : node.$type === 'MrPim'
          ? node.application.ref?.name
          : undefined;
}

function connects(link: Link, one: string, other: string | undefined): boolean {
    const names = [link.from, link.to].map((end) => foundValue(namedBy(end))?.node.name);
    return names.includes(one) && other !== undefined && names.includes(other);
}

function nameOf({ node, desktop }: Named): string {
    return desktop ? `${node.name}.desktop` : node.name;
}
