/** The command line as it is shipped: one bundled file, run by a process of its own. */

import { spawn, spawnSync } from 'node:child_process';
import { join } from 'node:path';
import process from 'node:process';
import { build } from 'esbuild';
import { beforeAll, expect, test } from 'vitest';
import { PROJECT } from './memory-io.ts';

const BUNDLE = join(PROJECT, 'dist', 'test', 'cli.js');
const EXAMPLE = 'examples/router-link-lost.ccsim';

beforeAll(async () => {
    await build({
        absWorkingDir: PROJECT,
        entryPoints: ['cli/main.ts'],
        outfile: BUNDLE,
        bundle: true,
        platform: 'node',
        format: 'esm',
        target: 'node20',
        mainFields: ['module', 'main'],
        banner: {
            js: "import { createRequire as $createRequire } from 'node:module'; const require = $createRequire(import.meta.url);",
        },
        logLevel: 'warning',
    });
}, 60_000);

function runBundle(args: readonly string[], folder = PROJECT) {
    return spawnSync(process.execPath, [BUNDLE, ...args], { cwd: folder, encoding: 'utf8', maxBuffer: 1 << 28 });
}

test('runs an example', () => {
    const { stdout, status } = runBundle(['run', EXAMPLE]);
    expect(stdout).toMatch(/^RouterLinkLost on Acme/);
    expect([0, 1]).toContain(status);
});

test('ends with 2 and a message where it cannot run', () => {
    const { stderr, status } = runBundle(['run', 'gone.ccsim']);
    expect(stderr).toMatch(/^ccsim: there is no file gone\.ccsim/);
    expect(status).toBe(2);
});

test('writes the same trace in every process', () => {
    const [first, second] = [1, 2].map(() => runBundle(['run', EXAMPLE, '--format', 'json']).stdout);
    expect(first).toBe(second);
    expect(JSON.parse(first ?? '')).toMatchObject({ scenario: 'RouterLinkLost' });
});

test('is silent when its reader goes away', { timeout: 20_000 }, async () => {
    const child = spawn(process.execPath, [BUNDLE, 'run', EXAMPLE, '--format', 'json'], { cwd: PROJECT });
    let complaint = '';
    child.stderr.on('data', (piece: Buffer) => {
        complaint += piece.toString();
    });
    child.stdout.once('data', () => child.stdout.destroy());
    const signal = await new Promise((resolve) => child.once('close', (_, by) => resolve(by)));
    expect(signal).toBeNull();
    expect(complaint).not.toMatch(/EPIPE|Error|mistake/);
});
