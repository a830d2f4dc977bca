/** Calls: tasks of a voice domain, which arrive at a peripheral (`call/handled`). */

import type { RuleId } from '../rules/registry.ts';
import type { Run } from '../run.ts';
import { findVoicePath } from '../world/paths.ts';
import { enqueue } from '../world/router.ts';
import { type Arrival, addTask, callsWaiting, setTaskState } from '../world/tasks.ts';
import type { LiveTask } from '../world/world.ts';
import { watchQueueTime } from './task.ts';

/** A call arrives at its peripheral; the router queues it if it reaches the peripheral, else it waits there. */
export function receiveCall(run: Run, arrival: Arrival, cause: number): LiveTask {
    const call = addTask(run, arrival);
    const path = findVoicePath(run, arrival.receiver);
    if (path === undefined || !path.up) {
        setTaskState(run, call, 'WAITING', 'pim/non-voice-continues', cause);
        call.request = 'waiting';
        return call;
    }
    queueCall(run, call, cause);
    return call;
}

/** The router queues a call. */
function queueCall(run: Run, call: LiveTask, cause: number): void {
    const entry = setTaskState(run, call, 'QUEUED', 'call/handled', cause);
    enqueue(run, call);
    watchQueueTime(run, call, entry);
    run.raise({ kind: 'task-queued', about: call.domain, cause: entry });
}

/** Calls that are queued for a peripheral go back to wait there, because the router has lost it, or them. */
export function returnCalls(run: Run, peripheral: number, rule: RuleId, cause: number): void {
    for (const call of run.world.tasks.values()) {
        if (call.receiver === peripheral && call.state === 'QUEUED') {
            setTaskState(run, call, 'WAITING', rule, cause);
            call.request = 'waiting';
        }
    }
}

/** Calls that wait at a peripheral are queued again, in order of arrival. */
export function resumeCalls(run: Run, peripheral: number, cause: number): void {
    for (const call of callsWaiting(run, peripheral)) {
        call.request = 'none';
        queueCall(run, call, cause);
    }
}
