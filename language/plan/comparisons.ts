/** How the text compares numbers, and how the Plan does. */

import type { Comparison } from '../../simulator/plan.ts';

export interface Compared {
    readonly comparison: Comparison;
    readonly value: number;
}

/**
 * A comparison with a whole number; exactly where the text does not say how. Its words are read without their blanks.
 *
 * More than a number is the next one at least: times are whole milliseconds, sizes whole bytes.
 */
export function comparedWith(text: string | undefined, value: number | undefined): Compared | undefined {
    if (value === undefined) {
        return undefined;
    }
    switch (text) {
        case 'atleast':
            return { comparison: 'at-least', value };
        case 'atmost':
            return { comparison: 'at-most', value };
        case 'morethan':
            return { comparison: 'at-least', value: value + 1 };
        case 'lessthan':
            return { comparison: 'at-most', value: value - 1 };
        default:
            return { comparison: 'exactly', value };
    }
}
