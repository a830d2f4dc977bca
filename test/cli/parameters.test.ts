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
        [['-p', 'length=10s'], /expectation\/after-end With length = 10s: /],
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
