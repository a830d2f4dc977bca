/** `npm run check:arrows`: applies the rules to the whole checkout and fails where one is broken. */

import { readdirSync, readFileSync } from 'node:fs';
import { inCheckout } from '../checkout.mjs';
import { findingsIn, namesMustSayWhatIsInside } from './rules.mjs';
import { parseSourceFile } from './source-file.mjs';

/** What git ignores: not written by a person. */
const generated = /^(\.git|\.vscode-test|node_modules|dist|coverage|test-results|language\/generated)$/;
const sourceText = /\.(ts|mts|cts|mjs|cjs|js)$/;

const findings = [...pathsIn('')].flatMap((path) => [...namesMustSayWhatIsInside(path), ...findingsInText(path)]);
for (const { path, line, severity, rule, message } of findings) {
    console.log(`${path}:${line}: ${severity} ${rule}: ${message}`);
}
process.exitCode = findings.some(({ severity }) => severity === 'error') ? 1 : 0;

/** @returns {Generator<string>} */
function* pathsIn(/** @type {string} */ folder) {
    for (const entry of readdirSync(inCheckout(folder), { withFileTypes: true })) {
        const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
        if (generated.test(path)) {
            continue;
        }
        if (entry.isDirectory()) {
            yield* pathsIn(path);
        } else {
            yield path;
        }
    }
}

function findingsInText(/** @type {string} */ path) {
    return sourceText.test(path) ? findingsIn(parseSourceFile(path, readFileSync(inCheckout(path), 'utf8'))) : [];
}
