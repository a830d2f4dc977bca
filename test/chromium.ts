/** The browser that tests drive: Debian's Chromium, or what is installed as Chrome. */

import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';

const CANDIDATES = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** Starts it without a window and without anything that would reach for a network. */
export function launchChromium(): Promise<Browser> {
    const executablePath = CANDIDATES.find((path) => existsSync(path));
    if (executablePath === undefined) {
        throw new Error(`no browser found: install Chromium (looked for ${CANDIDATES.join(', ')})`);
    }
    return chromium.launch({
        executablePath,
        args: [
            '--no-sandbox',
            '--disable-gpu',
            '--disable-quic',
            '--no-first-run',
            '--disable-background-networking',
            '--disable-component-update',
            '--disable-sync',
        ],
    });
}
