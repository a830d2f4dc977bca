import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { ccsim, folderWith, PROJECT } from '../cli/memory-io.ts';
import { BROKEN, CASES, TOPOLOGY } from '../cli/testing/site.ts';

interface ProblemPattern {
    readonly regexp: string;
    readonly file: number;
    readonly line: number;
    readonly column: number;
    readonly severity: number;
    readonly code: number;
    readonly message: number;
}

const MANIFEST: { readonly contributes: { readonly problemPatterns: readonly ProblemPattern[] } } = JSON.parse(
    readFileSync(join(PROJECT, 'package.json'), 'utf8'),
);

test('the problem matcher finds what check and test print, and nothing else', async () => {
    const [pattern] = MANIFEST.contributes.problemPatterns;
    const found = (text: string) =>
        text.split('\n').flatMap((line) => {
            const parts = new RegExp(pattern?.regexp ?? '$.').exec(line);
            const fields = pattern && [pattern.file, pattern.line, pattern.column, pattern.severity, pattern.code];
            return parts === null ? [] : [fields?.map((field) => parts[field]).join(' ')];
        });
    const folder = folderWith({ 'site.ccsim': TOPOLOGY, 'broken.ccsim': BROKEN, 'cases.ccsim': CASES });
    expect(found((await ccsim(['test'], folder)).out)).toEqual([
        'broken.ccsim 4 16 error name/unknown',
        'cases.ccsim 9 5 error expectation/failed',
    ]);
    expect(found((await ccsim(['check', '.'], folder)).out)).toContain('broken.ccsim 4 16 error name/unknown');
});
