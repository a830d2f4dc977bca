/** An outage between an application and a CTI server that outlasts the life of its tasks (`cti/task-life`). */

import type { Application, DomainIndex } from '../../simulator/plan.ts';
import { isNamedWork, type NamedWork, type Scenario } from '../generated/ast.ts';
import { statementsOf } from '../plan/timeline.ts';
import { modelOf, type TopologyModel } from '../plan/topology.ts';
import { formatDuration } from '../quantities.ts';
import { type DownTime, downTimesOf } from './down-times.ts';
import type { Report } from './report.ts';

/** Tasks in hand end where their application's path to the CTI server is down for too long; said once per domain. */
export function tasksMayOutliveTheirPath(scenario: Scenario, report: Report): void {
    const topology = scenario.topology?.ref;
    if (topology === undefined) {
        return;
    }
    const model = modelOf(topology);
    const downTimes = downTimesOf(scenario, model);
    const works = statementsOf(scenario).flatMap(({ action }) => (isNamedWork(action) ? action : []));
    for (const application of model.topology.applications) {
        const times = application.armPaths.flatMap(({ toCtiServer }) => downTimes.ofLink(toCtiServer));
        for (const domain of application.domains.filter((each) => hasWork(works, application, each, model))) {
            reportLongest(times, domain, model, report);
        }
    }
}

/** Each statement is reported once for a domain, however many paths it takes down. */
function reportLongest(times: readonly DownTime[], index: DomainIndex, model: TopologyModel, report: Report): void {
    const domain = model.topology.domains[index];
    const reported = new Set<unknown>();
    for (const { fromMs, toMs, outages } of times.toSorted((a, b) => b.toMs - b.fromMs - (a.toMs - a.fromMs))) {
        const overMs = domain === undefined ? 0 : toMs - fromMs - domain.taskLifeMs;
        const cause = outages.find((outage) => outage.fromMs === fromMs);
        if (domain !== undefined && cause !== undefined && overMs > 0 && !reported.has(cause.node)) {
            reported.add(cause.node);
            const message =
                `Tasks of ${domain.name} outlive a lost path for ${formatDuration(domain.taskLifeMs)}; ` +
                `this outage lasts ${formatDuration(overMs)} longer: tasks in hand end with 42.`;
            const related = outages
                .filter(({ node }) => node !== cause.node)
                .map(({ node }) => ({ node, message: 'This is part of the outage.' }));
            report({ code: 'timeline/task-life', node: cause.node, message }, related);
        }
    }
}

function hasWork(
    works: readonly NamedWork[],
    application: Application,
    domain: DomainIndex,
    { components, domainIndex }: TopologyModel,
): boolean {
    return works.some((work) => {
        const receiver = work.$type === 'ReceiveAction' ? work.receiver : work.application;
        return domainIndex(work.domain?.ref) === domain && components.indexOf(receiver?.ref) === application.component;
    });
}
