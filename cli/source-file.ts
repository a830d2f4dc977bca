/** Reads the files that commands are given. */

import { readFile, stat } from 'node:fs/promises';
import { extname, resolve } from 'node:path';
import { CannotRun } from './exit.ts';

/** Far more than a scenario can be: larger files are refused unread. */
const MAX_BYTES = 64 * 1024 * 1024;
const EXTENSION = '.ccsim';

export interface SourceFile {
    /** As the user wrote it. */
    readonly name: string;
    readonly path: string;
    readonly text: string;
}

/** A file's text; a message with the remedy where it has none that can be read. */
export async function readSource(name: string, folder: string): Promise<SourceFile> {
    const path = resolve(folder, name);
    const bytes = await bytesOf(name, path);
    if (extname(path) !== EXTENSION) {
        throw new CannotRun(`${name} is not a ${EXTENSION} file: name one that is, or rename it`);
    }
    return { name, path, text: textOf(name, bytes) };
}

async function bytesOf(name: string, path: string): Promise<Uint8Array> {
    try {
        const about = await stat(path);
        if (about.isDirectory()) {
            throw new CannotRun(`${name} is a folder: name one of the .ccsim files in it`);
        }
        if (about.size > MAX_BYTES) {
            throw new CannotRun(`${name} has ${about.size} bytes, more than any scenario: is it the right file?`);
        }
        return await readFile(path);
    } catch (error) {
        throw error instanceof CannotRun ? error : new CannotRun(unreadable(name, path, error));
    }
}

function textOf(name: string, bytes: Uint8Array): string {
    const remedy = 'name a .ccsim file, saved as UTF-8 text';
    if (bytes.includes(0)) {
        throw new CannotRun(`${name} is not a text file: ${remedy}`);
    }
    try {
        return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    } catch {
        throw new CannotRun(`${name} is not UTF-8 text: ${remedy}`);
    }
}

function unreadable(name: string, path: string, error: unknown): string {
    switch (errorCode(error)) {
        case 'ENOENT':
        case 'ENOTDIR':
            return `there is no file ${name} (looked for ${path}): check the path`;
        case 'EACCES':
        case 'EPERM':
            return `${name} cannot be read: you lack the permission to read ${path}`;
        default:
            return `${name} cannot be read (${errorCode(error) ?? String(error)}): check ${path}`;
    }
}

/** The system's code of an error: `ENOENT`. */
export function errorCode(error: unknown): string | undefined {
    const code: unknown = typeof error === 'object' && error !== null ? Reflect.get(error, 'code') : undefined;
    return typeof code === 'string' ? code : undefined;
}
