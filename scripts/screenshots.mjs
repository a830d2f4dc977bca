/**
 * `npm run screenshots`: pictures of editor and panel in every kind of theme, in test-results/screenshots; with the argument
 * `walkthrough` those of the walkthrough, in media/walkthrough.
 */

import { build } from './build.mjs';
import { installDependencies } from './install.mjs';
import { main, run } from './processes.mjs';

await main(async () => {
    await installDependencies();
    await build();
    const pictures = process.argv.includes('walkthrough') ? 'walkthrough-pictures' : 'screenshots';
    await run('node', [`test/vscode/${pictures}.ts`]);
});
