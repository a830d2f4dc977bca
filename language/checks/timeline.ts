/** Statements must fit the time and the number of events that a run has. */

import type { Occurrence, When } from '../../simulator/plan.ts';
import type { Scenario, TimelineStatement } from '../generated/ast.ts';
import { whenOf } from '../plan/expectations.ts';
import { countOf, meanOf } from '../plan/numbers.ts';
import { DECLARED, type Values } from '../plan/parameters.ts';
import { settingsOf } from '../plan/settings.ts';
import { occurrencesOf, scenarioDurationOf } from '../plan/timeline.ts';
import { formatDuration } from '../quantities.ts';
import type { Report } from './report.ts';

export function statementsShouldOccurBeforeTheEnd(scenario: Scenario, report: Report, values = DECLARED): void {
    const durationMs = scenarioDurationOf(scenario, values);
    for (const [statement, occurs] of durationMs === undefined ? [] : occurrencesOf(scenario, values)) {
        const atMs = occurs.kind === 'once' ? occurs.atMs : occurs.fromMs;
        if (durationMs !== undefined && atMs > durationMs) {
            const message =
                `This occurs at ${formatDuration(atMs)}, but the scenario ends at ${formatDuration(durationMs)}. ` +
                `Make it earlier, or write 'duration ${formatDuration(atMs)}' or more.`;
            report({ code: 'timeline/after-end', node: statement.occurs, message });
        }
    }
}

export function expectationsMustBeBeforeTheEnd(scenario: Scenario, report: Report, values = DECLARED): void {
    const durationMs = scenarioDurationOf(scenario, values);
    for (const member of scenario.members) {
        const when = member.$type === 'Expectation' ? whenOf(member.when, values) : undefined;
        const lastMs = when === undefined ? undefined : lastInstantOf(when);
        if (member.$type === 'Expectation' && durationMs !== undefined && lastMs !== undefined && lastMs > durationMs) {
            const message =
                `The scenario ends at ${formatDuration(durationMs)}, so nothing can be expected of ` +
                `${formatDuration(lastMs)}. Make it earlier, or the scenario longer.`;
            report({ code: 'expectation/after-end', node: member.when, message });
        }
    }
}

export function recurrenceMustStayWithinTheEventLimit(scenario: Scenario, report: Report, values = DECLARED): void {
    const topology = scenario.topology?.ref;
    const durationMs = scenarioDurationOf(scenario, values);
    if (topology === undefined || durationMs === undefined) {
        return;
    }
    const { eventLimit } = settingsOf(topology, scenario, values);
    for (const [statement, occurs] of occurrencesOf(scenario, values)) {
        const times = timesOf(occurs, durationMs) * countIn(statement, values);
        if (times > eventLimit) {
            const message =
                `This would occur about ${times.toLocaleString('en-US')} times, but a run stops after ` +
                `${eventLimit.toLocaleString('en-US')} events. Make the interval longer, end it earlier with 'to', ` +
                "or raise the limit with 'set eventLimit'.";
            report({ code: 'timeline/too-many', node: statement.occurs, message });
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
