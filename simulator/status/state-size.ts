/** How large the state of a CallRouter is (`state/size`). */

import type { Plan } from '../plan.ts';

/** What of the state comes and goes. */
export interface Present {
    readonly peripherals: number;
    readonly agents: number;
    readonly tasks: number;
}

/** Size in bytes of the state of a controller, given by its index; historical data is no part of it. */
export function stateBytes(plan: Plan, controller: number, present: Present): number {
    return configurationBytes(plan, controller) + realTimeBytes(plan, present);
}

/** What the configured objects and the running scripts take. */
export function configurationBytes({ settings, topology }: Plan, controller: number): number {
    const { objects, scripts } = topology.controllers[controller] ?? { objects: 0, scripts: 0 };
    return objects * settings.stateSizePerObject + scripts * settings.stateSizePerScript;
}

/** What peripherals, agents and tasks take. */
export function realTimeBytes({ settings }: Plan, { peripherals, agents, tasks }: Present): number {
    const { stateSizePerPeripheral, stateSizePerAgent, stateSizePerTask } = settings;
    return peripherals * stateSizePerPeripheral + agents * stateSizePerAgent + tasks * stateSizePerTask;
}

/** Size in bytes beyond which the CallRouter of a controller raises an alarm (`state/alarm`). */
export function stateLimitBytes({ settings, topology }: Plan, controller: number): number {
    return topology.controllers[controller]?.stateLimitBytes ?? settings.stateSizeAlarm;
}
