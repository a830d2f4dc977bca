/** What becomes of a task or call once an agent is found: offered, started, wrapped up, ended. */

import type { RuleId } from '../rules/registry.ts';
import type { Run, TimerReaction } from '../run.ts';
import { NO_DETAIL } from '../trace/trace.ts';
import { must } from '../world/lookup.ts';
import { refreshMembership, takeFromHand, takeInHand } from '../world/memberships.ts';
import { findVoicePath, isMrPathOpen } from '../world/paths.ts';
import { countKnownTask, enqueueReturned } from '../world/router.ts';
import { isCall, setTaskState, startWork, stopWork, taskInPhase } from '../world/tasks.ts';
import type { LiveTask } from '../world/world.ts';
import { tellAboutTask } from './arm-messages.ts';
import { noteEndedCall, noteOutages, settleAtEnd } from './reporting.ts';

/** Offers a task to an agent: the agent is reserved, and a timer runs for the start. */
export function offer(run: Run, task: LiveTask, membership: number, rule: RuleId, cause: number): number {
    const { lane } = must(run.world.memberships[membership]);
    const entry = setTaskState(run, task, 'OFFERED', rule, cause, NO_DETAIL, lane);
    task.offeredMs = run.atMs;
    takeInHand(run, membership, task);
    noteOutages(run, task);
    if (!task.assigned) {
        countKnownTask(run, membership, task, entry);
    }
    const told = tellOffer(run, task, rule, entry);
    refreshMembership(run, membership, task.assigned ? rule : 'agent/routable', entry, task.lane);
    awaitStart(run, task, told);
    return entry;
}

/** Waits for the agent to accept, or, if the agent does not answer, for the start timeout. */
export function awaitStart(run: Run, task: LiveTask, cause: number): void {
    const { agent } = must(run.world.memberships[task.membership]);
    const delayMs = isCall(task) ? run.plan.settings.callAnswerDelay : run.plan.settings.taskAcceptDelay;
    if (must(run.world.agents[agent]).answering) {
        run.startTimer('task-accepted', delayMs, task.key, task.phase, cause);
    } else {
        awaitTimeout(run, task, cause);
    }
    if (run.atMs + delayMs >= task.offeredMs + startTimeoutOf(run, task)) {
        awaitTimeout(run, task, cause);
    }
}

/** Ends a task with a disposition, wherever it is, and frees its agent. */
export function endTask(run: Run, task: LiveTask, disposition: number, rule: RuleId, cause: number): void {
    stopWork(run, task);
    const entry = setTaskState(run, task, 'ENDED', rule, cause, disposition);
    if (task.recorded) {
        run.recorder.setTaskDisposition(task.record, disposition);
        settleAtEnd(run, task, disposition, entry);
    }
    if (isCall(task)) {
        noteEndedCall(run, task);
    }
    run.world.tasks.delete(task.key);
    leaveAgent(run, task, rule, entry);
}

/** Takes a task from its agent, who goes on with what it interrupted. */
function leaveAgent(run: Run, task: LiveTask, rule: RuleId, cause: number): void {
    if (task.membership < 0) {
        return;
    }
    const { membership } = task;
    const { agent } = must(run.world.memberships[membership]);
    takeFromHand(run, task);
    refreshMembership(run, membership, rule, cause, task.lane);
    if (task.interrupting) {
        resumeInterrupted(run, agent, task.key, cause);
    }
}

/** Rule under which a task goes its normal way. */
function normalRule(task: LiveTask): RuleId {
    if (isCall(task)) {
        return 'call/handled';
    }
    return task.assigned ? 'task/assigned' : 'task/routed';
}

/** Whether work on a task goes on: not while its application is down. */
export function canWork(run: Run, task: LiveTask): boolean {
    return isCall(task) || must(run.world.applications[task.application]).up;
}

/** Lets rules react that pause the work on a task of a CIM cluster as soon as it begins or goes on. */
function announceActive(run: Run, task: LiveTask, cause: number): void {
    if (run.world.cimClusters.length > 0 && !isCall(task)) {
        run.raise({ kind: 'task-active', about: task.key, cause });
    }
}

/** Lets the domain's maximum duration be watched, from the start of the task. */
export function watchDuration(run: Run, task: LiveTask, cause: number): void {
    const { maxDurationMs } = must(run.plan.topology.domains[task.domain]);
    run.startTimer('task-max-duration', task.startedMs + maxDurationMs - run.atMs, task.key, 0, cause);
}

/** Timers of the handling; `a` is the task's key, `b` the phase that they were started in. */
export const HANDLING_TIMERS: readonly TimerReaction[] = [
    { rule: 'task/routed', timer: 'task-accepted', react: onAccepted },
    { rule: 'task/start-timeout', timer: 'task-start-timeout', react: onStartTimeout },
    { rule: 'task/routed', timer: 'task-completed', react: onCompleted },
    { rule: 'task/routed', timer: 'task-wrapped-up', react: onWrappedUp },
    { rule: 'task/max-duration', timer: 'task-max-duration', react: onMaxDuration },
];

function tellOffer(run: Run, task: LiveTask, rule: RuleId, cause: number): number {
    if (!task.assigned) {
        return tellAboutTask(run, task, 'OFFER_TASK_IND', 'application', rule, cause);
    }
    const asked = tellAboutTask(run, task, 'OFFER_APPLICATION_TASK_REQ', 'application', rule, cause);
    return tellAboutTask(run, task, 'OFFER_APPLICATION_TASK_RESP', 'cti-server', rule, asked);
}

function awaitTimeout(run: Run, task: LiveTask, cause: number): void {
    const leftMs = Math.max(0, task.offeredMs + startTimeoutOf(run, task) - run.atMs);
    run.startTimer('task-start-timeout', leftMs, task.key, task.phase, cause);
}

function startTimeoutOf(run: Run, task: LiveTask): number {
    return must(run.plan.topology.domains[task.domain]).startTimeoutMs;
}

function onAccepted(run: Run, key: number, phase: number, cause: number): void {
    const task = taskInPhase(run, key, phase);
    if (task === undefined) {
        return;
    }
    if (canStart(run, task)) {
        start(run, task, cause);
    } else {
        awaitTimeout(run, task, cause);
    }
}

/** An agent starts what is offered if answering, logged in, and not already at the limit with other tasks. */
function canStart(run: Run, task: LiveTask): boolean {
    const membership = must(run.world.memberships[task.membership]);
    const started = startedAmong(run, membership.tasks);
    const { answering } = must(run.world.agents[membership.agent]);
    return answering && membership.loggedIn && started < membership.limit && canWork(run, task);
}

function startedAmong(run: Run, keys: readonly number[]): number {
    let count = 0;
    for (const key of keys) {
        count += must(run.world.tasks.get(key)).startedMs >= 0 ? 1 : 0;
    }
    return count;
}

function start(run: Run, task: LiveTask, cause: number): void {
    const rule = normalRule(task);
    task.startedMs = run.atMs;
    const entry = setTaskState(run, task, 'ACTIVE', rule, cause);
    const told = tellStart(run, task, rule, entry);
    interruptOthers(run, task, entry);
    refreshMembership(run, task.membership, rule, entry, task.lane);
    if (task.remainingMs > must(run.plan.topology.domains[task.domain]).maxDurationMs) {
        watchDuration(run, task, told);
    }
    startWork(run, task, told);
    announceActive(run, task, entry);
}

function tellStart(run: Run, task: LiveTask, rule: RuleId, cause: number): number {
    if (!task.assigned) {
        return tellAboutTask(run, task, 'START_TASK_IND', 'application', rule, cause);
    }
    const asked = tellAboutTask(run, task, 'START_APPLICATION_TASK_REQ', 'application', rule, cause);
    return tellAboutTask(run, task, 'START_APPLICATION_TASK_RESP', 'cti-server', rule, asked);
}

/** Work in interruptible domains stands still while the agent works in another one (`agent/interrupted`). */
function interruptOthers(run: Run, task: LiveTask, cause: number): void {
    const { agent } = must(run.world.memberships[task.membership]);
    const { interruptible } = run.index.memberships;
    for (const index of must(run.world.agents[agent]).memberships) {
        if (index === task.membership || interruptible[index] === 0) {
            continue;
        }
        for (const key of must(run.world.memberships[index]).tasks) {
            interrupt(run, must(run.world.tasks.get(key)), task, cause);
        }
        refreshMembership(run, index, 'agent/interrupted', cause, task.lane);
    }
}

function interrupt(run: Run, task: LiveTask, by: LiveTask, cause: number): void {
    if (task.state !== 'ACTIVE') {
        return;
    }
    stopWork(run, task);
    task.interruptedBy = by.key;
    by.interrupting = true;
    const entry = setTaskState(run, task, 'INTERRUPTED', 'agent/interrupted', cause);
    tellAboutTask(run, task, 'AGENT_INTERRUPT_ADVISORY_EVENT', 'cti-server', 'agent/interrupted', entry);
    watchDuration(run, task, entry);
}

function resumeInterrupted(run: Run, agent: number, by: number, cause: number): void {
    for (const index of must(run.world.agents[agent]).memberships) {
        const { tasks } = must(run.world.memberships[index]);
        if (tasks.length === 0) {
            continue;
        }
        const resumed = tasks
            .map((key) => must(run.world.tasks.get(key)))
            .filter((task) => task.interruptedBy === by && task.state === 'INTERRUPTED');
        for (const task of resumed) {
            task.interruptedBy = -1;
            const entry = setTaskState(run, task, 'ACTIVE', 'agent/interrupted', cause);
            tellAboutTask(run, task, 'AGENT_INTERRUPT_DONE_ADVISORY_EVENT', 'cti-server', 'agent/interrupted', entry);
            if (canWork(run, task)) {
                startWork(run, task, entry);
            }
            announceActive(run, task, entry);
        }
        if (resumed.length > 0) {
            refreshMembership(run, index, 'agent/interrupted', cause, must(resumed[0]).lane);
        }
    }
}

function onCompleted(run: Run, key: number, phase: number, cause: number): void {
    const task = taskInPhase(run, key, phase);
    if (task === undefined || task.workingSinceMs < 0 || run.atMs - task.workingSinceMs < task.remainingMs) {
        return;
    }
    if (task.survived) {
        const survivedBy = isCall(task) ? 'pg/calls-survive' : normalRule(task);
        const ended = tellAboutTask(run, task, 'END_TASK_IND', 'application', survivedBy, cause);
        endTask(run, task, isCall(task) ? 13 : 38, survivedBy, ended);
        return;
    }
    const rule = normalRule(task);
    stopWork(run, task);
    const entry = setTaskState(run, task, 'WRAPUP', rule, cause);
    const told = tellAboutTask(run, task, 'WRAPUP_TASK_IND', 'application', rule, entry);
    refreshMembership(run, task.membership, rule, entry, task.lane);
    run.startTimer('task-wrapped-up', task.wrapUpMs, task.key, task.phase, told);
}

function onWrappedUp(run: Run, key: number, phase: number, cause: number): void {
    const task = taskInPhase(run, key, phase);
    if (task === undefined) {
        return;
    }
    const rule = normalRule(task);
    const told = tellAboutTask(run, task, 'END_TASK_IND', 'application', rule, cause);
    endTask(run, task, isCall(task) ? 13 : 38, rule, told);
}

/** Only what is active, or paused or interrupted while active, can be active for too long. */
function onMaxDuration(run: Run, key: number, _b: number, cause: number): void {
    const task = run.world.tasks.get(key);
    const lasting = task?.state === 'ACTIVE' || task?.state === 'PAUSED' || task?.state === 'INTERRUPTED';
    if (task === undefined || !lasting) {
        return;
    }
    const told = tellAboutTask(run, task, 'MAX_TASK_LIFETIME_EXCEEDED_EVENT', 'cti-server', 'task/max-duration', cause);
    endTask(run, task, 41, 'task/max-duration', told);
}

/** The agent is no longer routable, and the task goes back to where it came from (`task/start-timeout`). */
function onStartTimeout(run: Run, key: number, phase: number, cause: number): void {
    const task = taskInPhase(run, key, phase);
    if (task === undefined) {
        return;
    }
    const rule = 'task/start-timeout';
    const membership = must(run.world.memberships[task.membership]);
    membership.ready = false;
    membership.reasonCode = 32767;
    if (task.assigned) {
        endTask(run, task, 19, rule, cause);
        return;
    }
    const told = tellAboutTask(run, task, 'AGENT_MADE_NOT_ROUTABLE_EVENT', 'cti-server', rule, cause);
    const { membership: index } = task;
    takeFromHand(run, task);
    const entry = giveBack(run, task, rule, told, 19);
    refreshMembership(run, index, rule, entry, task.lane);
}

/** Takes an offer back without blame on the agent; a task that the application assigned itself is requested anew. */
export function giveBackUntried(run: Run, task: LiveTask, rule: RuleId, cause: number): number {
    return giveBack(run, task, rule, cause, NO_DETAIL);
}

/** Puts a task that an agent did not start back into the queue, or where it waits for its path. */
function giveBack(run: Run, task: LiveTask, rule: RuleId, cause: number, detail: number): number {
    const reachesRouter = isPathOpen(run, task);
    const entry = setTaskState(run, task, reachesRouter ? 'QUEUED' : 'WAITING', rule, cause, detail);
    if (!reachesRouter) {
        task.sendRule = 'mr/unanswered-resent';
        task.request = 'waiting';
        return entry;
    }
    task.request = isCall(task) ? 'none' : 'pending';
    enqueueReturned(run, task);
    run.raise({ kind: 'task-queued', about: task.domain, cause: entry });
    return entry;
}

/** Whether the router can be asked to route a task. */
function isPathOpen(run: Run, task: LiveTask): boolean {
    return isCall(task) ? (findVoicePath(run, task.receiver)?.up ?? true) : isMrPathOpen(run, task.application);
}
