import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { ccsim, folderWith, PROJECT } from './memory-io.ts';

const UNTIDY = 'topology   Site {\ncontroller Central\n}\n';
const TIDY = 'topology Site {\n    controller Central\n}\n';
const HALF = 'topology   Half {\ncontroller\n';

const textOf = (folder: string, name: string) => readFileSync(join(folder, name), 'utf8');

test('lays files out in their places, and says which', async () => {
    const folder = folderWith({ 'untidy.ccsim': UNTIDY, 'tidy.ccsim': TIDY });
    expect(await ccsim(['format'], folder)).toEqual({
        code: 0,
        out: 'untidy.ccsim: formatted\n2 files: 1 formatted\n',
        err: '',
    });
    expect(textOf(folder, 'untidy.ccsim')).toBe(TIDY);
    expect(readdirSync(folder).sort()).toEqual(['tidy.ccsim', 'untidy.ccsim']);
    expect(await ccsim(['format'], folder)).toMatchObject({ code: 0, out: '2 files: 0 formatted\n' });
});

test('--check changes nothing, and ends with 1 where something would change', async () => {
    const folder = folderWith({ 'untidy.ccsim': UNTIDY, 'tidy.ccsim': TIDY });
    expect(await ccsim(['format', '--check', '.'], folder)).toEqual({
        code: 1,
        out: 'untidy.ccsim: not formatted\n2 files: 1 not formatted\n',
        err: '',
    });
    expect(textOf(folder, 'untidy.ccsim')).toBe(UNTIDY);
    expect(await ccsim(['format', '--check', 'tidy.ccsim'], folder)).toMatchObject({ code: 0 });
});

test('leaves a file with syntax errors as it is, says them, and goes on with the others', async () => {
    const folder = folderWith({ 'half.ccsim': HALF, 'untidy.ccsim': UNTIDY });
    const { code, out } = await ccsim(['format'], folder);
    expect(code).toBe(1);
    expect(out).toMatch(/^untidy\.ccsim: formatted\nhalf\.ccsim:\d+:\d+: error syntax\/statement /);
    expect(out).toContain('2 files: 1 formatted, 1 left alone because of errors\n');
    expect(textOf(folder, 'half.ccsim')).toBe(HALF);
    expect(textOf(folder, 'untidy.ccsim')).toBe(TIDY);
});

test('formats what has other mistakes, and keeps its line ends', async () => {
    const folder = folderWith({ 'windows.ccsim': 'scenario   S on Nowhere {\r\nduration 1min\r\n}\r\n' });
    expect(await ccsim(['format'], folder)).toMatchObject({ code: 0 });
    expect(textOf(folder, 'windows.ccsim')).toBe('scenario S on Nowhere {\r\n    duration 1min\r\n}\r\n');
});

test('says what cannot be read', async () => {
    const { code, err } = await ccsim(['format', 'gone.ccsim'], folderWith({}));
    expect(code).toBe(2);
    expect(err).toMatch(/^ccsim: there is no file gone\.ccsim/);
});

test('the examples are formatted', async () => {
    expect(await ccsim(['format', '--check', 'examples'], PROJECT)).toMatchObject({ code: 0 });
});
