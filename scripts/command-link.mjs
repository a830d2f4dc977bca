/** Lets `npx ccsim` in the checkout find the project's own command, which npm links only where it is a dependency. */

import { chmod, mkdir, rm, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { inCheckout } from './checkout.mjs';

export async function linkCommand() {
    const command = inCheckout('bin', 'ccsim.js');
    const folder = inCheckout('node_modules', '.bin');
    await mkdir(folder, { recursive: true });
    if (process.platform === 'win32') {
        await writeFile(join(folder, 'ccsim.cmd'), `@node "${command}" %*\r\n`);
        return;
    }
    const link = join(folder, 'ccsim');
    await rm(link, { force: true });
    await symlink(join('..', '..', 'bin', 'ccsim.js'), link);
    await chmod(command, 0o755);
}
