/** Debian's packages, for programs that the tests need and the machine lacks. */

import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { exitCodeOf } from './processes.mjs';

/** The lists of packages are fetched once, however much is installed. */
let listsAreFetched = false;

/**
 * Installs packages where this is Debian or its kin and this user may; whether it worked shows in what is there then.
 *
 * @param {string} name what a person calls it
 * @param {readonly string[]} packages with options of `apt-get install`, if any
 */
export async function installFromDebian(name, packages) {
    if (!existsSync('/usr/bin/apt-get') || !(isRoot() || mayBecomeRoot())) {
        return;
    }
    const asRoot = isRoot() ? [] : ['sudo', '-n'];
    const env = { DEBIAN_FRONTEND: 'noninteractive' };
    console.log(`Installing ${name} …`);
    if (!listsAreFetched) {
        await exitCodeOf('env', [...asRoot, 'apt-get', 'update', '-q'], { env, quiet: true });
        listsAreFetched = true;
    }
    await exitCodeOf('env', [...asRoot, 'apt-get', 'install', '-qy', ...packages], { env, quiet: true });
}

export function isRoot() {
    return process.getuid?.() === 0;
}

/** Without being asked for a password: tests run where nobody could type one. */
function mayBecomeRoot() {
    return spawnSync('sudo', ['-n', 'true'], { stdio: 'ignore' }).status === 0;
}
