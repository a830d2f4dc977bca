/** Installs the project's dependencies where they are missing or not those of the lock file. */

import { existsSync, readFileSync } from 'node:fs';
import { inCheckout } from './checkout.mjs';
import { run } from './processes.mjs';

const ownNode = inCheckout('node_modules', 'node', 'bin', process.platform === 'win32' ? 'node.exe' : 'node');

export async function installDependencies() {
    if (!dependenciesAreInstalled()) {
        console.log('Installing dependencies …');
        await run('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error']);
    }
    if (!existsSync(ownNode)) {
        // An npm that is set to ignore install scripts leaves the package without its program.
        await run('npm', ['rebuild', 'node', 'esbuild', '--ignore-scripts=false', '--loglevel=error']);
    }
}

/** Whether node_modules holds what the lock file asks for; it compares contents, because git sets dates as it likes. */
function dependenciesAreInstalled() {
    const installed = lockedPackages(inCheckout('node_modules', '.package-lock.json'));
    const wanted = lockedPackages(inCheckout('package-lock.json'));
    const missing = [...wanted].some(([path, { version, optional }]) => {
        const found = installed.get(path);
        return found ? found.version !== version : !optional;
    });
    return !missing && [...installed.keys()].every((path) => wanted.has(path));
}

/**
 * @typedef {{ readonly version?: string, readonly optional?: boolean }} LockedPackage
 * @returns {ReadonlyMap<string, LockedPackage>}
 */
function lockedPackages(/** @type {string} */ file) {
    if (!existsSync(file)) {
        return new Map();
    }
    /** @type {{ packages: Record<string, LockedPackage> }} */
    const lock = JSON.parse(readFileSync(file, 'utf8'));
    return new Map(Object.entries(lock.packages).filter(([path]) => path !== ''));
}
