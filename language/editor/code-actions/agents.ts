/** Repairs of what agents do: the step that is missing before, the domain that they do not handle. */

import { type AstNode, AstUtils, GrammarUtils } from 'langium';
import {
    type Agent,
    isAgentAction,
    isAgentPredicate,
    isAssignAction,
    isTeam,
    isTimelineStatement,
} from '../../generated/ast.ts';
import { occurrencesOf } from '../../plan/timeline.ts';
import { formatDuration } from '../../quantities.ts';
import { agentsNamed } from '../../references/agents.ts';
import { timelineAround } from '../../references/declarations.ts';
import { textOf } from '../statement-text.ts';
import type { Repair, RepairContext } from './repair.ts';
import { insertLineBefore, removeClause, removeFromList, replaceNode, type SourceEdit } from './source-edits.ts';
import { handleEdits } from './topology-parts.ts';

/** The domain joins those that the agents handle. */
export function handleDomain({ node, text }: RepairContext): readonly Repair[] {
    const statement = AstUtils.getContainerOfType(node, isAboutAgents);
    const agents = statement === undefined ? [] : agentsOf(statement);
    const domain = isAssignAction(node) ? node.domain.$refText : text;
    const edits = handleEdits(agents, domain);
    return edits.length === 0 ? [] : [{ title: `Add '${domain}' to what ${listed(agents)} handle`, edits }];
}

/** The agent logs in right before. */
export function logInBefore(context: RepairContext): readonly Repair[] {
    return doBefore(context, 'log in');
}

/** The agent becomes not ready right before. */
export function becomeNotReadyBefore(context: RepairContext): readonly Repair[] {
    return doBefore(context, 'become not ready');
}

/** The component leaves the list of agents. */
export function removeFromAgents({ node, text }: RepairContext): readonly Repair[] {
    const predicate = AstUtils.getContainerOfType(node, isAgentPredicate);
    const index = node.$containerIndex ?? 0;
    return predicate === undefined
        ? []
        : [{ title: `Remove '${text}'`, edits: removeFromList(predicate, 'agents', index), isGuess: true }];
}

/** The ends of a range in order, or a team without the end of a range. */
export function repairAgentRange({ node, message }: RepairContext): readonly Repair[] {
    const [first, last] = ['name', 'agent'].flatMap((property) => {
        const start = GrammarUtils.findNodeForProperty(node.$cstNode, property);
        const end = GrammarUtils.findNodeForProperty(node.$cstNode, 'last');
        return start === undefined || end === undefined ? [] : [start, end];
    });
    if (first === undefined || last === undefined) {
        return [];
    }
    if (message.includes(' is a team.')) {
        return [{ title: `Leave out '..${last.text}'`, edits: removeClause(node, 'last') }];
    }
    return message.includes(' comes before ')
        ? [
              {
                  title: `Change to '${last.text}..${first.text}'`,
                  edits: replaceNode(node, `${last.text}..${first.text}`),
              },
          ]
        : [];
}

/** A team that is part of itself leaves its list, unless it is the only one there. */
export function removeFromTeam({ node, text }: RepairContext): readonly Repair[] {
    const team = AstUtils.getContainerOfType(node, isTeam);
    const index = node.$containerIndex ?? 0;
    return team === undefined
        ? []
        : [{ title: `Remove '${text}' from team '${team.name}'`, edits: removeFromList(team, 'agents', index) }];
}

/** Leaves a reason code out. */
export function leaveReasonOut({ node, text }: RepairContext): readonly Repair[] {
    const edits = removeClause(node, 'reason');
    return edits.length === 0 ? [] : [{ title: `Leave out 'with ${text}'`, edits }];
}

function doBefore({ node, message }: RepairContext, verb: string): readonly Repair[] {
    const statement = AstUtils.getContainerOfType(node, isTimelineStatement);
    const action = statement?.action;
    const agent = isAgentAction(action)
        ? agentsNamed(action.agents)?.find((each) => message.startsWith(`'${each.name}'`))?.name
        : undefined;
    const timeline = timelineAround(node);
    const occurs = timeline && statement && occurrencesOf(timeline).get(statement);
    if (statement === undefined || agent === undefined || occurs?.kind !== 'once') {
        return [];
    }
    const time =
        statement.occurs.$type === 'AfterTime' ? textOf(statement.occurs) : `at ${formatDuration(occurs.atMs)}`;
    const line = `${time} ${agent} ${verb}`;
    const edits: readonly SourceEdit[] = [
        ...insertLineBefore(statement, line),
        // The statement itself then follows at once, because the time before has passed.
        ...(statement.occurs.$type === 'AfterTime' ? replaceNode(statement.occurs, 'after 0s') : []),
    ];
    return [{ title: `Add '${line}' before`, edits }];
}

function isAboutAgents(node: AstNode) {
    return isAgentAction(node) || isAgentPredicate(node) || isAssignAction(node);
}

function agentsOf(node: AstNode): readonly Agent[] {
    if (isAgentAction(node) || isAgentPredicate(node)) {
        return agentsNamed(node.agents) ?? [];
    }
    return isAssignAction(node) && node.agent.ref !== undefined ? [node.agent.ref] : [];
}

function listed(agents: readonly Agent[]): string {
    return agents.map(({ name }) => `'${name}'`).join(', ');
}
