/** `npm run package`: the extension as a .vsix and the command line as an npm package, in dist/package. */

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

/** Makes both; what they hold is built anew, without what only developers need. */
export async function packAll() {
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder, { recursive: true });
    const pack = ['package', '--no-dependencies', ...ownPage, '--out', extensionPackage];
    await run('vsce', pack, { quiet: true });
    await run('npm', ['pack', '--pack-destination', folder, '--loglevel=error'], { quiet: true });
}

/** Makes both unless they hold what was built last. */
export async function ensurePackages() {
    if (!existsSync(commandPackage) || bundles.some(({ file }) => isNewer(inCheckout(file), extensionPackage))) {
        await packAll();
    }
}

function isNewer(/** @type {string} */ file, /** @type {string} */ other) {
    return !existsSync(file) || !existsSync(other) || statSync(file).mtimeMs > statSync(other).mtimeMs;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
    await main(async () => {
        await installDependencies();
        await packAll();
        for (const file of [extensionPackage, commandPackage]) {
            console.log(`${relative(root, file)}  ${Math.round(statSync(file).size / 1000)} KB`);
        }
    });
}
