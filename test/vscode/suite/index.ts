/** What VS Code calls in an extension host with Node.js: runs every test file beside this one and reports to a file. */

import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import Mocha from 'mocha';
import { MOCHA_OPTIONS, runAndReport } from './report.ts';

export function run(): Promise<void> {
    const mocha = new Mocha({ ...MOCHA_OPTIONS, reporter: 'min' });
    for (const file of readdirSync(__dirname).filter((name) => name.endsWith('.test.cjs'))) {
        mocha.addFile(join(__dirname, file));
    }
    return runAndReport(mocha.run());
}
