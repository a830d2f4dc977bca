/** The CallRouter's queues. */

import { must } from '../../world/lookup.ts';
import type { LiveTask } from '../../world/world.ts';
import type { QueueData } from './data.ts';
import type { View } from './view.ts';

export function inspectQueue(view: View, domain: number): QueueData {
    const { run, reader, atMs } = view;
    const tasks = queuedTasks(view, domain);
    const arrivals = tasks.map(({ arrivedMs }) => arrivedMs);
    const agentOf = (membership: number) => must(run.world.memberships[membership]).agent;
    return {
        domain: must(run.plan.topology.domains[domain]).name,
        length: tasks.length,
        tasks: tasks.map(({ record }) => reader.taskName(record)),
        longestWaitMs: arrivals.reduce((longest, arrivedMs) => Math.max(longest, atMs - arrivedMs), 0),
        availableAgents: must(run.world.pools[domain])
            .inOrder()
            .map((membership) => must(run.plan.topology.agents[agentOf(membership)]).name),
    };
}

/** Tasks whose places in a queue are valid, in the order in which they are served. */
function queuedTasks({ run }: View, domain: number): readonly LiveTask[] {
    const { returned, arrived, head } = must(run.world.queues[domain]);
    return [...returned, ...arrived.slice(head)].flatMap(({ key, ticket }) => {
        const task = run.world.tasks.get(key);
        return task?.state === 'QUEUED' && task.queueTicket === ticket ? [task] : [];
    });
}
