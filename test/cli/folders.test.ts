import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { ccsim, folderWith } from './memory-io.ts';

test('a scenario runs on a topology of an imported folder', async () => {
    const folder = folderWith({
        'site.ccsim': 'import "topologies/"\nscenario Quiet on Site { duration 1min  expect at end Central is UP }\n',
    });
    mkdirSync(join(folder, 'topologies'));
    writeFileSync(join(folder, 'topologies', 'site.ccsim'), 'topology Site { controller Central }\n');
    writeFileSync(join(folder, 'topologies', 'other.ccsim'), 'topology Other { controller Central }\n');
    expect(await ccsim(['check', 'site.ccsim'], folder)).toMatchObject({ code: 0 });
    expect(await ccsim(['run', 'site.ccsim'], folder)).toMatchObject({ code: 0 });
});
