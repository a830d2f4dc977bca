/**
 * The tasks that are not over, by key, in order of arrival.
 *
 * Keys only ever grow, and what is live is mostly recent: a ring finds a task without hashing. A `Map` in which a million
 * tasks come and go keeps its outgrown tables alive, and through them the tasks that are over, until memory runs short.
 */

import { cloneState } from '../kernel/clone.ts';
import type { LiveTask } from './world.ts';

interface Keyed {
    readonly key: number;
}

const INITIAL_CAPACITY = 64;

export class LiveTasks<Task extends Keyed = LiveTask> {
    #size = 0;
    /** No live task has a lower key. */
    #first = 0;
    /** Every live task has a lower key. */
    #end = 0;
    /** A power of two long; a task is at its key modulo that length. */
    #ring: (Task | undefined)[] = emptyRing(INITIAL_CAPACITY);

    get size(): number {
        return this.#size;
    }

    get(key: number): Task | undefined {
        const task = this.#ring[key & (this.#ring.length - 1)];
        return task !== undefined && task.key === key ? task : undefined;
    }

    /** Adds a task whose key is greater than that of any before. */
    add(task: Task): void {
        if (this.#size === 0) {
            this.#first = task.key;
        }
        this.#end = task.key + 1;
        if (this.#end - this.#first > this.#ring.length) {
            this.#tighten();
        }
        this.#ring[task.key & (this.#ring.length - 1)] = task;
        this.#size++;
    }

    /** Removes the task with a key, if there is one. */
    delete(key: number): void {
        if (this.get(key) !== undefined) {
            this.#ring[key & (this.#ring.length - 1)] = undefined;
            this.#size--;
        }
    }

    /** The tasks in order of arrival. */
    *values(): Generator<Task, void, undefined> {
        for (let key = this.#first; key < this.#end; key++) {
            const task = this.get(key);
            if (task !== undefined) {
                yield task;
            }
        }
    }

    /** An independent copy, of the tasks as well. */
    clone(): LiveTasks<Task> {
        const copy = new LiveTasks<Task>();
        copy.#size = this.#size;
        copy.#first = this.#first;
        copy.#end = this.#end;
        copy.#ring = cloneState(this.#ring, []);
        return copy;
    }

    /** Passes over what is no longer live, and makes the ring longer if it must be. */
    #tighten(): void {
        while (this.#first < this.#end - 1 && this.get(this.#first) === undefined) {
            this.#first++;
        }
        if (this.#end - this.#first <= this.#ring.length) {
            return;
        }
        const before = this.#ring;
        this.#ring = emptyRing(before.length * 2);
        for (const task of before) {
            if (task !== undefined) {
                this.#ring[task.key & (this.#ring.length - 1)] = task;
            }
        }
    }
}

function emptyRing(length: number): undefined[] {
    return Array.from({ length }, () => undefined);
}
