/** `npm test`: installs what the tests need, builds and packs, and runs every check and test there is. */

import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { results } from './checkout.mjs';
import { checks } from './checks.mjs';
import { installDependencies } from './install.mjs';
import { isProgramThere, otherPrograms } from './other-programs.mjs';
import { packAll } from './package.mjs';
import { exitCodeOf, main, printFailure } from './processes.mjs';
import { closingLine, sumOf, tallyOfCheck, tallyOfInHostTests, tallyOfVitest } from './tally.mjs';
import { installBrowser } from './vscode/browser.mjs';
import { installServer } from './vscode/server-install.mjs';

/** @typedef {import('./tally.mjs').Tally} Tally */
/** @typedef {{ readonly name: string, readonly run: () => Promise<Tally> }} Stage */

/** @type {readonly Stage[]} */
const stages = [
    ...checks.map(({ name, program, args }) => ({
        name,
        run: async () => tallyOfCheck(await exitCodeOf(program, args)),
    })),
    { name: 'outside an editor', run: () => runVitest('outside') },
    { name: 'inside VS Code', run: () => runInHostTests('in-host', []) },
    { name: 'inside a browser', run: () => runInHostTests('in-browser-host', ['browser']) },
    { name: 'as a person', run: () => runVitest('person') },
    ...otherPrograms.map((program) => ({ name: `in ${program.name}`, run: () => runInOther(program) })),
];

await main(async () => {
    try {
        await installDependencies();
        // Packing builds: what is tried is what is published.
        await packAll();
        await installBrowser();
        await installServer();
    } catch (error) {
        printFailure(error);
        close([{ name: 'install and build', tally: tallyOfCheck(1), seconds: 0 }]);
        return;
    }
    rmSync(results, { recursive: true, force: true });
    mkdirSync(results, { recursive: true });
    const outcomes = [];
    for (const stage of stages) {
        outcomes.push(await runStage(stage));
    }
    close(outcomes);
});

/** @typedef {{ readonly name: string, readonly tally: Tally, readonly seconds: number }} Outcome */

/** @returns {Promise<Outcome>} */
async function runStage(/** @type {Stage} */ { name, run }) {
    console.log(`\n── ${name} ──`);
    const startedAt = Date.now();
    const tally = await run();
    return { name, tally, seconds: (Date.now() - startedAt) / 1000 };
}

async function runVitest(/** @type {string} */ project) {
    const file = join(results, `${project}.json`);
    const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`];
    return tallyOfVitest(file, await exitCodeOf('vitest', ['run', '--project', project, ...reporters]));
}

/**
 * @param {string} reported
 * @param {readonly string[]} args
 */
async function runInHostTests(reported, args) {
    const exitCode = await exitCodeOf('node', ['scripts/vscode/in-host-tests.mjs', ...args]);
    return tallyOfInHostTests(join(results, `${reported}.json`), exitCode);
}

async function runInOther(/** @type {import('./other-programs.mjs').OtherProgram} */ program) {
    if (await isProgramThere(program)) {
        return runVitest(program.project);
    }
    console.log(
        `${program.name} is not installed, and this user may not install it or cannot: nothing was tried in it.`,
    );
    return { passed: 0, failed: 0, skipped: 0 };
}

/** Prints the summary, its last line being the totals, and sets the exit code. */
function close(/** @type {readonly Outcome[]} */ outcomes) {
    console.log('\n── summary ──');
    console.log(`${''.padEnd(20)} passed failed skipped`);
    for (const { name, tally, seconds } of outcomes) {
        const figures = [tally.passed, tally.failed, tally.skipped].map((count) => String(count).padStart(7));
        const remark = tally.passed + tally.failed + tally.skipped === 0 ? '   not tried: it is not installed' : '';
        console.log(`${name.padEnd(20)}${figures.join('')} ${seconds.toFixed(1).padStart(7)} s${remark}`);
    }
    const total = sumOf(outcomes.map(({ tally }) => tally));
    console.log(`\n${closingLine(total)}`);
    process.exitCode = total.failed === 0 ? 0 : 1;
}
