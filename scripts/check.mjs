/** `npm run check`: every check of the source text, each to its end, so that one run shows all that is wrong. */

import { checks } from './checks.mjs';
import { generateParser } from './generate.mjs';
import { installDependencies } from './install.mjs';
import { exitCodeOf, main } from './processes.mjs';

await main(async () => {
    await installDependencies();
    await generateParser();
    for (const { name, program, args } of checks) {
        const exitCode = await exitCodeOf(program, args);
        console.log(`${name}: ${exitCode === 0 ? 'fine' : 'failed'}`);
        process.exitCode ||= exitCode;
    }
});
