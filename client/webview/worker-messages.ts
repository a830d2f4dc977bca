/** What the panel and its workers say to each other; each side validates what it gets (`worker-message-parsers.ts`). */

import type { Plan } from '../../simulator/plan.ts';
import type { EntryChunk, TaskChunk, Trace } from '../../simulator/trace/trace.ts';
import type { RunWork, RunWorkResult } from './model/run-work.ts';

/** All of a trace but its columns. */
export type TraceHead = Omit<Trace, 'entries' | 'tasks'>;

/** From the panel to a worker. */
export type RunRequest =
    /** Run this Plan. */
    | { readonly type: 'run'; readonly run: number; readonly plan: Plan }
    /** Take a run that was made elsewhere, in the place of any other; its columns follow chunk by chunk. */
    | { readonly type: 'load'; readonly plan: Plan; readonly head: TraceHead }
    | { readonly type: 'entries'; readonly chunk: EntryChunk }
    | { readonly type: 'tasks'; readonly chunk: TaskChunk }
    /** Work something out of the run that was loaded. */
    | { readonly type: 'work'; readonly number: number; readonly work: RunWork };

/** From a worker to the panel. */
export type RunReport =
    /** About the run with a number. */
    | { readonly type: 'progress'; readonly run: number; readonly share: number }
    | { readonly type: 'trace'; readonly run: number; readonly trace: Trace; readonly tookMs: number }
    | { readonly type: 'failed'; readonly run: number; readonly message: string }
    /** About the work with a number. */
    | { readonly type: 'worked'; readonly number: number; readonly result: RunWorkResult }
    | { readonly type: 'work-failed'; readonly number: number; readonly message: string };

/** The buffers of a trace, which move to another thread without a copy. */
export function buffersOf(trace: Trace): readonly ArrayBufferLike[] {
    return distinctBuffers([...trace.entries, ...trace.tasks].flatMap((chunk) => Object.values(chunk)));
}

/** The buffers of what was worked out, for the same purpose. */
export function resultBuffers(result: RunWorkResult): readonly ArrayBufferLike[] {
    switch (result.kind) {
        case 'reports':
        case 'logouts':
            return distinctBuffers(Object.values(result.rows).filter((each) => ArrayBuffer.isView(each)));
        case 'router-sizes':
            return distinctBuffers(result.routers.flatMap((rows) => Object.values(rows)));
        case 'consequences':
            return [];
    }
}

function distinctBuffers(columns: readonly ArrayBufferView[]): readonly ArrayBufferLike[] {
    return [...new Set(columns.map(({ buffer }) => buffer))];
}
