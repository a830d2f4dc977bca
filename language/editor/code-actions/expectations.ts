/** Repairs of expectations. */

import { GrammarUtils } from 'langium';
import { LINK_STATES } from '../../../simulator/states.ts';
import { isTaskPredicate } from '../../generated/ast.ts';
import { chooseOneLink } from './links.ts';
import { replacement } from './names.ts';
import { nearestWhole } from './quantities.ts';
import type { Repair, RepairContext } from './repair.ts';
import { removeClause } from './source-edits.ts';

/** The states that a link has, or the links of which one is meant. */
export function repairLinkState(context: RepairContext): readonly Repair[] {
    const isState = GrammarUtils.findNodeForProperty(context.node.$cstNode, 'state')?.text === context.text;
    return isState
        ? LINK_STATES.map((state) => ({ ...replacement(context, state), isGuess: true }))
        : chooseOneLink(context);
}

/** The states that the component or path can have, as the message lists them. */
export function repairState(context: RepairContext): readonly Repair[] {
    const [, listed = ''] = /can be (.*), not /.exec(context.message) ?? [];
    return [...listed.matchAll(/'([A-Z_]+)'/g)].map(([, state = '']) => ({
        ...replacement(context, state),
        isGuess: true,
    }));
}

/** A number that the task has; none where there is only one task of the name. */
export function repairTaskNumber(context: RepairContext): readonly Repair[] {
    const { node, message, text } = context;
    if (!isTaskPredicate(node)) {
        return [];
    }
    if (node.ordinal === undefined) {
        return [{ ...replacement(context, `${text}#1`), isGuess: true }];
    }
    if (message.includes('Leave out')) {
        return [{ title: `Leave out '#${text}'`, edits: removeClause(node, 'ordinal') }];
    }
    const most = Number(/from 1 to (\d+)/.exec(message)?.[1] ?? Number.MAX_SAFE_INTEGER);
    return [{ ...replacement(context, String(nearestWhole(node.ordinal, 1, most))), isGuess: true }];
}
