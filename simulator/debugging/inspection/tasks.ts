/** Tasks, live and over. */

import { TASK_STATES, type TaskState } from '../../states.ts';
import { must } from '../../world/lookup.ts';
import type { LiveTask } from '../../world/world.ts';
import type { TaskData } from './data.ts';
import { lastTransition, stateSinceMs, type View } from './view.ts';

/** A task that is not over. */
export function liveTask(view: View, task: LiveTask): TaskData {
    const { run, reader } = view;
    const { agents, domains } = run.plan.topology;
    const holder = task.membership < 0 ? undefined : must(run.world.memberships[task.membership]).agent;
    const agent = holder === undefined ? undefined : must(agents[holder]).name;
    const workedMs = task.workingSinceMs < 0 ? 0 : view.atMs - task.workingSinceMs;
    return {
        name: reader.taskName(task.record),
        domain: must(domains[task.domain]).name,
        state: task.state,
        where: agent ?? placeOf(view, task),
        ...(agent === undefined ? {} : { agent }),
        arrivedMs: task.arrivedMs,
        sinceMs: stateSinceMs(view, task.lane),
        ...(task.startedMs < 0 ? { waitingSinceMs: task.arrivedMs } : {}),
        remainingMs: Math.max(0, task.remainingMs - workedMs),
    };
}

/** A task that is over, or that goes on without being recorded. */
export function endedTask(view: View, record: number): TaskData {
    const { reader } = view;
    const { agents, domains } = reader.plan.topology;
    const lane = reader.laneOf('task', record);
    const last = lastTransition(view, lane);
    const agent = agents[reader.agentOf(record) ?? -1]?.name;
    const disposition = last === undefined ? undefined : reader.detailOf(last);
    return {
        name: reader.taskName(record),
        domain: must(domains[reader.taskDomain(record)]).name,
        state: stateIn(last === undefined ? 0 : reader.valueAt(last)),
        where: 'over',
        ...(agent === undefined ? {} : { agent }),
        arrivedMs: reader.task(record).arrivedMs,
        sinceMs: stateSinceMs(view, lane),
        ...(disposition === undefined ? {} : { disposition }),
    };
}

function stateIn(index: number): TaskState {
    return must(TASK_STATES[index]);
}

/** Where a task waits that no agent has. */
function placeOf({ run }: View, task: LiveTask): string {
    const { components, domains } = run.plan.topology;
    const { name } = must(domains[task.domain]);
    return task.state === 'QUEUED' ? `queue of ${name}` : (components[task.receiver]?.id ?? 'nowhere');
}
