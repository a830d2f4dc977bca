/** Statements must fit the time and the number of events that a run has. */

import type { Occurrence, When } from '../../simulator/plan.ts';
import type { Scenario, TimelineStatement } from '../generated/ast.ts';
import { whenOf } from '../plan/expectations.ts';
import { expectationsIn, layOut, statementsIn } from '../plan/inclusions.ts';
import { countOf, meanOf } from '../plan/numbers.ts';
import { DECLARED, type Values } from '../plan/parameters.ts';
import { settingsOf } from '../plan/settings.ts';
import { lineOf } from '../plan/source.ts';
import { scenarioDurationOf } from '../plan/timeline.ts';
import { formatDuration } from '../quantities.ts';
import { oncePerInclusion, type Report } from './report.ts';

export function statementsShouldOccurBeforeTheEnd(scenario: Scenario, report: Report, values = DECLARED): void {
    const reportOnce = oncePerInclusion(report);
    const durationMs = scenarioDurationOf(scenario, values);
    for (const { node, occurs, inclusion } of durationMs === undefined ? [] : statementsIn(layOut(scenario, values))) {
        const atMs = occurs?.kind === 'recurring' ? occurs.fromMs : occurs?.atMs;
        if (durationMs !== undefined && atMs !== undefined && atMs > durationMs) {
            const what = inclusion.include === undefined ? 'This' : `'${lineOf(node.action, inclusion.values)}'`;
            const message =
                `${what} occurs at ${formatDuration(atMs)}, but the scenario ends at ${formatDuration(durationMs)}. ` +
                `Make it earlier, or write 'duration ${formatDuration(atMs)}' or more.`;
            reportOnce({ code: 'timeline/after-end', node: inclusion.include ?? node.occurs, message });
        }
    }
}

export function expectationsMustBeBeforeTheEnd(scenario: Scenario, report: Report, values = DECLARED): void {
    const reportOnce = oncePerInclusion(report);
    const durationMs = scenarioDurationOf(scenario, values);
    for (const { node, inclusion } of expectationsIn(layOut(scenario, values))) {
        const when = whenOf(node.when, inclusion.values, inclusion.startMs);
        const lastMs = when === undefined ? undefined : lastInstantOf(when);
        if (durationMs !== undefined && lastMs !== undefined && lastMs > durationMs) {
            const message =
                `The scenario ends at ${formatDuration(durationMs)}, so nothing can be expected of ` +
                `${formatDuration(lastMs)}. Make it earlier, or the scenario longer.`;
            reportOnce({ code: 'expectation/after-end', node: inclusion.include ?? node.when, message });
        }
    }
}

export function recurrenceMustStayWithinTheEventLimit(scenario: Scenario, report: Report, values = DECLARED): void {
    const reportOnce = oncePerInclusion(report);
    const topology = scenario.topology?.ref;
    const durationMs = scenarioDurationOf(scenario, values);
    if (topology === undefined || durationMs === undefined) {
        return;
    }
    const { eventLimit } = settingsOf(topology, scenario, values);
    for (const { node, occurs, inclusion } of statementsIn(layOut(scenario, values))) {
        const times = occurs === undefined ? 0 : timesOf(occurs, durationMs) * countIn(node, inclusion.values);
        if (times > eventLimit) {
            const message =
                `This would occur about ${times.toLocaleString('en-US')} times, but a run stops after ` +
                `${eventLimit.toLocaleString('en-US')} events. Make the interval longer, end it earlier with 'to', ` +
                "or raise the limit with 'set eventLimit'.";
            reportOnce({ code: 'timeline/too-many', node: inclusion.include ?? node.occurs, message });
        }
    }
}

/** The last instant that an expectation is about; undefined where that is the end of the scenario. */
export function lastInstantOf(when: When): number | undefined {
    switch (when.kind) {
        case 'at':
            return when.atMs;
        case 'throughout':
        case 'within':
            return when.toMs;
        case 'always':
        case 'never':
        case 'eventually':
        case 'end':
            return undefined;
    }
}

/** How often something is expected to occur; an interval of zero has a finding of its own. */
function timesOf(occurs: Occurrence, durationMs: number): number {
    if (occurs.kind === 'once') {
        return 1;
    }
    const mean = meanOf(occurs.every);
    const span = Math.min(occurs.toMs, durationMs) - occurs.fromMs;
    return mean <= 0 || span < 0 ? 0 : Math.floor(span / mean) + 1;
}

function countIn({ action }: TimelineStatement, values: Values): number {
    const count = action?.$type === 'ReceiveAction' || action?.$type === 'AssignAction' ? action.count : undefined;
    return countOf(count, values) ?? 1;
}
