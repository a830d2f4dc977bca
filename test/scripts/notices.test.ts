import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { noticesFor } from '../../scripts/notices.mjs';

const root = mkdtempSync(join(tmpdir(), 'ccsim-notices-'));

afterAll(() => rmSync(root, { recursive: true }));

describe('the notices of third parties', () => {
    it('name each package once, with its version, its licence and all that it says about it', () => {
        const folder = installed('@maker/thing', { license: 'MIT', homepage: 'https://example.org/thing' });
        writeFileSync(join(folder, 'LICENSE.md'), 'Do what you like.\r\n');
        writeFileSync(join(folder, 'ThirdPartyNotices.txt'), 'With a part of another thing.\n');
        const used = { [`${folder}/a.js`]: 10, [`${folder}/lib/b.js`]: 5, 'client/own.ts': 7 };
        const text = notices(used);
        expect(text.match(/@maker\/thing 1\.2\.3/g)).toHaveLength(1);
        expect(text).toContain('Licence: MIT\nSource: https://example.org/thing\n\nDo what you like.\n\nWith a part');
        expect(text).not.toContain('own');
    });

    it('take a package within a package for itself', () => {
        const inner = installed('outer/node_modules/inner', { license: 'ISC' });
        writeFileSync(join(inner, 'COPYING'), 'Copy it.');
        const text = notices({ [`${inner}/index.js`]: 1 });
        expect(text).toContain('inner 1.2.3');
        expect(text).not.toContain('outer 1.2.3');
    });

    it('leave out what was read and did not get into the bundle', () => {
        const folder = installed('unused', {});
        expect(notices({ [`${folder}/index.js`]: 0 })).not.toContain('unused');
    });

    it('cannot be made where a bundled package has no licence text', () => {
        const folder = installed('silent', { license: 'MIT' });
        expect(() => notices({ [`${folder}/index.js`]: 1 })).toThrow(/silent 1\.2\.3 .* no licence text/);
    });

    it('cannot be made where a bundled package does not say its licence', () => {
        const folder = installed('vague', {});
        writeFileSync(join(folder, 'LICENSE'), 'Some text.');
        expect(() => notices({ [`${folder}/index.js`]: 1 })).toThrow(/vague 1\.2\.3/);
    });
});

/** Puts a package where installed packages are, and returns its folder. */
function installed(name: string, manifest: Readonly<Record<string, string>>): string {
    const folder = join(root, 'node_modules', name);
    mkdirSync(folder, { recursive: true });
    const ownName = name.replace(/^.*node_modules\//, '');
    writeFileSync(join(folder, 'package.json'), JSON.stringify({ name: ownName, version: '1.2.3', ...manifest }));
    return folder;
}

/** @param bytes how much of each file is in the bundle */
function notices(bytes: Readonly<Record<string, number>>): string {
    const inputs = Object.fromEntries(
        Object.entries(bytes).map(([file, bytesInOutput]) => [
            file.replace(`${root}/`, '').replaceAll('\\', '/'),
            { bytesInOutput },
        ]),
    );
    const output = { bytes: 0, inputs, imports: [], exports: [] };
    return noticesFor([{ inputs: {}, outputs: { 'out.js': output } }], root);
}
