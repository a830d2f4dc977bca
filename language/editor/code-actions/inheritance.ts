/** Repairs of topologies that extend others, and of networks that are for some pairs only. */

import { GrammarUtils } from 'langium';
import { isNetwork, isRemovedThing, isTopology } from '../../generated/ast.ts';
import { declarationsOf } from '../../references/declarations.ts';
import type { Repair, RepairContext } from './repair.ts';
import { insertMembers, removeClause, removeFromList, removeStatement } from './source-edits.ts';
import { linkEdits } from './topology-parts.ts';

/** A topology that extends nothing. */
export function removeBase({ node, text }: RepairContext): readonly Repair[] {
    return [{ title: `Leave out 'extends ${text}'`, edits: removeClause(node, 'base'), isGuess: true }];
}

/** What is not whole without something else that is left out is left out with it, or gets the link that it needs. */
export function repairBroken({ node, message }: RepairContext): readonly Repair[] {
    if (!isTopology(node)) {
        return [];
    }
    const [, name] = /: '([^']+)' refers to /.exec(message) ?? [];
    const [, link] = /Add '(link [^']+)'/.exec(message) ?? [];
    const isKnown = declarationsOf(node).some((each) => each.name === name);
    return [
        ...(name === undefined || !isKnown
            ? []
            : [{ title: `Leave out '${name}' too`, edits: insertMembers(node, [`without ${name}`]), isGuess: true }]),
        ...(link === undefined ? [] : [{ title: `Add '${link}'`, edits: linkEdits(node, [link]), isGuess: true }]),
    ];
}

/** There is nothing to leave out. */
export function removeRemoval({ node, text }: RepairContext): readonly Repair[] {
    const removal = isRemovedThing(node) ? node.$container : undefined;
    if (removal === undefined || !isRemovedThing(node)) {
        return [];
    }
    const fromList = removeFromList(removal, 'things', node.$containerIndex ?? 0);
    return [{ title: `Remove 'without ${text}'`, edits: fromList.length > 0 ? fromList : removeStatement(removal) }];
}

/** One of those that a network is for, or `for` as a whole. */
export function removeFromNetwork({ node, leaf, text }: RepairContext): readonly Repair[] {
    if (!isNetwork(node)) {
        return [];
    }
    const pairs = GrammarUtils.findNodesForProperty(node.$cstNode, 'pairs');
    const index = pairs.findIndex((each) => each.offset === leaf.offset);
    const edits = removeFromList(node, 'pairs', index);
    const isAlone = node.kind === 'public' || edits.length === 0;
    return [
        isAlone
            ? { title: "Leave out 'for'", edits: removeClause(node, 'pairs') }
            : { title: `Leave out '${text}'`, edits },
    ];
}
