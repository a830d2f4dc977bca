/** The sizes of a CallRouter's state in columns: they move to another thread without a copy. */

import { type RouterSize, routerSizes } from '../../../simulator/status/state-transfer.ts';
import type { TraceReader } from '../../../simulator/trace/reader.ts';
import { firstAfter } from './sorted-search.ts';

/** Instants at which the size may change, in order, and the sizes from there on; not a number while the process is down. */
export interface RouterSizeRows {
    readonly atMs: Uint32Array;
    readonly nowBytes: Float64Array;
    readonly maxBytes: Float64Array;
}

/** The sizes of all CallRouters, in their order; works through every entry of the run once for each. */
export function routerSizeRows(reader: TraceReader): readonly RouterSizeRows[] {
    return reader.lanes.routers.map((router) => {
        const sizes = [...routerSizes(reader, router)];
        return {
            atMs: Uint32Array.from(sizes, ({ atMs }) => atMs),
            nowBytes: Float64Array.from(sizes, ({ size }) => size?.nowBytes ?? Number.NaN),
            maxBytes: Float64Array.from(sizes, ({ size }) => size?.maxBytes ?? Number.NaN),
        };
    });
}

/** The size at an instant; none while the process is down. */
export function sizeAt({ atMs, nowBytes, maxBytes }: RouterSizeRows, whenMs: number): RouterSize['size'] {
    const row = firstAfter(atMs, whenMs) - 1;
    const now = nowBytes[row] ?? Number.NaN;
    return Number.isNaN(now) ? undefined : { nowBytes: now, maxBytes: maxBytes[row] ?? now };
}
