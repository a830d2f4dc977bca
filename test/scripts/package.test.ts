import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { build } from 'esbuild';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { optionsOf } from '../../scripts/build.mjs';
import { type Bundle, bundles, notices } from '../../scripts/bundles.mjs';
import { inCheckout } from '../../scripts/checkout.mjs';
import { arePacked, commandPackage, extensionPackage, packAll } from '../../scripts/package.mjs';
import { environment, run } from '../../scripts/processes.mjs';
import { TEMPLATE_SYSTEMS, templateFile } from '../../templates/templates.ts';

const folder = mkdtempSync(join(tmpdir(), 'ccsim-package-'));

// Other tests read the bundles meanwhile, so that they are built anew only where there is no package at all.
beforeAll(async () => {
    if (!arePacked()) {
        await packAll();
    }
}, 300_000);

afterAll(() => rmSync(folder, { recursive: true }));

/** Everything that the extension may hold; each has to hold something. */
const partsOfExtension = [
    /^extension\/package\.json$/,
    /^extension\/package\.nls(?:\.\w+)?\.json$/,
    /^extension\/l10n\/bundle\.l10n(?:\.de)?\.json$/,
    /^extension\/(?:readme|changelog)\.md$/,
    /^extension\/LICENSE\.txt$/,
    /^extension\/language-configuration\.json$/,
    /^extension\/(?:snippets|syntaxes)\/[\w.]+\.json$/,
    /^extension\/media\/[\w-]+\.(?:svg|png)$/,
    /^extension\/media\/walkthrough\/[\w-]+\.(?:png|md)$/,
    /^extension\/templates\/[\w-]+\.ccsim$/,
    /^extension\/examples\/(?:topologies\/)?[\w-]+\.(?:ccsim|md)$/,
    // Tasks run the command line that comes with the extension.
    /^extension\/dist\/cli\/main\.js$/,
    /^extension\/dist\/client\/(?:extension|debugger)\.cjs$/,
    /^extension\/dist\/client\/extension-browser\.js$/,
    /^extension\/dist\/client\/debugger-browser\.js$/,
    /^extension\/dist\/ThirdPartyNotices\.txt$/,
    /^extension\/dist\/server\/(?:main|process)\.cjs$/,
    /^extension\/dist\/server\/main-browser\.js$/,
    /^extension\/dist\/webview\/(?:main|worker)\.js$/,
    /^extension\/dist\/webview\/layout-worker\.js$/,
    /^extension\.vsixmanifest$/,
    /^\[Content_Types\]\.xml$/,
];

const partsOfCommand = [
    'CHANGELOG.md',
    'LICENSE',
    'README.md',
    'bin/ccsim.js',
    'dist/cli/ThirdPartyNotices.txt',
    'dist/cli/main.js',
    'dist/server/process.cjs',
    'dist/webview/layout-worker.js',
    'dist/webview/main.js',
    'dist/webview/worker.js',
    'package.json',
    ...TEMPLATE_SYSTEMS.map((system) => `templates/${templateFile(system)}`).sort(),
];

/** Each names what is in the bundles that it comes with: the maps of the bundles say independently what that is. */
describe.each(notices)('the notices in $file', ({ file, holds }) => {
    it('name the packages that are bundled, and no others', async () => {
        const bundled = (await Promise.all(bundles.filter(holds).map(sourcesOf))).flat().flatMap(packageOf);
        const named = readFileSync(inCheckout(file), 'utf8').matchAll(/^={80}\n\n(\S+) \d+\./gm);
        expect(distinct([...named].map(([, name]) => name))).toEqual(distinct(bundled));
    });
});

describe('the extension as it is published', () => {
    it('holds what it needs, and nothing else', () => {
        const files = filesOfZip(readFileSync(extensionPackage));
        expect(files.filter((file) => !partsOfExtension.some((part) => part.test(file)))).toEqual([]);
        expect(partsOfExtension.filter((part) => !files.some((file) => part.test(file)))).toEqual([]);
    });

    it('holds every file that its manifest names', () => {
        const files = filesOfZip(readFileSync(extensionPackage));
        const manifest = readFileSync(inCheckout('package.json'), 'utf8');
        const named = [...manifest.matchAll(/"(?:\.\/)?((?:dist\/client|media|snippets|syntaxes)\/[\w./-]+)"/g)];
        const expected = named.map(([, file]) => `extension/${file}`);
        expect(expected).toEqual(expect.arrayContaining(['extension/dist/client/extension-browser.js']));
        expect(expected.filter((file) => !files.includes(file))).toEqual([]);
    });
});

describe('the command line as it is published', () => {
    it('installs without a network, holds what it needs, and runs a scenario', async () => {
        writeFileSync(join(folder, 'package.json'), '{}');
        cpSync(inCheckout('examples'), join(folder, 'examples'), { recursive: true });
        const quietly = ['--offline', '--no-audit', '--no-fund', '--loglevel=error'];
        await run('npm', ['install', ...quietly, commandPackage], { cwd: folder, quiet: true });

        const installed = join(folder, 'node_modules', 'ccsim');
        expect(filesIn(installed)).toEqual(partsOfCommand);

        const scenario = join('examples', 'mr-pg-down.ccsim');
        const command = [join(installed, 'bin', 'ccsim.js'), 'run', scenario];
        const options = { cwd: folder, env: environment(), encoding: 'utf8' } as const;
        const { stdout, stderr, status } = spawnSync('node', command, options);
        expect(stderr).toBe('');
        expect(stdout).toMatch(/[1-9]\d* passed, 0 failed/);
        expect(status).toBe(0);

        // The page holds the panel, which is a part of the package therefore.
        expect(spawnSync('node', [...command, '--html', 'run.html'], options)).toMatchObject({ stderr: '', status: 0 });
        expect(readFileSync(join(folder, 'run.html'), 'utf8')).toContain('ccsim-layout-worker');
    });
});

/** The files that a bundle has something of, by its source map. */
async function sourcesOf(bundle: Bundle): Promise<readonly string[]> {
    const { outputFiles } = await build({ ...optionsOf(bundle, true), sourcemap: 'external', write: false });
    const map = outputFiles.find(({ path }) => path.endsWith('.map'));
    const { sources }: { readonly sources: readonly string[] } = JSON.parse(map?.text ?? '');
    return sources;
}

function packageOf(source: string): readonly string[] {
    // The one package whose own map names its sources in its own way.
    if (source === 'webpack://LIB/src/uri.ts') {
        return ['vscode-uri'];
    }
    return [...(/^.*node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(source) ?? [])].slice(1);
}

function distinct<Name>(names: readonly Name[]): readonly Name[] {
    return [...new Set(names)].sort();
}

function filesIn(directory: string): readonly string[] {
    return readdirSync(directory, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => relative(directory, join(entry.parentPath, entry.name)).replaceAll('\\', '/'))
        .sort();
}

/** The names in a zip file's directory. */
function filesOfZip(zip: Buffer): readonly string[] {
    const names: string[] = [];
    const headerBytes = 46;
    for (let at = zip.indexOf('PK\u0001\u0002'); at >= 0; at = zip.indexOf('PK\u0001\u0002', at + headerBytes)) {
        const nameBytes = zip.readUInt16LE(at + 28);
        names.push(zip.toString('utf8', at + headerBytes, at + headerBytes + nameBytes));
    }
    return names;
}
