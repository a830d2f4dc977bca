/**
 * Works out of the run in view what takes a pass over it, in a worker of its own: what is typed meanwhile is run by another.
 * The worker gets a copy of the run when something is asked for first; it goes when there is another run, or nobody asks.
 */

import * as l10n from '@vscode/l10n';
import type { TraceReader } from '../../simulator/trace/reader.ts';
import { isQuick, type RunWork, type RunWorkResult, workOut } from './model/run-work.ts';
import type { RunWorker } from './runner.ts';
import type { RunReport } from './worker-messages.ts';

/** Chunks that are copied at a time: about a millisecond each, so that the page goes on meanwhile. */
const CHUNKS_AT_A_TIME = 4;

/** So long nobody asks for anything before the copy is given up. */
export const IDLE_LIMIT_MS = 30_000;

interface Waiting {
    readonly resolve: (result: RunWorkResult | undefined) => void;
    readonly reject: (error: Error) => void;
}

export class RunAnalyst {
    readonly #makeWorker: () => Promise<RunWorker>;
    readonly #idleLimitMs: number;
    #reader: TraceReader | undefined;
    #known = new Map<string, Promise<RunWorkResult | undefined>>();
    #worker: Promise<RunWorker> | undefined;
    readonly #waiting = new Map<number, Waiting>();
    #number = 0;
    #idle: ReturnType<typeof setTimeout> | undefined;

    constructor(makeWorker: () => Promise<RunWorker>, idleLimitMs = IDLE_LIMIT_MS) {
        this.#makeWorker = makeWorker;
        this.#idleLimitMs = idleLimitMs;
    }

    /**
     * Works something out, once for each run; nothing once another run is in view.
     *
     * @throws if it cannot be worked out
     */
    work(reader: TraceReader, work: RunWork): Promise<RunWorkResult | undefined> {
        if (this.#reader !== reader) {
            this.forget();
            this.#reader = reader;
        }
        const key = JSON.stringify(work);
        const known = this.#known.get(key) ?? this.#begun(reader, work);
        this.#known.set(key, known);
        return known;
    }

    /** Gives up whatever is being worked out, and the copy of the run. */
    forget(): void {
        this.#reader = undefined;
        this.#known = new Map();
        this.#stop();
        for (const { resolve } of this.#waiting.values()) {
            resolve(undefined);
        }
        this.#waiting.clear();
    }

    #begun(reader: TraceReader, work: RunWork): Promise<RunWorkResult | undefined> {
        return isQuick(reader) ? Promise.resolve(workOut(reader, work)) : this.#asked(reader, work);
    }

    async #asked(reader: TraceReader, work: RunWork): Promise<RunWorkResult | undefined> {
        clearTimeout(this.#idle);
        this.#number += 1;
        const number = this.#number;
        const answered = new Promise<RunWorkResult | undefined>((resolve, reject) => {
            this.#waiting.set(number, { resolve, reject });
        });
        this.#worker ??= this.#loadedWorker(reader);
        this.#worker.then(
            (worker) => {
                if (this.#waiting.has(number)) {
                    worker.postMessage({ type: 'work', number, work });
                }
            },
            (error: unknown) => this.#fail(l10n.t('the worker could not be started: {0}', String(error))),
        );
        return answered;
    }

    /** A worker that has the run. */
    async #loadedWorker(reader: TraceReader): Promise<RunWorker> {
        const worker = await this.#makeWorker();
        if (this.#reader !== reader) {
            worker.terminate();
            return worker;
        }
        worker.onmessage = ({ data }) => this.#take(data);
        worker.onerror = ({ message }) => this.#fail(message);
        const { entries, tasks, ...head } = reader.trace;
        worker.postMessage({ type: 'load', plan: reader.plan, head });
        const chunks = [
            ...entries.map((chunk) => ({ type: 'entries', chunk }) as const),
            ...tasks.map((chunk) => ({ type: 'tasks', chunk }) as const),
        ];
        for (const [place, chunk] of chunks.entries()) {
            if (place % CHUNKS_AT_A_TIME === CHUNKS_AT_A_TIME - 1) {
                await nextTask();
            }
            if (this.#reader !== reader) {
                worker.terminate();
                break;
            }
            worker.postMessage(chunk);
        }
        return worker;
    }

    #take(report: RunReport): void {
        switch (report.type) {
            case 'worked':
                this.#settle(report.number)?.resolve(report.result);
                return;
            case 'work-failed':
                this.#settle(report.number)?.reject(new Error(report.message));
                return;
            case 'progress':
            case 'trace':
            case 'failed':
        }
    }

    #settle(number: number): Waiting | undefined {
        const waiting = this.#waiting.get(number);
        this.#waiting.delete(number);
        if (this.#waiting.size === 0) {
            this.#idle = setTimeout(() => this.#stop(), this.#idleLimitMs);
        }
        return waiting;
    }

    #fail(message: string): void {
        this.#stop();
        this.#known = new Map();
        for (const { reject } of this.#waiting.values()) {
            reject(new Error(message === '' ? 'the worker failed' : message));
        }
        this.#waiting.clear();
    }

    #stop(): void {
        clearTimeout(this.#idle);
        const worker = this.#worker;
        this.#worker = undefined;
        void worker?.then(
            (each) => each.terminate(),
            () => undefined,
        );
    }
}

/** Lets whatever else waits be done first. */
function nextTask(): Promise<void> {
    return new Promise((resolve) => {
        setTimeout(resolve);
    });
}
