/** Duplexed gateways whose sides have lost each other: which of them stays enabled (`cc/gateway-weight`). */

import type { Plan } from '../plan.ts';
import type { Run } from '../run.ts';
import { isComponentUp, isLinkUp, isRunning } from './availability.ts';
import { must } from './lookup.ts';
import { processOf } from './transfers.ts';
import type { GatewayPairCondition } from './world.ts';

/** Every gateway whose OPCs are kept in step, both sides joined. */
export function initialGatewayPairs(plan: Plan): GatewayPairCondition[] {
    return plan.topology.synchronizedClients.flatMap(({ kind }, client) =>
        kind === 'opc' ? [{ client, parted: false, generation: 0, inactive: -1, split: false }] : [],
    );
}

/** Whether both sides of a gateway run and cannot reach each other. */
export function arePartsSeparate(run: Run, { client }: GatewayPairCondition): boolean {
    const { privateLink } = must(run.plan.topology.synchronizedClients[client]);
    return !isLinkUp(run, privateLink) && [0, 1].every((place) => isRunning(run, processOf(run, client, place)));
}

/** What is active on a side of a gateway, as a weight; only the order of the weights counts. */
export function weightOf(run: Run, pair: GatewayPairCondition, place: number): number {
    const opc = processOf(run, pair.client, place);
    const active = run.world.pairs.map((each) => each.active);
    return run.plan.topology.components.reduce((weight, { kind, parent }, index) => {
        const counts = parent === opc && active.includes(index) && isComponentUp(run, index);
        return counts ? weight + weightOfKind(run, kind) : weight;
    }, 0);
}

/** The OPC of a side of a gateway and all that runs under it. */
export function partsOf(run: Run, { client }: GatewayPairCondition, place: number): readonly number[] {
    const opc = processOf(run, client, place);
    const under = run.plan.topology.components.flatMap(({ parent }, index) => (parent === opc ? [index] : []));
    return [opc, ...under];
}

/** The sides of the controller (their components) that a side of a gateway reaches. */
export function reachedSides(run: Run, { client }: GatewayPairCondition, place: number): readonly number[] {
    const machine = must(run.plan.topology.components[processOf(run, client, place)]).parent;
    const device = run.world.devices.find((each) => each.component === machine);
    return (device?.paths ?? [])
        .filter(({ link }) => isLinkUp(run, link))
        .map(({ link }) => must(run.plan.topology.links[link]).to);
}

function weightOfKind(run: Run, kind: string): number {
    const { pgWeightAgentPim, pgWeightCtiServer, pgWeightOtherPim } = run.plan.settings;
    switch (kind) {
        case 'pim':
            return pgWeightAgentPim;
        case 'cti-server':
            return pgWeightCtiServer;
        case 'mr-pim':
            return pgWeightOtherPim;
        default:
            return 0;
    }
}
