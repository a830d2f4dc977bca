/** A run that a worker was given chunk by chunk, to work on. */

import type { Plan } from '../../simulator/plan.ts';
import { TraceReader } from '../../simulator/trace/reader.ts';
import type { EntryChunk, TaskChunk } from '../../simulator/trace/trace.ts';
import { type RunWork, type RunWorkResult, workOut } from './model/run-work.ts';
import type { TraceHead } from './worker-messages.ts';

export class LoadedRun {
    readonly #plan: Plan;
    readonly #head: TraceHead;
    readonly #entries: EntryChunk[] = [];
    readonly #tasks: TaskChunk[] = [];
    #reader: TraceReader | undefined;

    constructor(plan: Plan, head: TraceHead) {
        this.#plan = plan;
        this.#head = head;
    }

    addEntries(chunk: EntryChunk): void {
        this.#entries.push(chunk);
    }

    addTasks(chunk: TaskChunk): void {
        this.#tasks.push(chunk);
    }

    /** @throws if some of the run is missing */
    workOut(work: RunWork): RunWorkResult {
        this.#reader ??= this.#whole();
        return workOut(this.#reader, work);
    }

    #whole(): TraceReader {
        const { entryCount, taskCount } = this.#head;
        const entries = this.#entries.reduce((sum, { atMs }) => sum + atMs.length, 0);
        const tasks = this.#tasks.reduce((sum, { arrivedMs }) => sum + arrivedMs.length, 0);
        if (entries !== entryCount || tasks !== taskCount) {
            throw new Error(`of ${entryCount} entries and ${taskCount} tasks, ${entries} and ${tasks} are there`);
        }
        return new TraceReader(this.#plan, { ...this.#head, entries: this.#entries, tasks: this.#tasks });
    }
}
