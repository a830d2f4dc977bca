/** The CallRouter's queues of tasks and pools of available agents, one of each per domain. */

import type { Run } from '../run.ts';
import { must } from './lookup.ts';
import { isRoutable, occupyingAmong } from './router-view.ts';
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
    run.world.routerView.pooledAsOf[membership] = -1;
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
            run.world.routerView.pooledAsOf[membership] = -1;
            return { task, membership };
        }
    }
    return undefined;
}

/** Brings an agent's places in the pools up to date, and says so where the agent became routable. */
export function refreshPools(run: Run, agent: number, cause: number): void {
    const { routerView, reachability, pools } = run.world;
    const { firstOf, domain: domains } = run.index.memberships;
    const first = firstOf[agent] ?? 0;
    const end = firstOf[agent + 1] ?? 0;
    const occupying = occupyingAmong(run, first, end);
    for (let membership = first; membership < end; membership++) {
        const domain = domains[membership] ?? 0;
        const pool = must(pools[domain]);
        routerView.pooledAsOf[membership] = reachability;
        if (!isRoutable(run, membership, occupying)) {
            pool.remove(membership);
        } else if (!pool.has(membership)) {
            pool.add(membership, routerView.availableSinceMs[membership] ?? 0, run.world.ticket++);
            run.raise({ kind: 'agent-routable', about: domain, cause });
        }
    }
}

/** The router counts a task that it gives to an agent. */
export function countKnownTask(run: Run, membership: number, task: LiveTask, cause: number): void {
    const { tasks } = run.world.routerView;
    tasks[membership] = (tasks[membership] ?? 0) + 1;
    task.known = true;
    refreshPools(run, must(run.world.memberships[membership]).agent, cause);
}

/** The router no longer counts a task, although no other news of its agent has come. */
export function forgetKnownTask(run: Run, membership: number, task: LiveTask, cause: number): void {
    const { tasks, availableSinceMs } = run.world.routerView;
    if (task.known) {
        task.known = false;
        tasks[membership] = Math.max(0, (tasks[membership] ?? 0) - 1);
        availableSinceMs[membership] = run.atMs;
        refreshPools(run, must(run.world.memberships[membership]).agent, cause);
    }
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
