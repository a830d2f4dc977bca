/**
 * Messages in flight. Messages arrive at the instant at which they are sent; what takes time is the answer to a request,
 * the start of a task that is offered, and the transfer of state from side to side.
 */

import type { MessageName } from '../../messages.ts';
import { TRANSFER_STATES } from '../../states.ts';
import { must } from '../../world/lookup.ts';
import type { LiveTask } from '../../world/world.ts';
import type { MessageData } from './data.ts';
import { stateSinceMs, type View } from './view.ts';

export function messagesInFlight(view: View): readonly MessageData[] {
    const tasks = [...view.run.world.tasks.values()];
    return [...tasks.flatMap((task) => requestOf(view, task)), ...transfersUnderWay(view)];
}

/** What a task waits for an answer to. */
function requestOf(view: View, task: LiveTask): readonly MessageData[] {
    const application = view.run.plan.topology.applications[task.application];
    if (application === undefined || !task.recorded) {
        return [];
    }
    const receiver = nameOf(view, application.mrEnd);
    if (task.state === 'QUEUED') {
        return [message(view, 'NEW_TASK', receiver, nameOf(view, view.run.index.controller), task)];
    }
    if (task.state !== 'OFFERED' || task.membership < 0) {
        return [];
    }
    const { agent, armPath } = must(view.run.world.memberships[task.membership]);
    const path = view.run.world.armPaths[armPath];
    const server = path === undefined ? undefined : application.armPaths[path.place]?.ctiServer;
    const { name } = must(view.run.plan.topology.agents[agent]);
    const from = server === undefined ? receiver : nameOf(view, server);
    return [message(view, 'OFFER_TASK_IND', from, name, task)];
}

function message(view: View, name: MessageName, from: string, to: string, task: LiveTask): MessageData {
    const sinceMs = stateSinceMs(view, task.lane);
    return { message: name, from, to, task: view.reader.taskName(task.record), sinceMs };
}

function transfersUnderWay(view: View): readonly MessageData[] {
    const { plan, world } = view.run;
    return plan.topology.synchronizedClients.flatMap(({ component }, index) => {
        const transfer = must(world.transfers[index]);
        if (TRANSFER_STATES[transfer.state] !== 'TRANSFERRING') {
            return [];
        }
        const sides = plan.topology.components[component]?.instances ?? [];
        const sender = Math.max(0, transfer.sender);
        return [
            {
                message: 'state transfer',
                from: nameOf(view, sides[sender] ?? component),
                to: nameOf(view, sides[1 - sender] ?? component),
                sinceMs: stateSinceMs(view, view.reader.laneOf('transfer', index)),
            },
        ];
    });
}

function nameOf({ run }: View, component: number): string {
    return run.plan.topology.components[component]?.id ?? `component ${component}`;
}
