#!/usr/bin/env node

/** The shell's way into the bundled command line. */

import { existsSync } from 'node:fs';

const bundle = new URL('../dist/cli/main.js', import.meta.url);

if (existsSync(bundle)) {
    await import(bundle.href);
} else {
    console.error('CCSim is not built yet. Run `npm run build` in the folder of the project first.');
    process.exitCode = 2;
}
