import { describe, expect, test } from 'vitest';
import { numberedNames } from '../../../language/references/numbered-names.ts';

describe('numbered names', () => {
    test.each<readonly [string, string, readonly string[]]>([
        ['A1', 'A3', ['A1', 'A2', 'A3']],
        ['A9', 'A11', ['A9', 'A10', 'A11']],
        ['A009', 'A011', ['A009', 'A010', 'A011']],
        ['A98', 'A101', ['A98', 'A99', 'A100', 'A101']],
        ['A99', 'A99', ['A99']],
        ['Night-1', 'Night-2', ['Night-1', 'Night-2']],
        ['T2A1', 'T2A2', ['T2A1', 'T2A2']],
    ])('from %s to %s', (first, last, names) => {
        expect(numberedNames(first, last)).toEqual({ kind: 'names', names });
    });

    test.each<readonly [string, string, string]>([
        ['A1', 'B3', 'the same but for the number'],
        ['A', 'B', 'the same but for the number'],
        ['A3', 'A1', 'comes before'],
        ['A1', 'A03', "the last name is 'A3'"],
        ['A01', 'A3', "the last name is 'A03'"],
        ['A1', 'A10001', 'more than 10000'],
    ])('from %s to %s there are none', (first, last, message) => {
        expect(numberedNames(first, last)).toMatchObject({
            kind: 'problem',
            message: expect.stringContaining(message),
        });
    });
});
