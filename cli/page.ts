/** A run as a page: the panel of the editor, in one HTML file. */

import { readFile } from 'node:fs/promises';
import { ENGLISH } from '../client/webview/page-strings.ts';
import { PANEL_SCRIPT, savedPage, WORKER_SCRIPTS } from '../client/webview/saved-page.ts';
import type { Plan } from '../simulator/plan.ts';
import { runName } from '../simulator/run-name.ts';
import { CannotRun } from './exit.ts';

/** Where the panel's scripts are, seen from the bundle of the command line and from its source. */
const FOLDERS = ['../webview/', '../dist/webview/'].map((path) => new URL(path, import.meta.url));

/** The text of the page. Throws `CannotRun` where the panel is not there. */
export async function pageOf(plan: Plan): Promise<string> {
    const workers = await Promise.all(
        Object.entries(WORKER_SCRIPTS).map(async ([name, file]) => [name, await scriptOf(file)] as const),
    );
    return savedPage({
        title: runName(plan),
        plan,
        language: ENGLISH,
        script: await scriptOf(PANEL_SCRIPT),
        workers: Object.fromEntries(workers),
    });
}

async function scriptOf(name: string): Promise<string> {
    for (const folder of FOLDERS) {
        try {
            return await readFile(new URL(name, folder), 'utf8');
        } catch {
            // Not there: the next folder may have it.
        }
    }
    throw new CannotRun(`the page needs ${name} of the panel, which is not installed: install CCSim anew`);
}
