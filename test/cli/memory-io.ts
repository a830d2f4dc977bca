/** Runs commands without a process. */

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { runCommand } from '../../cli/command.ts';
import type { CliIo } from '../../cli/io.ts';

export interface Outcome {
    readonly code: number;
    readonly out: string;
    readonly err: string;
}

/** The project's folder. */
export const PROJECT = new URL('../..', import.meta.url).pathname;

/** Runs a command in a folder and gathers what it prints. */
export async function ccsim(args: readonly string[], folder = PROJECT, outInColour = false): Promise<Outcome> {
    return start(args, folder, { outInColour }).ended;
}

/** A command that goes on. */
export interface Started {
    /** Resolves once the standard output or error matches. */
    says(pattern: RegExp): Promise<void>;
    stop(): void;
    readonly ended: Promise<Outcome>;
}

/** Starts a command in a folder. */
export function start(args: readonly string[], folder: string, { outInColour = false } = {}): Started {
    let out = '';
    let err = '';
    const stopping = new AbortController();
    const listeners = new Set<() => void>();
    const said = () => {
        for (const listener of listeners) {
            listener();
        }
        return Promise.resolve(true);
    };
    const io: CliIo = {
        out: (text) => {
            out += text;
            return said();
        },
        err: (text) => {
            err += text;
            return said();
        },
        folder,
        outInColour,
        progress: async () => undefined,
        stopSignal: () => stopping.signal,
    };
    return {
        says: (pattern) =>
            new Promise((resolve) => {
                const look = () => {
                    if (pattern.test(out + err)) {
                        listeners.delete(look);
                        resolve();
                    }
                };
                listeners.add(look);
                look();
            }),
        stop: () => stopping.abort(),
        ended: runCommand(args, io).then((code) => ({ code, out, err })),
    };
}

/** A new folder with files in it, gone when the test is over. */
export function folderWith(files: Readonly<Record<string, string | Uint8Array>>): string {
    const folder = mkdtempSync(join(tmpdir(), 'ccsim-'));
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
    for (const [name, content] of Object.entries(files)) {
        writeFileSync(join(folder, name), content);
    }
    return folder;
}
