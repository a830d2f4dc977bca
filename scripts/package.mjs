/**
 * `npm run package`: the extension as a .vsix and the command line as an npm package, in dist/package; says how large they
 * and their bundles are.
 */

import { existsSync, mkdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { pathToFileURL } from 'node:url';
import { bundles } from './bundles.mjs';
import { inCheckout, root } from './checkout.mjs';
import { installDependencies } from './install.mjs';
import { main, run } from './processes.mjs';

const folder = inCheckout('dist', 'package');

/** @type {{ readonly name: string, readonly version: string }} */
const { name, version } = JSON.parse(readFileSync(inCheckout('package.json'), 'utf8'));

/** The extension, as VS Code installs it. */
export const extensionPackage = join(folder, `${name}-${version}.vsix`);

/** The command line, as npm installs it. */
export const commandPackage = join(folder, `${name}-${version}.tgz`);

/** In the extension's page nothing leads to files of the checkout. */
const ownPage = ['--readme-path', 'docs/marketplace.md', '--no-rewrite-relative-links', '--allow-missing-repository'];

/**
 * What is loaded before somebody sees anything, and below how many kilobytes it is to stay. The debugger and the layout of
 * the topology come when they are wanted, and the language server beside what is seen.
 */
const aims = [
    { what: 'extension with Node.js', files: ['dist/client/extension.cjs'], belowKb: 600 },
    { what: 'extension in a browser', files: ['dist/client/extension-browser.js'], belowKb: 600 },
    { what: 'panel without layout', files: ['dist/webview/main.js', 'dist/webview/worker.js'], belowKb: 500 },
];

/** Makes both; what they hold is built anew, without what only developers need. */
export async function packAll() {
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder, { recursive: true });
    const pack = ['package', '--no-dependencies', ...ownPage, '--out', extensionPackage];
    await run('vsce', pack, { quiet: true });
    await run('npm', ['pack', '--pack-destination', folder, '--loglevel=error'], { quiet: true });
}

/** Whether both were made; what they hold may be older than what was built last. */
export function arePacked() {
    return existsSync(extensionPackage) && existsSync(commandPackage);
}

/** Makes both unless they hold what was built last. */
export async function ensurePackages() {
    if (!arePacked() || bundles.some(({ file }) => isNewer(inCheckout(file), extensionPackage))) {
        await packAll();
    }
}

function isNewer(/** @type {string} */ file, /** @type {string} */ other) {
    return !existsSync(file) || !existsSync(other) || statSync(file).mtimeMs > statSync(other).mtimeMs;
}

function printSizes() {
    const packages = [extensionPackage, commandPackage].map((file) => relative(root, file));
    for (const file of [...bundles.map(({ file }) => file), ...packages]) {
        console.log(lineOf(file, kilobytesOf(file)));
    }
    for (const { what, files, belowKb } of aims) {
        const size = files.reduce((sum, file) => sum + kilobytesOf(file), 0);
        console.log(`${lineOf(what, size)}, to be below ${belowKb} KB${size < belowKb ? '' : ': it is not'}`);
    }
}

function kilobytesOf(/** @type {string} */ file) {
    return statSync(inCheckout(file)).size / 1000;
}

/**
 * @param {string} name
 * @param {number} kilobytes
 */
function lineOf(name, kilobytes) {
    return `${name.padEnd(34)} ${String(Math.round(kilobytes)).padStart(5)} KB`;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
    await main(async () => {
        await installDependencies();
        await packAll();
        printSizes();
    });
}
