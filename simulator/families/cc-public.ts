/** Gateways that lose a side of the controller over the public network realign to the other (`cc/public-lost`). */

import type { RuleId } from '../rules/registry.ts';
import type { Reaction, Run, TimerReaction } from '../run.ts';
import { isComponentUp } from '../world/availability.ts';
import { must } from '../world/lookup.ts';
import { type PathChange, realign, reviewPublicPaths } from '../world/public-paths.ts';
import type { DeviceCondition, PublicPathCondition } from '../world/world.ts';
import { recheckMajorities } from './cc-private-loss.ts';
import { routerLine } from './log-lines.ts';

const RULE = 'cc/public-lost';

export const PUBLIC_REACTIONS: readonly Reaction[] = [{ rule: RULE, on: 'availability-changed', react: review }];

export const PUBLIC_TIMERS: readonly TimerReaction[] = [
    { rule: RULE, timer: 'public-heartbeats-missed', react: onHeartbeatsMissed },
];

function review(run: Run): void {
    for (const change of reviewPublicPaths(run)) {
        onPathChange(run, change);
    }
}

/** A side that leaves service says so; the loss of a network must be noticed. */
function onPathChange(run: Run, { device, path, kind }: PathChange): void {
    const { entry } = must(run.world.links[path.link]);
    const isActive = device.paths[device.active] === path;
    switch (kind) {
        case 'network-lost': {
            const { publicHeartbeatInterval, publicMissedHeartbeats } = run.plan.settings;
            const detectionMs = publicHeartbeatInterval * publicMissedHeartbeats;
            run.startTimer('public-heartbeats-missed', detectionMs, path.link, path.generation, entry);
            return;
        }
        case 'side-lost':
            if (isActive) {
                useOtherPath(run, device, 'cc/side-lost', entry);
            }
            return;
        case 'restored':
            onPathRestored(run, device, path, entry);
            return;
    }
}

/** `a` is the public link, `b` the generation of the timer. */
function onHeartbeatsMissed(run: Run, link: number, generation: number, cause: number): void {
    const device = run.world.devices.find(({ paths }) => paths.some((each) => each.link === link));
    const path = device?.paths.find((each) => each.link === link);
    if (device === undefined || path === undefined || path.generation !== generation) {
        return;
    }
    path.disconnected = true;
    const entry = log(run, device, path, 'disconnected.', RULE, cause);
    if (device.paths[device.active] === path) {
        useOtherPath(run, device, RULE, entry);
    }
    recheckMajorities(run, 0, entry);
}

/** The controller does not fail over: whatever side the gateway reaches passes on what it says. */
function useOtherPath(run: Run, device: DeviceCondition, rule: RuleId, cause: number): void {
    const before = must(device.paths[device.active]);
    const path = realign(device);
    if (path !== undefined) {
        log(run, device, path, 'path changing to active state.', rule, cause);
    } else if (isComponentUp(run, run.index.controller)) {
        log(run, device, before, 'path realignment failed.', rule, cause);
    }
}

/** A path that is back stays idle, unless the gateway has no other. */
function onPathRestored(run: Run, device: DeviceCondition, path: PublicPathCondition, cause: number): void {
    const { disconnected } = path;
    path.disconnected = false;
    if (!must(device.paths[device.active]).up) {
        realign(device);
        log(run, device, path, 'path changing to active state.', RULE, cause);
    } else if (disconnected && device.paths[device.active] !== path) {
        log(run, device, path, 'path changing to idle state.', RULE, cause);
    }
}

/** The agent of the controller side that a path leads to writes of the gateway as a device. */
function log(
    run: Run,
    { component }: DeviceCondition,
    { link }: PublicPathCondition,
    what: string,
    rule: RuleId,
    cause: number,
): number {
    const { to } = must(run.plan.topology.links[link]);
    const router = run.index.routers.findIndex((each) => each.side === to);
    const text = `Device: ${must(run.plan.topology.components[component]).id}, ${what}`;
    return run.log(to, router < 0 ? text : routerLine(run, router, 'ccag', text), rule, cause);
}
