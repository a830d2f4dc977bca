/** Route requests while the sides of a controller decide which of them routes (`cc/private-lost`). */

import type { Reaction, Run, TimerReaction } from '../run.ts';
import { isRoutingHeld } from '../world/controllers.ts';
import { must } from '../world/lookup.ts';
import { isMrPathOpen } from '../world/paths.ts';
import { callsWaiting, isCall, setTaskState, taskInPhase, tasksRequested } from '../world/tasks.ts';
import type { LiveTask } from '../world/world.ts';
import { resumeCalls } from './call.ts';
import { sendWaiting } from './mr.ts';

const RULE = 'cc/private-lost';

export const REQUEST_REACTIONS: readonly Reaction[] = [{ rule: RULE, on: 'hold-over', react: routeAgain }];

export const REQUEST_TIMERS: readonly TimerReaction[] = [
    { rule: RULE, timer: 'route-request-over', react: onRequestOver },
];

/** What has waited for the decision is routed, and what has waited for too long is requested again. */
function routeAgain(run: Run, _controller: number, cause: number): void {
    run.plan.topology.applications.forEach((_, application) => {
        if (isMrPathOpen(run, application) && tasksRequested(run, application, 'waiting').length > 0) {
            sendWaiting(run, application, cause);
        }
    });
    for (const path of run.world.voicePaths) {
        if (path.up && callsWaiting(run, path.peripheral).length > 0) {
            resumeCalls(run, path.peripheral, cause);
        }
    }
    run.plan.topology.domains.forEach((_, domain) => {
        run.raise({ kind: 'task-queued', about: domain, cause });
    });
}

/** `a` is the task's key, `b` the phase that the timer was started in. */
function onRequestOver(run: Run, key: number, phase: number, cause: number): void {
    const task = taskInPhase(run, key, phase);
    if (task === undefined || !isRoutingHeld(run)) {
        return;
    }
    if (isCall(task)) {
        setTaskState(run, task, 'WAITING', RULE, cause);
        task.request = 'waiting';
    } else {
        reject(run, task, cause);
    }
}

function reject(run: Run, task: LiveTask, cause: number): void {
    const { mrEnd, mrPath } = must(run.plan.topology.applications[task.application]);
    const failed = run.message('NEW_TASK_FAILURE', must(mrPath).pim, mrEnd, RULE, cause, task.lane);
    task.request = 'waiting';
    task.sendRule = 'mr/unanswered-resent';
    setTaskState(run, task, 'WAITING', RULE, failed);
}
