/** Makes the parser, the AST's types and the highlighting grammar from the language's grammar. */

import { existsSync, statSync } from 'node:fs';
import { inCheckout } from './checkout.mjs';
import { run } from './processes.mjs';

const inputs = ['language/ccsim.langium', 'language/langium-config.json', 'node_modules/langium-cli/package.json'];
const outputs = ['language/generated/ast.ts', 'language/generated/grammar.ts', 'language/generated/module.ts'];

export async function generateParser() {
    if (!isUpToDate()) {
        await run('langium', ['generate', '--file', 'language/langium-config.json'], { quiet: true });
    }
}

function isUpToDate() {
    const made = outputs.map((file) => inCheckout(file));
    return made.every(existsSync) && Math.min(...made.map(changedAt)) > Math.max(...inputs.map(inputChangedAt));
}

function inputChangedAt(/** @type {string} */ file) {
    return changedAt(inCheckout(file));
}

function changedAt(/** @type {string} */ file) {
    return statSync(file).mtimeMs;
}
