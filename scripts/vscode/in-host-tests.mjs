/**
 * Runs `test/vscode/suite` inside the extension host of a real VS Code: the one with Node.js, or with the argument
 * `browser` the one in a browser, there with the packaged extension. Names of test files choose these. Node.js 24.
 */

import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runTests } from '@vscode/test-electron';
import { build } from 'esbuild';
import { inCheckout, results, root } from '../checkout.mjs';
import { installEditorForTests } from './executable.mjs';
import { installPackage } from './server.mjs';

/** @typedef {import('../../test/vscode/suite/report.ts').Report} Report */

const inBrowser = process.argv.includes('browser');
const sources = inCheckout('test', 'vscode', 'suite');
const report = join(results, inBrowser ? 'in-browser-host.json' : 'in-host.json');

/** There are none in a browser, and so no tasks. */
const needsProcesses = ['tasks.test.ts'];

/** @type {import('esbuild').BuildOptions} */
const common = { absWorkingDir: root, bundle: true, format: 'cjs', sourcemap: 'inline', logLevel: 'warning' };

const home = mkdtempSync(join(tmpdir(), 'ccsim-suite-'));
const folder = join(home, 'examples');
cpSync(inCheckout('examples'), folder, { recursive: true });
mkdirSync(results, { recursive: true });
try {
    process.exitCode = await runSuite();
    keepReport();
} finally {
    rmSync(home, { recursive: true, force: true, maxRetries: 5 });
}

/** @returns {Promise<number>} */
async function runSuite() {
    const { extension, tests, args } = await (inBrowser ? prepareForBrowser() : prepareForNode());
    try {
        return await runTests({
            vscodeExecutablePath: await installEditorForTests(),
            extensionDevelopmentPath: extension,
            extensionTestsPath: tests,
            launchArgs: [folder, ...args],
        });
    } catch (error) {
        console.error(error instanceof Error ? error.message : error);
        return 1;
    }
}

/** What the tests print is lost between the log lines of the editor: they leave their results in the open folder. */
function keepReport() {
    const written = join(folder, 'test-report.json');
    rmSync(report, { force: true });
    if (!existsSync(written)) {
        console.error(`The suite reported nothing; ${join(results, 'vscode.log')} may say why.`);
        return;
    }
    cpSync(written, report);
    /** @type {Report} */
    const { tests } = JSON.parse(readFileSync(report, 'utf8'));
    for (const { outcome, title, milliseconds, error } of tests) {
        console.log(`  ${outcome}  ${title} (${milliseconds} ms)${error === undefined ? '' : `\n${error}`}`);
    }
}

function testFiles() {
    const chosen = process.argv.slice(2).filter((argument) => argument.endsWith('.test.ts'));
    const all = readdirSync(sources).filter((file) => file.endsWith('.test.ts'));
    return chosen.length === 0 ? all : all.filter((file) => chosen.includes(file));
}

/** @typedef {{ readonly extension: string, readonly tests: string, readonly args: readonly string[] }} Prepared */

/** @returns {Promise<Prepared>} */
async function prepareForNode() {
    const outdir = inCheckout('dist', 'test', 'vscode');
    rmSync(outdir, { recursive: true, force: true });
    await build({
        ...common,
        entryPoints: ['index.ts', ...testFiles()].map((file) => join(sources, file)),
        outdir,
        outExtension: { '.js': '.cjs' },
        platform: 'node',
        target: 'node22',
        external: ['vscode', 'mocha'],
    });
    return { extension: root, tests: join(outdir, 'index.cjs'), args: [] };
}

/**
 * One file, for nothing can be loaded from a folder there; it is in the extension's folder, for VS Code runs tests in the
 * host of the extension that they are in.
 *
 * @returns {Promise<Prepared>}
 */
async function prepareForBrowser() {
    const extension = await installPackage(home);
    const manifestFile = join(extension, 'package.json');
    // The entry point for Node.js would have it run there.
    const { main: _, type: __, ...manifest } = JSON.parse(readFileSync(manifestFile, 'utf8'));
    writeFileSync(manifestFile, JSON.stringify(manifest, undefined, 4));
    const suites = testFiles().filter((file) => !needsProcesses.includes(file));
    const files = ['./begin-browser.ts', ...suites.map((file) => `./${file}`)];
    const contents = `${files.map((file) => `import '${file}';\n`).join('')}export { run } from './run-browser.ts';\n`;
    const tests = join(extension, 'test', 'index.js');
    await build({
        ...common,
        stdin: { contents, resolveDir: sources, loader: 'ts' },
        outfile: tests,
        platform: 'browser',
        target: 'chrome140',
        external: ['vscode', 'node:child_process'],
        alias: { 'node:assert/strict': join(sources, 'assert-browser.ts') },
        // Mocha for browsers takes the file's exports for its own, so that they are set after it has run.
        format: 'iife',
        globalName: 'inBrowser',
        footer: { js: 'module.exports = inBrowser;' },
        banner: { js: 'globalThis.global ??= globalThis; globalThis.process ??= { env: {} };' },
    });
    return { extension, tests, args: ['--extensionDevelopmentKind=web'] };
}
