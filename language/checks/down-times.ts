/** When the components and links of a scenario are down for certain, because of its timeline. */

import type { ComponentIndex, LinkIndex } from '../../simulator/plan.ts';
import type { Scenario } from '../generated/ast.ts';
import { scenarioDurationOf } from '../plan/timeline.ts';
import type { TopologyModel } from '../plan/topology.ts';
import { componentThing, followOutages, linkThing, type Outage, stepsInOrder } from './outage-walk.ts';

/** A time without a gap in which something is down. */
export interface DownTime {
    readonly fromMs: number;
    /** At most the end of the scenario. */
    readonly toMs: number;
    /** What brings it about, in order of time. */
    readonly outages: readonly Outage[];
}

/** Lower bounds: what comes back may need more time than this until it is in service. */
export interface DownTimes {
    /** Of a component: its own failures and those of all that it runs on; a whole is down while all its sides are. */
    ofComponent(component: ComponentIndex): readonly DownTime[];
    /** Of a link: cut, or without an end, its network or all that carry it. */
    ofLink(link: LinkIndex): readonly DownTime[];
}

/** When things are down; nothing is for certain where the scenario has no duration. */
export function downTimesOf(scenario: Scenario, model: TopologyModel): DownTimes {
    const { components, links } = model.topology;
    const durationMs = scenarioDurationOf(scenario) ?? 0;
    const outages = followOutages(stepsInOrder(scenario, model));
    const ofThing = (thing: string) => (outages.get(thing) ?? []).map((outage) => downTimeOf(outage, durationMs));

    function ofComponent(index: ComponentIndex): readonly DownTime[] {
        const { instances = [], parent } = components[index] ?? {};
        if (instances.length > 0) {
            return allDown(instances.map(ofComponent));
        }
        return anyDown([ofThing(componentThing(index)), parent === undefined ? [] : ofComponent(parent)]);
    }

    function ofLink(index: LinkIndex): readonly DownTime[] {
        const link = links[index];
        if (link === undefined || link.instances.length > 0) {
            return allDown((link?.instances ?? []).map(ofLink));
        }
        return anyDown([
            ofThing(linkThing(index)),
            ofComponent(link.from),
            ofComponent(link.to),
            link.network === undefined ? [] : ofComponent(link.network),
            allDown(link.carriers.map(ofLink)),
        ]);
    }

    return { ofComponent, ofLink };
}

/** The down time of which an instant is part. */
export function downTimeAt(times: readonly DownTime[], atMs: number): DownTime | undefined {
    return times.find(({ fromMs, toMs }) => fromMs <= atMs && atMs < toMs);
}

function downTimeOf(outage: Outage, durationMs: number): DownTime {
    return { fromMs: outage.fromMs, toMs: Math.min(outage.endMs, durationMs), outages: [outage] };
}

/** Down while one of several is; what touches is one time, since failures come before restorations. */
function anyDown(times: readonly (readonly DownTime[])[]): readonly DownTime[] {
    const merged: DownTime[] = [];
    for (const time of times.flat().toSorted((a, b) => a.fromMs - b.fromMs)) {
        const last = merged.at(-1);
        if (time.toMs <= time.fromMs) {
            continue;
        }
        if (last !== undefined && time.fromMs <= last.toMs) {
            merged[merged.length - 1] = joined(last, time, last.fromMs, Math.max(last.toMs, time.toMs));
        } else {
            merged.push(time);
        }
    }
    return merged;
}

/** Down while all of several are; none of none. */
function allDown(times: readonly (readonly DownTime[])[]): readonly DownTime[] {
    const [first = [], ...others] = times;
    return others.reduce(
        (common, next) =>
            common.flatMap((one) =>
                next.flatMap((other) => {
                    const fromMs = Math.max(one.fromMs, other.fromMs);
                    const toMs = Math.min(one.toMs, other.toMs);
                    return fromMs < toMs ? [joined(one, other, fromMs, toMs)] : [];
                }),
            ),
        first,
    );
}

function joined(one: DownTime, other: DownTime, fromMs: number, toMs: number): DownTime {
    const outages = [...new Set([...one.outages, ...other.outages])].toSorted((a, b) => a.fromMs - b.fromMs);
    return { fromMs, toMs, outages };
}
