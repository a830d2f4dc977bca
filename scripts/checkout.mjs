/** Where things are in the checkout. */

import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../', import.meta.url));

/** The absolute path of something in the checkout. */
export function inCheckout(/** @type {readonly string[]} */ ...parts) {
    return join(root, ...parts);
}

/** What is downloaded once and kept between runs; git ignores it. */
export const downloads = inCheckout('.vscode-test');

/** Reports, screenshots and the profiles of the editors under test; git ignores it. */
export const results = inCheckout('test-results');
