/** The expectations of a scenario. */

import type {
    AgentCondition,
    Comparison,
    Expectation,
    Predicate,
    TaskCondition,
    TaskSelection,
    When,
} from '../../simulator/plan.ts';
import type { ReportingOutcome } from '../../simulator/states.ts';
import { foundValue } from '../findings.ts';
import type * as Ast from '../generated/ast.ts';
import { agentsNamed } from '../references/agents.ts';
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
    return when && what && { text: lineOf(node, values), when, what: withTask(what, task, node.what) };
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

/** What a comparison of the text means; `at least` and `at most` are read without their blank. */
export function comparisonOf(text: string | undefined): Comparison {
    switch (text) {
        case 'atleast':
            return 'at-least';
        case 'atmost':
            return 'at-most';
        default:
            return 'exactly';
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
            return agentState(node, model);
        case 'ComponentPredicate':
            return node.direction === undefined
                ? foundValue(expectedState(node, model))
                : message(node, node.direction, model, values);
        case 'CountPredicate':
            return node.agents ? agentCount(node, model, values) : taskCount(node, model, values);
        case 'LinkPredicate':
        case 'PathPredicate':
            return foundValue(expectedState(node, model));
        case 'LogPredicate':
            return node.text === undefined ? undefined : { kind: 'log', contains: node.text };
        case 'TaskPredicate':
            return taskPredicate(node, model);
        case undefined:
            return undefined;
    }
}

function agentState(node: Ast.AgentPredicate, model: TopologyModel): Predicate | undefined {
    const named = agentsNamed(node.agents);
    const agents = (named ?? []).flatMap((agent) => model.agentIndex(agent) ?? []);
    const state = conditionOf(node);
    const domain = model.domainIndex(node.domain?.ref);
    const isWhole = agents.length === named?.length && (node.domain === undefined || domain !== undefined);
    return isWhole && state !== undefined
        ? { kind: 'agent-state', agents, ...optional('domain', domain), state, ...reasonIn(node) }
        : undefined;
}

function reasonIn(node: Ast.AgentPredicate): { readonly reasonCode?: number } {
    return optional('reasonCode', reasonCodeOf(node.reason));
}

function agentCount(node: Ast.CountPredicate, model: TopologyModel, values: Values): Predicate | undefined {
    const count = countOf(node.count, values);
    const domain = model.domainIndex(node.agentCondition?.domain?.ref);
    const state = conditionOf(node.agentCondition);
    const isWhole = count !== undefined && domain !== undefined && state !== undefined;
    return isWhole
        ? { kind: 'agent-count', comparison: comparisonOf(node.comparison), count, domain, state }
        : undefined;
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
    const count = countOf(node.count, values);
    const times = count === undefined ? undefined : { comparison: comparisonOf(node.comparison), count };
    return { kind: 'message', component, direction, name: node.message, ...optional('times', times) };
}

function taskPredicate(node: Ast.TaskPredicate, model: TopologyModel): Predicate | undefined {
    return withCondition(node.quantifier === undefined ? namedTask(node) : quantified(node, model), node, model);
}

function taskCount(node: Ast.CountPredicate, model: TopologyModel, values: Values): Predicate | undefined {
    const count = countOf(node.count, values);
    const domain = domainIn(node, model);
    const which: TaskSelection | undefined =
        count === undefined || domain === undefined
            ? undefined
            : { kind: 'count', comparison: comparisonOf(node.comparison), count, ...domain };
    return withCondition(which, node, model);
}

function withCondition(
    which: TaskSelection | undefined,
    node: Ast.TaskPredicate | Ast.CountPredicate,
    model: TopologyModel,
): Predicate | undefined {
    const condition = taskConditionOf(node.condition, model);
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

function taskConditionOf(node: Ast.TaskCondition | undefined, model: TopologyModel): TaskCondition | undefined {
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
