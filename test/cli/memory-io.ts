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
    let out = '';
    let err = '';
    const io: CliIo = {
        out: async (text) => {
            out += text;
            return true;
        },
        err: async (text) => {
            err += text;
            return true;
        },
        folder,
        outInColour,
    };
    const code = await runCommand(args, io);
    return { code, out, err };
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
