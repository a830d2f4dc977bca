import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { movedRange } from '../../../client/results/moved-range.ts';

const TEXT = 'zero\none\ntwo\nthree\nfour\n';
const LINES = TEXT.split('\n');

/** Lines 2 and 3, `two` and `three`. */
const RANGE = { startLine: 2, startColumn: 0, endLine: 3, endColumn: 5 };

const edit = (startLine: number, startColumn: number, endLine: number, endColumn: number, text: string) => ({
    range: { startLine, startColumn, endLine, endColumn },
    text,
});

describe('a range', () => {
    test.each([
        ['lines before it come and go', edit(0, 0, 0, 0, 'new\nnew\n'), { startLine: 4, endLine: 5 }],
        ['a line before it is taken away', edit(0, 0, 1, 0, ''), { startLine: 1, endLine: 2 }],
        ['a line is put right before it', edit(2, 0, 2, 0, 'new\n'), { startLine: 3, endLine: 4 }],
        ['something is typed in it', edit(2, 1, 2, 1, 'x'), { startLine: 2, endLine: 3 }],
        ['a line is put into it', edit(2, 3, 2, 3, '\n'), { startLine: 2, endLine: 4 }],
        ['something follows it', edit(3, 5, 3, 5, '\nnew'), { startLine: 2, endLine: 3 }],
        ['a part of it is taken away', edit(2, 1, 3, 1, ''), { startLine: 2, endLine: 2 }],
    ])('where %s', (_, change, expected) => {
        expect(movedRange(RANGE, change)).toMatchObject(expected);
    });

    test('is gone where all of it is replaced', () => {
        expect(movedRange(RANGE, edit(1, 0, 4, 0, 'other\n'))).toBeUndefined();
    });

    test('has the same text after any edit outside of it', () => {
        const place = fc.record({ line: fc.nat(LINES.length - 2), column: fc.nat(3) });
        const inserted = fc.constantFrom('', 'x', '\n', 'a\nb', '\n\n');
        fc.assert(
            fc.property(place, inserted, ({ line, column }, text) => {
                fc.pre(line < 2 || line > 3);
                const offset = LINES.slice(0, line).join('\n').length + (line > 0 ? 1 : 0) + column;
                const changed = (TEXT.slice(0, offset) + text + TEXT.slice(offset)).split('\n');
                const moved = movedRange(RANGE, edit(line, column, line, column, text));
                expect(moved && changed.slice(moved.startLine, moved.endLine + 1)).toEqual(['two', 'three']);
            }),
        );
    });
});
