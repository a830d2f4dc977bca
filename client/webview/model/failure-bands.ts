/** Failures of the timeline as stretches of time, from where something is taken away until it is back. */

import type { Action, ComponentIndex, LinkIndex, Plan } from '../../../simulator/plan.ts';
import type { TraceReader } from '../../../simulator/trace/reader.ts';
import { actionLabel } from './action-labels.ts';

/** One occurrence of a `fail` or `cut` statement. */
export interface FailureBand {
    /** Index into {@link Plan.timeline}. */
    readonly statement: number;
    /** The occurrence in the trace. */
    readonly entry: number;
    readonly fromMs: number;
    readonly toMs: number;
    readonly label: string;
    /** Row of its label, so that no two labels of one time share a row. */
    readonly row: number;
}

/** More rows than this would push the lanes away; what does not fit shares the last one. */
export const MAX_BAND_ROWS = 3;

/** The failures among occurrences (entries in order of time). */
export function failureBands(reader: TraceReader, occurrences: Uint32Array): readonly FailureBand[] {
    const bands: FailureBand[] = [];
    const rowsEndMs: number[] = [];
    for (let place = 0; place < occurrences.length; place += 1) {
        const entry = occurrences[place] ?? 0;
        const statement = reader.valueAt(entry);
        const action = reader.plan.timeline[statement]?.action;
        if (action?.kind === 'fail' || action?.kind === 'cut') {
            const fromMs = reader.atMs(entry);
            const toMs = endOf(reader, occurrences, place, action, fromMs);
            const label = actionLabel(reader.plan, action);
            bands.push({ statement, entry, fromMs, toMs, label, row: rowFor(rowsEndMs, fromMs, toMs) });
        }
    }
    return bands;
}

type Loss = Extract<Action, { readonly kind: 'fail' | 'cut' }>;

function endOf(reader: TraceReader, occurrences: Uint32Array, place: number, loss: Loss, fromMs: number): number {
    const overMs = loss.forMs === undefined ? reader.endMs : Math.min(reader.endMs, fromMs + loss.forMs);
    const missing = new Set(lostBy(reader.plan, loss));
    for (let later = place + 1; later < occurrences.length; later += 1) {
        const entry = occurrences[later] ?? 0;
        const atMs = reader.atMs(entry);
        if (atMs >= overMs) {
            break;
        }
        const action = reader.plan.timeline[reader.valueAt(entry)]?.action;
        if (action?.kind === 'restore') {
            for (const thing of restoredBy(reader.plan, action)) {
                missing.delete(thing);
            }
            if (missing.size === 0) {
                return atMs;
            }
        }
    }
    return overMs;
}

/** What is taken away, side by side of what has sides; links are numbered after the components. */
function lostBy(plan: Plan, loss: Loss): readonly number[] {
    return loss.kind === 'fail' ? loss.components.flatMap(components(plan)) : loss.links.flatMap(links(plan));
}

function restoredBy(plan: Plan, action: Extract<Action, { readonly kind: 'restore' }>): readonly number[] {
    return [...action.components.flatMap(components(plan)), ...action.links.flatMap(links(plan))];
}

function components(plan: Plan): (index: ComponentIndex) => readonly number[] {
    return (index) => {
        const instances = plan.topology.components[index]?.instances ?? [];
        return instances.length === 0 ? [index] : instances;
    };
}

function links(plan: Plan): (index: LinkIndex) => readonly number[] {
    const offset = plan.topology.components.length;
    return (index) => {
        const instances = plan.topology.links[index]?.instances ?? [];
        return (instances.length === 0 ? [index] : instances).map((each) => offset + each);
    };
}

function rowFor(rowsEndMs: number[], fromMs: number, toMs: number): number {
    const free = rowsEndMs.findIndex((endMs) => endMs <= fromMs);
    const row = free === -1 ? Math.min(rowsEndMs.length, MAX_BAND_ROWS - 1) : free;
    rowsEndMs[row] = Math.max(rowsEndMs[row] ?? 0, toMs);
    return row;
}
