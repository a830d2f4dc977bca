/** Follows the failures and restorations of a timeline, thing by thing, in order of time. */

import { foundValue } from '../findings.ts';
import type { ComponentOrLink, ComponentRef, LinkRef, Scenario, TimelineStatement } from '../generated/ast.ts';
import { durationOf } from '../plan/numbers.ts';
import { settingsOf } from '../plan/settings.ts';
import { componentNamed, linksNamed } from '../plan/targets.ts';
import { occurrencesOf } from '../plan/timeline.ts';
import type { TopologyModel } from '../plan/topology.ts';

/** One target of one statement: the single processes or links that it takes down or brings back. */
export interface Step {
    readonly node: ComponentRef | LinkRef | ComponentOrLink;
    readonly statement: TimelineStatement;
    readonly fails: boolean;
    readonly atMs: number;
    /** When it brings back by itself what it takes down; infinite where it does not. */
    readonly endMs: number;
    /** Single processes and links, as {@link componentThing} and {@link linkThing} name them. */
    readonly things: readonly string[];
    /** What they run on, where that may have stopped them: a server whose service is started by hand. */
    readonly hosts: readonly string[];
}

/** Something that is down because of one statement. */
export interface Outage {
    readonly node: Step['node'];
    readonly statement: TimelineStatement;
    readonly fromMs: number;
    /** Infinite where nothing ends it. */
    readonly endMs: number;
}

/** By thing; a thing without an entry has not failed. */
export type Outages = ReadonlyMap<string, readonly Outage[]>;

/** How {@link Step.things} names a process. */
export function componentThing(component: number): string {
    return `component ${component}`;
}

/** How {@link Step.things} names a single link. */
export function linkThing(link: number): string {
    return `link ${link}`;
}

/**
 * What a timeline takes down and brings back, in order of time.
 *
 * Steps that concern something that fails again and again are left out: when that is down, chance decides.
 */
export function stepsInOrder(scenario: Scenario, model: TopologyModel): readonly Step[] {
    const all = stepsOf(scenario, model);
    const recurring = new Set(all.filter(({ once }) => !once).flatMap(({ things }) => things));
    return all.filter(({ things }) => !things.some((thing) => recurring.has(thing))).toSorted(byTime);
}

/** All outages of some steps in order; `visit` sees each step with the outages as they were before it. */
export function followOutages(
    steps: readonly Step[],
    visit: (step: Step, outages: Outages) => void = () => undefined,
): Outages {
    const outages = new Map<string, readonly Outage[]>();
    for (const step of steps) {
        visit(step, outages);
        for (const thing of step.things) {
            const before = outages.get(thing);
            if (step.fails) {
                outages.set(thing, [...(before ?? []), outageOf(step)]);
            } else if (before !== undefined) {
                outages.set(
                    thing,
                    before.map((outage) => ({ ...outage, endMs: Math.min(outage.endMs, step.atMs) })),
                );
            }
        }
    }
    return outages;
}

/** The single processes or links that a whole consists of; itself where it is single. */
export function leavesOf(index: number, all: readonly { readonly instances: readonly number[] }[]): readonly number[] {
    const instances = all[index]?.instances ?? [];
    return instances.length === 0 ? [index] : instances.flatMap((instance) => leavesOf(instance, all));
}

function outageOf({ node, statement, atMs, endMs }: Step): Outage {
    return { node, statement, fromMs: atMs, endMs };
}

function stepsOf(scenario: Scenario, model: TopologyModel): readonly (Step & { readonly once: boolean })[] {
    const topology = scenario.topology?.ref;
    const restartMs = topology === undefined ? 0 : settingsOf(topology, scenario).processRestartDelay;
    return [...occurrencesOf(scenario)].flatMap(([statement, occurs]) => {
        const once = occurs.kind === 'once';
        const atMs = once ? occurs.atMs : occurs.fromMs;
        return targetsOf(statement, model, restartMs).map(({ forMs, ...target }) => ({
            hosts: [],
            ...target,
            statement,
            once,
            atMs,
            endMs: atMs + (forMs ?? Number.POSITIVE_INFINITY),
        }));
    });
}

type Target = Pick<Step, 'node' | 'fails' | 'things'> & {
    readonly hosts?: readonly string[];
    readonly forMs: number | undefined;
};

function targetsOf({ action }: TimelineStatement, model: TopologyModel, restartMs: number): readonly Target[] {
    switch (action?.$type) {
        case 'FailAction': {
            const forMs = durationOf(action.duration);
            return action.targets.map((node) => ({ node, fails: true, things: processes(node, model), forMs }));
        }
        case 'RunAction': {
            const forMs = action.kind === 'restart' ? (durationOf(action.duration) ?? restartMs) : undefined;
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
    return index === undefined ? [] : leavesOf(index, topology.components).map(componentThing);
}

function hostsOf(reference: ComponentRef, { components, topology }: TopologyModel): readonly string[] {
    const hosts: string[] = [];
    let host = topology.components[foundValue(componentNamed(components, reference)) ?? -1]?.parent;
    while (host !== undefined) {
        hosts.push(...leavesOf(host, topology.components).map(componentThing));
        host = topology.components[host]?.parent;
    }
    return hosts;
}

function singleLinks(ends: LinkRef | ComponentOrLink, { components, topology }: TopologyModel): readonly string[] {
    const links = foundValue(linksNamed(topology, components, ends)) ?? [];
    return links.flatMap((link) => leavesOf(link, topology.links).map(linkThing));
}

/** At one instant, failures come before restorations, whatever the order of the text. */
function byTime(a: Step, b: Step): number {
    return a.atMs - b.atMs || Number(b.fails) - Number(a.fails);
}
