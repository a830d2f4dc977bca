import { describe, expect, test } from 'vitest';
import { ccsim, folderWith } from './memory-io.ts';

const TEXT = `topology Site {
    controller Central duplexed
}
scenario Loss on Site {
    param outage = 90s
    duration 10min
    at 1min fail Central for outage
    expect at 2min Central is DOWN
    case Long with outage 2min
    case Short with outage 10s
}
scenario Broken on Nowhere { duration 1min }
`;

const compare = (...args: string[]) => ccsim(['compare', 'site.ccsim', ...args], folderWith({ 'site.ccsim': TEXT }));

describe('ccsim compare', () => {
    test('says what differs between two cases, and from when on', async () => {
        const { code, out } = await compare('Loss:Long', 'Loss:Short');
        expect(code).toBe(1);
        const lines = out.split('\n');
        expect(lines[0]).toBe('Loss (Long), seed 1 → Loss (Short), seed 1');
        expect(lines).toContain('  expectation  expect at 2min Central is DOWN: passed → failed (from 2min)');
        expect(lines).toContain('  component    Central: DOWN → UP (from 1min10s)');
        expect(out).toMatch(/\n {2}\d+ differences\n$/);
    });

    test('finds nothing between seeds where nothing is drawn', async () => {
        expect(await compare('Loss:Long', 'Loss:Long@8')).toEqual({
            code: 0,
            out: 'Loss (Long), seed 1 → Loss (Long), seed 8\n\nNothing differs.\n',
            err: '',
        });
    });

    test('says which runs there are, and what keeps one from running', async () => {
        expect(await compare('Loss:Long', 'Gain')).toMatchObject({
            code: 2,
            err: "ccsim: there is no run 'Gain': write Scenario, Scenario:Case or Scenario@8; there are Loss, Broken\n",
        });
        const { code, err } = await compare('Loss:Long', 'Broken');
        expect(code).toBe(1);
        expect(err).toMatch(/^site\.ccsim:12:20: error .*Nowhere[\s\S]*not compared, because of errors\n$/);
    });
});
