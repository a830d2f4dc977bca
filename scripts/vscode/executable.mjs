/** Which VS Code the tests run in: the desktop program where it can be had and shown, else the one in the browser. */

import { downloads, inCheckout } from '../checkout.mjs';
import { installBrowser } from './browser.mjs';
import { canShowWindows } from './desktop.mjs';
import { installServer } from './server-install.mjs';

/** The version of both, so that both show the same. */
const version = '1.139.1';
const downloadSite = 'https://update.code.visualstudio.com/api/releases/stable';
const answerTimeoutMs = 5_000;

/** Gets it ready and returns the path of its executable. */
export async function installEditorForTests() {
    if (canShowWindows() && (await answers(downloadSite))) {
        const { downloadAndUnzipVSCode } = await import('@vscode/test-electron');
        return downloadAndUnzipVSCode({ version, cachePath: downloads });
    }
    await installBrowser();
    await installServer();
    return inCheckout('scripts', 'vscode', 'browser-launcher.mjs');
}

async function answers(/** @type {string} */ address) {
    try {
        return (await fetch(address, { signal: AbortSignal.timeout(answerTimeoutMs) })).ok;
    } catch {
        return false;
    }
}
