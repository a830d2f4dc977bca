/** An expectation should be able to fail and to pass: what is certain before the run says nothing about it. */

import { MESSAGES } from '../../simulator/messages.ts';
import type { Comparison, ComponentIndex, Predicate, Topology } from '../../simulator/plan.ts';
import type { Expectation as ExpectationNode, Scenario } from '../generated/ast.ts';
import { expectationOf } from '../plan/expectations.ts';
import { expectationsIn, layOut, statementsIn, taskNamesIn } from '../plan/inclusions.ts';
import { messagesOf } from '../plan/message-ends.ts';
import { DECLARED, type Values } from '../plan/parameters.ts';
import { modelOf, type TopologyModel } from '../plan/topology.ts';
import type { Report } from './report.ts';

/** What an expectation means, wherever it is written. */
export type Meant = NonNullable<ReturnType<typeof expectationOf>>;

/** A scenario's own expectations that mean something, each with what it means. */
export function meantExpectations(
    scenario: Scenario,
    values: Values,
): readonly { readonly node: ExpectationNode; readonly meant: Meant }[] {
    const topology = scenario.topology?.ref;
    if (topology === undefined) {
        return [];
    }
    const whole = layOut(scenario, values);
    const names = taskNamesIn(whole);
    return expectationsIn(whole)
        .filter(({ inclusion }) => inclusion === whole)
        .flatMap((placed) => {
            const meant = expectationOf(placed, modelOf(topology), names);
            return meant === undefined ? [] : [{ node: placed.node, meant }];
        });
}

export function expectationsShouldNotBeCertain(scenario: Scenario, report: Report, values = DECLARED): void {
    const topology = scenario.topology?.ref;
    if (topology === undefined) {
        return;
    }
    const work = domainsOfWork(scenario, modelOf(topology));
    for (const { node, meant } of meantExpectations(scenario, values)) {
        const certain = certaintyOf(meant, modelOf(topology).topology, work);
        if (certain !== undefined) {
            const never = meant.when.kind === 'never';
            const code = certain.holds === never ? 'expectation/cannot-pass' : 'expectation/cannot-fail';
            const verdict = certain.holds === never ? 'This can never be met' : 'This cannot fail';
            report({ code, node, property: 'what', message: `${verdict}: ${certain.reason}` });
        }
    }
}

interface Certainty {
    /** Whether what is expected is so at every instant, or at none. */
    readonly holds: boolean;
    /** A sentence without its first capital. */
    readonly reason: string;
}

function certaintyOf(
    { what, relation }: Meant,
    topology: Topology,
    work: readonly (number | undefined)[],
): Certainty | undefined {
    if (relation === undefined) {
        return certaintyOfPredicate(what, topology, work);
    }
    return JSON.stringify(what) === JSON.stringify(relation.other)
        ? { holds: false, reason: `nothing is '${relation.kind}' itself.` }
        : undefined;
}

function certaintyOfPredicate(
    what: Predicate,
    topology: Topology,
    work: readonly (number | undefined)[],
): Certainty | undefined {
    switch (what.kind) {
        case 'agent-count': {
            const handlers = topology.agents.filter((agent) =>
                agent.handles.some(({ domain }) => domain === what.domain),
            );
            const domain = topology.domains[what.domain]?.name;
            return ofNumber(
                what.comparison,
                what.count,
                handlers.length,
                `${handlersInWords(handlers.length)} '${domain}'`,
            );
        }
        case 'task':
            return certaintyOfTasks(what, topology, work);
        case 'message':
            return certaintyOfMessages(what, topology);
        case 'log':
            return what.times && ofNumber(what.times.comparison, what.times.count);
        case 'figure':
            return what.comparison === 'at-most' ? ofNumber(what.comparison, what.value) : undefined;
        case 'report-figure':
            return what.column === 'reported' ? ofNumber(what.comparison, what.value) : undefined;
        case 'total-time':
            return ofNumber(what.comparison, what.durationMs);
        default:
            return undefined;
    }
}

/** Of a number from 0 up to a most, where there is one. */
function ofNumber(comparison: Comparison, count: number, most?: number, reason = ''): Certainty | undefined {
    if (most !== undefined && count > most) {
        return { holds: comparison === 'at-most', reason: `${reason}.` };
    }
    switch (comparison) {
        case 'at-least':
            return count <= 0 ? { holds: true, reason: 'it is always at least 0.' } : undefined;
        case 'at-most':
            return count < 0 ? { holds: false, reason: 'it is never less than 0.' } : undefined;
        case 'exactly':
            return undefined;
    }
}

type MessagePredicate = Extract<Predicate, { readonly kind: 'message' }>;

/** Most components exchange no messages at all, and the others not all of them. */
function certaintyOfMessages({ component, name, times }: MessagePredicate, topology: Topology): Certainty | undefined {
    const reason = whyNoMessage(component, name, topology);
    if (reason === undefined) {
        return times && ofNumber(times.comparison, times.count);
    }
    return times === undefined
        ? { holds: false, reason: `${reason}.` }
        : ofNumber(times.comparison, times.count, 0, reason);
}

function whyNoMessage(component: ComponentIndex, name: string, { components }: Topology): string | undefined {
    const { kind, id = '', whole } = components[component] ?? {};
    const messages: readonly string[] = kind === undefined ? [] : messagesOf(kind, id);
    if (!MESSAGES.some((each) => each === name)) {
        return undefined;
    }
    if (messages.length > 0 && whole !== undefined) {
        return `a side exchanges no messages by itself; write '${components[whole]?.id}'`;
    }
    if (messages.length === 0) {
        return `'${id}' exchanges no messages`;
    }
    return messages.includes(name) ? undefined : `'${id}' neither sends nor receives '${name}'`;
}

type TaskPredicate = Extract<Predicate, { readonly kind: 'task' }>;

function certaintyOfTasks(
    { which, condition }: TaskPredicate,
    topology: Topology,
    work: readonly (number | undefined)[],
): Certainty | undefined {
    if (which.kind === 'named') {
        // One that has not arrived has not even waited 0s.
        return condition.kind === 'waited' && condition.comparison === 'at-most'
            ? ofNumber(condition.comparison, condition.durationMs)
            : undefined;
    }
    const arriving = work.some((each) => which.domain === undefined || each === undefined || each === which.domain);
    const domain = which.domain === undefined ? '' : `'${topology.domains[which.domain]?.name}' `;
    const arrives = `no ${domain}task or call arrives in this scenario`;
    if (which.kind === 'count') {
        // A task that goes on under a new record counts again, so that there is no most where any arrive.
        return ofNumber(which.comparison, which.count, arriving ? undefined : 0, arrives);
    }
    return arriving ? undefined : { holds: true, reason: `${arrives}.` };
}

/** The domains that the statements of a scenario make tasks and calls of. */
function domainsOfWork(scenario: Scenario, model: TopologyModel): readonly (number | undefined)[] {
    return statementsIn(layOut(scenario, DECLARED)).flatMap(({ node: { action } }) =>
        action?.$type === 'ReceiveAction' || action?.$type === 'AssignAction'
            ? [model.domainIndex(action.domain?.ref)]
            : [],
    );
}

function handlersInWords(count: number): string {
    switch (count) {
        case 0:
            return 'no agent handles';
        case 1:
            return 'only 1 agent handles';
        default:
            return `only ${count} agents handle`;
    }
}
