/** The browser that shows VS Code in tests: found on the machine or, on Debian and its kin, installed. */

import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { installFromDebian } from '../debian.mjs';

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome', 'microsoft-edge'];

const usualPlaces = [
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
    'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
    'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
];

const howToInstall =
    'The tests need Chromium or Chrome, and none was found. Install one (Debian: `apt-get install chromium`), ' +
    'or give its path in the environment variable CCSIM_BROWSER.';

/** Returns the path of a browser; installs Debian's where there is none and this user may. */
export async function installBrowser() {
    if (findBrowser() === undefined) {
        await installFromDebian('Chromium', ['chromium']);
    }
    const found = findBrowser();
    if (found === undefined) {
        throw new Error(howToInstall);
    }
    return found;
}

/** Opens it without a window, and without any connection to another machine. */
export async function launchBrowser() {
    const { chromium } = await import('playwright-core');
    return chromium.launch({
        executablePath: await installBrowser(),
        args: [
            // Root and containers have no sandbox; it would guard only against this project's own pages.
            '--no-sandbox',
            '--disable-gpu',
            '--disable-quic',
            '--no-first-run',
            '--disable-background-networking',
            '--disable-component-update',
            '--disable-sync',
            '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1',
        ],
    });
}

/** @returns {string | undefined} */
function findBrowser() {
    const folders = (process.env.PATH ?? '').split(delimiter);
    const onPath = names.flatMap((name) => folders.map((folder) => join(folder, name)));
    return [process.env.CCSIM_BROWSER ?? '', ...onPath, ...usualPlaces].find((file) => file !== '' && existsSync(file));
}
