import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { exactExp, exactLog } from '../../../simulator/kernel/exact-math.ts';
import { createStream, drawMs } from '../../../simulator/kernel/random.ts';
import type { Distribution } from '../../../simulator/plan.ts';

const DRAWS = 20_000;

describe('a random stream (order/seed)', () => {
    it('gives the pinned sequence: a change of it changes every trace that there is', () => {
        const stream = createStream(7, 0);
        const uniform: Distribution = { kind: 'uniform', minMs: 0, maxMs: 1_000_000 };
        expect(Array.from({ length: 6 }, () => drawMs(uniform, stream))).toMatchInlineSnapshot(`
          [
            527386,
            341474,
            802095,
            587790,
            546726,
            290474,
          ]
        `);
    });

    it('differs by seed and by stream', () => {
        const first = [0, 1, 2].flatMap((seed) => [0, 1, 2].map((stream) => createStream(seed, stream).next()));
        expect(new Set(first).size).toBe(9);
    });

    it.each<[string, Distribution, number, number]>([
        ['uniform', { kind: 'uniform', minMs: 40_000, maxMs: 60_000 }, 50_000, 5773],
        ['exponential', { kind: 'exponential', meanMs: 30_000 }, 30_000, 30_000],
        ['normal', { kind: 'normal', meanMs: 60_000, deviationMs: 5000 }, 60_000, 5000],
        ['lognormal', { kind: 'lognormal', meanMs: 60_000, deviationMs: 20_000 }, 60_000, 20_000],
    ])('%s has the mean and deviation that it is asked for', (_, distribution, mean, deviation) => {
        const stream = createStream(1, 0);
        const draws = Array.from({ length: DRAWS }, () => drawMs(distribution, stream));
        const seen = draws.reduce((sum, draw) => sum + draw, 0) / DRAWS;
        const spread = Math.sqrt(draws.reduce((sum, draw) => sum + (draw - seen) ** 2, 0) / DRAWS);
        const standardError = deviation / Math.sqrt(DRAWS);
        expect(Math.abs(seen - mean)).toBeLessThan(3 * standardError);
        expect(spread / deviation).toBeCloseTo(1, 1);
    });

    it('never draws a negative or broken duration', () => {
        const distribution: Distribution = { kind: 'normal', meanMs: 10, deviationMs: 1000 };
        const stream = createStream(3, 1);
        for (let n = 0; n < 1000; n++) {
            const ms = drawMs(distribution, stream);
            expect(Number.isSafeInteger(ms) && ms >= 0).toBe(true);
        }
    });
});

describe('exact mathematics', () => {
    it('agrees with the engine to fifteen digits', () => {
        const positive = fc.double({ min: 1e-300, max: 1e300, noNaN: true });
        fc.assert(fc.property(positive, (x) => isNear(exactLog(x), Math.log(x))));
        fc.assert(
            fc.property(fc.double({ min: -300, max: 300, noNaN: true }), (x) => isNear(exactExp(x), Math.exp(x))),
        );
    });
});

function isNear(seen: number, expected: number): boolean {
    return Math.abs(seen - expected) <= 1e-13 * Math.max(1, Math.abs(expected));
}
