import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { inCheckout } from '../../scripts/checkout.mjs';

const folder = mkdtempSync(join(tmpdir(), 'ccsim-readme-'));

afterAll(() => rmSync(folder, { recursive: true }));

it('the scenario in the README runs, and what it expects is so', () => {
    const scenario = /```ccsim\n(.*?)```/s.exec(readFileSync(inCheckout('README.md'), 'utf8'))?.[1];
    const file = join(folder, 'readme.ccsim');
    cpSync(inCheckout('examples', 'topologies'), join(folder, 'topologies'), { recursive: true });
    writeFileSync(file, scenario ?? '');
    const { stdout, status } = spawnSync('node', [inCheckout('bin', 'ccsim.js'), 'run', file], { encoding: 'utf8' });
    expect(stdout).toContain('2 passed, 0 failed');
    expect(status).toBe(0);
});
