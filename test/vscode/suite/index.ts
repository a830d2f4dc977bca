/** What VS Code calls in its extension host: runs every test file beside this one and reports to a file. */

import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Mocha from 'mocha';
import { reportOf } from './report.ts';

export async function run(): Promise<void> {
    const mocha = new Mocha({ ui: 'tdd', timeout: 30_000, forbidOnly: true, reporter: 'min' });
    for (const file of readdirSync(__dirname).filter((name) => name.endsWith('.test.cjs'))) {
        mocha.addFile(join(__dirname, file));
    }
    const failures = await runAndReport(mocha);
    if (failures > 0) {
        throw new Error(`${failures} failed`);
    }
}

function runAndReport(mocha: Mocha): Promise<number> {
    return new Promise((resolve) => {
        const runner = mocha.run((failures) => {
            const file = process.env.CCSIM_TEST_REPORT;
            if (file !== undefined) {
                writeFileSync(file, JSON.stringify(report(), undefined, 4));
            }
            resolve(failures);
        });
        const report = reportOf(runner);
    });
}
