/** Repairs of topologies: what is missing is declared, what is there once too often goes. */

import { type AstNode, AstUtils, GrammarUtils } from 'langium';
import {
    type Application,
    isAgentGroup,
    isApplication,
    isCtiManager,
    isFinesseServer,
    isLink,
    isReceiveAction,
    isTopology,
    type Topology,
} from '../../generated/ast.ts';
import { declarationsOf } from '../../references/declarations.ts';
import { pathOf, wholeOf } from '../topology-facts.ts';
import { addMissingLinks } from './links.ts';
import { replacement } from './marked-edits.ts';
import type { Repair, RepairContext } from './repair.ts';
import { insertMembers, removeClause, removeFromList, removeStatement, type SourceEdit } from './source-edits.ts';
import { armPathEdits, mrPathEdits, pimEdits, unusedName } from './topology-parts.ts';

export function addController({ node }: RepairContext): readonly Repair[] {
    if (!isTopology(node)) {
        return [];
    }
    const statement = `controller ${unusedName(node, 'Central')}`;
    return [{ title: `Add '${statement}'`, edits: insertMembers(node, [statement]) }];
}

/** A declaration that may only be there once goes with its links, unless something else needs it. */
export function removeSuperfluous({ node, services }: RepairContext): readonly Repair[] {
    const topology = AstUtils.getContainerOfType(node, isTopology);
    const name = 'name' in node && typeof node.name === 'string' ? node.name : undefined;
    if (topology === undefined || name === undefined) {
        return [];
    }
    const links = topology.members
        .filter(isLink)
        .filter(({ from, to }) => [from, to].some((end) => wholeOf(pathOf(end)) === name));
    const uses = services.references.References.findReferences(node, {}).toArray();
    const document = AstUtils.getDocument(node);
    const isElsewhere = uses.some(
        ({ sourceUri, segment }) =>
            sourceUri.toString() !== document.uri.toString() ||
            !links.some(
                ({ $cstNode: cst }) => cst !== undefined && cst.offset <= segment.offset && segment.end <= cst.end,
            ),
    );
    const edits = [node, ...links].flatMap(removeStatement);
    return isElsewhere ? [] : [{ title: `Remove '${node.$cstNode?.text ?? name}'`, edits, isGuess: true }];
}

/** A PIM of another ACD than Aspect, without its release. */
export function leaveReleaseOut({ node, text }: RepairContext): readonly Repair[] {
    return [{ title: `Leave out 'release ${text}'`, edits: removeClause(node, 'release') }];
}

/** A link with a CTI server, which is declared where there is none. */
export function addArmPath(context: RepairContext): readonly Repair[] {
    const links = addMissingLinks(context);
    const { node } = context;
    return links.length > 0 || !isApplication(node)
        ? links
        : added('CTI server', node, armPathEdits(node.$container, node.name));
}

/** An MR PIM with its links, for the application that is declared or receives tasks. */
export function addMrPath({ node }: RepairContext): readonly Repair[] {
    const application = isReceiveAction(node) ? node.receiver.ref : node;
    return isApplication(application)
        ? added('MR PIM', application, mrPathEdits(application.$container, application.name))
        : [];
}

export function addPim({ node }: RepairContext): readonly Repair[] {
    const peripheral = isAgentGroup(node) ? node.peripheral.ref : undefined;
    return peripheral === undefined
        ? []
        : [{ title: `Add a PIM for '${peripheral.name}'`, edits: pimEdits(peripheral.$container, peripheral.name) }];
}

/** The voice domain leaves the list, if it is not the only one. */
export function removeVoiceDomain({ node, leaf, text }: RepairContext): readonly Repair[] {
    if (!isApplication(node)) {
        return [];
    }
    const domains = GrammarUtils.findNodesForProperty(node.$cstNode, 'domains');
    const edits = removeFromList(
        node,
        'domains',
        domains.findIndex((each) => each.offset === leaf.offset),
    );
    return edits.length === 0 ? [] : [{ title: `Remove '${text}' from 'serves'`, edits }];
}

/** Another of its kind, or none. */
export function repairBackup(context: RepairContext): readonly Repair[] {
    const { node, text } = context;
    const topology = AstUtils.getContainerOfType(node, isTopology);
    if (topology === undefined || !(isCtiManager(node) || isFinesseServer(node))) {
        return [];
    }
    const others = othersLike(node, topology).map((name) => ({ ...replacement(context, name), isGuess: true }));
    return [
        ...others,
        { title: `Leave out 'backup ${text}'`, edits: removeClause(node, 'backup'), isGuess: others.length > 0 },
    ];
}

function othersLike(node: AstNode, topology: Topology): readonly string[] {
    return declarationsOf(topology)
        .filter((each) => each !== node && each.$type === node.$type)
        .map((each) => each.name);
}

function added(what: string, application: Application, edits: readonly SourceEdit[]): readonly Repair[] {
    return edits.length === 0 ? [] : [{ title: `Add the ${what} of '${application.name}'`, edits }];
}
