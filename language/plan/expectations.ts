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
import { expectedState } from './expected-states.ts';
import { countOf, dispositionOf, durationOf, reasonCodeOf } from './numbers.ts';
import { optional } from './optional.ts';
import { DECLARED, type Values } from './parameters.ts';
import { lineOf, rangeOf } from './source.ts';
import { componentNamed } from './targets.ts';
import type { TopologyModel } from './topology.ts';

/** One expectation of the Plan; undefined where something of it is missing or invalid. */
export function expectationOf(
    node: Ast.Expectation,
    model: TopologyModel,
    source: number,
    values: Values = DECLARED,
): Expectation | undefined {
    const when = whenOf(node.when, values);
    const what = predicateOf(node.what, model, values);
    const relation = relationOf(node, model, values);
    const isWhole = node.order === undefined || relation !== undefined;
    return when && what && isWhole
        ? { range: rangeOf(node, source), text: lineOf(node, values), when, what, ...optional('relation', relation) }
        : undefined;
}

/** What must come later, or earlier; undefined where there is no such thing, or where something of it is missing. */
function relationOf(
    { order, other }: Ast.Expectation,
    model: TopologyModel,
    values: Values,
): Expectation['relation'] | undefined {
    const what = order === undefined ? undefined : predicateOf(other, model, values);
    return order && what && { kind: order, other: what };
}

/** When an expectation is judged; undefined where a time is invalid. */
export function whenOf(node: Ast.When | undefined, values: Values = DECLARED): When | undefined {
    switch (node?.$type) {
        case 'AtWhen':
            return node.end ? { kind: 'end' } : atOf(durationOf(node.time, values));
        case 'SpanWhen':
            return spanOf('throughout', node, values);
        case 'WithinWhen':
            return spanOf('within', node, values);
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

type Times = NonNullable<Extract<Predicate, { readonly kind: 'message' }>['times']>;

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

function spanOf(kind: 'throughout' | 'within', node: Ast.SpanWhen | Ast.WithinWhen, values: Values): When | undefined {
    const [fromMs, toMs] = [durationOf(node.from, values), durationOf(node.to, values)];
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
            return logLine(node, model, values);
        case 'TaskPredicate':
            return taskPredicate(node, model);
        case undefined:
            return undefined;
    }
}

function agentState(node: Ast.AgentPredicate, model: TopologyModel): Predicate | undefined {
    const agents = node.agents.flatMap((agent) => model.agentIndex(agent.ref) ?? []);
    const state = conditionOf(node);
    const domain = model.domainIndex(node.domain?.ref);
    const isWhole = agents.length === node.agents.length && (node.domain === undefined || domain !== undefined);
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
    const times = timesOf(node, values);
    return { kind: 'message', component, direction, name: node.message, ...optional('times', times) };
}

function logLine(node: Ast.LogPredicate, model: TopologyModel, values: Values): Predicate | undefined {
    const component = foundValue(componentNamed(model.components, node.component));
    if (node.text === undefined || (node.component !== undefined && component === undefined)) {
        return undefined;
    }
    const times = timesOf(node, values);
    return { kind: 'log', contains: node.text, ...optional('component', component), ...optional('times', times) };
}

/** How often something happens; undefined where the text does not say. */
function timesOf(node: Ast.ComponentPredicate | Ast.LogPredicate, values: Values): Times | undefined {
    const count = countOf(node.count, values);
    return count === undefined ? undefined : { comparison: comparisonOf(node.comparison), count };
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
    const ordinal = node.ordinal === undefined ? '' : `#${node.ordinal}`;
    return name === undefined ? undefined : { kind: 'named', name: `${name}${ordinal}` };
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
