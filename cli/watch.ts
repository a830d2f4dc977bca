/** Does something again whenever a .ccsim file changes. */

import { type FSWatcher, watch } from 'node:fs';
import { dirname, resolve, sep } from 'node:path';
import { CannotRun, EXIT, type ExitCode } from './exit.ts';
import { isFolder } from './file-search.ts';
import type { CliIo } from './io.ts';

/** What one round came to. */
export interface Round {
    readonly code: ExitCode;
    /** Paths of all files that it depends on. */
    readonly paths: readonly string[];
}

export interface Watched {
    /** Files and folders, as the user named them. */
    readonly names: readonly string[];
    readonly io: CliIo;
    round(): Promise<Round>;
}

/** Goes on until the person stops it, and answers the code of the last round. What cannot run may run the next time. */
export async function watchRounds({ names, io, round }: Watched): Promise<ExitCode> {
    const stop = io.stopSignal();
    const changes = new Changes();
    for (const name of names) {
        const path = resolve(io.folder, name);
        changes.follow((await isFolder(name, io.folder)) ? path : dirname(path));
    }
    let code: ExitCode = EXIT.fine;
    while (!stop.aborted) {
        const last = await attempt(round, io);
        code = last.code;
        for (const path of last.paths) {
            changes.follow(dirname(path));
        }
        await io.err('Watching for changes. Press Ctrl+C to stop.\n');
        await changes.next(stop);
    }
    changes.close();
    return code;
}

async function attempt(round: () => Promise<Round>, io: CliIo): Promise<Round> {
    try {
        return await round();
    } catch (error) {
        if (!(error instanceof CannotRun)) {
            throw error;
        }
        await io.err(`ccsim: ${error.message}\n`);
        return { paths: [], code: EXIT.couldNotRun };
    }
}

/** Editors write a file in several steps. */
const SETTLED_MS = 100;

/** Changes of .ccsim files in folders; one that nobody waits for yet is not lost. */
class Changes {
    readonly #watchers = new Map<string, FSWatcher>();
    #isPending = false;
    #timer: NodeJS.Timeout | undefined;
    #wake: (() => void) | undefined;

    /** Looks into a folder and its folders too; once is enough, and one that is not there may come. */
    follow(folder: string): void {
        if ([...this.#watchers.keys()].some((known) => folder === known || folder.startsWith(`${known}${sep}`))) {
            return;
        }
        try {
            const watcher = watch(folder, { recursive: true }, (_, name) => this.#note(name));
            watcher.on('error', () => this.#forget(folder));
            this.#watchers.set(folder, watcher);
        } catch {
            // What cannot be watched is said where it cannot be read.
        }
    }

    /** Resolves once something has changed, or nobody wants to know any more. */
    async next(stop: AbortSignal): Promise<void> {
        await new Promise<void>((resolve) => {
            this.#wake = resolve;
            stop.addEventListener('abort', () => resolve(), { once: true });
            if (this.#isPending || stop.aborted) {
                resolve();
            }
        });
        this.#isPending = false;
    }

    close(): void {
        clearTimeout(this.#timer);
        for (const watcher of this.#watchers.values()) {
            watcher.close();
        }
    }

    #note(name: string | null): void {
        if (name === null || name.endsWith('.ccsim')) {
            clearTimeout(this.#timer);
            this.#timer = setTimeout(() => {
                this.#isPending = true;
                this.#wake?.();
            }, SETTLED_MS);
        }
    }

    #forget(folder: string): void {
        this.#watchers.get(folder)?.close();
        this.#watchers.delete(folder);
        this.#note(null);
    }
}
