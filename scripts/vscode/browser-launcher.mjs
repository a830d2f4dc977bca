#!/usr/bin/env node

/**
 * Stands in for the desktop program of VS Code where there is none: it understands the arguments with which
 * `@vscode/test-electron` starts it, runs the tests in the extension host of VS Code's server, and ends as they end.
 */

import { createWriteStream } from 'node:fs';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { results } from '../checkout.mjs';
import { launchBrowser } from './browser.mjs';
import { startServer } from './server.mjs';

/** @typedef {{ readonly folder: string, readonly extension: string, readonly tests: string, readonly kind?: 'web' }} Order */

/** Tests have timeouts of their own; this one is for an editor that never gets as far as to start them. */
const timeoutMs = 300_000;

/** What VS Code shows first comes when it likes, and would take the place of what a test has opened. */
const settings = { 'workbench.startupEditor': 'none' };

await mkdir(results, { recursive: true });
const log = createWriteStream(join(results, 'vscode.log'));

process.exitCode = await runTests(orderFrom(process.argv.slice(2)));

/** @returns {Promise<number>} */
async function runTests(/** @type {Order} */ order) {
    const profile = await mkdtemp(join(tmpdir(), 'ccsim-vscode-'));
    const server = await startServer({ ...order, profile, settings });
    const browser = await launchBrowser();
    try {
        const page = await browser.newPage({ viewport: { width: 1600, height: 1000 } });
        await page.exposeFunction('codeAutomationLog', writeLog);
        const exitCode = new Promise((resolve) => page.exposeFunction('codeAutomationExit', resolve));
        await page.goto(server.address);
        return await Promise.race([exitCode, giveUp(), server.ended.then(() => 1)]);
    } finally {
        await browser.close();
        await server.stop();
        await rm(profile, { recursive: true, force: true, maxRetries: 5 });
        log.end();
    }
}

/** What the tests print is in here too; what became of them they report by themselves. */
function writeLog(/** @type {string} */ type, /** @type {readonly unknown[]} */ args) {
    log.write(`${type}: ${args.map(String).join(' ')}\n`);
}

/** @returns {Promise<number>} */
function giveUp() {
    return new Promise((resolve) => {
        const timeout = setTimeout(() => {
            console.error(`The tests did not end within ${timeoutMs / 1000} seconds.`);
            resolve(1);
        }, timeoutMs);
        timeout.unref();
    });
}

/** @returns {Order} */
function orderFrom(/** @type {readonly string[]} */ args) {
    const extension = valueAfter(args, '--extensionDevelopmentPath=');
    const tests = valueAfter(args, '--extensionTestsPath=');
    const folder = args.find((arg) => !arg.startsWith('-'));
    if (extension === undefined || tests === undefined || folder === undefined) {
        throw new Error('Usage: browser-launcher.mjs --extensionDevelopmentPath=… --extensionTestsPath=… FOLDER');
    }
    const order = { extension: resolve(extension), tests: resolve(tests), folder: resolve(folder) };
    return args.includes('--extensionDevelopmentKind=web') ? { ...order, kind: 'web' } : order;
}

function valueAfter(/** @type {readonly string[]} */ args, /** @type {string} */ name) {
    return args.find((arg) => arg.startsWith(name))?.slice(name.length);
}
