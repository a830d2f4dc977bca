import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { ccsim, folderWith, PROJECT } from './memory-io.ts';

const TOPOLOGY = `
topology Site {
    controller Central duplexed
    peripheral Ucm unified-cm
    gateway AgentPg { cti server Cti  pim UcmPim for Ucm }
    gateway MrPg { mr pim EmailPim for EmailManager }
    finesse Desk
    domain Email email
    application EmailManager serves Email
    agents A101 on Ucm at Desk handle Email
    link EmailPim -- Central
    link EmailManager -- EmailPim
    link EmailManager -- Cti
}
`;

const SCENARIO = `
scenario Cut on Site {
    duration 2min
    seed 3
    at 0s A101 log in
    at 1s A101 become ready in Email
    every exponential mean 5s from 2s to 1min EmailManager receives Email task Mail lasting 2s..4s
    at 30s cut EmailPim -- Central for 10s
    expect at 30s EmailManager received ROUTING_DISABLED
}
`;

const FAILING = `
scenario Hopeless on Site {
    duration 1min
    expect at end A101 is AVAILABLE in Email
}
`;

const site = (more: string) => ({ 'site.ccsim': `${TOPOLOGY}${more}` });

describe('ccsim check', () => {
    test('of a file without mistakes is fine', async () => {
        const folder = folderWith(site(SCENARIO));
        expect(await ccsim(['check', 'site.ccsim'], folder)).toEqual({
            code: 0,
            out: '1 file: 0 errors, 0 warnings\n',
            err: '',
        });
    });

    test('prints each mistake with file, line and column, from 1', async () => {
        const folder = folderWith(site('scenario Wrong on Site {\n    duration 1min\n    at 1s fail Nobody\n}\n'));
        const { code, out } = await ccsim(['check', 'site.ccsim'], folder);
        expect(code).toBe(1);
        expect(out).toMatch(/^site\.ccsim:17:16: error \S+ .*Nobody/);
        expect(out).toContain('1 file: 1 error, 0 warnings\n');
    });

    test('names mistakes in what a file imports by the imported file, once', async () => {
        const folder = folderWith({
            'bad.ccsim': 'topology Bad { gateway }',
            'one.ccsim': 'import "bad.ccsim"',
            'two.ccsim': 'import "bad.ccsim"',
        });
        const { code, out } = await ccsim(['check', 'one.ccsim', 'two.ccsim', 'bad.ccsim'], folder);
        expect(code).toBe(1);
        const mistakes = out.split('\n').filter((line) => line.startsWith('bad.ccsim:1:'));
        expect(mistakes.length).toBeGreaterThan(0);
        expect(new Set(mistakes).size).toBe(mistakes.length);
    });

    test('goes on after a file that cannot be read, and ends with 2', async () => {
        const folder = folderWith(site(SCENARIO));
        const { code, out, err } = await ccsim(['check', 'gone.ccsim', 'site.ccsim'], folder);
        expect(code).toBe(2);
        expect(out).toBe('1 file: 0 errors, 0 warnings\n');
        expect(err).toMatch(/^ccsim: there is no file gone\.ccsim/);
    });
});

describe('ccsim run', () => {
    test('prints what happens, when and why, and the expectations', async () => {
        const folder = folderWith(site(SCENARIO));
        const { code, out, err } = await ccsim(['run', 'site.ccsim'], folder);
        expect(err).toBe('');
        expect(code).toBe(0);
        expect(out).toMatch(/^Cut on Site, 2min, seed 3\n\n0:00:00\.000 {3}The timeline says “at 0s A101 log in”/);
        expect(out).toMatch(/\n0:00:30\.000 ! The timeline says “at 30s cut EmailPim -- Central for 10s”/);
        expect(out).toMatch(/! EmailPim sends ROUTING_DISABLED to EmailManager\. \[mr\/routing-disabled\]\n/);
        expect(out).toMatch(/passed {2}line 23: expect at 30s EmailManager received ROUTING_DISABLED\n/);
        expect(out).toContain('1 passed, 0 failed');
    });

    test('ends with 1 where an expectation failed, and says what was seen', async () => {
        const folder = folderWith(site(FAILING));
        const { code, out } = await ccsim(['run', 'site.ccsim'], folder);
        expect(code).toBe(1);
        expect(out).toContain('FAILED  line 18: expect at end A101 is AVAILABLE in Email\n');
        expect(out).toContain('At the end (1min) A101 was LOGGED_OUT in Email since 0s (timeline/start).');
    });

    test('runs all scenarios of a file, each headed, or the one that is named', async () => {
        const folder = folderWith(site(SCENARIO + FAILING));
        const all = await ccsim(['run', 'site.ccsim'], folder);
        expect(all.code).toBe(1);
        expect(all.out).toMatch(/^Cut on Site[\s\S]*\nHopeless on Site, 1min/);
        const one = await ccsim(['run', 'site.ccsim', '--scenario', 'Cut'], folder);
        expect(one.code).toBe(0);
        expect(one.out).not.toContain('Hopeless');
    });

    test('prints JSON that ends in a newline, the same for the same seed only', async () => {
        const folder = folderWith(site(SCENARIO));
        const json = async (...more: string[]) =>
            (await ccsim(['run', 'site.ccsim', '--format', 'json', ...more], folder)).out;
        const first = await json();
        expect(JSON.parse(first)).toMatchObject({ scenario: 'Cut', seed: 3, durationMs: 120_000 });
        expect(first.endsWith('\n')).toBe(true);
        expect(await json()).toBe(first);
        expect(await json('--seed', '3')).toBe(first);
        const other = await json('--seed', '4');
        expect(JSON.parse(other)).toMatchObject({ seed: 4 });
        expect(other.replace('"seed": 4', '"seed": 3')).not.toBe(first);
    });

    test('writes into a file, and still says what failed', async () => {
        const folder = folderWith(site(FAILING));
        const { code, out, err } = await ccsim(['run', 'site.ccsim', '-f', 'json', '-o', 'trace.json'], folder);
        expect(code).toBe(1);
        expect(out).toBe('');
        expect(err).toContain('FAILED  line 18: expect at end A101 is AVAILABLE in Email');
        expect(JSON.parse(readFileSync(join(folder, 'trace.json'), 'utf8'))).toMatchObject({ scenario: 'Hopeless' });
        expect(readdirSync(folder).sort()).toEqual(['site.ccsim', 'trace.json']);
    });

    test('colours only where the terminal shows them', async () => {
        const folder = folderWith(site(SCENARIO));
        expect((await ccsim(['run', 'site.ccsim'], folder, false)).out).not.toContain('\u001b');
        expect((await ccsim(['run', 'site.ccsim'], folder, true)).out).toContain('\u001b[31m');
        await ccsim(['run', 'site.ccsim', '-o', 'out.txt'], folder, true);
        expect(readFileSync(join(folder, 'out.txt'), 'utf8')).not.toContain('\u001b');
    });

    test('does not run what has errors: they are printed, and it ends with 1', async () => {
        const folder = folderWith(site('scenario Wrong on Site {\n    duration 1min\n    at 1s fail Nobody\n}\n'));
        const { code, out, err } = await ccsim(['run', 'site.ccsim'], folder);
        expect(code).toBe(1);
        expect(out).toBe('');
        expect(err).toMatch(/^site\.ccsim:17:16: error \S+ .*Nobody/);
        expect(err).toContain('ccsim: not run, because of errors (1 file: 1 error, 0 warnings)');
    });

    test('runs the example that the help names', async () => {
        const { code, out } = await ccsim(['run', 'examples/router-link-lost.ccsim'], PROJECT);
        expect([0, 1]).toContain(code);
        expect(out).toMatch(/^RouterLinkLost on Acme/);
    });
});

describe('what keeps a command from running ends with 2 and a message that says the remedy', () => {
    const run = async (...args: string[]) => {
        const folder = folderWith({ ...site(SCENARIO + FAILING), 'only.ccsim': TOPOLOGY });
        mkdirSync(join(folder, 'sub'));
        const { code, err } = await ccsim(args, folder);
        expect(code).toBe(2);
        expect(err).not.toContain('    at ');
        return err;
    };

    test.each([
        ['a missing file', ['run', 'gone.ccsim'], /^ccsim: there is no file gone\.ccsim .*check the path\n$/],
        ['a folder', ['run', 'sub'], /^ccsim: sub is a folder: name one of the \.ccsim files in it/],
        ['an unknown scenario', ['run', 'site.ccsim', '-s', 'Cat'], /has no scenario Cat: it has Cut, Hopeless\n$/],
        ['a file without scenarios', ['run', 'only.ccsim'], /^ccsim: only\.ccsim has no scenario to run: add one/],
        ['JSON of several scenarios', ['run', 'site.ccsim', '-f', 'json'], /--scenario; it has Cut, Hopeless\n$/],
        ['a file that cannot be written', ['run', 'site.ccsim', '-o', 'no/x.txt'], /there is no folder .*no; make it/],
        ['an unknown option', ['run', 'site.ccsim', '--fast'], /^ccsim: unknown option '--fast'[\s\S]*--help/],
        ['an unknown command', ['walk'], /^ccsim: unknown command 'walk'/],
        ['a missing argument', ['run'], /^ccsim: missing required argument 'file'/],
        ['a wrong format', ['run', 'site.ccsim', '-f', 'xml'], /'xml' is invalid\. Allowed choices are text, json/],
        [
            'a seed that is none',
            ['run', 'site.ccsim', '--seed', '1.5'],
            /A seed is a whole number from 0 to 4294967295/,
        ],
        ['a seed that is too large', ['run', 'site.ccsim', '--seed', '4294967296'], /A seed is a whole number/],
        ['no command at all', [], /Usage: ccsim/],
    ])('%s', async (_, args, message) => {
        expect(await run(...args)).toMatch(message);
    });
});

describe('help', () => {
    test.each([
        [['--help'], 'ccsim run examples/router-link-lost.ccsim'],
        [['help', 'run'], 'ccsim run my-site.ccsim --format json --out trace.json'],
        [['check', '--help'], 'ccsim check my-site.ccsim'],
    ])('%o teaches with examples and exit codes', async (args, example) => {
        const { code, out } = await ccsim(args);
        expect(code).toBe(0);
        expect(out).toContain(example);
        expect(out).toContain('2  could not run');
    });

    test('--version prints the version', async () => {
        expect(await ccsim(['--version'])).toMatchObject({ code: 0, out: expect.stringMatching(/^\d+\.\d+\.\d+\n$/) });
    });
});

describe('ccsim run --explain', () => {
    const run = (name: string, ...more: string[]) =>
        ccsim(['run', 'examples/router-link-lost.ccsim', '--explain', name, ...more]);

    test('leads from a task that no report knows back to the line of the failure', async () => {
        const { code, out } = await run('Short');
        expect(code).toBe(0);
        expect(out).toMatch(/Short is in no report\.\n\s+rule mr\/assigned-unreported/);
        expect(out.trimEnd()).toMatch(/line \d+: at 1min cut EmailPim -- Central for 90s$/);
    });

    test('explains an agent in every domain, and all tasks that share a name', async () => {
        expect((await run('Alice')).out).toMatch(/^Alice · Voice\n[\s\S]*\nAlice · Email\n/);
        expect((await run('Mail')).out).toMatch(/^Mail#1\n[\s\S]*\nMail#2\n/);
    });

    test('says in a sentence what was lost, and tells each cause and each rule once', async () => {
        const { out } = await run('Short');
        expect(out).toMatch(
            /^Short\n {2}Short went to Carol and ended with 38 \(NORMAL_END_TASK\), 27s after its arrival\.\n/,
        );
        expect(out).toContain('It is in no report (mr/assigned-unreported), because of line 27: “at 1min cut');
        expect(out.match(/rule task\/assigned: /g)).toHaveLength(1);
        expect(out.match(/The timeline says “at 70s/g)).toHaveLength(1);
        expect(out).toContain('Short goes from OFFERED to ACTIVE. (above)');
    });

    test('explains a statement by its line: all that it caused', async () => {
        const { code, out } = await run('27');
        expect(code).toBe(0);
        expect(out).toMatch(
            /^line 27: at 1min cut EmailPim -- Central for 90s \(.*1 path interrupted.*\)\n {2}1min: The timeline says/,
        );
        expect(out).toContain('  1min: EmailPim sends ROUTING_DISABLED to EmailManager. [mr/routing-disabled]\n');
        expect(out).toContain('Short is in no report. [mr/assigned-unreported]\n');
        expect(await run('1')).toMatchObject({
            code: 2,
            err: expect.stringMatching(/no statement on line 1 .* lines \d+ to \d+/),
        });
    });

    test('says what there is where the name is unknown, and that it answers text', async () => {
        expect(await run('Nobody')).toMatchObject({ code: 2, err: expect.stringContaining('Alice, Bob, Carol, Dave') });
        expect(await run('Alice', '--format', 'json')).toMatchObject({ code: 2, err: expect.stringContaining('text') });
    });
});
