/** Runs `test/vscode/suite` inside the extension host of a real VS Code. Node.js 24. */

import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { runTests } from '@vscode/test-electron';
import { build } from 'esbuild';
import { inCheckout, results, root } from '../checkout.mjs';
import { installEditorForTests } from './executable.mjs';

/** @typedef {import('../../test/vscode/suite/report.ts').Report} Report */

const sources = inCheckout('test', 'vscode', 'suite');
const bundled = inCheckout('dist', 'test', 'vscode');

/** Where the suite leaves its results: what it prints is lost between the log lines of the editor. */
const report = join(results, 'in-host.json');

await bundleSuite();
mkdirSync(results, { recursive: true });
rmSync(report, { force: true });
process.exitCode = await runSuite();
printReport();

/** @returns {Promise<number>} */
async function runSuite() {
    try {
        return await runTests({
            vscodeExecutablePath: await installEditorForTests(),
            extensionDevelopmentPath: root,
            extensionTestsPath: join(bundled, 'index.cjs'),
            extensionTestsEnv: { CCSIM_TEST_REPORT: report },
            launchArgs: [inCheckout('examples')],
        });
    } catch (error) {
        console.error(error instanceof Error ? error.message : error);
        return 1;
    }
}

function printReport() {
    if (!existsSync(report)) {
        console.error(`The suite reported nothing; ${join(results, 'vscode.log')} may say why.`);
        return;
    }
    /** @type {Report} */
    const { tests } = JSON.parse(readFileSync(report, 'utf8'));
    for (const { outcome, title, milliseconds, error } of tests) {
        console.log(`  ${outcome}  ${title} (${milliseconds} ms)${error === undefined ? '' : `\n${error}`}`);
    }
}

async function bundleSuite() {
    rmSync(bundled, { recursive: true, force: true });
    const tests = readdirSync(sources).filter((file) => file.endsWith('.test.ts'));
    await build({
        absWorkingDir: root,
        entryPoints: ['index.ts', ...tests].map((file) => join(sources, file)),
        outdir: bundled,
        outExtension: { '.js': '.cjs' },
        bundle: true,
        platform: 'node',
        format: 'cjs',
        target: 'node22',
        external: ['vscode', 'mocha'],
        sourcemap: 'inline',
        logLevel: 'warning',
    });
}
