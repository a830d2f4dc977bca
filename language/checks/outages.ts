/** Failures and restorations should change something: followed thing by thing, in order of time. */

import type { Scenario } from '../generated/ast.ts';
import { lineOf } from '../plan/source.ts';
import { modelOf } from '../plan/topology.ts';
import { formatDuration } from '../quantities.ts';
import { followOutages, type Outage, type Outages, type Step, stepsInOrder } from './outage-walk.ts';
import type { Report } from './report.ts';

/** A failure of what is down already, and a restoration of what never failed, are probably mistakes. */
export function outagesShouldChangeSomething(scenario: Scenario, report: Report): void {
    const topology = scenario.topology?.ref;
    if (topology === undefined) {
        return;
    }
    followOutages(stepsInOrder(scenario, modelOf(topology)), (step, outages) =>
        step.fails ? checkOverlap(step, outages, report) : checkNeverFailed(step, outages, report),
    );
}

function checkOverlap(step: Step, outages: Outages, report: Report): void {
    const down = step.things.flatMap((thing) => longestOf(outages.get(thing), step.atMs) ?? []);
    const first = down[0];
    if (first !== undefined && down.length === step.things.length) {
        const until = Number.isFinite(first.endMs) ? `until ${formatDuration(first.endMs)}` : 'until it is restored';
        const message = `'${lineOf(step.node)}' is down already at ${formatDuration(step.atMs)}, ${until}.`;
        const related = [{ node: first.node, message: 'The failure that lasts until then.' }];
        report({ code: 'timeline/overlap', node: step.node, message }, related);
    }
}

/** Of the outages that are not over at an instant, the one that lasts longest. */
function longestOf(outages: readonly Outage[] | undefined, atMs: number): Outage | undefined {
    return outages?.filter(({ endMs }) => endMs > atMs).toSorted((a, b) => (a.endMs < b.endMs ? 1 : -1))[0];
}

function checkNeverFailed(step: Step, outages: Outages, report: Report): void {
    if (step.things.length > 0 && ![...step.things, ...step.hosts].some((thing) => outages.has(thing))) {
        const at = formatDuration(step.atMs);
        const message = `'${lineOf(step.node)}' has not failed before ${at}, so there is nothing to restore.`;
        report({ code: 'timeline/never-failed', node: step.node, message });
    }
}
