import { describe, expect, it } from 'vitest';
import { mutate, mutationsOf } from './operators.ts';

describe('mutations of a source text', () => {
    it.each([
        ['if (a) { b; }', ['if (!(a)) { b; }']],
        ['x = a ? 1 : 2;', ['x = !(a) ? 1 : 2;']],
        ['x = a && b;', ['x = a || b;']],
        ['x = (a || b);', ['x = (a && b);']],
        ['x = a < b;', ['x = a <= b;']],
        ['x = (a) === b;', ['x = (a) !== b;']],
        ['x = a + 1;', ['x = a - 1;']],
        ['f(1); g;', ['; g;']],
        ['x = f(1);', []],
        ['x = a * b;', []],
    ])('%s', (text, expected) => {
        expect(mutationsOf('a.ts', text).map((mutation) => mutate(text, mutation))).toEqual(expected);
    });

    it('go one by one, wherever they stand', () => {
        const text = 'function f(a: number) { if (a > 0) { g(); } }';
        expect(mutationsOf('a.ts', text).map(({ operator }) => operator)).toEqual([
            'negate a condition',
            'change a comparison',
            'drop a call',
        ]);
    });
});
