import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PassThrough, Writable } from 'node:stream';
import { describe, expect, test } from 'vitest';
import { paletteFor } from '../../cli/colours.ts';
import { showsColours, showsProgress, writeLines, writerOf } from '../../cli/io.ts';
import { writeOutFile } from '../../cli/out-file.ts';
import { problemLine, problemSummary } from '../../cli/problem-text.ts';
import { readSource } from '../../cli/source-file.ts';
import { reportLines } from '../../cli/timeline-text.ts';
import { TraceReader } from '../../simulator/trace/reader.ts';
import { SAMPLE_PLAN, sampleTrace } from '../simulator/trace/sample-trace.ts';
import { TraceBuilder } from '../simulator/trace/trace-builder.ts';
import { folderWith } from './memory-io.ts';

const PLAIN = paletteFor(false);

describe('the report', () => {
    const lines = [...reportLines(new TraceReader(SAMPLE_PLAN, sampleTrace()), PLAIN)];

    test('groups by instant, marks failures and names the rule', () => {
        expect(lines.slice(0, 9)).toEqual([
            'Test on Acme, 10min, seed 7',
            '',
            '0:00:05.000   A101 goes from LOGGED_OUT to AVAILABLE in Email. [agent/transitions]',
            '0:01:00.000 ! The timeline says “at 1min cut EmailPim -- Central for 90s”. [timeline/statement]',
            '            ! The link EmailPim -- Central goes from UP to DOWN. [link/cut]',
            '            ! The path EmailManager · MR path goes from OPEN to ROUTING_DISABLED. [mr/routing-disabled]',
            '            ! EmailPim sends ROUTING_DISABLED to EmailManager. [mr/routing-disabled]',
            '              EmailPim logs “routing is disabled”. [mr/routing-disabled]',
            '0:01:01.000   Mail#1 arrives and is ACTIVE. [task/assigned]',
        ]);
    });

    test('ends with the expectations and the totals', () => {
        const expectations = lines.slice(lines.indexOf('Expectations'));
        expect(expectations.slice(0, 4)).toEqual([
            'Expectations',
            '  FAILED  line 21: expect end task',
            expect.stringMatching(/^ {10}At the end \(10min\) 1 of 2 tasks differed: Call was QUEUED/),
            '  FAILED  line 21: expect always link-state',
        ]);
        expect(expectations).toContain('  0 passed, 3 failed');
        expect(expectations).toContain('  agents logged out by a failure: 1');
    });

    test('says that and where the run was stopped', () => {
        const builder = new TraceBuilder();
        const trace = builder.finish({ kind: 'event-limit', atMs: 5_000, limit: 1_000 });
        expect([...reportLines(new TraceReader(builder.plan, trace), PLAIN)]).toContain(
            'Stopped at 5s, at the limit of 1000 events. Let less happen, or raise the setting eventLimit.',
        );
    });

    test('has colours only where they are wanted', () => {
        expect(lines.join('\n')).not.toContain('\u001b');
        const coloured = [...reportLines(new TraceReader(SAMPLE_PLAN, sampleTrace()), paletteFor(true))].join('\n');
        expect(coloured).toContain('\u001b[31mThe link EmailPim -- Central goes from UP to DOWN.\u001b[0m');
    });
});

test.each([
    [true, {}, true],
    [false, {}, false],
    [true, { NO_COLOR: '1' }, false],
    [true, { NO_COLOR: '' }, true],
    [true, { TERM: 'dumb' }, false],
    [false, { FORCE_COLOR: '1' }, true],
    [true, { FORCE_COLOR: '0' }, false],
    [false, { FORCE_COLOR: '', CI: 'true' }, false],
])('terminal %s with %o: colours %s', (terminal, environment, expected) => {
    expect(showsColours(terminal, environment)).toBe(expected);
});

test.each([
    [true, {}, true],
    [false, {}, false],
    [true, { CI: 'true' }, false],
    [true, { TERM: 'dumb' }, false],
])('terminal %s with %o: progress %s', (terminal, environment, expected) => {
    expect(showsProgress(terminal, environment)).toBe(expected);
});

test('a problem is one line with its place', () => {
    const problem = {
        file: 'a.ccsim',
        line: 3,
        column: 5,
        severity: 'error' as const,
        code: 'mr-pim/router-link',
        message: 'No link\n  to a controller.',
    };
    expect(problemLine(problem, PLAIN)).toBe('a.ccsim:3:5: error mr-pim/router-link No link to a controller.');
    expect(problemSummary(2, [problem, { ...problem, severity: 'warning' }])).toBe('2 files: 1 error, 1 warning');
});

describe('writing', () => {
    test('stops without an error when nobody reads any more', async () => {
        let taken = 0;
        const closing = new Writable({
            write(_chunk, _encoding, done) {
                taken += 1;
                done(taken > 1 ? Object.assign(new Error('gone'), { code: 'EPIPE' }) : null);
            },
        });
        const lines = Array.from({ length: 100_000 }, (_, index) => `line ${index}`);
        expect(await writeLines(writerOf(closing), lines)).toBe(false);
        expect(taken).toBe(2);
    });

    test('keeps the order and loses nothing', async () => {
        const stream = new PassThrough();
        const pieces: string[] = [];
        stream.on('data', (piece: Buffer) => pieces.push(piece.toString()));
        const lines = Array.from({ length: 30_000 }, (_, index) => `line ${index}`);
        expect(await writeLines(writerOf(stream), lines)).toBe(true);
        expect(pieces.join('')).toBe(`${lines.join('\n')}\n`);
    });

    test('a file appears whole, in place of the old one', async () => {
        const folder = folderWith({ 'trace.json': 'old' });
        await writeOutFile('trace.json', folder, ['new', ' text']);
        expect(readFileSync(join(folder, 'trace.json'), 'utf8')).toBe('new text');
        expect(readdirSync(folder)).toEqual(['trace.json']);
    });

    test('a file stays as it was when its text cannot be made', async () => {
        const folder = folderWith({ 'trace.json': 'old' });
        const failing = (function* () {
            yield 'new';
            throw new Error('no more');
        })();
        await expect(writeOutFile('trace.json', folder, failing)).rejects.toThrow('no more');
        expect(readFileSync(join(folder, 'trace.json'), 'utf8')).toBe('old');
        expect(readdirSync(folder)).toEqual(['trace.json']);
    });

    test('a file that cannot be written is a message with the remedy', async () => {
        const folder = folderWith({});
        mkdirSync(join(folder, 'sub'));
        await expect(writeOutFile('none/trace.json', folder, [])).rejects.toThrow(/there is no folder .*none; make it/);
        await expect(writeOutFile('sub', folder, [])).rejects.toThrow('is a folder; give --out the name of a file');
        expect(readdirSync(folder)).toEqual(['sub']);
    });
});

describe('reading', () => {
    test.each([
        ['missing.ccsim', /there is no file missing\.ccsim \(looked for .*\): check the path/],
        ['sub', /sub is a folder: name one of the \.ccsim files in it/],
        ['binary.ccsim', 'binary.ccsim is not a text file'],
        ['latin.ccsim', 'latin.ccsim is not UTF-8 text'],
        ['notes.txt', 'notes.txt is not a .ccsim file'],
        ['notes.txt/x.ccsim', 'check the path'],
    ])('%s is refused with the remedy', async (name, message) => {
        const folder = folderWith({
            'binary.ccsim': new Uint8Array([65, 0, 66]),
            'latin.ccsim': new Uint8Array([0xe9, 65]),
            'notes.txt': 'x',
        });
        mkdirSync(join(folder, 'sub'));
        await expect(readSource(name, folder)).rejects.toThrow(message);
    });
});
