/** Tasks that are not over: their states, their work, and what the reports will say of them. */

import type { RuleId } from '../rules/registry.ts';
import type { Run } from '../run.ts';
import { REPORTING_OUTCOMES, type ReportingOutcome, TASK_STATE_INDEX, type TaskState } from '../states.ts';
import { NO_DETAIL, NONE } from '../trace/trace.ts';
import { must } from './lookup.ts';
import { countTask } from './state-size.ts';
import type { LiveTask, RequestPlace } from './world.ts';

/** What is known of a task when it arrives. */
export interface Arrival {
    readonly domain: number;
    /** Index of the application, -1 for a call. */
    readonly application: number;
    readonly receiver: number;
    readonly statement: number;
    readonly name: string;
    readonly ordinal: number;
    readonly assigned: boolean;
    readonly handlingMs: number;
    readonly wrapUpMs: number;
}

/** Adds a task; its lane begins with the first state that it is put into. */
export function addTask(run: Run, arrival: Arrival): LiveTask {
    const record = run.recorder.taskCount;
    const task: LiveTask = {
        key: record,
        record,
        lane: run.recorder.firstTaskLane + record,
        recorded: true,
        domain: arrival.domain,
        application: arrival.application,
        receiver: arrival.receiver,
        statement: arrival.statement,
        name: arrival.name,
        ordinal: arrival.ordinal,
        arrivedMs: run.atMs,
        recordFromMs: run.atMs,
        assigned: arrival.assigned,
        wrapUpMs: arrival.wrapUpMs,
        state: 'WAITING',
        entry: 0,
        membership: -1,
        known: false,
        remainingMs: arrival.handlingMs,
        workingSinceMs: -1,
        offeredMs: -1,
        startedMs: -1,
        phase: 0,
        queueTicket: -1,
        interruptedBy: -1,
        interrupting: false,
        request: 'none',
        sendRule: 'task/routed',
        missingFromMs: -1,
        missingToMs: -1,
        recreated: false,
        survived: false,
        armOutage: -1,
        mrOutage: -1,
        applicationServer: -1,
        heldBack: false,
        suspendedSinceMs: -1,
        lost: false,
        counted: false,
    };
    run.recorder.task(task);
    run.world.tasks.add(task);
    return task;
}

/** Puts a task into a state; timers of the state before are stale from then on. Answers the entry. */
export function setTaskState(
    run: Run,
    task: LiveTask,
    state: TaskState,
    rule: RuleId,
    cause: number,
    detail: number = NO_DETAIL,
    subject: number = NONE,
): number {
    task.state = state;
    task.phase++;
    if (task.recorded) {
        task.entry = run.transition(task.lane, must(TASK_STATE_INDEX.get(state)), rule, cause, detail, subject);
        count(run, task);
    }
    return task.entry;
}

/** The CallRouter knows a recorded task from its request until its end. */
function count(run: Run, task: LiveTask): void {
    const counted = task.state !== 'WAITING' && task.state !== 'ENDED';
    if (counted !== task.counted) {
        task.counted = counted;
        countTask(run, counted ? 1 : -1, task.entry);
    }
}

/** The task with a key, if it is still in the phase that a timer was meant for. */
export function taskInPhase(run: Run, key: number, phase: number): LiveTask | undefined {
    const task = run.world.tasks.get(key);
    return task !== undefined && task.phase === phase ? task : undefined;
}

export function isCall(task: LiveTask): boolean {
    return task.application < 0;
}

/** Stops the clock of a task's work. */
export function stopWork(run: Run, task: LiveTask): void {
    if (task.workingSinceMs >= 0) {
        task.remainingMs = Math.max(0, task.remainingMs - (run.atMs - task.workingSinceMs));
        task.workingSinceMs = -1;
    }
}

/** Lets the clock of a task's work run, until it is completed. */
export function startWork(run: Run, task: LiveTask, cause: number): void {
    task.workingSinceMs = run.atMs;
    run.startTimer('task-completed', task.remainingMs, task.key, task.phase, cause);
}

/** Settles what the reports miss of a record, and says why. */
export function settleReporting(
    run: Run,
    record: number,
    outcome: Exclude<ReportingOutcome, 'full'>,
    missing: { readonly fromMs: number; readonly toMs: number },
    rule: RuleId,
    cause: number,
): void {
    run.recorder.setTaskReporting(record, outcome, missing.fromMs, missing.toMs);
    run.report(run.recorder.firstTaskLane + record, REPORTING_OUTCOMES.indexOf(outcome), rule, cause);
}

/** The ARM path over which a task in hand is reported; undefined if it is in nobody's hands or has none. */
export function armPathOf(run: Run, task: LiveTask): number | undefined {
    if (task.membership < 0 || isCall(task)) {
        return undefined;
    }
    const { armPath } = must(run.world.memberships[task.membership]);
    return armPath < 0 ? undefined : armPath;
}

/** Tasks of an application that are in the hands of agents behind one of its ARM paths, in order of arrival. */
export function tasksBehind(run: Run, armPath: number): LiveTask[] {
    return [...run.world.tasks.values()].filter((task) => armPathOf(run, task) === armPath);
}

/** Tasks of an application whose requests are at a place, in order of arrival. */
export function tasksRequested(run: Run, application: number, request: RequestPlace): LiveTask[] {
    return [...run.world.tasks.values()].filter((task) => task.application === application && task.request === request);
}

/** Calls that wait at a peripheral until it can be reached, in order of arrival. */
export function callsWaiting(run: Run, peripheral: number): LiveTask[] {
    return [...run.world.tasks.values()].filter(
        (task) => isCall(task) && task.receiver === peripheral && task.request === 'waiting',
    );
}
