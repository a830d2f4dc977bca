/**
 * The strings that are translated: `npm run strings` collects those of the sources into `l10n/bundle.l10n.json` and says what
 * translations lack; with `--check` it only looks whether all is up to date, as `npm run check` does.
 */

import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { getL10nJson } from '@vscode/l10n-dev';
import { inCheckout } from './checkout.mjs';

/** @typedef {ReadonlyMap<string, string>} Strings texts by their keys, in the order of the file */

/** Each kind of strings: those in English, and what its translations are called. */
const kinds = [
    { folder: 'l10n', name: 'bundle.l10n' },
    { folder: '.', name: 'package.nls' },
];

const isCheck = process.argv.includes('--check');
const findings = [...(await staleBundle()), ...manifestFindings(), ...kinds.flatMap(translationFindings)];
findings.forEach((finding) => void console.error(finding));
process.exitCode = findings.length === 0 ? 0 : 1;

async function staleBundle() {
    const file = inCheckout('l10n', 'bundle.l10n.json');
    const text = await collectedText();
    if (existsSync(file) && readFileSync(file, 'utf8') === text) {
        return [];
    }
    if (!isCheck) {
        writeFileSync(file, text);
        return [];
    }
    return ['l10n/bundle.l10n.json is not what the sources say: run `npm run strings`.'];
}

/** What the sources of the client say, in order of their texts, so that it does not depend on where they stand. */
async function collectedText() {
    const files = readdirSync(inCheckout('client'), { recursive: true, encoding: 'utf8' });
    const sources = files.filter((file) => file.endsWith('.ts')).sort();
    const contents = sources.map((file) => readFileSync(inCheckout('client', file), 'utf8'));
    const strings = await getL10nJson(contents.map((each) => ({ contents: each, extension: '.ts' })));
    const sorted = Object.entries(strings).sort(([a], [b]) => (a < b ? -1 : 1));
    return `${JSON.stringify(Object.fromEntries(sorted), undefined, 4)}\n`;
}

/** Texts of the manifest that stand in it, rather than in `package.nls.json`; and those that no longer stand for anything. */
function manifestFindings() {
    const text = readFileSync(inCheckout('package.json'), 'utf8');
    const shown = /"(?:title|label|description|markdownDescription|displayName)": "([^"%][^"]*)"/g;
    const english = stringsIn(inCheckout('package.nls.json'));
    const used = new Set([...text.matchAll(/"%([\w.]+)%"/g)].map(([, key]) => key ?? ''));
    return [
        ...[...text.matchAll(shown)]
            .filter(([, said]) => said !== 'CCSim')
            .map(([, said]) => `package.json says “${said}”: move it to package.nls.json.`),
        ...[...used].filter((key) => !english.has(key)).map((key) => `package.nls.json has no “${key}”.`),
        ...[...english.keys()]
            .filter((key) => !used.has(key))
            .map((key) => `package.nls.json has “${key}” for nothing.`),
    ];
}

/**
 * What is wrong with the translations of a kind of strings.
 *
 * @param {(typeof kinds)[number]} kind
 * @returns {readonly string[]}
 */
function translationFindings({ folder, name }) {
    const english = stringsIn(inCheckout(folder, `${name}.json`));
    const translations = readdirSync(inCheckout(folder)).filter((file) =>
        new RegExp(`^${name}\\.\\w[\\w-]*\\.json$`).test(file),
    );
    return translations.flatMap((file) => differences(file, english, stringsIn(inCheckout(folder, file))));
}

/**
 * @param {string} file
 * @param {Strings} english
 * @param {Strings} translated
 */
function differences(file, english, translated) {
    const missing = [...english.keys()].filter((key) => !translated.has(key));
    const left = [...translated.keys()].filter((key) => !english.has(key));
    const changed = [...translated].filter(
        ([key, text]) => english.has(key) && fieldsIn(text) !== fieldsIn(english.get(key) ?? ''),
    );
    return [
        ...missing.map((key) => `${file} has no translation of “${key}”.`),
        ...left.map((key) => `${file} translates “${key}”, which is not used any more.`),
        ...changed.map(([key, text]) => `${file}: “${text}” has not the fields of “${english.get(key)}”.`),
    ];
}

/** What is put into a text, `{0}` and the like; a translation may have it in another order. */
function fieldsIn(/** @type {string} */ text) {
    return (text.match(/(?<!\$)\{\w+\}|`[^`]*`|\$\([\w-]+\)/g) ?? []).sort().join(' ');
}

/** @returns {Strings} */
function stringsIn(/** @type {string} */ file) {
    /** @type {Record<string, string | { readonly message: string }>} */
    const read = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {};
    return new Map(
        Object.entries(read).map(([key, value]) => [key, typeof value === 'string' ? value : value.message]),
    );
}
