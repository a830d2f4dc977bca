/** Gets VS Code's server and workbench from the npm registry, once: the VS Code to use where no desktop one is. */

import { existsSync } from 'node:fs';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { downloads } from '../checkout.mjs';
import { run } from '../processes.mjs';

/** Its version is VS Code's plus three in the major: this is VS Code 1.139.1. */
const codeServer = 'code-server@4.139.1';

const folder = join(downloads, codeServer.replace('@', '-'));
const complete = join(folder, 'complete');

/** Native modules would need a compiler; the server does without them. */
const install = ['install', '--omit=dev', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];

/** Installs the server if it is missing and returns the file that starts it. */
export async function installServer() {
    const server = join(folder, 'node_modules', 'code-server', 'lib', 'vscode');
    if (!existsSync(complete)) {
        console.log(`Installing VS Code for the browser (${codeServer}) …`);
        await rm(folder, { recursive: true, force: true });
        await mkdir(folder, { recursive: true });
        await writeFile(join(folder, 'package.json'), '{ "private": true }\n');
        await run('npm', [...install, '--engine-strict=false', codeServer], { cwd: folder });
        await run('npm', install, { cwd: server });
        await writeFile(complete, '');
    }
    return join(server, 'out', 'server-main.js');
}
