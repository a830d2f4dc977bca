/** Tests that drive a feature, titled by it, and the record of those that did. */

import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { it } from 'vitest';
import { results } from '../../scripts/checkout.mjs';
import { type Drive, FEATURES, type Feature, type Means, WANTED_DRIVES } from './features.ts';

/** Each file of tests runs in a process of its own: what they did meets in files. */
const folder = join(results, 'drives');

/** A test that does with the mouse what a feature is for; keys are pressed only to get there. */
export function byMouse(feature: Feature, what: string, drive: () => Promise<void>): void {
    driven({ feature, means: 'mouse' }, what, drive);
}

/** A test that does with the keyboard what a feature is for; the mouse is used only to get there. */
export function byKeyboard(feature: Feature, what: string, drive: () => Promise<void>): void {
    driven({ feature, means: 'keyboard' }, what, drive);
}

/** Forgets the drives of earlier runs. */
export function forgetDrives(): void {
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder, { recursive: true });
}

/** What no test has driven since drives were forgotten, as `feature by means`. */
export function missingDrives(): readonly string[] {
    const driven = new Set(readdirSync(folder));
    return WANTED_DRIVES.map(nameOf).filter((name) => !driven.has(name));
}

function driven(drive: Drive, what: string, run: () => Promise<void>): void {
    it(`${FEATURES[drive.feature]}, by ${drive.means}: ${what}`, async () => {
        await run();
        record(drive);
    });
}

function record(drive: Drive): void {
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, nameOf(drive)), '');
}

function nameOf({ feature, means }: { readonly feature: Feature; readonly means: Means }): string {
    return `${feature} by ${means}`;
}
