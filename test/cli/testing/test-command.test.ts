import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { ccsim, folderWith, start } from '../memory-io.ts';
import { BROKEN, CASES, FINE, TOPOLOGY } from './site.ts';

const SITE = { 'site.ccsim': TOPOLOGY, 'fine.ccsim': FINE, 'cases.ccsim': CASES };

async function namesOf(args: readonly string[], folder = folderWith(SITE)): Promise<readonly string[]> {
    const { out } = await ccsim(['test', ...args], folder);
    return [...out.matchAll(/^ {2}(?:passed|FAILED) {2}(.*?) {2}/gm)].map(([, name = '']) => name);
}

describe('ccsim test', () => {
    test('ends with 0 where every expectation holds, and with 1 where one does not', async () => {
        const folder = folderWith(SITE);
        expect(await ccsim(['test', 'fine.ccsim'], folder)).toMatchObject({ code: 0, err: '' });
        expect(await ccsim(['test', 'cases.ccsim'], folder)).toMatchObject({ code: 1, err: '' });
    });

    test('finds the files of folders and their folders, in order, without those of others', async () => {
        const folder = folderWith({ 'site.ccsim': TOPOLOGY });
        for (const path of ['b', 'b/deep', 'a', '.hidden', 'node_modules']) {
            mkdirSync(join(folder, path));
            const name = path.replace(/\W/g, '');
            const text = FINE.replace('Fine', `In_${name}`).replace(
                'site.ccsim',
                `${'../'.repeat(path.split('/').length)}site.ccsim`,
            );
            writeFileSync(join(folder, path, 'test.ccsim'), text);
        }
        expect(await namesOf([], folder)).toEqual(['In_a', 'In_bdeep', 'In_b']);
        expect(await namesOf(['b', 'a'], folder)).toEqual(['In_bdeep', 'In_b', 'In_a']);
        expect(await namesOf(['b/test.ccsim', 'b'], folder)).toEqual(['In_b', 'In_bdeep']);
    });

    test('runs only what has one of the texts in its name', async () => {
        expect(await namesOf(['--filter', 'loss'])).toEqual(['Loss (Short)', 'Loss (Long)']);
        expect(await namesOf(['--filter', 'loss*long'])).toEqual(['Loss (Long)']);
        expect(await namesOf(['-t', '(Short)', '-t', 'Fine'])).toEqual(['Loss (Short)', 'Fine']);
    });

    test('shares the tests out: each is in exactly one share', async () => {
        const shares = await Promise.all(['1/2', '2/2'].map((share) => namesOf(['--shard', share])));
        expect(shares).toEqual([['Loss (Short)', 'Fine'], ['Loss (Long)']]);
        expect(await ccsim(['test', '--shard', '9/9'], folderWith(SITE))).toMatchObject({
            code: 0,
            out: expect.stringContaining('0 tests'),
        });
    });

    test('takes mistakes that keep a scenario, or a whole file, from running for failures', async () => {
        const folder = folderWith({ 'site.ccsim': TOPOLOGY, 'broken.ccsim': BROKEN, 'half.ccsim': 'scenario {' });
        const { code, out } = await ccsim(['test'], folder);
        expect(code).toBe(1);
        expect(out).toContain('  FAILED  Broken  could not run\n    broken.ccsim:4:16: error name/unknown');
        expect(out).toContain('  FAILED  half.ccsim  could not run\n    half.ccsim:1:1: error scenario/duration');
        expect(out).toContain('half.ccsim:1:10: error syntax/statement');
    });

    test.each([
        [['site.ccsim'], /^ccsim: there is no scenario in site\.ccsim: name files or folders that declare some\n$/],
        [['gone.ccsim'], /^ccsim: there is no file gone\.ccsim/],
        [['empty'], /^ccsim: there is no \.ccsim file in empty/],
        [['--filter', 'Nothing'], /no test has Nothing in its name: there are Loss \(Short\), Loss \(Long\), Fine\n$/],
        [['--shard', '3/2'], /Write which share of how many, such as 1\/3/],
        [['--shard', '0/2'], /Write which share of how many/],
        [['--reporter', 'html'], /A report is one of text, json, junit, sarif, github/],
        [['--reporter', 'junit='], /A report is one of/],
    ])('%j could not run: it ends with 2 and says the remedy', async (args, message) => {
        const folder = folderWith(SITE);
        mkdirSync(join(folder, 'empty'));
        const { code, err } = await ccsim(['test', ...args], folder);
        expect(code).toBe(2);
        expect(err).toMatch(message);
    });

    test('runs what can be read, and ends with 2 where something cannot', async () => {
        const { code, out, err } = await ccsim(['test', 'fine.ccsim', 'gone.ccsim'], folderWith(SITE));
        expect(code).toBe(2);
        expect(out).toContain('1 test: 1 passed');
        expect(err).toMatch(/^ccsim: there is no file gone\.ccsim/);
    });
});

describe('--watch', () => {
    test('runs the tests again when a file changes, or what it imports, and ends when told to', async () => {
        const folder = folderWith({ 'fine.ccsim': FINE.replace('site.ccsim', 'topologies/site.ccsim') });
        mkdirSync(join(folder, 'topologies'));
        const topology = join(folder, 'topologies', 'site.ccsim');
        writeFileSync(topology, TOPOLOGY);
        const running = start(['test', 'fine.ccsim', '--watch'], folder);
        await running.says(/1 passed, 0 failed[\s\S]*Watching for changes/);
        writeFileSync(topology, TOPOLOGY.replace('Central', 'Zentrale'));
        await running.says(/1 failed[\s\S]*Watching for changes[\s\S]*Watching for changes/);
        running.stop();
        expect((await running.ended).code).toBe(1);
    });

    test('looks for mistakes again', async () => {
        const folder = folderWith({ 'site.ccsim': 'topology {' });
        const running = start(['check', '.', '--watch'], folder);
        await running.says(/[1-9] error[\s\S]*Watching for changes/);
        writeFileSync(join(folder, 'site.ccsim'), TOPOLOGY);
        await running.says(/0 errors/);
        running.stop();
        expect((await running.ended).code).toBe(0);
    });

    test('goes on when there is nothing to run for a while', async () => {
        const folder = folderWith({ 'site.ccsim': TOPOLOGY });
        const running = start(['test', '--watch'], folder);
        await running.says(/there is no scenario[\s\S]*Watching for changes/);
        writeFileSync(join(folder, 'fine.ccsim'), FINE);
        await running.says(/1 passed/);
        running.stop();
        expect((await running.ended).code).toBe(0);
    });
});
