/** The completion of `ccsim` in a real fish. */

import { spawnSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { PROPOSALS, placeFor } from './completing.ts';

test.each(PROPOSALS)('%s', async (line, proposals) => {
    const { script, folder } = await placeFor('fish', 'ccsim.fish');
    const program = 'source $argv[1]; complete -C $argv[2]';
    const { stdout, stderr } = spawnSync('fish', ['--no-config', '-c', program, '--', script, line], {
        cwd: folder,
        encoding: 'utf8',
    });
    expect(stderr).toBe('');
    // Behind a tab is what a proposal means.
    const words = stdout.split('\n').flatMap((each) => (each === '' ? [] : [each.split('\t')[0]]));
    expect(words).toEqual(proposals);
});
