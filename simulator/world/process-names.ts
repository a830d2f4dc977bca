/** Names of processes as they stand in front of their log lines. */

import type { Topology } from '../plan.ts';
import { must } from './lookup.ts';
import { gatewayOf } from './plan-index.ts';

/** `pg2A-pim1`: gateways are counted through, and so are the PIMs of each; a simplex gateway is its own side A. */
export function processName(topology: Topology, pim: number): string {
    const { components } = topology;
    const process = must(components[pim]);
    const gateway = must(gatewayOf(topology, process));
    const gateways = components.flatMap(({ kind }, index) => (kind === 'gateway' ? [index] : []));
    const pims = components.flatMap((each, index) =>
        isPim(each.kind) && each.whole === undefined && gatewayOf(topology, each) === gateway ? [index] : [],
    );
    const side = process.side ?? 'A';
    return `pg${gateways.indexOf(gateway) + 1}${side}-pim${pims.indexOf(process.whole ?? pim) + 1}`;
}

function isPim(kind: string): boolean {
    return kind === 'pim' || kind === 'mr-pim';
}
