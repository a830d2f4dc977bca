/** Starts VS Code's server with the extension of this checkout installed. */

import { spawn } from 'node:child_process';
import { mkdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { inCheckout, root } from '../checkout.mjs';
import { ensurePackages, extensionPackage } from '../package.mjs';
import { environment, run } from '../processes.mjs';
import { installLanguagePack } from './language-pack.mjs';
import { installServer } from './server-install.mjs';
import { workbenchAddress } from './workbench-address.mjs';

/**
 * @typedef {object} ServerOptions
 * @property {string} profile the folder of its settings and state
 * @property {string} folder what the editor opens
 * @property {string} [extension] the folder of an extension to load for development
 * @property {string} [tests] the module whose `run()` the extension host is to call
 * @property {'web'} [kind] runs the extension for development in the browser's own extension host
 * @property {Readonly<Record<string, unknown>>} [settings] the user's settings, laid over those of the project
 * @property {'checkout' | 'package'} [installed] what is installed as a person would have it, if anything
 * @property {string} [language] what extensions speak, such as `de`; English unless told
 * @property {string} [port] a port or a range of ports; any free one unless told
 * @property {string} [token] what the address must hold; unless told, everybody on this machine may connect
 */

/** @typedef {import('node:stream').Readable} Readable */
/** @typedef {import('node:child_process').ChildProcessByStdio<null, Readable, Readable>} ServerProcess */

/**
 * @typedef {object} RunningServer

 * @property {string} address
 * @property {Promise<void>} ended
 * @property {() => Promise<void>} stop
 */

const startTimeoutMs = 60_000;

/** What of VS Code only stands in the way of somebody who came for CCSim. */
const defaultSettings = {
    'chat.disableAIFeatures': true,
    'git.openRepositoryInParentFolders': 'never',
    'extensions.ignoreRecommendations': true,
    'security.workspace.trust.enabled': false,
    'telemetry.telemetryLevel': 'off',
    'update.mode': 'none',
    'workbench.secondarySideBar.defaultVisibility': 'hidden',
    'workbench.startupEditor': 'readme',
    'workbench.tips.enabled': false,
};

/** @returns {Promise<RunningServer>} */
export async function startServer(/** @type {ServerOptions} */ options) {
    const program = await installServer();
    await prepareProfile(options);
    const server = spawn('node', [program, ...serverArguments(options)], {
        env: environment(),
        stdio: ['ignore', 'pipe', 'pipe'],
    });
    const stopWithThisProcess = () => server.kill();
    process.once('exit', stopWithThisProcess);
    const port = await portOf(server);
    const ended = new Promise((/** @type {(value: void) => void} */ resolve) => server.once('exit', () => resolve()));
    // Its extension hosts outlive it for a while and hold its output open, which would hold this process.
    server.once('exit', () => {
        server.stdout.destroy();
        server.stderr.destroy();
    });
    return {
        address: workbenchAddress({ ...options, port }),
        ended,
        stop: async () => {
            process.off('exit', stopWithThisProcess);
            server.kill();
            await ended;
        },
    };
}

async function prepareProfile(/** @type {ServerOptions} */ { profile, settings, installed, language }) {
    const extensions = join(profile, 'extensions');
    const user = join(profile, 'user', 'User');
    await rm(extensions, { recursive: true, force: true });
    await mkdir(extensions, { recursive: true });
    await mkdir(user, { recursive: true });
    await writeFile(join(user, 'settings.json'), JSON.stringify({ ...defaultSettings, ...settings }, undefined, 4));
    if (language !== undefined) {
        await installLanguagePack(join(profile, 'user'), language);
    }
    if (installed === 'checkout') {
        await symlink(root, join(extensions, await extensionFolderName()), 'junction');
    } else if (installed === 'package') {
        await installPackage(profile);
    }
}

/**
 * Installs the packaged extension as *Install from VSIX* does, and returns the folder that it is in.
 *
 * @param {string} profile
 */
export async function installPackage(profile) {
    await ensurePackages();
    const where = ['--extensions-dir', join(profile, 'extensions'), '--server-data-dir', join(profile, 'server')];
    await run('node', [await installServer(), '--install-extension', extensionPackage, ...where], { quiet: true });
    return join(profile, 'extensions', await extensionFolderName());
}

/** VS Code takes an extension's identity and version from the name of its folder. */
async function extensionFolderName() {
    /** @type {{ publisher: string, name: string, version: string }} */
    const { publisher, name, version } = JSON.parse(await readFile(inCheckout('package.json'), 'utf8'));
    return `${publisher}.${name}-${version}`;
}

/** @returns {readonly string[]} */
function serverArguments(/** @type {ServerOptions} */ { profile, extension, language, port, token }) {
    return [
        ...['--host', '127.0.0.1', '--port', port ?? '0'],
        ...(token === undefined ? ['--without-connection-token'] : ['--connection-token', token]),
        ...['--accept-server-license-terms', '--telemetry-level', 'off'],
        ...['--server-data-dir', join(profile, 'server')],
        ...['--user-data-dir', join(profile, 'user')],
        ...['--extensions-dir', join(profile, 'extensions')],
        ...(language === undefined ? [] : ['--locale', language]),
        // Only with this the workbench takes an extension and tests from its address.
        ...(extension === undefined ? [] : ['--enable-smoke-test-driver']),
    ];
}

/** Waits until the server says which port it listens on. */
function portOf(/** @type {ServerProcess} */ server) {
    let said = '';
    return new Promise((/** @type {(port: number) => void} */ resolve, reject) => {
        const timeout = setTimeout(fail, startTimeoutMs);
        function fail() {
            server.kill();
            reject(new Error(`VS Code's server did not start. It said:\n${said}`));
        }
        function listen(/** @type {Buffer} */ data) {
            said += data.toString();
            const port = /Extension host agent listening on (\d+)/.exec(said)?.[1];
            if (port) {
                said = '';
                clearTimeout(timeout);
                server.off('exit', fail);
                server.stdout.off('data', listen).resume();
                server.stderr.off('data', listen).resume();
                resolve(Number(port));
            }
        }
        server.once('exit', fail);
        server.stdout.on('data', listen);
        server.stderr.on('data', listen);
    });
}
