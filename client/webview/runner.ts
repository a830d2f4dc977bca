/** Runs Plans in a worker that can be stopped at any time, so that no scenario can make the panel hang. */

import * as l10n from '@vscode/l10n';
import type { Plan } from '../../simulator/plan.ts';
import type { Trace } from '../../simulator/trace/trace.ts';
import type { RunReport, RunRequest } from './worker-messages.ts';

/** The part of a `Worker` that is used. */
export interface RunWorker {
    onmessage: ((event: MessageEvent<RunReport>) => void) | null;
    onerror: ((event: Pick<ErrorEvent, 'message'>) => void) | null;
    postMessage(request: RunRequest): void;
    terminate(): void;
}

export interface RunListener {
    /** The run is `share` (0 to 1) of its way through the scenario. */
    progressed(share: number): void;
    finished(plan: Plan, trace: Trace, tookMs: number): void;
    failed(message: string): void;
}

/** Time without a sign of life after which a worker is given up. */
export const SILENCE_LIMIT_MS = 60_000;

export class Runner {
    readonly #makeWorker: () => Promise<RunWorker>;
    readonly #listener: RunListener;
    readonly #silenceLimitMs: number;
    #worker: RunWorker | undefined;
    #run = 0;
    #running = false;
    #watchdog: ReturnType<typeof setTimeout> | undefined;

    constructor(makeWorker: () => Promise<RunWorker>, listener: RunListener, silenceLimitMs = SILENCE_LIMIT_MS) {
        this.#makeWorker = makeWorker;
        this.#listener = listener;
        this.#silenceLimitMs = silenceLimitMs;
    }

    get running(): boolean {
        return this.#running;
    }

    /** Runs a Plan; a run that is still going on is stopped, for nobody waits for it any more. */
    async run(plan: Plan): Promise<void> {
        if (this.#running) {
            this.cancel();
        }
        this.#run += 1;
        const run = this.#run;
        this.#running = true;
        const worker = await this.#readyWorker();
        if (worker === undefined || run !== this.#run || !this.#running) {
            return;
        }
        worker.onmessage = ({ data }) => this.#take(plan, data);
        worker.onerror = ({ message }) =>
            this.#giveUp(message === '' ? l10n.t('The simulator’s worker failed.') : message);
        this.#watch();
        worker.postMessage({ type: 'run', run, plan });
    }

    /** Stops the run that is going on, if there is one. */
    cancel(): void {
        this.#stopWatching();
        if (this.#running) {
            this.#worker?.terminate();
            this.#worker = undefined;
            this.#running = false;
        }
    }

    /** A worker outlives its run, so that the next one starts without loading anything. */
    async #readyWorker(): Promise<RunWorker | undefined> {
        try {
            this.#worker ??= await this.#makeWorker();
            return this.#worker;
        } catch (error) {
            this.#giveUp(l10n.t('The simulator’s worker could not be started: {0}', String(error)));
            return undefined;
        }
    }

    #take(plan: Plan, report: RunReport): void {
        if (!('run' in report) || report.run !== this.#run || !this.#running) {
            return;
        }
        switch (report.type) {
            case 'progress':
                this.#watch();
                this.#listener.progressed(report.share);
                return;
            case 'trace':
                this.#stopWatching();
                this.#running = false;
                this.#listener.finished(plan, report.trace, report.tookMs);
                return;
            case 'failed':
                this.#giveUp(report.message);
        }
    }

    #giveUp(message: string): void {
        this.#running = true;
        this.cancel();
        this.#listener.failed(message);
    }

    #watch(): void {
        this.#stopWatching();
        this.#watchdog = setTimeout(
            () =>
                this.#giveUp(
                    l10n.t('The run gave no sign of life for {0} s and was stopped.', this.#silenceLimitMs / 1000),
                ),
            this.#silenceLimitMs,
        );
    }

    #stopWatching(): void {
        clearTimeout(this.#watchdog);
        this.#watchdog = undefined;
    }
}
