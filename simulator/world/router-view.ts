/**
 * What the CallRouter knows of agents. It differs from the truth while news cannot reach the router, and it is all that
 * the router decides by: whether it may give a membership (agent × domain) a task is worked out here.
 */

import type { Run } from '../run.ts';
import { must } from './lookup.ts';
import type { RouterView } from './world.ts';

export function initialRouterView(memberships: number): RouterView {
    return {
        loggedIn: new Uint8Array(memberships),
        ready: new Uint8Array(memberships),
        tasks: new Uint32Array(memberships),
        availableSinceMs: new Uint32Array(memberships),
        pooledAsOf: new Int32Array(memberships).fill(-1),
    };
}

/** Whether a membership can take one more task, as far as the router knows. */
export function isKnownFree(run: Run, membership: number): boolean {
    const { loggedIn, ready, tasks } = run.world.routerView;
    const { limit } = run.index.memberships;
    return (
        loggedIn[membership] === 1 &&
        ready[membership] === 1 &&
        knownTasks(tasks, membership) < (limit[membership] ?? 0)
    );
}

/**
 * Whether the router may give a membership a task: logged in, ready and below the limit as far as the router knows, and
 * not busy in another domain that cannot be interrupted (`agent/routable`).
 *
 * @param occupying in how many of its domains the agent is busy so that no other can interrupt
 */
export function isRoutable(run: Run, membership: number, occupying: number): boolean {
    return (
        isKnownFree(run, membership) &&
        occupying <= (isOccupying(run, membership) ? 1 : 0) &&
        isReachable(run, membership)
    );
}

/** In how many of some memberships, from `first` on and before `end`, their agent is so that no other can interrupt. */
export function occupyingAmong(run: Run, first: number, end: number): number {
    let count = 0;
    for (let membership = first; membership < end; membership++) {
        count += isOccupying(run, membership) ? 1 : 0;
    }
    return count;
}

function isOccupying(run: Run, membership: number): boolean {
    const { interruptible } = run.index.memberships;
    return knownTasks(run.world.routerView.tasks, membership) > 0 && interruptible[membership] === 0;
}

/**
 * Nothing can be routed to an agent whose gateway is gone, and no call to one whose peripheral no PIM serves or the
 * controller does not reach (`pg/both-sides-lost`, `pim/peripheral-offline`).
 */
function isReachable(run: Run, membership: number): boolean {
    const { voice, voicePath, gateway } = run.index.memberships;
    if (voice[membership] === 1) {
        return run.world.voicePaths[voicePath[membership] ?? -1]?.up ?? false;
    }
    const component = gateway[membership] ?? -1;
    return component < 0 || must(run.world.components[component]).up;
}

function knownTasks(tasks: Uint32Array, membership: number): number {
    return tasks[membership] ?? 0;
}
