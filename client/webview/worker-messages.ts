/** What the panel and its worker say to each other. */

import type { Plan } from '../../simulator/plan.ts';
import type { Trace } from '../../simulator/trace/trace.ts';

/** From the panel to the worker: run this Plan. */
export interface RunRequest {
    readonly run: number;
    readonly plan: Plan;
}

/** From the worker to the panel, about the run with a number. */
export type RunReport =
    | { readonly type: 'progress'; readonly run: number; readonly share: number }
    | { readonly type: 'trace'; readonly run: number; readonly trace: Trace; readonly tookMs: number }
    | { readonly type: 'failed'; readonly run: number; readonly message: string };

/** The buffers of a trace, which move to another thread without a copy. */
export function buffersOf(trace: Trace): readonly ArrayBufferLike[] {
    const columns = [...trace.entries, ...trace.tasks].flatMap((chunk) => Object.values(chunk));
    return [...new Set(columns.map((column: Uint8Array | Uint32Array) => column.buffer))];
}
