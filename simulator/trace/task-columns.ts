/** Columns of a trace's tasks, for those who go through many of them. */

import type { ComponentIndex } from '../plan.ts';
import { CHUNK_BITS, CHUNK_ROWS, type TaskChunk, type Trace } from './trace.ts';

const ROW_MASK = CHUNK_ROWS - 1;

/** Instant at which a task arrived. */
export function arrivedMsOf(trace: Trace, task: number): number {
    return chunkOf(trace, task).arrivedMs[task & ROW_MASK] ?? 0;
}

/** The application or peripheral that received or assigned a task. */
export function receiverOf(trace: Trace, task: number): ComponentIndex {
    return chunkOf(trace, task).receiver[task & ROW_MASK] ?? 0;
}

/** The statement of the timeline that made a task. */
export function statementBehind(trace: Trace, task: number): number {
    return chunkOf(trace, task).statement[task & ROW_MASK] ?? 0;
}

/** First millisecond of what is missing in the reports of a task. */
export function missingFromMsOf(trace: Trace, task: number): number {
    return chunkOf(trace, task).missingFromMs[task & ROW_MASK] ?? 0;
}

/** Last millisecond of what is missing in the reports of a task; the first one if nothing is. */
export function missingToMsOf(trace: Trace, task: number): number {
    return chunkOf(trace, task).missingToMs[task & ROW_MASK] ?? 0;
}

function chunkOf({ tasks, taskCount }: Trace, task: number): TaskChunk {
    const chunk = tasks[task >>> CHUNK_BITS];
    if (chunk === undefined || task >= taskCount) {
        throw new RangeError(`there is no task ${task}: the trace has ${taskCount}`);
    }
    return chunk;
}
