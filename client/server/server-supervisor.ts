/** Keeps a language server running: starts it anew when it stops by itself, and gives it up when that is of no use. */

import { type RestartVerdict, restartVerdict, type Stop } from './restart-policy.ts';

/** A server from its start to its end. */
export interface ServerRun {
    /** Resolves once it answers; rejects where it could not be started. */
    readonly ready: Promise<void>;
    /** Resolves once it is gone, for whatever reason. */
    readonly ended: Promise<void>;
    /** Ends it, also where it does not answer; never rejects. */
    end(): Promise<void>;
}

/** Why there is no server. */
export type GivenUp = Exclude<RestartVerdict, 'restart'>;

export interface SupervisorOptions<Run extends ServerRun> {
    /** Starts a server. */
    readonly start: () => Run;
    /** What whoever asks is told, if there is no server and none will be. */
    readonly noServerText: (why: 'given-up' | 'closing') => string;
    /** A clock in milliseconds that never goes back. */
    readonly nowMs: () => number;
    /** Told each time that a server has become ready. */
    readonly onReady: (run: Run) => void;
    /** Told when a server has stopped that is started anew. */
    readonly onRestart: () => void;
    /** Told when none is started any more, until somebody asks for it. */
    readonly onGivenUp: (reason: GivenUp) => void;
}

/** There is no server that could be asked. */
export class NoServer extends Error {
    override readonly name: string = 'NoServer';
}

type State<Run> =
    | { readonly kind: 'starting' | 'given-up' | 'disposed' }
    | { readonly kind: 'running'; readonly run: Run };

interface Waiting<Run> {
    readonly resolve: (run: Run) => void;
    readonly reject: (error: Error) => void;
}

export class ServerSupervisor<Run extends ServerRun> {
    readonly #options: SupervisorOptions<Run>;
    #state: State<Run> = { kind: 'starting' };
    /** None while one is being ended to be started anew. */
    #current: Run | undefined;
    #restarting: Promise<void> | undefined;
    #stops: readonly Stop[] = [];
    #waiting: readonly Waiting<Run>[] = [];

    /** Starts the first server. */
    constructor(options: SupervisorOptions<Run>) {
        this.#options = options;
        this.#start();
    }

    /** The server, as soon as there is one; rejects with `NoServer` where it was given up. */
    running(): Promise<Run> {
        switch (this.#state.kind) {
            case 'running':
                return Promise.resolve(this.#state.run);
            case 'starting':
                return new Promise((resolve, reject) => {
                    this.#waiting = [...this.#waiting, { resolve, reject }];
                });
            case 'given-up':
                return Promise.reject(this.#noServer('given-up'));
            case 'disposed':
                return Promise.reject(this.#noServer('closing'));
        }
    }

    /** Ends the server, if there is one, and starts another, also where it was given up; rejects where none starts. */
    async restart(): Promise<void> {
        this.#restarting ??= this.#endAndStart().finally(() => {
            this.#restarting = undefined;
        });
        await this.#restarting;
        await this.running();
    }

    /** Ends the server for good. */
    async dispose(): Promise<void> {
        this.#state = { kind: 'disposed' };
        this.#refuse('closing');
        await this.#current?.end();
    }

    async #endAndStart(): Promise<void> {
        const old = this.#current;
        this.#current = undefined;
        if (this.#state.kind !== 'disposed') {
            this.#state = { kind: 'starting' };
        }
        await old?.end();
        if (this.#isWanted()) {
            this.#stops = [];
            this.#start();
        }
    }

    #isWanted(): boolean {
        return this.#state.kind !== 'disposed';
    }

    #start(): void {
        this.#state = { kind: 'starting' };
        this.#current = this.#options.start();
        this.#watch(this.#current);
    }

    #watch(run: Run): void {
        let wasReady = false;
        let isOver = false;
        const over = (): void => {
            if (!isOver) {
                isOver = true;
                this.#stopped(run, wasReady);
            }
        };
        run.ready.then(() => {
            wasReady = true;
            if (!isOver) {
                this.#becameReady(run);
            }
        }, over);
        void run.ended.then(over);
    }

    #becameReady(run: Run): void {
        if (run === this.#current && this.#state.kind === 'starting') {
            this.#state = { kind: 'running', run };
            const waiting = this.#waiting;
            this.#waiting = [];
            for (const { resolve } of waiting) {
                resolve(run);
            }
            this.#options.onReady(run);
        }
    }

    #stopped(run: Run, wasReady: boolean): void {
        if (run !== this.#current || !this.#isWanted()) {
            return;
        }
        this.#stops = [...this.#stops, { atMs: this.#options.nowMs(), wasReady }];
        const verdict = restartVerdict(this.#stops);
        if (verdict === 'restart') {
            this.#options.onRestart();
            this.#start();
            return;
        }
        this.#state = { kind: 'given-up' };
        this.#refuse('given-up');
        this.#options.onGivenUp(verdict);
    }

    #refuse(why: 'given-up' | 'closing'): void {
        const waiting = this.#waiting;
        this.#waiting = [];
        for (const { reject } of waiting) {
            reject(this.#noServer(why));
        }
    }

    #noServer(why: 'given-up' | 'closing'): NoServer {
        return new NoServer(this.#options.noServerText(why));
    }
}
