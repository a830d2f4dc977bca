/** What is expected must be something that can be so. */

import { AstUtils } from 'langium';
import type { Finding } from '../findings.ts';
import {
    type Expectation,
    isTimelineStatement,
    type NamedWork,
    type ReportPredicate,
    type TaskPredicate,
} from '../generated/ast.ts';
import { expectedFigure, expectedRow } from '../plan/expected-figures.ts';
import { expectedReport } from '../plan/expected-reports.ts';
import { expectedState, type StateExpectation } from '../plan/expected-states.ts';
import { countOf } from '../plan/numbers.ts';
import { DECLARED, type Values } from '../plan/parameters.ts';
import { modelOf, type TopologyModel } from '../plan/topology.ts';
import { topologyAround } from '../references/declarations.ts';
import type { Report } from './report.ts';

export function expectedStateMustBePossible(node: StateExpectation, report: Report): void {
    const topology = topologyAround(node);
    const expected = topology && expectedThing(node, modelOf(topology));
    if (expected?.kind === 'finding' && isOfExpectations(expected.finding)) {
        report(expected.finding);
    }
}

export function expectedReportMustBeThere(node: ReportPredicate, report: Report): void {
    const topology = topologyAround(node);
    const expected = topology && expectedReport(node, modelOf(topology), DECLARED);
    if (expected?.kind === 'finding') {
        report(expected.finding);
    }
}

/** What is wrong with the names by themselves is reported where these are. */
function isOfExpectations({ code }: Finding): boolean {
    return code.startsWith('expectation/') || code === 'agent/component';
}

function expectedThing(node: StateExpectation, model: TopologyModel) {
    if (node.$type === 'AgentPredicate' || node.$type === 'PathPredicate' || node.state !== undefined) {
        return expectedState(node, model);
    }
    if (node.$type === 'LinkPredicate') {
        return expectedRow(node, model, DECLARED);
    }
    return node.direction === undefined ? expectedFigure(node, model, DECLARED) : undefined;
}

/** What is first so is looked for in a span. */
export function orderMustHaveASpan({ order, when }: Expectation, report: Report): void {
    const hasSpan = when?.$type === 'WithinWhen' || (when?.$type === 'EverWhen' && when.kind !== 'always');
    if (order !== undefined && when !== undefined && !hasSpan) {
        const remedy = "Write 'eventually', 'within …' or 'never' in place of the time.";
        const message = `'${order}' compares when two things are first so, and needs a span for that. ${remedy}`;
        report({ code: 'expectation/order', node: when, message });
    }
}

/** What only the end of the run tells is so from the start or never. */
export function orderedThingsMustHaveAnInstant({ order, what, other }: Expectation, report: Report): void {
    for (const node of order === undefined ? [] : [what, other]) {
        const condition =
            node?.$type === 'TaskPredicate' || node?.$type === 'CountPredicate' ? node.condition : undefined;
        if (
            node !== undefined &&
            (node.$type === 'ReportPredicate' ||
                condition?.$type === 'ReportedCondition' ||
                condition?.$type === 'HandledCondition')
        ) {
            const message = `This is known at the end of the run only, so nothing is '${order}' it. Expect it by itself.`;
            report({ code: 'expectation/order', node, message });
        }
    }
}

export function taskNumberMustExist(node: TaskPredicate, report: Report, values = DECLARED): void {
    const work = node.task?.ref;
    if (work === undefined) {
        return;
    }
    const made = numberMadeBy(work, values);
    const { ordinal } = node;
    if (ordinal === undefined && made !== 1) {
        const message = `There are several tasks '${work.name}'. Write which is meant, such as '${work.name}#1'.`;
        report({ code: 'expectation/task-number', node, property: 'task', message });
    } else if (ordinal !== undefined && made === 1) {
        const message = `There is only one task '${work.name}'. Leave out '#${ordinal}'.`;
        report({ code: 'expectation/task-number', node, property: 'ordinal', message });
    } else if (ordinal !== undefined && !isBetween(countOf(ordinal), 1, made)) {
        const range = made === undefined ? 'from 1 on' : `from 1 to ${made}`;
        const message = `Tasks '${work.name}' have numbers ${range}, not '${ordinal}'.`;
        report({ code: 'expectation/task-number', node, property: 'ordinal', message });
    }
}

/** How many tasks a statement makes; undefined where it occurs again and again. */
function numberMadeBy(work: NamedWork, values: Values): number | undefined {
    const occurs = AstUtils.getContainerOfType(work, isTimelineStatement)?.occurs;
    return occurs?.$type === 'EveryTime' ? undefined : (countOf(work.count, values) ?? 1);
}

function isBetween(value: number | undefined, min: number, max: number | undefined): boolean {
    return value !== undefined && value >= min && (max === undefined || value <= max);
}
