/** Both sides of a duplexed pair down at once, although no single statement takes both down. */

import type { Component, ComponentIndex } from '../../simulator/plan.ts';
import type { Scenario } from '../generated/ast.ts';
import { lineOf } from '../plan/source.ts';
import { modelOf } from '../plan/topology.ts';
import { formatDuration } from '../quantities.ts';
import { type DownTimes, downTimesOf } from './down-times.ts';
import type { Outage } from './outage-walk.ts';
import type { Report } from './report.ts';

/** A pair that is down by two statements together is reported at the later one: it may not be meant. */
export function sidesMayBeDownTogether(scenario: Scenario, report: Report): void {
    const topology = scenario.topology?.ref;
    if (topology === undefined) {
        return;
    }
    const model = modelOf(topology);
    const downTimes = downTimesOf(scenario, model);
    const reported = new Set<Outage['statement']>();
    // Machines come before what runs on them, so each statement is reported for the outermost pair.
    for (const pair of model.topology.components) {
        for (const meeting of meetingsOf(pair, downTimes).filter(({ later }) => !reported.has(later.statement))) {
            reported.add(meeting.later.statement);
            reportMeeting(pair, meeting, report);
        }
    }
}

/** An outage of one side that begins while the other one is down because of another statement. */
interface Meeting {
    readonly earlier: Outage;
    readonly later: Outage;
    readonly endMs: number;
}

function meetingsOf({ instances }: Component, downTimes: DownTimes): readonly Meeting[] {
    const [sideA, sideB] = instances;
    if (sideA === undefined || sideB === undefined) {
        return [];
    }
    const [ofA, ofB] = [outagesOf(sideA, downTimes), outagesOf(sideB, downTimes)];
    return without(ofA, ofB).flatMap((one) => without(ofB, ofA).flatMap((other) => meetingOf(one, other) ?? []));
}

function outagesOf(side: ComponentIndex, downTimes: DownTimes): readonly Outage[] {
    return downTimes.ofComponent(side).flatMap(({ outages }) => outages);
}

/** The outages of statements that leave the other side alone. */
function without(outages: readonly Outage[], ofOther: readonly Outage[]): readonly Outage[] {
    return outages.filter(({ statement }) => !ofOther.some((other) => other.statement === statement));
}

function meetingOf(one: Outage, other: Outage): Meeting | undefined {
    const [earlier, later] = one.fromMs <= other.fromMs ? [one, other] : [other, one];
    return later.fromMs < earlier.endMs ? { earlier, later, endMs: Math.min(one.endMs, other.endMs) } : undefined;
}

function reportMeeting({ id }: Component, { earlier, later, endMs }: Meeting, report: Report): void {
    const until = Number.isFinite(endMs) ? `to ${formatDuration(endMs)}` : 'until one is restored';
    const message =
        `Both sides of '${id}' are down from ${formatDuration(later.fromMs)} ${until}: ` +
        `'${lineOf(earlier.node)}' is down since ${formatDuration(earlier.fromMs)}.`;
    const related = [{ node: earlier.node, message: 'This takes the other side down.' }];
    report({ code: 'timeline/both-sides', node: later.node, message }, related);
}
