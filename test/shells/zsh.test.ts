/** The completion of `ccsim` in a real zsh, which completes only where it believes that somebody types. */

import { spawnSync } from 'node:child_process';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { PROPOSALS, placeFor } from './completing.ts';

const DRIVER = fileURLToPath(new URL('complete.zsh', import.meta.url));

test.each(PROPOSALS)('%s', async (line, proposals) => {
    const { script, folder } = await placeFor('zsh', '_ccsim');
    const { stdout, stderr } = spawnSync('zsh', ['-f', DRIVER, dirname(script), line], {
        cwd: folder,
        encoding: 'utf8',
        timeout: 50_000,
    });
    expect(stderr).toBe('');
    expect(stdout).toBe(`${completed(line, proposals)}\n`);
});

/** One proposal takes the place of the last word; where there are none or several, the line stays as it is. */
function completed(line: string, proposals: readonly string[]): string {
    const [only] = proposals;
    if (only === undefined || proposals.length > 1) {
        return line;
    }
    return `${line.slice(0, line.lastIndexOf(' ') + 1)}${only}${only.endsWith('/') ? '' : ' '}`;
}
