/** What VS Code calls in an extension host in a browser, after the test files have been loaded. */

import { runAndReport } from './report.ts';

export function run(): Promise<void> {
    return runAndReport(mocha.run());
}
