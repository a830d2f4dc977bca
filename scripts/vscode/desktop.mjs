/** A VS Code with a window of its own: where one is, and whether this session could show it. */

import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';
import { inCheckout } from '../checkout.mjs';

const onWindows = process.platform === 'win32';
const names = ['code', 'codium', 'vscodium', 'code-insiders'].map((name) => (onWindows ? `${name}.cmd` : name));

const usualPlaces = [
    '/usr/share/code/bin/code',
    '/usr/share/codium/bin/codium',
    '/snap/bin/code',
    '/Applications/Visual Studio Code.app/Contents/Resources/app/bin/code',
    '/Applications/VSCodium.app/Contents/Resources/app/bin/codium',
    join(homedir(), 'Applications/Visual Studio Code.app/Contents/Resources/app/bin/code'),
    join(process.env.LOCALAPPDATA ?? '', 'Programs/Microsoft VS Code/bin/code.cmd'),
    join(process.env.ProgramFiles ?? '', 'Microsoft VS Code/bin/code.cmd'),
];

/** Whether this session can show a window. VS Code refuses to run as root on Linux; its remote shell has no window. */
export function canShowWindows() {
    if (process.platform !== 'linux') {
        return true;
    }
    const display = process.env.DISPLAY || process.env.WAYLAND_DISPLAY;
    return Boolean(display) && process.getuid?.() !== 0 && !process.env.VSCODE_IPC_HOOK_CLI;
}

/**
 * The command of a desktop VS Code that is new enough for the extension.
 *
 * @returns {Promise<string | undefined>}
 */
export async function findDesktop() {
    const folders = (process.env.PATH ?? '').split(delimiter);
    const candidates = [...names.flatMap((name) => folders.map((folder) => join(folder, name))), ...usualPlaces];
    for (const command of candidates.filter(existsSync)) {
        if (await isNewEnough(command)) {
            return command;
        }
    }
    return undefined;
}

async function isNewEnough(/** @type {string} */ command) {
    /** @type {{ engines: { vscode: string } }} */
    const { engines } = JSON.parse(await readFile(inCheckout('package.json'), 'utf8'));
    const oldest = minorOf(engines.vscode);
    try {
        const { stdout } = await promisify(execFile)(command, ['--version'], { timeout: 20_000, shell: onWindows });
        return minorOf(stdout) >= oldest;
    } catch {
        return false;
    }
}

/** The second number of a version: VS Code's major has been 1 since it began. */
function minorOf(/** @type {string} */ version) {
    return Number(/1\.(\d+)/.exec(version)?.[1] ?? 0);
}
