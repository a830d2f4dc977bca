/** `npm start`: builds the extension and opens an editor on the examples with the extension loaded. */

import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { build } from './build.mjs';
import { downloads, inCheckout, root } from './checkout.mjs';
import { installDependencies } from './install.mjs';
import { exitCodeOf, main, run } from './processes.mjs';
import { canShowWindows, findDesktop } from './vscode/desktop.mjs';
import { startServer } from './vscode/server.mjs';

const examples = inCheckout('examples');

/** Any free one of these, so that a second editor can be open beside the first. */
const ports = '8137-8199';

await main(async () => {
    await installDependencies();
    await build();
    const desktop = canShowWindows() && !process.argv.includes('--browser') ? await findDesktop() : undefined;
    await (desktop === undefined ? openInBrowser() : openOnDesktop(desktop));
});

async function openOnDesktop(/** @type {string} */ code) {
    console.log(`Opening ${examples} in ${code} …`);
    await run(code, ['--new-window', `--extensionDevelopmentPath=${root}`, examples]);
}

async function openInBrowser() {
    const server = await startServer({
        profile: join(downloads, 'start'),
        folder: examples,
        installed: 'checkout',
        port: ports,
        // The editor can run programs as this user, so nobody else on this machine may connect.
        token: randomBytes(16).toString('hex'),
    });
    console.log(`\nVS Code is open on the examples, with CCSim in it:\n\n    ${server.address}\n\nCtrl+C stops it.`);
    await showInBrowser(server.address);
    stopOnSignals(server.stop);
    await server.ended;
}

/** Where there is no browser to show it the printed address is all there is. */
async function showInBrowser(/** @type {string} */ address) {
    const opener = { darwin: 'open', win32: 'start' }[process.platform.toString()] ?? 'xdg-open';
    if (canShowWindows() && process.stdout.isTTY) {
        await exitCodeOf(opener, [address], { quiet: true });
    }
}

function stopOnSignals(/** @type {() => Promise<void>} */ stop) {
    process.once('SIGINT', stop);
    process.once('SIGTERM', stop);
}
