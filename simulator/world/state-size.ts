/** How large the CallRouter's state is, from counts that are kept as things come and go. */

import type { Plan } from '../plan.ts';
import type { Run } from '../run.ts';
import { COMPONENT_STATES } from '../states.ts';
import { configurationBytes, realTimeBytes, stateBytes, stateLimitBytes } from '../status/state-size.ts';
import { must } from './lookup.ts';
import { controllerOf, processOf } from './transfers.ts';
import type { StateSizeCondition, VoicePathCondition } from './world.ts';

/** At the start every peripheral that a PIM reaches is online, and nobody is logged in. */
export function initialStateSize(plan: Plan, voicePaths: readonly VoicePathCondition[]): StateSizeCondition {
    const present = { peripherals: voicePaths.filter(({ served }) => served).length, agents: 0, tasks: 0 };
    return { ...present, taskLimit: taskLimitOf(plan, present), alarmed: false };
}

/** A task becomes part of the state (`by` 1), or is no longer (`by` -1). */
export function countTask(run: Run, by: 1 | -1, cause: number): void {
    const condition = run.world.stateSize;
    condition.tasks += by;
    if (condition.tasks > condition.taskLimit !== condition.alarmed) {
        passLimit(run, cause);
    }
}

/** A membership of an agent is logged in or out; the agent counts as long as one is. */
export function countLogin(run: Run, agent: number, by: 1 | -1, cause: number): void {
    const condition = must(run.world.agents[agent]);
    const before = condition.loggedIn;
    condition.loggedIn += by;
    if ((before === 0) !== (condition.loggedIn === 0)) {
        run.world.stateSize.agents += by;
        reviewLimit(run, cause);
    }
}

/** Counts the peripherals that are online. */
export function countPeripherals(run: Run, cause: number): void {
    const online = [...run.index.pimOfPeripheral.keys()].filter((each) => isOnline(run, each)).length;
    if (online !== run.world.stateSize.peripherals) {
        run.world.stateSize.peripherals = online;
        reviewLimit(run, cause);
    }
}

/** Finds out whether the state is beyond its limit. */
export function reviewLimit(run: Run, cause: number): void {
    const condition = run.world.stateSize;
    condition.taskLimit = taskLimitOf(run.plan, condition);
    if (condition.tasks > condition.taskLimit !== condition.alarmed) {
        passLimit(run, cause);
    }
}

/** Size of the CallRouter's state now, in bytes. */
export function routerBytes(run: Run): number {
    return stateBytes(run.plan, 0, run.world.stateSize);
}

/** Size in bytes of the state that a synchronized client would transfer now. */
export function bytesOfClient(run: Run, client: number): number {
    const { kind } = must(run.plan.topology.synchronizedClients[client]);
    const { tasks } = run.world.stateSize;
    switch (kind) {
        case 'router':
            return routerBytes(run);
        case 'logger':
            return configurationBytes(run.plan, controllerOf(run, client) ?? 0);
        case 'cic':
            return realTimeBytes(run.plan, { peripherals: 0, agents: 0, tasks });
        case 'opc':
            return realTimeBytes(run.plan, presentOn(run, client));
    }
}

/** What is present on the gateway of an OPC. */
function presentOn(run: Run, client: number) {
    const opc = processOf(run, client, 0);
    const { components, agents } = run.plan.topology;
    const peripherals = new Set(
        components.flatMap(({ parent, kind, serves }) =>
            parent === opc && kind === 'pim' && serves !== undefined ? [serves] : [],
        ),
    );
    const isHere = (agent: number) => peripherals.has(must(agents[agent]).peripheral);
    const tasks = [...run.world.tasks.values()].filter(
        ({ counted, membership, receiver }) =>
            counted &&
            (membership >= 0 ? isHere(must(run.world.memberships[membership]).agent) : peripherals.has(receiver)),
    );
    return {
        peripherals: [...peripherals].filter((each) => isOnline(run, each)).length,
        agents: run.world.agents.filter(({ loggedIn }, agent) => loggedIn > 0 && isHere(agent)).length,
        tasks: tasks.length,
    };
}

function isOnline(run: Run, peripheral: number): boolean {
    return COMPONENT_STATES[must(run.world.components[peripheral]).state] === 'UP';
}

function passLimit(run: Run, cause: number): void {
    const condition = run.world.stateSize;
    condition.alarmed = !condition.alarmed;
    run.raise({ kind: 'state-size-passed', about: condition.alarmed ? 1 : 0, cause });
}

/** With so many tasks the state is still within its limit; less than none if it is beyond without any. */
function taskLimitOf(plan: Plan, { peripherals, agents }: { readonly peripherals: number; readonly agents: number }) {
    if (plan.topology.controllers.length === 0) {
        return Number.POSITIVE_INFINITY;
    }
    const leftBytes = stateLimitBytes(plan, 0) - stateBytes(plan, 0, { peripherals, agents, tasks: 0 });
    const perTask = plan.settings.stateSizePerTask;
    if (leftBytes < 0) {
        return -1;
    }
    return perTask === 0 ? Number.POSITIVE_INFINITY : Math.floor(leftBytes / perTask);
}
