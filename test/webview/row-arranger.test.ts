import { beforeEach, describe, expect, it, vi } from 'vitest';
import { RowArranger } from '../../client/webview/components/row-arranger.ts';
import { arrangeRows, column, type Sorting, type Table } from '../../client/webview/model/table.ts';

const BY_NAME: Sorting = { column: 'name', direction: 'descending' };

/** A table of numbers as texts, each of which occurs a few times. */
function numbers(rowCount: number, prefix = 'row'): Table {
    const text = (row: number): string => `${prefix} ${(row * 7919) % 1000}`;
    return {
        id: 'numbers',
        label: 'Numbers',
        empty: '',
        columns: [column('name', 'Name', 10)],
        rowCount,
        cell: (row) => ({ text: text(row) }),
        sortKey: text,
        target: () => ({}),
    };
}

describe('the rows of a table', () => {
    let taken: Uint32Array[];
    let arranger: RowArranger;

    beforeEach(() => {
        taken = [];
        arranger = new RowArranger((rows) => taken.push(rows));
    });

    it('are there at once where the table is short or nothing is looked for', () => {
        arranger.arrange({ table: numbers(100), sorting: BY_NAME, filter: '7' });
        arranger.arrange({ table: numbers(50_000), sorting: undefined, filter: ' ' });
        expect(arranger.isAtIt).toBe(false);
        expect(taken).toEqual([arrangeRows(numbers(100), BY_NAME, '7'), Uint32Array.from(Array(50_000).keys())]);
    });

    it('of a long table come later, and are the same', async () => {
        const table = numbers(50_000);
        arranger.arrange({ table, sorting: BY_NAME, filter: 'ROW 12' });
        expect(arranger.isAtIt).toBe(true);
        expect(taken).toEqual([]);
        await vi.waitFor(() => expect(taken).toHaveLength(1));
        expect(taken).toEqual([arrangeRows(table, BY_NAME, 'row 12')]);
        expect(taken[0]?.length).toBeGreaterThan(100);
        expect(arranger.isAtIt).toBe(false);
    });

    it('are looked for under the last filter only', async () => {
        const table = numbers(50_000);
        arranger.arrange({ table, sorting: undefined, filter: 'row 1' });
        arranger.arrange({ table, sorting: undefined, filter: 'row 12' });
        await vi.waitFor(() => expect(taken.length).toBeGreaterThan(0));
        expect(taken).toEqual([arrangeRows(table, undefined, 'row 12')]);
    });

    it('are looked for to the end and then once more where cells change meanwhile', async () => {
        arranger.arrange({ table: numbers(50_000), sorting: undefined, filter: 'row 1' });
        arranger.arrange({ table: numbers(50_000, 'other'), sorting: undefined, filter: 'row 1' });
        arranger.arrange({ table: numbers(50_000, 'arrow'), sorting: undefined, filter: 'row 1' });
        await vi.waitFor(() => expect(taken).toHaveLength(2));
        expect(taken[1]).toEqual(arrangeRows(numbers(50_000, 'arrow'), undefined, 'row 1'));
    });

    it('are no longer looked for once nobody waits', async () => {
        arranger.arrange({ table: numbers(50_000), sorting: undefined, filter: 'row 1' });
        arranger.stop();
        arranger.arrange({ table: numbers(60_000), sorting: undefined, filter: 'row 1' });
        await vi.waitFor(() => expect(taken).toHaveLength(1));
        expect(taken[0]).toEqual(arrangeRows(numbers(60_000), undefined, 'row 1'));
    });

    it('that are equal keep their order, in either direction', () => {
        const table = numbers(3000);
        for (const direction of ['ascending', 'descending'] as const) {
            const rows = [...arrangeRows(table, { column: 'name', direction }, '')];
            const same = rows.filter((row) => table.cell(row, 'name').text === 'row 7');
            expect(same).toEqual(same.toSorted((a, b) => a - b));
            expect(same).toHaveLength(3);
            expect(table.cell(rows[0] ?? 0, 'name').text).toBe(direction === 'ascending' ? 'row 0' : 'row 999');
        }
    });
});
