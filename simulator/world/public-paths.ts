/** The paths of each gateway side to the controller sides over the public network, one of them active. */

import type { Plan } from '../plan.ts';
import type { Run } from '../run.ts';
import { isComponentUp, isLinkIntact, isLinkUp } from './availability.ts';
import { must } from './lookup.ts';
import type { DeviceCondition, PublicPathCondition } from './world.ts';

/** Every gateway side with its paths; that to the controller side of its own letter is active, else the first. */
export function initialDevices(plan: Plan): DeviceCondition[] {
    const { components, links } = plan.topology;
    const devices = new Map<number, DeviceCondition>();
    links.forEach(({ kind, from, instances }, link) => {
        if (kind === 'public' && instances.length === 0) {
            const device = devices.get(from) ?? { component: from, paths: [], active: 0 };
            device.paths.push({ link, intact: true, lostMs: -1, up: true, disconnected: false, generation: 0 });
            devices.set(from, device);
        }
    });
    for (const device of devices.values()) {
        const sideOf = (path: PublicPathCondition) => must(components[must(links[path.link]).to]).side;
        const own = device.paths.findIndex((path) => sideOf(path) === must(components[device.component]).side);
        device.active = Math.max(0, own);
    }
    return [...devices.values()];
}

/** How a path changed: its network was lost, its far end left service, or it is up again. */
export interface PathChange {
    readonly device: DeviceCondition;
    readonly path: PublicPathCondition;
    readonly kind: 'network-lost' | 'side-lost' | 'restored';
}

/** Brings the paths up to date and answers those that changed, apart from those whose gateway went down. */
export function reviewPublicPaths(run: Run): readonly PathChange[] {
    return run.world.devices.flatMap((device) => device.paths.flatMap((path) => reviewPath(run, device, path) ?? []));
}

/** Makes the path active that is up, if the active one is not; answers it, or undefined if there is none. */
export function realign(device: DeviceCondition): PublicPathCondition | undefined {
    const next = device.paths.findIndex((path) => path.up);
    device.active = next < 0 ? device.active : next;
    return device.paths[next];
}

/** The controller side that a link of a gateway's process to the controller runs to; undefined if it is not carried. */
export function carryingSide(run: Run, link: number): number | undefined {
    const { carriers } = must(run.plan.topology.links[link]);
    const up = carriers.filter((carrier) => isLinkUp(run, carrier));
    const active = run.world.devices.map(({ paths, active: place }) => must(paths[place]).link);
    const carrier = up.find((each) => active.includes(each)) ?? up[0];
    return carrier === undefined ? undefined : must(run.plan.topology.links[carrier]).to;
}

function reviewPath(run: Run, device: DeviceCondition, path: PublicPathCondition): PathChange | undefined {
    const intact = isLinkIntact(run, path.link);
    if (!intact && path.intact) {
        path.lostMs = run.atMs;
    }
    path.intact = intact;
    const up = isLinkUp(run, path.link);
    if (up === path.up) {
        return undefined;
    }
    path.up = up;
    path.generation++;
    if (up) {
        return { device, path, kind: 'restored' };
    }
    const { from, to } = must(run.plan.topology.links[path.link]);
    if (!isComponentUp(run, from)) {
        return undefined;
    }
    return { device, path, kind: isComponentUp(run, to) ? 'network-lost' : 'side-lost' };
}
