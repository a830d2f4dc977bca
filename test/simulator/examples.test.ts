import { describe, expect, it } from 'vitest';
import { simulate } from '../../simulator/index.ts';
import { expectGolden } from './golden.ts';
import { filesMatching, planFrom } from './plans.ts';
import { traceText } from './trace-text.ts';

describe.each(filesMatching('examples/*.ccsim'))('%s', (file) => {
    it('meets its expectations', async () => {
        const plan = await planFrom(file);
        const failed = simulate(plan).expectations.filter((result) => !result.passed);
        expect(failed.map((result) => result.seen)).toEqual([]);
        expect(plan.expectations.length).toBeGreaterThan(5);
    });

    it('has the golden trace', async () => {
        const plan = await planFrom(file);
        expectGolden(`${file}.txt`, traceText(plan, simulate(plan)));
    });
});
