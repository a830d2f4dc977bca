/** Random streams: the only source of chance in a run, decided by its seed (`order/seed`). */

import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import type { RandomGenerator } from 'pure-rand/types/RandomGenerator';
import type { Distribution } from '../plan.ts';
import { exactExp, exactLog } from './exact-math.ts';

/**
 * A stream of its own for each thing that draws, so that what one draws never depends on what another does.
 *
 * @param seed the run's seed
 * @param stream which of the run's streams, from 0
 */
export function createStream(seed: number, stream: number): RandomGenerator {
    return xoroshiro128plus(scramble(scramble(seed) ^ scramble(stream + 0x9e37_79b9)));
}

/** Draws a duration in whole milliseconds, never negative. */
export function drawMs(distribution: Distribution, generator: RandomGenerator): number {
    return Math.max(0, Math.round(drawExactMs(distribution, generator)));
}

/** Whether a distribution takes anything from its stream. */
export function isRandom(distribution: Distribution): boolean {
    return distribution.kind !== 'constant';
}

function drawExactMs(distribution: Distribution, generator: RandomGenerator): number {
    switch (distribution.kind) {
        case 'constant':
            return distribution.ms;
        case 'uniform':
            return distribution.minMs + uniformFloat64(generator) * (distribution.maxMs - distribution.minMs);
        case 'exponential':
            return -distribution.meanMs * exactLog(1 - uniformFloat64(generator));
        case 'normal':
            return distribution.meanMs + distribution.deviationMs * drawStandardNormal(generator);
        case 'lognormal':
            return drawLognormal(distribution.meanMs, distribution.deviationMs, generator);
    }
}

/** Marsaglia's polar method: it needs no trigonometry. */
function drawStandardNormal(generator: RandomGenerator): number {
    for (;;) {
        const u = 2 * uniformFloat64(generator) - 1;
        const v = 2 * uniformFloat64(generator) - 1;
        const square = u * u + v * v;
        if (square > 0 && square < 1) {
            return u * Math.sqrt((-2 * exactLog(square)) / square);
        }
    }
}

/** Lognormal by the mean and standard deviation of the duration itself, not of its logarithm. */
function drawLognormal(meanMs: number, deviationMs: number, generator: RandomGenerator): number {
    const variation = deviationMs / meanMs;
    const sigmaSquare = exactLog(1 + variation * variation);
    const mu = exactLog(meanMs) - sigmaSquare / 2;
    return exactExp(mu + Math.sqrt(sigmaSquare) * drawStandardNormal(generator));
}

/** Mixes the bits of a 32-bit integer, so that neighbouring seeds give unlike streams. */
function scramble(value: number): number {
    let bits = value | 0;
    bits = Math.imul(bits ^ (bits >>> 16), 0x85eb_ca6b);
    bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2_ae35);
    return (bits ^ (bits >>> 16)) | 0;
}
