/** `npm run screenshots`: pictures of editor and panel in every kind of theme, in test-results/screenshots. */

import { build } from './build.mjs';
import { installDependencies } from './install.mjs';
import { main, run } from './processes.mjs';

await main(async () => {
    await installDependencies();
    await build();
    await run('node', ['test/vscode/screenshots.ts']);
});
