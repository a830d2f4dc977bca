/** ThirdPartyNotices: what of others' work is in the bundles, and under which licence. */

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { inCheckout } from './checkout.mjs';

/**
 * @typedef {object} BundledPackage
 * @property {string} name
 * @property {string} version
 * @property {string} license its SPDX expression
 * @property {string} source where its source text is
 * @property {readonly string[]} texts its licences, and the notices that it passes on
 */

/** Files in which packages have their licences, and the notices of what they themselves hold. */
const licenseFile = /^(?:licen[cs]e|copying)(?:[.-]|$)/i;
const noticeFile = /^(?:notice|third-?party-?notices?)(?:\.|$)/i;

/**
 * The text of the notices for some bundles. Throws where a package says no licence or has no text of it: then it must not
 * be passed on.
 *
 * @param {readonly import('esbuild').Metafile[]} metafiles what esbuild says of the bundles
 * @param {string} root the folder that the metafiles' paths are relative to
 */
export function noticesFor(metafiles, root) {
    const folders = new Set(metafiles.flatMap((metafile) => bundledFolders(metafile)));
    const packages = [...folders].flatMap((folder) => describePackages(join(root, folder)));
    const distinct = new Map(packages.map((each) => [`${each.name} ${each.version}`, each]));
    const sorted = [...distinct.values()].sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
    return [introduction, ...sorted.map(sectionOf)].join(`\n${'='.repeat(80)}\n\n`);
}

/**
 * Folders of the packages of which something has got into the bundles, relative to where they were built.
 *
 * @param {import('esbuild').Metafile} metafile
 * @returns {readonly string[]}
 */
export function bundledFolders({ outputs }) {
    return Object.values(outputs).flatMap(({ inputs }) =>
        Object.entries(inputs)
            .filter(([, { bytesInOutput }]) => bytesInOutput > 0)
            .flatMap(([path]) => packageFolder.exec(path)?.[1] ?? []),
    );
}

/** A package within a package is the one that counts. */
const packageFolder = /^(.*\/?node_modules\/(?:@[^/]+\/)?[^/]+)\//;

const introduction = `CCSim contains work of others. Each is named here with its version, its licence and where its source is.\n`;

/** Texts in `scripts/licenses` of packages that are published without one, by their names. */
const textsLeftOut = new Map([['@vscode/l10n', 'vscode-l10n.txt']]);

/**
 * What packages hold of others without saying so, by their names.
 *
 * @type {ReadonlyMap<string, BundledPackage>}
 */
const inside = new Map([
    [
        'vscode-uri',
        {
            name: 'path-browserify',
            version: '1.0.1',
            license: 'MIT',
            source: 'https://github.com/browserify/path-browserify',
            texts: [ownCopy('path-browserify.txt')],
        },
    ],
]);

function ownCopy(/** @type {string} */ file) {
    return readFileSync(inCheckout('scripts', 'licenses', file), 'utf8').trim();
}

/**
 * A package, and what it holds of others.
 *
 * @param {string} folder
 * @returns {readonly BundledPackage[]}
 */
function describePackages(folder) {
    const described = describePackage(folder);
    const held = inside.get(described.name);
    return held === undefined ? [described] : [described, held];
}

/** @returns {BundledPackage} */
function describePackage(/** @type {string} */ folder) {
    /** @type {{ name: string, version: string, license?: string, homepage?: string, repository?: string | { url: string } }} */
    const { name, version, license, homepage, repository } = JSON.parse(
        readFileSync(join(folder, 'package.json'), 'utf8'),
    );
    const files = readdirSync(folder).sort();
    const leftOut = textsLeftOut.get(name);
    const licenses = [
        ...files.filter((file) => licenseFile.test(file)).map((file) => textOf(folder, file)),
        ...(leftOut === undefined ? [] : [ownCopy(leftOut)]),
    ];
    if (license === undefined || licenses.length === 0) {
        throw new Error(`${name} ${version} is bundled, but it has no licence text: leave it out, or ask its authors.`);
    }
    const passedOn = files.filter((file) => noticeFile.test(file)).map((file) => textOf(folder, file));
    const url = typeof repository === 'string' ? repository : repository?.url;
    return {
        name,
        version,
        license,
        source: url ?? homepage ?? `the npm package ${name}`,
        texts: [...licenses, ...passedOn],
    };
}

/**
 * @param {string} folder
 * @param {string} file
 */
function textOf(folder, file) {
    return readFileSync(join(folder, file), 'utf8').replaceAll('\r\n', '\n').trim();
}

function sectionOf(/** @type {BundledPackage} */ { name, version, license, source, texts }) {
    const lines = [`${name} ${version}`, `Licence: ${license}`, `Source: ${source}`];
    return `${[lines.join('\n'), ...texts].join('\n\n')}\n`;
}
