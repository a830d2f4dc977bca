/** Repairs of what changes between media servers and CIC servers. */

import { type AstNode, AstUtils } from 'langium';
import { type ChangeAction, isChangeAction, isExpectation, isTimelineStatement } from '../../generated/ast.ts';
import { topologyAround } from '../../references/declarations.ts';
import { factsOf, pathOf } from '../topology-facts.ts';
import { replacement } from './marked-edits.ts';
import type { Repair, RepairContext } from './repair.ts';
import { insertLineBefore, replaceNode } from './source-edits.ts';

/** The media servers, or their connections, whichever can change in the way that is written. */
export function repairChangeTarget(context: RepairContext): readonly Repair[] {
    const action = AstUtils.getContainerOfType(context.node, isChangeAction);
    return action === undefined
        ? []
        : targetsOf(action).map((target) => ({ ...replacement(context, target), isGuess: true }));
}

/** The target that can change in the way that is marked, where all of the statement fits it. */
export function repairChangeTerms({ node }: RepairContext): readonly Repair[] {
    const action = AstUtils.getContainerOfType(node, isChangeAction);
    if (action === undefined) {
        return [];
    }
    const ends = [pathOf(action.target.from), pathOf(action.target.to)];
    return targetsOf(action)
        .filter((target) => target.split(' -- ').some((end) => ends.includes(end)))
        .map((target) => ({
            title: `Change to '${target}'`,
            edits: replaceNode(action.target, target),
            isGuess: true,
        }));
}

/** The change that lets the two connect, at the start of the scenario. */
export function changeBefore({ node, message }: RepairContext): readonly Repair[] {
    const [, change] = /Write '(change [^']+)'/.exec(message) ?? [];
    const expectation = AstUtils.getContainerOfType(node, isExpectation);
    const members: readonly AstNode[] = expectation?.$container.members ?? [];
    const first = members.find(isTimelineStatement) ?? expectation;
    const line = `at 0s ${change}`;
    return change === undefined || first === undefined
        ? []
        : [{ title: `Add '${line}'`, edits: insertLineBefore(first, line), isGuess: true }];
}

/** What the changes of a statement can be of: nothing where they do not go together. */
function targetsOf(action: ChangeAction): readonly string[] {
    const topology = topologyAround(action);
    const connections = topology === undefined ? [] : factsOf(topology).links.filter(({ kind }) => kind === 'media');
    const isLicense = action.changes.map(({ $type }) => $type === 'LicenseOption');
    if (isLicense.every((each) => each)) {
        return [...new Set(connections.map(({ from }) => from))];
    }
    return isLicense.some((each) => each) ? [] : connections.map(({ from, to }) => `${from} -- ${to}`);
}
