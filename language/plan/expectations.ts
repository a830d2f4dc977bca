/** The expectations of a scenario. */

import type {
    AgentCondition,
    Comparison,
    Expectation,
    Predicate,
    StatePredicate,
    TaskCondition,
    TaskSelection,
    When,
} from '../../simulator/plan.ts';
import type { ReportingOutcome } from '../../simulator/states.ts';
import { foundValue } from '../findings.ts';
import type * as Ast from '../generated/ast.ts';
import { agentsNamed } from '../references/agents.ts';
import { comparedWith } from './comparisons.ts';
import { expectedFigure, expectedRow } from './expected-figures.ts';
import { expectedReport } from './expected-reports.ts';
import { expectedState } from './expected-states.ts';
import type { PlacedExpectation, TaskNames } from './inclusions.ts';
import { countOf, dispositionOf, durationOf, reasonCodeOf } from './numbers.ts';
import { optional } from './optional.ts';
import { DECLARED, type Values } from './parameters.ts';
import { lineOf } from './source.ts';
import { componentNamed } from './targets.ts';
import type { TopologyModel } from './topology.ts';

/** One expectation of the Plan, without where it is written; undefined where something of it is missing or invalid. */
export function expectationOf(
    { node, inclusion }: PlacedExpectation,
    model: TopologyModel,
    names: TaskNames,
): Omit<Expectation, 'range' | 'includedAt'> | undefined {
    const { values, startMs } = inclusion;
    const when = whenOf(node.when, values, startMs);
    const what = predicateOf(node.what, model, values);
    const task = node.what?.$type === 'TaskPredicate' ? names.meant(node.what.task?.ref, inclusion) : undefined;
    const relation = relationOf(node, model, inclusion, names);
    const isWhole = node.order === undefined || relation !== undefined;
    return when && what && isWhole
        ? { text: lineOf(node, values), when, what: withTask(what, task, node.what), ...optional('relation', relation) }
        : undefined;
}

/** What must come later, or earlier; undefined where there is no such thing, or where something of it is missing. */
function relationOf(
    { order, other }: Ast.Expectation,
    model: TopologyModel,
    inclusion: PlacedExpectation['inclusion'],
    names: TaskNames,
): Expectation['relation'] | undefined {
    const what = order === undefined ? undefined : predicateOf(other, model, inclusion.values);
    const task = other?.$type === 'TaskPredicate' ? names.meant(other.task?.ref, inclusion) : undefined;
    return order && other && what && { kind: order, other: withTask(what, task, other) };
}

/** The predicate with the name that the task has in the whole scenario. */
function withTask(what: Predicate, name: string | undefined, node: Ast.Predicate): Predicate {
    const isNamed = what.kind === 'task' && what.which.kind === 'named';
    return isNamed && name !== undefined && node.$type === 'TaskPredicate'
        ? { ...what, which: { kind: 'named', name: `${name}${ordinalOf(node)}` } }
        : what;
}

/** When an expectation is judged, its times counting from `startMs`; undefined where a time is invalid. */
export function whenOf(node: Ast.When | undefined, values: Values = DECLARED, startMs = 0): When | undefined {
    switch (node?.$type) {
        case 'AtWhen':
            return node.end ? { kind: 'end' } : atOf(later(startMs, durationOf(node.time, values)));
        case 'SpanWhen':
            return spanOf('throughout', node, values, startMs);
        case 'WithinWhen':
            return spanOf('within', node, values, startMs);
        case 'EverWhen':
            return { kind: node.kind };
        case undefined:
            return undefined;
    }
}

/** `is reported` means in full. */
export const OUTCOMES = {
    reported: 'full',
    partially: 'partial',
    recreated: 'recreated',
    unreported: 'none',
} as const satisfies Record<Ast.ReportedCondition['outcome'], ReportingOutcome>;

function atOf(atMs: number | undefined): When | undefined {
    return atMs === undefined ? undefined : { kind: 'at', atMs };
}

function later(startMs: number, timeMs: number | undefined): number | undefined {
    return timeMs === undefined ? undefined : startMs + timeMs;
}

function spanOf(
    kind: 'throughout' | 'within',
    node: Ast.SpanWhen | Ast.WithinWhen,
    values: Values,
    startMs: number,
): When | undefined {
    const fromMs = later(startMs, durationOf(node.from, values));
    const toMs = later(startMs, durationOf(node.to, values));
    return fromMs === undefined || toMs === undefined ? undefined : { kind, fromMs, toMs };
}

function predicateOf(node: Ast.Predicate | undefined, model: TopologyModel, values: Values): Predicate | undefined {
    switch (node?.$type) {
        case 'AgentPredicate':
            return inAll(agentState(node, model) ?? foundValue(expectedState(node, model)), node, values);
        case 'ComponentPredicate':
            return ofComponent(node, model, values);
        case 'CountPredicate':
            return node.agents ? agentCount(node, model, values) : taskCount(node, model, values);
        case 'LinkPredicate':
            return node.state === undefined
                ? foundValue(expectedRow(node, model, values))
                : inAll(foundValue(expectedState(node, model)), node, values);
        case 'PathPredicate':
            return inAll(foundValue(expectedState(node, model)), node, values);
        case 'LogPredicate':
            return logLine(node, model, values);
        case 'LogoutPredicate':
            return logoutStatus(node, model);
        case 'ReportPredicate':
            return foundValue(expectedReport(node, model, values));
        case 'TaskPredicate':
            return taskPredicate(node, model, values);
        case undefined:
            return undefined;
    }
}

function ofComponent(node: Ast.ComponentPredicate, model: TopologyModel, values: Values): Predicate | undefined {
    if (node.direction !== undefined) {
        return message(node, node.direction, model, values);
    }
    return node.state === undefined
        ? foundValue(expectedFigure(node, model, values))
        : inAll(foundValue(expectedState(node, model)), node, values);
}

/** What is said of a state: that it is so, or for how long it was, all in all. */
function inAll(
    of: StatePredicate | undefined,
    { span, comparison }: Ast.AgentPredicate | Ast.ComponentPredicate | Ast.LinkPredicate | Ast.PathPredicate,
    values: Values,
): Predicate | undefined {
    if (span === undefined) {
        return of;
    }
    const compared = comparedWith(comparison, durationOf(span, values));
    return of && compared && { kind: 'total-time', of, comparison: compared.comparison, durationMs: compared.value };
}

function agentState(node: Ast.AgentPredicate, model: TopologyModel): StatePredicate | undefined {
    const named = agentsNamed(node.agents);
    const agents = (named ?? []).flatMap((agent) => model.agentIndex(agent) ?? []);
    const state = conditionOf(node);
    const domain = model.domainIndex(node.domain?.ref);
    const isWhole = agents.length === named?.length && (node.domain === undefined || domain !== undefined);
    return isWhole && state !== undefined
        ? { kind: 'agent-state', agents, ...optional('domain', domain), state, ...reasonIn(node) }
        : undefined;
}

function logoutStatus(node: Ast.LogoutPredicate, model: TopologyModel): Predicate | undefined {
    const named = agentsNamed(node.agents);
    const agents = (named ?? []).flatMap((agent) => model.agentIndex(agent) ?? []);
    const domain = model.domainIndex(node.domain?.ref);
    const reasonCode = reasonCodeOf(node.reason);
    const isWhole = agents.length === named?.length && (node.domain === undefined || domain !== undefined);
    return isWhole && reasonCode !== undefined
        ? { kind: 'logout-status', agents, ...optional('domain', domain), reasonCode }
        : undefined;
}

function reasonIn(node: Ast.AgentPredicate): { readonly reasonCode?: number } {
    return optional('reasonCode', reasonCodeOf(node.reason));
}

function agentCount(node: Ast.CountPredicate, model: TopologyModel, values: Values): Predicate | undefined {
    const counted = countedIn(node, values);
    const domain = model.domainIndex(node.agentCondition?.domain?.ref);
    const state = conditionOf(node.agentCondition);
    const isWhole = counted !== undefined && domain !== undefined && state !== undefined;
    return isWhole ? { kind: 'agent-count', ...counted, domain, state } : undefined;
}

function conditionOf(node: Ast.AgentPredicate | Ast.AgentCount | undefined): AgentCondition | undefined {
    return node?.loggedIn ? 'LOGGED_IN' : node?.state;
}

function message(
    node: Ast.ComponentPredicate,
    direction: 'sent' | 'received',
    model: TopologyModel,
    values: Values,
): Predicate | undefined {
    const component = foundValue(componentNamed(model.components, node.component));
    if (component === undefined || node.message === undefined) {
        return undefined;
    }
    const times = countedIn(node, values);
    return { kind: 'message', component, direction, name: node.message, ...optional('times', times) };
}

function logLine(node: Ast.LogPredicate, model: TopologyModel, values: Values): Predicate | undefined {
    const component = foundValue(componentNamed(model.components, node.component));
    if (node.text === undefined || (node.component !== undefined && component === undefined)) {
        return undefined;
    }
    const times = countedIn(node, values);
    return { kind: 'log', contains: node.text, ...optional('component', component), ...optional('times', times) };
}

/** How many there are, or how often something happens; undefined where the text does not say. */
function countedIn(
    node: Ast.ComponentPredicate | Ast.LogPredicate | Ast.CountPredicate,
    values: Values,
): { readonly comparison: Comparison; readonly count: number } | undefined {
    const compared = comparedWith(node.comparison, countOf(node.count, values));
    return compared && { comparison: compared.comparison, count: compared.value };
}

function taskPredicate(node: Ast.TaskPredicate, model: TopologyModel, values: Values): Predicate | undefined {
    return withCondition(
        node.quantifier === undefined ? namedTask(node) : quantified(node, model),
        node,
        model,
        values,
    );
}

function taskCount(node: Ast.CountPredicate, model: TopologyModel, values: Values): Predicate | undefined {
    const counted = countedIn(node, values);
    const domain = domainIn(node, model);
    return withCondition(counted && domain && { kind: 'count', ...counted, ...domain }, node, model, values);
}

function withCondition(
    which: TaskSelection | undefined,
    node: Ast.TaskPredicate | Ast.CountPredicate,
    model: TopologyModel,
    values: Values,
): Predicate | undefined {
    const condition = taskConditionOf(node.condition, model, values);
    return which && condition && { kind: 'task', which, condition };
}

function namedTask(node: Ast.TaskPredicate): TaskSelection | undefined {
    const name = node.task?.ref?.name;
    return name === undefined ? undefined : { kind: 'named', name: `${name}${ordinalOf(node)}` };
}

function ordinalOf({ ordinal }: Ast.TaskPredicate): string {
    return ordinal === undefined ? '' : `#${ordinal}`;
}

function quantified(node: Ast.TaskPredicate, model: TopologyModel): TaskSelection | undefined {
    const domain = domainIn(node, model);
    return domain && { kind: node.quantifier === 'no' ? 'no' : 'every', ...domain };
}

/** The domain that a predicate names, nothing if it names none; undefined if it cannot be resolved. */
function domainIn(
    node: Ast.TaskPredicate | Ast.CountPredicate,
    model: TopologyModel,
): { readonly domain?: number } | undefined {
    const domain = model.domainIndex(node.domain?.ref);
    return node.domain !== undefined && domain === undefined ? undefined : optional('domain', domain);
}

function taskConditionOf(
    node: Ast.TaskCondition | undefined,
    model: TopologyModel,
    values: Values,
): TaskCondition | undefined {
    switch (node?.$type) {
        case 'EndedCondition':
            return endedOf(node);
        case 'HandledCondition': {
            const agent = model.agentIndex(node.agent?.ref);
            return agent === undefined ? undefined : { kind: 'handled-by', agent };
        }
        case 'ReportedCondition':
            return { kind: 'reporting', outcome: OUTCOMES[node.outcome] };
        case 'TaskStateCondition':
            return node.state === undefined ? undefined : { kind: 'state', state: node.state };
        case 'WaitedCondition': {
            const compared = comparedWith(node.comparison, durationOf(node.span, values));
            return compared && { kind: 'waited', comparison: compared.comparison, durationMs: compared.value };
        }
        case undefined:
            return undefined;
    }
}

function endedOf(node: Ast.EndedCondition): TaskCondition | undefined {
    const disposition = dispositionOf(node.disposition);
    return node.disposition !== undefined && disposition === undefined
        ? undefined
        : { kind: 'ended', ...optional('disposition', disposition) };
}
