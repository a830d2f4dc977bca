/** The CallRouter's queues of tasks and pools of available agents, one of each per domain. */

import type { Run } from '../run.ts';
import { must } from './lookup.ts';
import type { LiveTask, MembershipCondition, QueuePlace, TaskQueue } from './world.ts';

export function emptyQueue(): TaskQueue {
    return { returned: [], arrived: [], head: 0 };
}

/** A task and the agent whom it is given to. */
export interface Match {
    readonly task: LiveTask;
    readonly membership: number;
}

/** Puts a task at the end of its domain's queue. */
export function enqueue(run: Run, task: LiveTask): void {
    must(run.world.queues[task.domain]).arrived.push(newPlace(run, task));
}

/** Puts a task that came back from an agent before all that wait for the first time. */
export function enqueueReturned(run: Run, task: LiveTask): void {
    must(run.world.queues[task.domain]).returned.push(newPlace(run, task));
}

/** Takes the task that has waited longest and for which there is an agent; undefined if either is missing. */
export function takeMatch(run: Run, domain: number): Match | undefined {
    const task = peekTask(run, must(run.world.queues[domain]));
    if (task === undefined) {
        return undefined;
    }
    const membership = must(run.world.pools[domain]).take();
    if (membership === undefined) {
        return undefined;
    }
    dropTask(must(run.world.queues[domain]));
    must(run.world.memberships[membership]).pooledAsOf = -1;
    return { task, membership };
}

/**
 * The same where not every agent can get every task: the longest waiting task that one can have, and among those agents
 * the one who has been available longest. It goes through all of the queue, so it is for rare states of affairs only.
 */
export function takeMatchAmong(
    run: Run,
    domain: number,
    fits: (task: LiveTask, membership: MembershipCondition) => boolean,
): Match | undefined {
    const { returned, arrived, head } = must(run.world.queues[domain]);
    const pool = must(run.world.pools[domain]);
    const agents = pool.inOrder();
    for (const place of [...returned, ...arrived.slice(head)]) {
        const task = run.world.tasks.get(place.key);
        const isWaiting = task !== undefined && task.state === 'QUEUED' && task.queueTicket === place.ticket;
        const membership = isWaiting ? agents.find((each) => fits(task, must(run.world.memberships[each]))) : undefined;
        if (task !== undefined && membership !== undefined) {
            pool.remove(membership);
            must(run.world.memberships[membership]).pooledAsOf = -1;
            return { task, membership };
        }
    }
    return undefined;
}

/** Brings an agent's places in the pools up to date, and says so where the agent became routable. */
export function refreshPools(run: Run, agent: number, cause: number): void {
    const { memberships } = must(run.world.agents[agent]);
    const occupying = occupyingDomains(run, memberships);
    for (const index of memberships) {
        const membership = must(run.world.memberships[index]);
        const pool = must(run.world.pools[membership.domain]);
        membership.pooledAsOf = run.world.reachability;
        if (!isRoutable(run, membership, occupying)) {
            pool.remove(index);
        } else if (!pool.has(index)) {
            pool.add(index, membership.availableSinceMs, run.world.ticket++);
            run.raise({ kind: 'agent-routable', about: membership.domain, cause });
        }
    }
}

/** The router counts a task that it gives to an agent. */
export function countKnownTask(run: Run, index: number, task: LiveTask, cause: number): void {
    const membership = must(run.world.memberships[index]);
    membership.knownTasks++;
    task.known = true;
    refreshPools(run, membership.agent, cause);
}

/** The router no longer counts a task, although no other news of its agent has come. */
export function forgetKnownTask(run: Run, index: number, task: LiveTask, cause: number): void {
    const membership = must(run.world.memberships[index]);
    if (task.known) {
        task.known = false;
        membership.knownTasks = Math.max(0, membership.knownTasks - 1);
        membership.availableSinceMs = run.atMs;
        refreshPools(run, membership.agent, cause);
    }
}

/**
 * Whether the router may give a membership a task: logged in, ready and below the limit as far as the router knows, and
 * not busy in another domain that cannot be interrupted (`agent/routable`).
 *
 * @param occupying how many of the agent's domains hold the agent so that no other can interrupt
 */
function isRoutable(run: Run, membership: MembershipCondition, occupying: number): boolean {
    return (
        membership.knownLoggedIn &&
        membership.knownReady &&
        membership.knownTasks < membership.limit &&
        !isBusyElsewhere(membership, occupying) &&
        isReachable(run, membership)
    );
}

/**
 * Nothing can be routed to an agent whose gateway is gone, and no call to one whose peripheral no PIM serves or the
 * controller does not reach (`pg/both-sides-lost`, `pim/peripheral-offline`).
 */
function isReachable(run: Run, membership: MembershipCondition): boolean {
    if (!membership.voice) {
        return membership.gateway < 0 || must(run.world.components[membership.gateway]).up;
    }
    return run.world.voicePaths[membership.voicePath]?.up ?? false;
}

function occupyingDomains(run: Run, memberships: readonly number[]): number {
    let count = 0;
    for (const index of memberships) {
        count += isOccupying(must(run.world.memberships[index])) ? 1 : 0;
    }
    return count;
}

function isOccupying(membership: MembershipCondition): boolean {
    return membership.knownTasks > 0 && !membership.interruptible;
}

function isBusyElsewhere(membership: MembershipCondition, occupying: number): boolean {
    return occupying > (isOccupying(membership) ? 1 : 0);
}

function newPlace(run: Run, task: LiveTask): QueuePlace {
    task.queueTicket = run.world.ticket++;
    return { key: task.key, ticket: task.queueTicket };
}

function peekTask(run: Run, queue: TaskQueue): LiveTask | undefined {
    for (;;) {
        const place = queue.returned[0] ?? queue.arrived[queue.head];
        if (place === undefined) {
            return undefined;
        }
        const task = run.world.tasks.get(place.key);
        if (task !== undefined && task.state === 'QUEUED' && task.queueTicket === place.ticket) {
            return task;
        }
        dropTask(queue);
    }
}

function dropTask(queue: TaskQueue): void {
    if (queue.returned.length > 0) {
        queue.returned.shift();
        return;
    }
    queue.head++;
    if (queue.head > 1024 && queue.head * 2 > queue.arrived.length) {
        queue.arrived.splice(0, queue.head);
        queue.head = 0;
    }
}
