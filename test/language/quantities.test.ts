import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatDuration, formatSize, parseCount, parseDuration, parseSize } from '../../language/quantities.ts';
import { MAX_DURATION_MS } from '../../simulator/plan.ts';

describe('parseDuration', () => {
    test.each([
        ['0s', 0],
        ['500ms', 500],
        ['90s', 90_000],
        ['1.5s', 1_500],
        ['2min', 120_000],
        ['0.5min', 30_000],
        ['1h', 3_600_000],
        ['1d', 86_400_000],
        ['1min30s', 90_000],
        ['1d2h3min4s5ms', 93_784_005],
        ['1min1.5s', 61_500],
        ['1.50s', 1_500],
        ['0.001s', 1],
        ['1.1s', 1_100],
    ])('reads %s', (text, value) => {
        expect(parseDuration(text)).toEqual({ kind: 'value', value });
    });

    test.each([
        ['5', 'unit', "'5' has no unit. Write a duration, such as '5s'."],
        ['5sec', 'unit', "'sec' is not a unit"],
        ['5S', 'unit', "'S' is not a unit"],
        ['30MB', 'unit', "'MB' is not a unit of a duration"],
        ['30s1min', 'unit', 'out of order'],
        ['1s1s', 'unit', 'out of order'],
        ['', 'unit', 'is not a duration'],
        ['s', 'unit', 'is not a duration'],
        ['-5s', 'number', 'is negative'],
        ['1.0005s', 'number', 'whole number of milliseconds'],
        ['0.5ms', 'number', 'whole number of milliseconds'],
        ['1.5min30s', 'number', 'decimals before its last part'],
        ['99999999999999999999d', 'number', 'too large'],
    ])('refuses %s', (text, reason, message) => {
        expect(parseDuration(text)).toMatchObject({
            kind: 'problem',
            reason,
            message: expect.stringContaining(message),
        });
    });

    test('answers whatever the text', () => {
        fc.assert(fc.property(fc.string(), (text) => ['value', 'problem'].includes(parseDuration(text).kind)));
    });
});

describe('parseSize', () => {
    test.each([
        ['30MB', 31_457_280],
        ['1GB', 1_073_741_824],
        ['1.5KB', 1_536],
        ['1MB512KB', 1_572_864],
        ['7B', 7],
    ])('reads %s', (text, value) => {
        expect(parseSize(text)).toEqual({ kind: 'value', value });
    });

    test.each(['30', '30mb', '0.3B', '30s'])('refuses %s', (text) => {
        expect(parseSize(text).kind).toBe('problem');
    });
});

describe('parseCount', () => {
    test.each([
        ['0', 0],
        ['3', 3],
        ['4294967295', 4_294_967_295],
    ])('reads %s', (text, value) => {
        expect(parseCount(text)).toEqual({ kind: 'value', value });
    });

    test.each(['1.5', '-1', '', 'three', '99999999999999999999'])('refuses %s', (text) => {
        expect(parseCount(text)).toMatchObject({ kind: 'problem', reason: 'number' });
    });
});

describe('formatDuration', () => {
    test.each([
        [0, '0s'],
        [1, '1ms'],
        [500, '0.5s'],
        [1_000, '1s'],
        [1_500, '1.5s'],
        [60_000, '1min'],
        [90_000, '90s'],
        [250_000, '4min10s'],
        [163_250, '2min43.25s'],
        [600_000, '10min'],
        [720_000, '12min'],
        [1_800_000, '30min'],
        [3_723_000, '1h2min3s'],
        [5_400_000, '90min'],
        [28_800_000, '8h'],
        [MAX_DURATION_MS, '31d'],
    ])('writes %i ms', (ms, text) => {
        expect(formatDuration(ms)).toBe(text);
    });

    test('writes what parseDuration reads back', () => {
        fc.assert(
            fc.property(fc.nat({ max: MAX_DURATION_MS }), (ms) => {
                expect(parseDuration(formatDuration(ms))).toEqual({ kind: 'value', value: ms });
            }),
        );
    });

    test('never writes hundreds of hours, minutes or seconds', () => {
        fc.assert(
            fc.property(
                fc.nat({ max: MAX_DURATION_MS }),
                (ms) => !/(?<![.\d])\d{3,}(?:\.\d+)?(?:h|min|s)/.test(formatDuration(ms)),
            ),
        );
    });
});

test('formatSize writes what parseSize reads back', () => {
    fc.assert(
        fc.property(fc.nat(), (bytes) => {
            expect(parseSize(formatSize(bytes))).toEqual({ kind: 'value', value: bytes });
        }),
    );
    expect([0, 31_457_280, 1_536].map(formatSize)).toEqual(['0B', '30MB', '1536B']);
});
