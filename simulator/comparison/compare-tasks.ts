/** Which tasks fared differently. */

import { dispositionName } from '../codes.ts';
import type { TraceReader } from '../trace/reader.ts';
import type { LanePair, TaskAspect, TaskDifference, TaskFate } from './differences.ts';
import { firstDivergence } from './divergence.ts';

/** The tasks that differ, and the lanes of all. */
export function compareTasks(
    before: TraceReader,
    after: TraceReader,
): { readonly tasks: readonly TaskDifference[]; readonly pairs: readonly LanePair[] } {
    const earlier = new Map(Array.from({ length: before.taskCount }, (_, task) => [before.taskName(task), task]));
    const tasks: TaskDifference[] = [];
    const pairs: LanePair[] = [];
    const take = (name: string, one: number | undefined, other: number | undefined): void => {
        pairs.push({
            kind: 'task',
            name,
            ...(one === undefined ? {} : { before: before.laneOf('task', one) }),
            ...(other === undefined ? {} : { after: after.laneOf('task', other) }),
        });
        const difference = taskDifference(before, after, name, one, other);
        if (difference !== undefined) {
            tasks.push(difference);
        }
    };
    for (let task = 0; task < after.taskCount; task += 1) {
        const name = after.taskName(task);
        take(name, earlier.get(name), task);
        earlier.delete(name);
    }
    for (const [name, task] of earlier) {
        take(name, task, undefined);
    }
    return { tasks, pairs };
}

function taskDifference(
    before: TraceReader,
    after: TraceReader,
    name: string,
    one: number | undefined,
    other: number | undefined,
): TaskDifference | undefined {
    const earlier = one === undefined ? undefined : fateOf(before, one);
    const later = other === undefined ? undefined : fateOf(after, other);
    if (earlier === undefined || later === undefined) {
        const atMs = (earlier ?? later)?.arrivedMs ?? 0;
        return { name, aspect: 'presence', atMs, ...fates(earlier, later) };
    }
    const divergence = firstDivergence(
        { reader: before, lane: before.laneOf('task', earlier.task) },
        { reader: after, lane: after.laneOf('task', later.task) },
    );
    const aspect = aspectOf(earlier, later) ?? (divergence === undefined ? undefined : 'course');
    const atMs = divergence?.atMs ?? later.arrivedMs;
    const parting = divergence === undefined ? {} : { divergence };
    return aspect === undefined ? undefined : { name, aspect, atMs, ...parting, ...fates(earlier, later) };
}

function fates(
    before: TaskFate | undefined,
    after: TaskFate | undefined,
): { readonly before?: TaskFate; readonly after?: TaskFate } {
    return { ...(before === undefined ? {} : { before }), ...(after === undefined ? {} : { after }) };
}

function aspectOf(before: TaskFate, after: TaskFate): TaskAspect | undefined {
    if (before.disposition?.code !== after.disposition?.code) {
        return 'disposition';
    }
    if (before.reporting !== after.reporting) {
        return 'reporting';
    }
    return before.agent === after.agent ? undefined : 'agent';
}

function fateOf(reader: TraceReader, task: number): TaskFate {
    const code = reader.dispositionOf(task);
    const agent = reader.agentOf(task);
    const name = agent === undefined ? undefined : reader.plan.topology.agents[agent]?.name;
    return {
        task,
        arrivedMs: reader.task(task).arrivedMs,
        ...(code === undefined ? {} : { disposition: { code, name: dispositionName(code) } }),
        ...(name === undefined ? {} : { agent: name }),
        reporting: reader.reportingOf(task),
    };
}
