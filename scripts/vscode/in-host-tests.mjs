/** Runs `test/vscode/suite` inside the extension host of a real VS Code. Node.js 24. */

import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { runTests } from '@vscode/test-electron';
import { build } from 'esbuild';
import { inCheckout, results, root } from '../checkout.mjs';
import { installEditorForTests } from './executable.mjs';

const sources = inCheckout('test', 'vscode', 'suite');
const bundled = inCheckout('dist', 'test', 'vscode');

/** Where the suite leaves its results: what it prints is lost between the log lines of the editor. */
const report = join(results, 'in-host.json');

await bundleSuite();
mkdirSync(results, { recursive: true });
rmSync(report, { force: true });
await runTests({
    vscodeExecutablePath: await installEditorForTests(),
    extensionDevelopmentPath: root,
    extensionTestsPath: join(bundled, 'index.cjs'),
    extensionTestsEnv: { CCSIM_TEST_REPORT: report },
    launchArgs: [inCheckout('examples')],
});

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
