import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { inCheckout, root } from '../../scripts/checkout.mjs';

it('npx finds the command of the checkout without asking or downloading', () => {
    const { version }: { readonly version: string } = JSON.parse(readFileSync(inCheckout('package.json'), 'utf8'));
    const { status, stdout } = spawnSync('npx', ['--no-install', 'ccsim', '--version'], {
        cwd: root,
        encoding: 'utf8',
    });
    expect(stdout.trim()).toBe(version);
    expect(status).toBe(0);
});
