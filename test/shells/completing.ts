/** What is completed in a shell: the script as a file, and a folder to complete in. */

import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { ccsim } from '../cli/memory-io.ts';

export interface Place {
    /** The script of `ccsim completion`, under the name that the shell expects. */
    readonly script: string;
    /** Has a file `a.ccsim`, one of another kind, and a folder `designs`. */
    readonly folder: string;
}

/** A line of the command, as far as it is typed, and what the shell proposes for its last word. */
export const PROPOSALS: readonly (readonly [string, readonly string[]])[] = [
    ['ccsim te', ['test']],
    ['ccsim test --sh', ['--shard']],
    ['ccsim test --reporter j', ['json', 'junit']],
    ['ccsim check ', ['a.ccsim', 'designs/']],
    ['ccsim check d', ['designs/']],
    ['ccsim compare a', ['a.ccsim']],
    ['ccsim check b', []],
    ['ccsim completion f', ['fish']],
    ['ccsim lsp a', []],
];

/** @param name that the shell gives to files of completion */
export async function placeFor(shell: string, name: string): Promise<Place> {
    const root = mkdtempSync(join(tmpdir(), 'ccsim-completion-'));
    onTestFinished(() => rmSync(root, { recursive: true, force: true }));
    const folder = join(root, 'work');
    mkdirSync(join(folder, 'designs'), { recursive: true });
    writeFileSync(join(folder, 'a.ccsim'), '');
    writeFileSync(join(folder, 'b.txt'), '');
    const script = join(root, name);
    writeFileSync(script, (await ccsim(['completion', shell])).out);
    return { script, folder };
}
