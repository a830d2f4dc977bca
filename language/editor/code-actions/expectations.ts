/** Repairs of expectations. */

import { AstUtils, GrammarUtils } from 'langium';
import { LINK_STATES } from '../../../simulator/states.ts';
import { isExpectation, isPathPredicate, isTaskPredicate } from '../../generated/ast.ts';
import { chooseOneLink } from './links.ts';
import { replacement } from './marked-edits.ts';
import { nearestWhole } from './quantities.ts';
import type { Repair, RepairContext } from './repair.ts';
import { documentOf, insertAt, removeClause, removeStatement, replaceNode } from './source-edits.ts';

/** Most things to choose from. */
const MAX_CHOICES = 5;

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

/** One of the CTI servers that the message names, at the end of the ARM path. */
export function completePath({ node, message }: RepairContext): readonly Repair[] {
    const path = isPathPredicate(node) ? GrammarUtils.findNodeForKeyword(node.$cstNode, 'path') : undefined;
    const [, listed = ''] = /can be (.*)\. Write which/.exec(message) ?? [];
    return [...listed.matchAll(/'(to [^']+)'/g)].flatMap(([, to = '']) =>
        path === undefined
            ? []
            : [{ title: `Add '${to}'`, edits: [insertAt(documentOf(node), path.end, ` ${to}`)], isGuess: true }],
    );
}

/** What shows the figure, as the message names it. */
export function repairFigure(context: RepairContext): readonly Repair[] {
    const [, listed = ''] = /Write (.*)\.$/.exec(context.message) ?? [];
    return [...listed.matchAll(/'([^']+)'/g)]
        .slice(0, MAX_CHOICES)
        .map(([, name = '']) => ({ ...replacement(context, name), isGuess: true }));
}

/** The first interval where there is none before it; without a domain what is not divided by domain. */
export function repairReport(context: RepairContext): readonly Repair[] {
    const { node, message } = context;
    const [, first] = /^Intervals count from (\d)/.exec(message) ?? [];
    if (first !== undefined) {
        return [replacement(context, first)];
    }
    const [, domain] = /Leave out '([^']+)'/.exec(message) ?? [];
    return domain === undefined ? [] : [{ title: `Leave out '${domain}'`, edits: removeClause(node, 'domain') }];
}

/** A span in the place of an instant; or what is known at the end only, by itself. */
export function repairOrder(context: RepairContext): readonly Repair[] {
    const expectation = AstUtils.getContainerOfType(context.node, isExpectation);
    if (context.message.includes("Write 'eventually'")) {
        return [replacement(context, 'eventually')];
    }
    const other = expectation?.other?.$cstNode?.text;
    return expectation === undefined || other === undefined
        ? []
        : [
              {
                  title: `Leave out '${expectation.order} ${other}'`,
                  edits: removeClause(expectation, 'other'),
                  isGuess: true,
              },
          ];
}

/** What says nothing about the run goes; or what was meant, where the message knows it. */
export function repairCertain(context: RepairContext): readonly Repair[] {
    const expectation = AstUtils.getContainerOfType(context.node, isExpectation);
    const [, meant] = /; write '([^']+)'/.exec(context.message) ?? [];
    const component = expectation?.what?.$type === 'ComponentPredicate' ? expectation.what.component : undefined;
    const replaced =
        meant === undefined || component === undefined
            ? []
            : [{ title: `Change to '${meant}'`, edits: replaceNode(component, meant) }];
    return expectation === undefined
        ? []
        : [
              ...replaced,
              {
                  title: `Remove '${expectation.$cstNode?.text ?? ''}'`,
                  edits: removeStatement(expectation),
                  isGuess: true,
              },
          ];
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
