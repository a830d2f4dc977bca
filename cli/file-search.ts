/** Finds the .ccsim files that commands are to work on: files by their names, folders by what is in them. */

import { readdir, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { CannotRun } from './exit.ts';
import { readSource, type SourceFile } from './source-file.ts';

const EXTENSION = '.ccsim';

/** Folders that hold what others have written or made. */
const SKIPPED: ReadonlySet<string> = new Set(['node_modules']);

/** Sources, and why the others could not be read. */
export interface FoundSources {
    readonly sources: readonly SourceFile[];
    readonly unread: readonly string[];
}

/** Reads files, and those of folders and their folders, each once, in order. What cannot be read keeps no other back. */
export async function findSources(names: readonly string[], folder: string): Promise<FoundSources> {
    const found = await Promise.all(names.map((name) => caught(() => filesAt(name, folder))));
    const files = new Map(found.flatMap(({ value }) => value ?? []).map((name) => [resolve(folder, name), name]));
    const read = await Promise.all([...files.values()].map((name) => caught(() => readSource(name, folder))));
    return {
        sources: read.flatMap(({ value }) => value ?? []),
        unread: [...found, ...read].flatMap(({ problem }) => problem ?? []),
    };
}

/** Whether a name is that of a folder. */
export async function isFolder(name: string, folder: string): Promise<boolean> {
    return stat(resolve(folder, name)).then(
        (about) => about.isDirectory(),
        () => false,
    );
}

async function filesAt(name: string, folder: string): Promise<readonly string[]> {
    if (!(await isFolder(name, folder))) {
        return [name];
    }
    const files = await filesIn(name, folder);
    if (files.length === 0) {
        throw new CannotRun(`there is no ${EXTENSION} file in ${name}: name a folder that has some, or files`);
    }
    return files;
}

/** In the order of their names, so that every machine has the same. */
async function filesIn(name: string, folder: string): Promise<readonly string[]> {
    const entries = await readdir(resolve(folder, name), { withFileTypes: true });
    const sorted = entries.sort((left, right) => (left.name < right.name ? -1 : 1));
    const found = await Promise.all(
        sorted.map(async (entry) => {
            const path = name === '.' ? entry.name : join(name, entry.name);
            if (entry.isDirectory()) {
                return entry.name.startsWith('.') || SKIPPED.has(entry.name) ? [] : filesIn(path, folder);
            }
            return entry.isFile() && entry.name.endsWith(EXTENSION) ? [path] : [];
        }),
    );
    return found.flat();
}

interface Caught<Value> {
    readonly value?: Value;
    readonly problem?: string;
}

async function caught<Value>(work: () => Promise<Value>): Promise<Caught<Value>> {
    try {
        return { value: await work() };
    } catch (error) {
        if (error instanceof CannotRun) {
            return { problem: error.message };
        }
        throw error;
    }
}
