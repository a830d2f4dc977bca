/** `ccsim run --html`, as it is shipped: the command line beside the panel's scripts. */

import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { build } from 'esbuild';
import { beforeAll, expect, test } from 'vitest';
import { folderWith, PROJECT } from './memory-io.ts';

const BUNDLES = join(PROJECT, 'dist', 'test', 'page');

beforeAll(async () => {
    const common = { absWorkingDir: PROJECT, bundle: true, logLevel: 'warning' } as const;
    await build({
        ...common,
        entryPoints: ['cli/main.ts'],
        outfile: join(BUNDLES, 'cli', 'main.js'),
        platform: 'node',
        format: 'esm',
        target: 'node20',
        mainFields: ['module', 'main'],
        banner: {
            js: "import { createRequire as $createRequire } from 'node:module'; const require = $createRequire(import.meta.url);",
        },
    });
    await build({
        ...common,
        entryPoints: ['client/webview/main.ts', 'client/webview/worker.ts', 'client/webview/layout-worker.ts'],
        outdir: join(BUNDLES, 'webview'),
        format: 'iife',
        loader: { '.svg': 'text' },
    });
}, 60_000);

function run(...args: readonly string[]) {
    const folder = folderWith({
        'two.ccsim': `${readFileSync(join(PROJECT, 'examples/topologies/acme.ccsim'), 'utf8')}
scenario One on Acme { duration 1min  at 5s fail AgentPg.A for 10s }
scenario Two on Acme { duration 1min  at 5s fail AgentPg.B for 10s }
`,
    });
    const result = spawnSync(process.execPath, [join(BUNDLES, 'cli', 'main.js'), 'run', 'two.ccsim', ...args], {
        cwd: folder,
        encoding: 'utf8',
    });
    return { ...result, folder };
}

test('writes the page beside the report', () => {
    const { status, stdout, folder } = run('--scenario', 'Two', '--html', 'run.html');
    expect(stdout).toMatch(/^Two on Acme/);
    expect(status).toBe(0);
    const page = readFileSync(join(folder, 'run.html'), 'utf8');
    expect(page).toMatch(/^<!DOCTYPE html>/);
    expect(page).toContain('<title>Two</title>');
    expect(page).toMatch(/default-src 'none'; script-src 'sha256-[A-Za-z0-9+/]+=*'; worker-src blob:/);
    expect(page).not.toContain(folder);
    expect(page).toContain('at 5s fail AgentPg.B for 10s');
});

test('refuses to put several runs into one page', () => {
    const { status, stderr } = run('--html', 'run.html');
    expect(status).toBe(2);
    expect(stderr).toContain('--html is a page of one run: name one with --scenario and --case; there are One, Two');
});
