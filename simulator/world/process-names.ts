/** Names of processes as they stand in front of their log lines. */

import type { Side, Topology } from '../plan.ts';
import { must } from './lookup.ts';
import { gatewayOf } from './plan-index.ts';

/** `pg2A-pim1`: gateways are counted through, and so are the PIMs of each; a simplex gateway is its own side A. */
export function processName(topology: Topology, pim: number): string {
    const { components } = topology;
    const process = must(components[pim]);
    const gateway = must(gatewayOf(topology, process));
    const pims = components.flatMap((each, index) =>
        isPim(each.kind) && each.whole === undefined && gatewayOf(topology, each) === gateway ? [index] : [],
    );
    return `${gatewayName(topology, gateway, process.side)}-pim${pims.indexOf(process.whole ?? pim) + 1}`;
}

/** `pg2A`: a side of a gateway, which is given as a whole. */
export function gatewayName({ components }: Topology, gateway: number, side: Side = 'A'): string {
    const gateways = components.flatMap(({ kind }, index) => (kind === 'gateway' ? [index] : []));
    return `pg${gateways.indexOf(gateway) + 1}${side}`;
}

function isPim(kind: string): boolean {
    return kind === 'pim' || kind === 'mr-pim';
}
