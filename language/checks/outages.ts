/** Failures and restorations should change something: followed thing by thing, in order of time. */

import { foundValue } from '../findings.ts';
import type { ComponentOrLink, ComponentRef, LinkRef, Scenario, TimelineStatement } from '../generated/ast.ts';
import { durationOf } from '../plan/numbers.ts';
import { lineOf } from '../plan/source.ts';
import { componentNamed, linksNamed } from '../plan/targets.ts';
import { occurrencesOf } from '../plan/timeline.ts';
import { modelOf, type TopologyModel } from '../plan/topology.ts';
import { formatDuration } from '../quantities.ts';
import type { Report } from './report.ts';

/** A failure of what is down already, and a restoration of what never failed, are probably mistakes. */
export function outagesShouldChangeSomething(scenario: Scenario, report: Report): void {
    const topology = scenario.topology?.ref;
    if (topology === undefined) {
        return;
    }
    const model = modelOf(topology);
    const steps = stepsOf(scenario, model);
    const recurring = new Set(steps.filter(({ once }) => !once).flatMap(({ things }) => things));
    const outages = new Map<string, Outage>();
    for (const step of steps.filter(({ once }) => once).sort(byTime)) {
        if (step.things.some((thing) => recurring.has(thing))) {
            continue;
        }
        if (step.fails) {
            checkOverlap(step, outages, report);
            startOutages(step, outages);
        } else {
            checkNeverFailed(step, outages, report);
            endOutages(step, outages);
        }
    }
}

/** One target of one statement: the single processes or links that it takes down or brings back. */
interface Step {
    readonly node: ComponentRef | LinkRef | ComponentOrLink;
    readonly fails: boolean;
    readonly once: boolean;
    readonly atMs: number;
    readonly endMs: number;
    readonly things: readonly string[];
    /** What they run on, where that may have stopped them: a server whose service is started by hand. */
    readonly hosts: readonly string[];
}

interface Outage {
    readonly node: Step['node'];
    endMs: number;
}

function stepsOf(scenario: Scenario, model: TopologyModel): readonly Step[] {
    return [...occurrencesOf(scenario)].flatMap(([statement, occurs]) => {
        const once = occurs.kind === 'once';
        const atMs = once ? occurs.atMs : occurs.fromMs;
        return targetsOf(statement, model).map((target) => ({
            hosts: [],
            ...target,
            once,
            atMs,
            endMs: atMs + (target.forMs ?? Number.POSITIVE_INFINITY),
        }));
    });
}

type Target = Pick<Step, 'node' | 'fails' | 'things'> & {
    readonly hosts?: readonly string[];
    readonly forMs: number | undefined;
};

function targetsOf({ action }: TimelineStatement, model: TopologyModel): readonly Target[] {
    switch (action?.$type) {
        case 'FailAction': {
            const forMs = durationOf(action.duration);
            return action.targets.map((node) => ({ node, fails: true, things: processes(node, model), forMs }));
        }
        case 'RunAction': {
            const forMs = action.kind === 'restart' ? durationOf(action.duration) : undefined;
            const fails = action.kind !== 'start';
            return action.targets.map((node) => {
                const hosts = fails ? [] : hostsOf(node, model);
                return { node, fails, things: processes(node, model), hosts, forMs };
            });
        }
        case 'CutAction': {
            const forMs = durationOf(action.duration);
            return action.links.map((node) => ({ node, fails: true, things: singleLinks(node, model), forMs }));
        }
        case 'RestoreAction':
            return action.targets.map((node) => {
                const things = node.to === undefined ? processes(node.from, model) : singleLinks(node, model);
                return { node, fails: false, things, forMs: undefined };
            });
        default:
            return [];
    }
}

function processes(reference: ComponentRef, { components, topology }: TopologyModel): readonly string[] {
    const index = foundValue(componentNamed(components, reference));
    return index === undefined ? [] : leavesOf(index, topology.components).map((each) => `component ${each}`);
}

function hostsOf(reference: ComponentRef, { components, topology }: TopologyModel): readonly string[] {
    const hosts: string[] = [];
    let host = topology.components[foundValue(componentNamed(components, reference)) ?? -1]?.parent;
    while (host !== undefined) {
        hosts.push(...leavesOf(host, topology.components).map((each) => `component ${each}`));
        host = topology.components[host]?.parent;
    }
    return hosts;
}

function singleLinks(ends: LinkRef | ComponentOrLink, { components, topology }: TopologyModel): readonly string[] {
    const links = foundValue(linksNamed(topology, components, ends)) ?? [];
    return links.flatMap((link) => leavesOf(link, topology.links).map((each) => `link ${each}`));
}

function leavesOf(index: number, all: readonly { readonly instances: readonly number[] }[]): readonly number[] {
    const instances = all[index]?.instances ?? [];
    return instances.length === 0 ? [index] : instances.flatMap((instance) => leavesOf(instance, all));
}

/** At one instant, failures come before restorations, whatever the order of the text. */
function byTime(a: Step, b: Step): number {
    return a.atMs - b.atMs || Number(b.fails) - Number(a.fails);
}

function checkOverlap(step: Step, outages: ReadonlyMap<string, Outage>, report: Report): void {
    const down = step.things.flatMap((thing) => outages.get(thing) ?? []).filter(({ endMs }) => endMs > step.atMs);
    const first = down[0];
    if (first !== undefined && down.length === step.things.length) {
        const until = Number.isFinite(first.endMs) ? `until ${formatDuration(first.endMs)}` : 'until it is restored';
        const message = `'${lineOf(step.node)}' is down already at ${formatDuration(step.atMs)}, ${until}.`;
        const related = [{ node: first.node, message: 'The failure that lasts until then.' }];
        report({ code: 'timeline/overlap', node: step.node, message }, related);
    }
}

function checkNeverFailed(step: Step, outages: ReadonlyMap<string, Outage>, report: Report): void {
    if (step.things.length > 0 && ![...step.things, ...step.hosts].some((thing) => outages.has(thing))) {
        const at = formatDuration(step.atMs);
        const message = `'${lineOf(step.node)}' has not failed before ${at}, so there is nothing to restore.`;
        report({ code: 'timeline/never-failed', node: step.node, message });
    }
}

function startOutages(step: Step, outages: Map<string, Outage>): void {
    for (const thing of step.things) {
        const before = outages.get(thing);
        if (before === undefined || before.endMs < step.endMs) {
            outages.set(thing, { node: step.node, endMs: step.endMs });
        }
    }
}

function endOutages(step: Step, outages: ReadonlyMap<string, Outage>): void {
    for (const thing of step.things) {
        const outage = outages.get(thing);
        if (outage !== undefined) {
            outage.endMs = Math.min(outage.endMs, step.atMs);
        }
    }
}
