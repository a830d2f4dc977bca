/** Builds `dist/`: once, or on every change with `--watch`; `--production` leaves out what only developers need. */

import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, relative, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { bundles, notices } from './bundles.mjs';
import { inCheckout, root } from './checkout.mjs';
import { linkCommand } from './command-link.mjs';
import { generateParser } from './generate.mjs';
import { installDependencies } from './install.mjs';
import { noticesFor } from './notices.mjs';
import { main } from './processes.mjs';

/** @typedef {import('./bundles.mjs').Bundle} Bundle */

/** CommonJS code in an ES module asks for `require`, which only Node.js itself can give it. */
const requireForEsm = [
    `import { createRequire as $createRequire } from 'node:module';`,
    `const require = $createRequire(import.meta.url);`,
].join('\n');

export async function build({ production = false } = {}) {
    await generateParser();
    const esbuild = await import('esbuild');
    const results = await Promise.all(bundles.map((bundle) => esbuild.build(optionsOf(bundle, production))));
    if (production) {
        bundles.filter(({ templates }) => templates === true).forEach(leaveOutIndentation);
    }
    writeNotices(bundles.map((bundle, at) => ({ bundle, metafile: results[at]?.metafile })));
    await linkCommand();
}

/** In minified code lines begin with blanks in templates only: of HTML and CSS, which take many of them for one. */
function leaveOutIndentation(/** @type {Bundle} */ { file }) {
    const code = readFileSync(inCheckout(file), 'utf8');
    writeFileSync(inCheckout(file), code.replace(/\n +/g, '\n'));
}

/** @param {readonly { readonly bundle: Bundle, readonly metafile: import('esbuild').Metafile | undefined }[]} built */
function writeNotices(built) {
    for (const { file, holds } of notices) {
        const metafiles = built.flatMap(({ bundle, metafile }) => (metafile && holds(bundle) ? [metafile] : []));
        writeFileSync(inCheckout(file), noticesFor(metafiles, root));
    }
}

async function watch() {
    await build();
    const esbuild = await import('esbuild');
    for (const bundle of bundles) {
        const context = await esbuild.context({ ...optionsOf(bundle, false), logLevel: 'info' });
        await context.watch();
    }
    console.log('Watching. Press Ctrl+C to stop.');
}

/**
 * How esbuild makes a bundle.
 *
 * @returns {import('esbuild').BuildOptions & { readonly metafile: true }}
 */
export function optionsOf(/** @type {Bundle} */ bundle, /** @type {boolean} */ production) {
    return {
        absWorkingDir: root,
        entryPoints: [bundle.entry],
        outfile: bundle.file,
        bundle: true,
        platform: bundle.platform,
        format: bundle.format,
        target: bundle.target,
        external: [...(bundle.external ?? [])],
        inject: [...(bundle.inject ?? [])],
        alias: { ...bundle.alias },
        plugins: [otherBundles(bundle)],
        banner: bundle.platform === 'node' && bundle.format === 'esm' ? { js: requireForEsm } : {},
        // The module fields first: some dependencies' `main` is UMD, which does not bundle.
        mainFields: bundle.platform === 'node' ? ['module', 'main'] : ['browser', 'module', 'main'],
        loader: { '.ttf': 'dataurl', '.svg': 'text', '.css': 'text' },
        minify: production || bundle.platform === 'browser',
        sourcemap: production ? false : 'linked',
        metafile: true,
        // Licences are in ThirdPartyNotices.
        legalComments: 'none',
        logLevel: 'warning',
    };
}

/**
 * Leaves what is a bundle of its own, for the same platform, to that bundle.
 *
 * @returns {import('esbuild').Plugin}
 */
function otherBundles(/** @type {Bundle} */ bundle) {
    return {
        name: 'other-bundles',
        setup: ({ onResolve }) =>
            onResolve({ filter: /^\.\.?\/.*\.ts$/ }, ({ path, resolveDir, kind }) => {
                const imported = resolve(resolveDir, path);
                const other = bundles.find(
                    ({ entry, platform }) => inCheckout(entry) === imported && platform === bundle.platform,
                );
                return other === undefined || kind === 'entry-point'
                    ? undefined
                    : { path: pathBetween(bundle.file, other.file), external: true };
            }),
    };
}

/**
 * How one file names another in an import.
 *
 * @param {string} from
 * @param {string} to
 */
function pathBetween(from, to) {
    const path = relative(dirname(from), to).replaceAll('\\', '/');
    return path.startsWith('.') ? path : `./${path}`;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
    await main(async () => {
        await installDependencies();
        await (process.argv.includes('--watch')
            ? watch()
            : build({ production: process.argv.includes('--production') }));
    });
}
