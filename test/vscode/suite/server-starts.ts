/** The language servers that the extension starts from now on, for tests to kill: processes, or workers in a browser. */

import type { ChildProcess } from 'node:child_process';
import { commands } from 'vscode';

export interface ServerStarts {
    /** How many servers were started since. */
    readonly count: number;
    /** Ends the latest server as from outside: nobody is told. */
    kill(): void;
    /** Has so many servers that are started next be killed before they have answered anything. */
    killNext(count: number): void;
    /** Whether the program of the server is to be there when one is started. */
    setProgramThere(isThere: boolean): void;
    /** Resolves once so many servers have been started. */
    reached(count: number): Promise<void>;
    /** What comes after is no concern of tests any more. */
    stop(): void;
}

/** What differs from host to host: it replaces what starts a server, until the function that it answers is called. */
type Intercept = (starts: Starts) => Promise<() => void>;

/** Restarts the server, so that the one that is running now can be killed too. */
export async function watchServerStarts(): Promise<ServerStarts> {
    const starts = new Starts();
    const intercept: Intercept = 'versions' in process ? interceptProcesses : interceptWorkers;
    starts.stop = await intercept(starts);
    await commands.executeCommand('ccsim.restartServer');
    return starts;
}

class Starts implements ServerStarts {
    count = 0;
    isProgramThere = true;
    stop: () => void = () => undefined;
    #killLatest: () => void = () => undefined;
    #toBeKilled = 0;
    #noticed: () => void = () => undefined;

    kill(): void {
        this.#killLatest();
    }

    killNext(count: number): void {
        this.#toBeKilled = count;
    }

    setProgramThere(isThere: boolean): void {
        this.isProgramThere = isThere;
    }

    async reached(count: number): Promise<void> {
        while (this.count < count) {
            await new Promise<void>((resolve) => {
                this.#noticed = resolve;
            });
        }
    }

    /** A server was started; `canBeKilled` resolves when its death is one that somebody notices. */
    began(kill: () => void, canBeKilled: Promise<unknown>): void {
        this.count += 1;
        this.#killLatest = kill;
        if (this.#toBeKilled > 0) {
            this.#toBeKilled -= 1;
            void canBeKilled.then(kill);
        }
        this.#noticed();
    }
}

async function interceptProcesses(starts: Starts): Promise<() => void> {
    const { default: processes } = await import('node:child_process');
    const { fork } = processes;
    const forkWatched = (module: string | URL, ...rest: readonly unknown[]): ChildProcess => {
        const isServer = String(module).endsWith('main.cjs');
        const program = isServer && !starts.isProgramThere ? `${module}-is-not-there` : module;
        const server: ChildProcess = Reflect.apply(fork, processes, [program, ...rest]);
        if (isServer) {
            starts.began(() => server.kill('SIGKILL'), Promise.resolve());
        }
        return server;
    };
    Reflect.set(processes, 'fork', forkWatched);
    return () => Reflect.set(processes, 'fork', fork);
}

async function interceptWorkers(starts: Starts): Promise<() => void> {
    const Original = globalThis.Worker;
    globalThis.Worker = class extends Original {
        constructor(url: string | URL, options?: WorkerOptions) {
            const isServer = options?.name === 'CCSim language server';
            if (isServer && !starts.isProgramThere) {
                throw new Error('there is no such program');
            }
            super(url, options);
            if (isServer) {
                const says = new Promise((resolve) => this.addEventListener('message', resolve, { once: true }));
                starts.began(() => this.terminate(), says);
            }
        }
    };
    return () => {
        globalThis.Worker = Original;
    };
}
