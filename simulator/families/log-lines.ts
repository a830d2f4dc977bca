/** Log lines of controllers and gateways, as their processes sign them: `ra-rtr`, `lb-hlgr`, `pg1A-opc`. */

import type { Run } from '../run.ts';
import { must } from '../world/lookup.ts';
import { gatewayName } from '../world/process-names.ts';

/** What a process of a CallRouter's machine logs: its short name, and the text. */
export function routerLine(run: Run, router: number, process: 'rtr' | 'mds' | 'ccag' | 'nic', text: string): string {
    return `r${letterOf(run, router)}-${process} Trace: ${text}`;
}

/** What a Logger of a CallRouter's side logs. */
export function loggerLine(run: Run, router: number, text: string): string {
    return `l${letterOf(run, router)}-clgr Trace: ${text}`;
}

/** What a process of a gateway side logs; gateways are numbered in the order of the topology. */
export function gatewayLine(run: Run, gatewaySide: number, process: 'opc' | 'mds' | 'pgag', text: string): string {
    const { topology } = run.plan;
    const { whole, side } = must(topology.components[gatewaySide]);
    return `${gatewayName(topology, whole ?? gatewaySide, side)}-${process} Trace: ${text}`;
}

/** The letter of a CallRouter's side; a simplex controller is side A. */
export function sideLetterOf(run: Run, router: number): 'A' | 'B' {
    return must(run.index.routers[router]).place === 0 ? 'A' : 'B';
}

function letterOf(run: Run, router: number): string {
    return sideLetterOf(run, router).toLowerCase();
}
