/** Pairs of CIC servers of which one takes over from the other: whose Telephony Services serve. */

import type { Plan } from '../plan.ts';
import type { Run } from '../run.ts';
import { isRunning } from './availability.ts';
import { must } from './lookup.ts';
import type { SwitchoverPairCondition } from './world.ts';

/** The pairs of a Plan, the primary active; a CIC server is in one pair, that of the first one that names it. */
export function initialSwitchoverPairs(plan: Plan): SwitchoverPairCondition[] {
    const pairs: SwitchoverPairCondition[] = [];
    plan.topology.components.forEach(({ kind, backup }, primary) => {
        const taken = pairs.some((pair) =>
            [pair.primary, pair.backup].some((each) => each === primary || each === backup),
        );
        if (kind === 'cic-server' && backup !== undefined && !taken) {
            pairs.push({ primary, backup, active: primary, asking: false, generation: 0 });
        }
    });
    return pairs;
}

/** Telephony Services that run and do not serve, because those of the other CIC server do. */
export function idleTelephonyServices(plan: Plan, pairs: readonly SwitchoverPairCondition[]): number[] {
    return pairs.flatMap((pair) => telephonyServicesOf(plan, otherOf(pair)) ?? []);
}

/** The CIC server of a pair that is not active. */
export function otherOf({ primary, backup, active }: SwitchoverPairCondition): number {
    return active === primary ? backup : primary;
}

/** Telephony Services of a CIC server, if the Plan has them. */
export function telephonyServicesOf({ topology }: Plan, cicServer: number): number | undefined {
    const index = topology.components.findIndex(
        ({ kind, parent }) => kind === 'telephony-services' && parent === cicServer,
    );
    return index < 0 ? undefined : index;
}

/** Whether Telephony Services of a CIC server would answer, serving or not. */
export function doTelephonyServicesRun(run: Run, cicServer: number): boolean {
    const services = telephonyServicesOf(run.plan, cicServer);
    return services !== undefined && isRunning(run, services) && !must(run.world.components[services]).starting;
}

/** Notes whether the other CIC server has reason to ask; answers the number of the series that begins. */
export function noteAsking(pair: SwitchoverPairCondition, asking: boolean): number | undefined {
    if (pair.asking === asking) {
        return undefined;
    }
    pair.asking = asking;
    pair.generation++;
    return asking ? pair.generation : undefined;
}

/** Makes the other CIC server the active one; false if a series of requests is not meant any more. */
export function switchOver(pair: SwitchoverPairCondition, generation: number): boolean {
    if (!pair.asking || pair.generation !== generation) {
        return false;
    }
    pair.active = otherOf(pair);
    pair.asking = false;
    pair.generation++;
    return true;
}
