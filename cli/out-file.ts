/** Writes a file all at once: readers see the old one or the whole new one, never a part. */

import { type FileHandle, open, rename, rm } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import process from 'node:process';
import { CannotRun } from './exit.ts';
import { type Write, writePieces } from './io.ts';
import { errorCode } from './source-file.ts';

/** Writes pieces of text beside the file and then moves them into its place. */
export async function writeOutFile(name: string, folder: string, pieces: Iterable<string>): Promise<void> {
    const path = resolve(folder, name);
    const draft = join(dirname(path), `.${basename(path)}.${process.pid}.tmp`);
    try {
        await writeDraft(draft, pieces);
        await rename(draft, path);
    } catch (error) {
        await rm(draft, { force: true }).catch(() => undefined);
        throw errorCode(error) === undefined ? error : new CannotRun(unwritable(name, path, error));
    }
}

async function writeDraft(draft: string, pieces: Iterable<string>): Promise<void> {
    const file = await open(draft, 'w');
    try {
        await writePieces(writerTo(file), pieces);
    } finally {
        await file.close();
    }
}

function writerTo(file: FileHandle): Write {
    return async (text) => {
        await file.writeFile(text);
        return true;
    };
}

function unwritable(name: string, path: string, error: unknown): string {
    const code = errorCode(error);
    switch (code) {
        case 'ENOENT':
        case 'ENOTDIR':
            return `${name} cannot be written: there is no folder ${dirname(path)}; make it, or write elsewhere with --out`;
        case 'EISDIR':
        case 'EEXIST':
        case 'ENOTEMPTY':
            return `${name} cannot be written: ${path} is a folder; give --out the name of a file`;
        case 'EACCES':
        case 'EPERM':
        case 'EROFS':
            return `${name} cannot be written: you lack the permission to write in ${dirname(path)}; write elsewhere with --out`;
        default:
            return `${name} cannot be written (${code ?? String(error)}): write elsewhere with --out`;
    }
}
