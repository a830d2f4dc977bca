/** The servers of a CIM cluster should be started in their order (`cim/start-order`). */

import { CIM_ROLE_NAMES, EARLIER_ROLES } from '../../simulator/plan/cim-start-order.ts';
import type { CimCluster, CimRole, Component, ComponentIndex } from '../../simulator/plan.ts';
import type { Scenario } from '../generated/ast.ts';
import { withStarts } from '../plan/cim.ts';
import { settingsOf } from '../plan/settings.ts';
import { modelOf } from '../plan/topology.ts';
import { formatDuration } from '../quantities.ts';
import { componentThing, followOutages, leavesOf, type Outages, type Step, stepsInOrder } from './outage-walk.ts';
import type { Report } from './report.ts';

/** A server should not start while one that it needs is down, only to be started later itself. */
export function serversShouldStartInOrder(scenario: Scenario, report: Report): void {
    const topology = scenario.topology?.ref;
    if (topology === undefined || !scenario.members.some(isStart)) {
        return;
    }
    const model = modelOf(topology);
    const components = withStarts(topology, model.components, settingsOf(topology, scenario));
    const steps = stepsInOrder(scenario, model);
    const reported = new Set<Step>();
    followOutages(steps, (step, outages) => {
        for (const cluster of model.topology.cimClusters.filter(() => isStart(step.statement))) {
            const late = lateStartOf(step, cluster, { steps, outages, components });
            if (late !== undefined && !reported.has(step)) {
                reported.add(step);
                reportOrder(step, late, report);
            }
        }
    });
}

/** A timeline up to an instant. */
interface Progress {
    readonly steps: readonly Step[];
    readonly outages: Outages;
    readonly components: readonly Component[];
}

interface LateStart {
    readonly role: CimRole;
    readonly name: string;
    readonly step: Step;
}

/** The first of the servers that should be in service before a step but only start after it. */
function lateStartOf(step: Step, cluster: CimCluster, progress: Progress): LateStart | undefined {
    const started = cluster.servers.find(({ component }) => step.things.includes(componentThing(component)));
    for (const role of started === undefined ? [] : EARLIER_ROLES[started.role]) {
        const servers = cluster.servers.filter((server) => server.role === role);
        if (servers.every(({ component }) => isDown(component, step.atMs, progress))) {
            const late = servers.flatMap((server) => startAfter(step.atMs, server.component, role, progress) ?? [])[0];
            if (late !== undefined) {
                return late;
            }
        }
    }
    return undefined;
}

function startAfter(atMs: number, component: ComponentIndex, role: CimRole, progress: Progress): LateStart | undefined {
    const thing = componentThing(component);
    const step = progress.steps.find(
        (each) => each.atMs > atMs && isStart(each.statement) && each.things.includes(thing),
    );
    return step && { role, name: progress.components[component]?.id ?? '', step };
}

/** Whether a server has failed, what it runs on has, or it waits to be started by hand since that was back. */
function isDown(component: ComponentIndex, atMs: number, { steps, outages, components }: Progress): boolean {
    const own = componentThing(component);
    const hosts = hostsOf(component, components).map(componentThing);
    if ([own, ...hosts].some((thing) => outages.get(thing)?.some(({ endMs }) => endMs > atMs))) {
        return !isStartedAt(own, atMs, steps);
    }
    const hostFailedMs = hosts.flatMap((host) => outages.get(host) ?? []).map(({ fromMs }) => fromMs);
    const isWaiting = components[component]?.startsByHand === true && hostFailedMs.length > 0;
    const lastMs = Math.max(...hostFailedMs);
    const isBack = (step: Step) => !step.fails && step.things.includes(own) && step.atMs >= lastMs;
    return isWaiting && !steps.some((step) => isBack(step) && step.atMs <= atMs);
}

/** Servers that are started at one instant start together. */
function isStartedAt(thing: string, atMs: number, steps: readonly Step[]): boolean {
    return steps.some((step) => !step.fails && step.atMs === atMs && step.things.includes(thing));
}

function hostsOf(component: ComponentIndex, components: readonly Component[]): readonly ComponentIndex[] {
    const parent = components[component]?.parent;
    return parent === undefined ? [] : [...leavesOf(parent, components), ...hostsOf(parent, components)];
}

function isStart(member: Scenario['members'][number]): boolean {
    return (
        member.$type === 'TimelineStatement' && member.action?.$type === 'RunAction' && member.action.kind === 'start'
    );
}

function reportOrder(step: Step, { role, name, step: late }: LateStart, report: Report): void {
    const message =
        `The ${CIM_ROLE_NAMES[role]} '${name}' should start first, but is started only at ${formatDuration(late.atMs)}. ` +
        `Start it before ${formatDuration(step.atMs)}.`;
    const related = [{ node: late.node, message: 'Here it is started.' }];
    report({ code: 'cim/start-order', node: step.node, message }, related);
}
