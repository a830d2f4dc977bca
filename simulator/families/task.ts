/** Normal work on tasks: routing requests, assignment by the application, time limits (`task/…`). */

import type { RuleId } from '../rules/registry.ts';
import type { Family, Run } from '../run.ts';
import { isRoutingHeld } from '../world/controllers.ts';
import { must } from '../world/lookup.ts';
import { findMembership } from '../world/memberships.ts';
import { enqueue, takeMatch, takeMatchAmong } from '../world/router.ts';
import { isSameSide, isSplit } from '../world/routing-sides.ts';
import { type Arrival, addTask, isCall, setTaskState, taskInPhase } from '../world/tasks.ts';
import type { LiveTask } from '../world/world.ts';
import { admit, obstacleTo } from './cim-admission.ts';
import { endTask, HANDLING_TIMERS, offer } from './task-handling.ts';

/** A task arrives at its application, which requests routing for it as soon as it can. */
export function receiveTask(run: Run, arrival: Arrival, cause: number): LiveTask {
    const task = addTask(run, arrival);
    const application = must(run.world.applications[task.application]);
    const heldBackBy = admit(run, task);
    if (heldBackBy !== undefined) {
        keepWaiting(run, task, heldBackBy, heldBackBy, cause);
    } else if (!application.up) {
        keepWaiting(run, task, 'mr/application-down', 'mr/unanswered-resent', cause);
    } else if (!application.mrApplicationLegUp) {
        keepWaiting(run, task, 'mr/unanswered-resent', 'mr/unanswered-resent', cause);
    } else if (application.mrRouterLegUp) {
        submit(run, task, 'task/routed', cause);
    } else if (must(run.plan.topology.applications[task.application]).sendsWhileDisabled) {
        sendInVain(run, task, cause);
    } else {
        keepWaiting(run, task, 'mr/routing-disabled', 'mr/routing-enabled', cause);
    }
    return task;
}

/** The application assigns a task to an agent itself (`task/assigned`); refused if it cannot. */
export function assignTask(run: Run, arrival: Arrival, agent: number, cause: number): LiveTask | undefined {
    const { name } = must(run.plan.topology.agents[agent]);
    const domain = must(run.plan.topology.domains[arrival.domain]).name;
    const membership = findMembership(run, agent, arrival.domain);
    if (!must(run.world.applications[arrival.application]).up) {
        run.log(arrival.receiver, `no task assigned to ${name}: the application is down`, 'mr/application-down', cause);
        return undefined;
    }
    if (membership === undefined || !must(run.world.memberships[membership]).loggedIn) {
        run.log(arrival.receiver, `no task assigned to ${name}: not logged in to ${domain}`, 'task/assigned', cause);
        return undefined;
    }
    const obstacle = obstacleTo(run, arrival.application, arrival.domain);
    if (obstacle !== undefined) {
        run.log(arrival.receiver, `no task assigned to ${name}: it cannot begin now`, obstacle, cause);
        return undefined;
    }
    const task = addTask(run, arrival);
    admit(run, task);
    offer(run, task, membership, 'task/assigned', cause);
    return task;
}

/** Sends a task's NEW_TASK over an open MR path; the router queues the task. */
export function submit(run: Run, task: LiveTask, rule: RuleId, cause: number): void {
    const { mrEnd } = must(run.plan.topology.applications[task.application]);
    const routing = ruleForRouting(run, task, rule);
    const sent = run.message('NEW_TASK', mrEnd, run.index.controller, routing, cause, task.lane);
    task.request = 'pending';
    const entry = setTaskState(run, task, 'QUEUED', rule, sent);
    enqueue(run, task);
    watchQueueTime(run, task, entry);
    run.raise({ kind: 'task-queued', about: task.domain, cause: entry });
}

/** Lets the time be watched that the domain allows in the queue, and that a request may wait for the router's sides. */
export function watchQueueTime(run: Run, task: LiveTask, cause: number): void {
    const { maxQueueMs } = must(run.plan.topology.domains[task.domain]);
    const { routeRequestQueueTimeout } = run.plan.settings;
    if (routeRequestQueueTimeout > 0 && isRoutingHeld(run)) {
        run.startTimer('route-request-over', routeRequestQueueTimeout, task.key, task.phase, cause);
    }
    if (maxQueueMs !== undefined) {
        run.startTimer('task-queue-timeout', maxQueueMs, task.key, task.phase, cause);
    }
}

export const taskFamily: Family = {
    name: 'task',
    reactions: [
        { rule: 'task/routed', on: 'task-queued', react: (run, about, cause) => match(run, about, cause) },
        { rule: 'agent/routable', on: 'agent-routable', react: (run, about, cause) => match(run, about, cause) },
    ],
    timers: [
        ...HANDLING_TIMERS,
        { rule: 'task/queue-timeout', timer: 'task-queue-timeout', react: onQueueTimeout },
        { rule: 'task/abandoned', timer: 'task-abandoned', react: onAbandoned },
    ],
};

/** Gives waiting tasks to routable agents, the longest waiting to the longest available, while a side may route. */
function match(run: Run, domain: number, cause: number): void {
    while (!isRoutingHeld(run)) {
        const isChosen = isSplit(run) || run.index.domainsWithGroupWork.has(domain);
        const found = isChosen ? takeFittingMatch(run, domain) : takeMatch(run, domain);
        if (found === undefined) {
            return;
        }
        route(run, found.task, found.membership, cause);
    }
}

/**
 * Work for a skill group is for its agents only (`agent/routable`). In a split brain a side routes only between tasks and
 * agents that it both knows (`cc/split-brain`).
 */
function takeFittingMatch(run: Run, domain: number) {
    return takeMatchAmong(run, domain, (task, membership) => {
        const group = run.index.groupAgents[task.statement];
        const isInGroup = group === undefined || group.has(membership.agent);
        return isInGroup && (!isSplit(run) || isSameSide(run, task, membership));
    });
}

function route(run: Run, task: LiveTask, membership: number, cause: number): void {
    if (isCall(task)) {
        offer(run, task, membership, 'call/handled', Math.max(cause, task.entry));
        return;
    }
    const { mrEnd } = must(run.plan.topology.applications[task.application]);
    task.request = 'none';
    const rule = ruleForRouting(run, task, 'task/routed');
    const because = Math.max(cause, task.entry);
    const answer = run.message('DO_THIS_WITH_TASK', run.index.controller, mrEnd, rule, because, task.lane);
    offer(run, task, membership, 'task/routed', answer);
}

/** Requests and answers go on while the application is without a CTI server (`cti/routing-continues`). */
function ruleForRouting(run: Run, task: LiveTask, rule: RuleId): RuleId {
    if (rule !== 'task/routed') {
        return rule;
    }
    const cut = run.world.armPaths.some((path) => path.application === task.application && !path.applicationLegUp);
    return cut ? 'cti/routing-continues' : rule;
}

function keepWaiting(run: Run, task: LiveTask, rule: RuleId, sendRule: RuleId, cause: number): void {
    task.sendRule = sendRule;
    task.request = 'waiting';
    setTaskState(run, task, 'WAITING', rule, cause);
}

/** An application that sends regardless is told at once that it was in vain (`mr/request-rejected`). */
function sendInVain(run: Run, task: LiveTask, cause: number): void {
    const { mrEnd, mrPath } = must(run.plan.topology.applications[task.application]);
    const rule = 'mr/request-rejected';
    const pim = must(mrPath).pim;
    const sent = run.message('NEW_TASK', mrEnd, pim, rule, cause, task.lane);
    const failed = run.message('NEW_TASK_FAILURE', pim, mrEnd, rule, sent, task.lane);
    keepWaiting(run, task, rule, 'mr/routing-enabled', failed);
}

function onQueueTimeout(run: Run, key: number, phase: number, cause: number): void {
    const task = taskInPhase(run, key, phase);
    if (task !== undefined) {
        endTask(run, task, 35, 'task/queue-timeout', cause);
    }
}

/** `a` is the task's key; whoever has been answered does not give up. */
function onAbandoned(run: Run, key: number, _b: number, cause: number): void {
    const task = run.world.tasks.get(key);
    if (task?.state === 'QUEUED' || task?.state === 'WAITING') {
        endTask(run, task, isCall(task) ? 2 : 35, isCall(task) ? 'call/handled' : 'task/abandoned', cause);
    } else if (task?.state === 'OFFERED') {
        endTask(run, task, isCall(task) ? 3 : 37, isCall(task) ? 'call/handled' : 'task/abandoned', cause);
    }
}
