/** Starting other programs with the project's own Node.js and tools first on their path. */

import { spawn } from 'node:child_process';
import { delimiter } from 'node:path';
import { inCheckout, root } from './checkout.mjs';

const onWindows = process.platform === 'win32';

/** A program that ended badly. What it had to say it has printed itself. */
export class ProgramFailed extends Error {
    /**
     * @param {string} commandLine
     * @param {number} exitCode
     */
    constructor(commandLine, exitCode) {
        super(`\`${commandLine}\` ended with exit code ${exitCode}.`);
        this.exitCode = exitCode;
    }
}

/**
 * @typedef {object} RunOptions
 * @property {string} [cwd] where to run it; the checkout unless told
 * @property {NodeJS.ProcessEnv} [env] variables beside those of this process
 * @property {boolean} [quiet] keep its output to itself unless it fails
 */

/**
 * Runs a program to its end; throws `ProgramFailed` unless it ends with 0.
 *
 * @param {string} program
 * @param {readonly string[]} args
 * @param {RunOptions} [options]
 */
export async function run(program, args, options) {
    const exitCode = await exitCodeOf(program, args, options);
    if (exitCode !== 0) {
        throw new ProgramFailed([program, ...args].join(' '), exitCode);
    }
}

/**
 * Runs a program to its end and says how it ended; 127 where there is no such program.
 *
 * @param {string} program
 * @param {readonly string[]} args
 * @param {RunOptions} [options]
 * @returns {Promise<number>}
 */
export function exitCodeOf(program, args, options = {}) {
    const child = spawn(quoted(program), args.map(quoted), {
        cwd: options.cwd ?? root,
        env: environment(options.env),
        stdio: options.quiet ? ['ignore', 'pipe', 'pipe'] : ['ignore', 'inherit', 'inherit'],
        shell: onWindows,
    });
    /** @type {Buffer[]} */
    const output = [];
    child.stdout?.on('data', (data) => output.push(data));
    child.stderr?.on('data', (data) => output.push(data));
    return new Promise((resolve) => {
        child.once('error', () => resolve(127));
        child.once('close', (code) => {
            if (code !== 0) {
                process.stderr.write(Buffer.concat(output));
            }
            resolve(code ?? 1);
        });
    });
}

/** The shell, without which Windows starts no `.cmd`, would take a path with a space in it for two. */
function quoted(/** @type {string} */ word) {
    return onWindows && /\s/.test(word) ? `"${word}"` : word;
}

/**
 * The variables of this process with the project's own programs first on the path.
 *
 * @param {NodeJS.ProcessEnv} [more]
 * @returns {NodeJS.ProcessEnv}
 */
export function environment(more = {}) {
    const pathName = Object.keys(process.env).find((name) => name.toUpperCase() === 'PATH') ?? 'PATH';
    const own = inCheckout('node_modules', '.bin');
    return { ...process.env, [pathName]: `${own}${delimiter}${process.env[pathName] ?? ''}`, ...more };
}

/** Runs a script to its end and turns what it throws into a message and an exit code. */
export async function main(/** @type {() => Promise<void>} */ script) {
    try {
        await script();
    } catch (error) {
        printFailure(error);
        process.exitCode = 1;
    }
}

/** What another program has already explained is only named. */
export function printFailure(/** @type {unknown} */ error) {
    const explained = error instanceof ProgramFailed || (error instanceof Error && 'errors' in error);
    console.error(explained ? error.message : error);
}
