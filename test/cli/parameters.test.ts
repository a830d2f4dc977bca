import { describe, expect, test } from 'vitest';
import { ccsim, folderWith } from './memory-io.ts';

const TEXT = `topology Site {
    controller Central duplexed
}
scenario Loss on Site {
    param outage = 90s
    param length = 10min
    duration length
    at 1min fail Central for outage
    expect at 2min Central is DOWN
}
scenario Other on Site {
    param length = 5min
    duration length
}
`;

const run = (...args: string[]) => ccsim(['run', 'site.ccsim', ...args], folderWith({ 'site.ccsim': TEXT }));

describe('ccsim run --param', () => {
    test('gives a parameter another value', async () => {
        expect(await run('--scenario', 'Loss')).toMatchObject({ code: 0 });
        const { code, out } = await run('--scenario', 'Loss', '--param', 'outage=10s');
        expect(code).toBe(1);
        expect(out).toContain('fail Central for 10s');
    });

    test('can be given several times, and concerns every scenario that has the parameter', async () => {
        const { code, out } = await run('-p', 'outage=2min', '-p', 'length = 7min');
        expect(code).toBe(0);
        expect(out).toMatch(/^Loss on Site, 7min[\s\S]*fail Central for 2min[\s\S]*\nOther on Site, 7min/);
    });

    test.each([
        [['-p', 'outge=5s'], /^site\.ccsim:4:1: error plan\/argument .*no parameter 'outge'. Did you mean 'outage'/],
        [['-p', 'outage=5'], /'outage' is a duration, such as '90s'; '5' is a count/],
        [['-p', 'length=10s'], /expectation\/after-end With length 10s: /],
    ])('%j is refused with what is wrong', async (args, message) => {
        const { code, err } = await run(...args);
        expect(code).toBe(1);
        expect(err).toMatch(message);
    });

    test.each(['outage', '=5s', 'outage=', ''])('%j is no parameter with its value', async (text) => {
        const { code, err } = await run('-p', text);
        expect(code).toBe(2);
        expect(err).toContain('Write a parameter and its value, such as outage=2min.');
    });
});

const CASES = `topology Site {
    controller Central duplexed
}
scenario Loss on Site {
    param outage = 90s
    duration 10min
    case Short with outage 10s
    case Long with outage 5min, seed 9
    at 1min fail Central for outage
    expect at 2min Central is DOWN
}
scenario Other on Site {
    duration 5min
}
`;

describe('ccsim run of a scenario with cases', () => {
    const runCases = (...args: string[]) => ccsim(['run', 'site.ccsim', ...args], folderWith({ 'site.ccsim': CASES }));

    test('runs each, headed by its name, and fails if one does', async () => {
        const { code, out } = await runCases();
        expect(code).toBe(1);
        expect(out).toMatch(
            /^Loss \(Short\) on Site, 10min, seed 1\n[\s\S]*FAILED[\s\S]*\nLoss \(Long\) on Site, 10min, seed 9\n[\s\S]*passed[\s\S]*\nOther on Site, 5min/,
        );
    });

    test('runs the case that is named, alone', async () => {
        const { code, out } = await runCases('--case', 'Long');
        expect(code).toBe(0);
        expect(out).toMatch(/^Loss \(Long\) on Site/);
        expect(out).not.toMatch(/Short|Other/);
    });

    test('lets the caller have the last word', async () => {
        const { code, out } = await runCases('--case', 'Short', '--param', 'outage=3min', '--seed', '5');
        expect(code).toBe(0);
        expect(out).toMatch(/^Loss \(Short\) on Site, 10min, seed 5/);
    });

    test('writes the trace of one case as JSON, with its name', async () => {
        const { out } = await runCases('--case', 'Long', '--format', 'json');
        expect(JSON.parse(out)).toMatchObject({ scenario: 'Loss', caseName: 'Long', seed: 9 });
        expect(await runCases('--scenario', 'Loss', '--format', 'json')).toMatchObject({
            code: 2,
            err: 'ccsim: JSON is of one case: name one with --case; there are Short, Long\n',
        });
    });

    test('refuses a case that is not there', async () => {
        expect(await runCases('--case', 'Lang')).toEqual({
            code: 2,
            out: '',
            err: 'ccsim: site.ccsim has no case Lang: there are Short, Long\n',
        });
        expect(await runCases('--scenario', 'Other', '--case', 'Long')).toMatchObject({
            code: 2,
            err: 'ccsim: site.ccsim has no case Long: there are none\n',
        });
    });
});

test('what a fragment says is found by the line that includes it', async () => {
    const text = `topology Site { controller Central }
fragment Loss on Site {
    at 5s fail Central
    expect at 10s Central is UP
}
scenario Included on Site {
    duration 1min
    include Loss at 5s
}
`;
    const folder = folderWith({ 'site.ccsim': text });
    const { code, out } = await ccsim(['run', 'site.ccsim'], folder);
    expect(code).toBe(1);
    expect(out).toContain('0:00:10.000');
    expect(out).toContain('FAILED  line 8: expect at 10s Central is UP');
    const { out: json } = await ccsim(['run', 'site.ccsim', '--format', 'json'], folder);
    expect(JSON.parse(json)).toMatchObject({ timeline: [{ line: 8 }], expectations: [{ line: 8, passed: false }] });
});
