/** The CallRouter's queues of tasks and pools of available agents, one of each per domain. */

import type { Run } from '../run.ts';
import { must } from './lookup.ts';
import type { AgentPool, LiveTask, MembershipCondition, PoolPlace, QueuePlace, TaskQueue } from './world.ts';

export function emptyQueue(): TaskQueue {
    return { returned: [], arrived: [], head: 0 };
}

export function emptyPool(): AgentPool {
    return { heap: [] };
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
export function takeMatch(
    run: Run,
    domain: number,
): { readonly task: LiveTask; readonly membership: number } | undefined {
    const task = peekTask(run, must(run.world.queues[domain]));
    if (task === undefined) {
        return undefined;
    }
    const membership = takeAgent(run, must(run.world.pools[domain]));
    if (membership === undefined) {
        return undefined;
    }
    dropTask(must(run.world.queues[domain]));
    return { task, membership };
}

/**
 * Whether the router may give a membership a task: logged in, ready and below the limit as far as the router knows, and
 * not busy in another domain that cannot be interrupted (`agent/routable`).
 */
export function isRoutable(run: Run, membership: MembershipCondition): boolean {
    return (
        membership.knownLoggedIn &&
        membership.knownReady &&
        membership.knownTasks < membership.limit &&
        isReachable(run, membership) &&
        !isBusyElsewhere(run, membership)
    );
}

/** Brings an agent's places in the pools up to date, and says so where the agent became routable. */
export function refreshPools(run: Run, agent: number, cause: number): void {
    for (const index of must(run.world.agents[agent]).memberships) {
        const membership = must(run.world.memberships[index]);
        const routable = isRoutable(run, membership);
        if (!routable) {
            membership.poolTicket = -1;
        } else if (membership.poolTicket < 0) {
            membership.poolTicket = run.world.ticket++;
            const { sinceMs, ticket } = { sinceMs: membership.availableSinceMs, ticket: membership.poolTicket };
            pushPlace(must(run.world.pools[membership.domain]).heap, { sinceMs, ticket, membership: index });
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
 * Nothing can be routed to an agent whose gateway is gone, and no call to one whose peripheral no PIM serves or the
 * controller does not reach (`pg/both-sides-lost`, `pim/peripheral-offline`).
 */
function isReachable(run: Run, membership: MembershipCondition): boolean {
    if (!membership.voice) {
        return membership.gateway < 0 || must(run.world.components[membership.gateway]).up;
    }
    return run.world.voicePaths[membership.voicePath]?.up ?? false;
}

function isBusyElsewhere(run: Run, membership: MembershipCondition): boolean {
    const { memberships } = must(run.world.agents[membership.agent]);
    for (const index of memberships) {
        const other = must(run.world.memberships[index]);
        if (other !== membership && other.knownTasks > 0) {
            if (!must(run.plan.topology.domains[other.domain]).interruptible) {
                return true;
            }
        }
    }
    return false;
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

function takeAgent(run: Run, pool: AgentPool): number | undefined {
    for (;;) {
        const place = popPlace(pool.heap);
        if (place === undefined) {
            return undefined;
        }
        const membership = must(run.world.memberships[place.membership]);
        if (membership.poolTicket === place.ticket) {
            membership.poolTicket = -1;
            return place.membership;
        }
    }
}

function comesBefore(left: PoolPlace, right: PoolPlace): boolean {
    return left.sinceMs < right.sinceMs || (left.sinceMs === right.sinceMs && left.ticket < right.ticket);
}

function pushPlace(heap: PoolPlace[], place: PoolPlace): void {
    let hole = heap.length;
    heap.push(place);
    while (hole > 0) {
        const parent = (hole - 1) >> 1;
        const above = must(heap[parent]);
        if (comesBefore(above, place)) {
            break;
        }
        heap[hole] = above;
        hole = parent;
    }
    heap[hole] = place;
}

function popPlace(heap: PoolPlace[]): PoolPlace | undefined {
    const first = heap[0];
    const last = heap.pop();
    if (first === undefined || last === undefined || heap.length === 0) {
        return first;
    }
    let hole = 0;
    for (;;) {
        let child = hole * 2 + 1;
        const left = heap[child];
        if (left === undefined) {
            break;
        }
        let least = left;
        const right = heap[child + 1];
        if (right !== undefined && comesBefore(right, left)) {
            least = right;
            child++;
        }
        if (comesBefore(last, least)) {
            break;
        }
        heap[hole] = least;
        hole = child;
    }
    heap[hole] = last;
    return first;
}
