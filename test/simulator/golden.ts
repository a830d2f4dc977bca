/** Golden files: text that a test compares with, renewed by UPDATE_GOLDEN=1, beside what was seen (`.actual`) on failure. */

import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { expect } from 'vitest';

const FOLDER = resolve(import.meta.dirname, '../golden');

/** Compares a text with the golden file of that name. */
export function expectGolden(name: string, text: string): void {
    const golden = resolve(FOLDER, name);
    const actual = `${golden}.actual`;
    if (process.env.UPDATE_GOLDEN === '1') {
        mkdirSync(dirname(golden), { recursive: true });
        writeFileSync(golden, text);
    }
    const expected = existsSync(golden) ? readFileSync(golden, 'utf8') : '';
    if (expected === text) {
        rmSync(actual, { force: true });
    } else {
        writeFileSync(actual, text);
    }
    expect(text, `differs from test/golden/${name}; see ${name}.actual, and UPDATE_GOLDEN=1`).toBe(expected);
}
