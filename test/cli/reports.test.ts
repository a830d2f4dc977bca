import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { ccsim, PROJECT } from './memory-io.ts';

const EXAMPLE = 'examples/application-path-down.ccsim';

describe('ccsim run --reports', () => {
    const run = (...more: readonly string[]) => ccsim(['run', EXAMPLE, '--reports', ...more]);

    test('says of each figure what the reports will say and what happened, and why they differ', async () => {
        const { code, out } = await run();
        expect(code).toBe(0);
        expect(out).toMatch(/^Interval reports of ApplicationPathDown, every 30min\n/);
        expect(out).toMatch(/agent Dave · Chat\n.*INCOMPLETE\n[\s\S]*?Handled +0 +2 {2}2 missing\n/);
        expect(out).toMatch(/missing: While the application .* \[cti\/unreported\]\n {6}line \d+: at \d+\w+ .+\n/);
    });

    test('names what has nothing to report in one line', async () => {
        expect((await run()).out).toMatch(/\nNothing to report: agent Alice · Voice, .+\n$/);
    });

    test('has intervals of the length asked for', async () => {
        const { out } = await run('--interval', '5min');
        const intervals = JSON.parse((await run('--interval', '5min', '--format', 'json')).out).reports[0].intervals;
        expect(out).toContain('0:05:00.000 to 0:10:00.000');
        expect(intervals.map((each: { fromMs: number; toMs: number }) => [each.fromMs, each.toMs])).toEqual([
            [0, 300_000],
            [300_000, 600_000],
            [600_000, 720_000],
        ]);
    });

    test('prints JSON with the line behind each difference', async () => {
        const { reports } = JSON.parse((await run('--format', 'json')).out);
        const chat = reports.find(({ name }: { name: string }) => name === 'Chat');
        expect(chat).toMatchObject({ scope: 'domain', total: { happened: { handled: 2 }, reported: { handled: 0 } } });
        expect(chat.total.differences[0]).toMatchObject({ kind: 'missing', rule: 'cti/unreported' });
        const [{ line, text }] = chat.total.differences[0].causes;
        expect(readFileSync(join(PROJECT, EXAMPLE), 'utf8').split('\n')[line - 1]?.replace(/\s+/g, ' ')).toContain(
            text,
        );
    });

    test('prints CSV with as many cells in each line as the first one names, once for several scenarios', async () => {
        const { out } = await run('--format', 'csv');
        const [head = '', ...lines] = out.trimEnd().split('\n');
        expect(head.split(',').slice(0, 5)).toEqual(['scenario', 'case', 'scope', 'name', 'from_ms']);
        expect(new Set(lines.map((line) => line.split(',').length))).toEqual(new Set([head.split(',').length]));
        expect(lines).toContainEqual(expect.stringContaining('domain,Chat,0,720000,INCOMPLETE,Handled,count,0,2,0,2'));
        expect(lines.filter((line) => line === head)).toEqual([]);
    });

    test('says what does not fit together', async () => {
        expect(await run('--explain', 'Dave')).toMatchObject({ code: 2, err: expect.stringContaining('one of them') });
        expect(await ccsim(['run', EXAMPLE, '--format', 'csv'])).toMatchObject({
            code: 2,
            err: expect.stringContaining('add --reports'),
        });
        expect(await ccsim(['run', EXAMPLE, '--interval', '5min'])).toMatchObject({
            code: 2,
            err: expect.stringContaining('add --reports'),
        });
        expect(await run('--interval', '0s')).toMatchObject({ code: 2, err: expect.stringContaining('15min') });
        expect(await run('--interval', 'soon')).toMatchObject({ code: 2, err: expect.stringContaining('duration') });
    });

    test('prints what the guide shows', async () => {
        const guide = readFileSync(join(PROJECT, 'docs/guide.md'), 'utf8');
        const [, command = '', shown = ''] =
            /```console\n\$ ccsim (run .*--reports)\n([\s\S]*?)\n```/.exec(guide) ?? [];
        expect(shown).toContain('reports say');
        expect((await ccsim(command.split(' '))).out).toContain(`\n${shown}\n`);
    });
});
