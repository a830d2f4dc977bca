/** Tables as text: for the clipboard and for files. */

import { commaSeparated, spreadsheetText } from '../../../simulator/spreadsheet-text.ts';
import type { Table } from './table.ts';

/** Rows of a table with their headings, as spreadsheets take them from the clipboard. */
export function tableAsTsv(table: Table, rows: Iterable<number>): string {
    return lines(table, rows)
        .map((cells) => cells.map((text) => spreadsheetText(text.replace(/[\t\r\n]+/g, ' '))).join('\t'))
        .join('\n');
}

/** Rows of a table with their headings, as RFC 4180 has them. */
export function tableAsCsv(table: Table, rows: Iterable<number>): string {
    return lines(table, rows)
        .map((cells) => `${commaSeparated(cells)}\r\n`)
        .join('');
}

function lines(table: Table, rows: Iterable<number>): readonly (readonly string[])[] {
    return [
        table.columns.map(({ label }) => label),
        ...Array.from(rows, (row) => table.columns.map(({ id }) => table.cell(row, id).text)),
    ];
}
