/** Tables as text: for the clipboard and for files. */

import type { Table } from './table.ts';

/** Rows of a table with their headings, as spreadsheets take them from the clipboard. */
export function tableAsTsv(table: Table, rows: Iterable<number>): string {
    return lines(table, rows, (text) => text.replace(/[\t\r\n]+/g, ' '))
        .map((cells) => cells.join('\t'))
        .join('\n');
}

/** Rows of a table with their headings, as RFC 4180 has them. */
export function tableAsCsv(table: Table, rows: Iterable<number>): string {
    return lines(table, rows, quoted)
        .map((cells) => `${cells.join(',')}\r\n`)
        .join('');
}

function lines(table: Table, rows: Iterable<number>, cell: (text: string) => string): readonly (readonly string[])[] {
    return [
        table.columns.map(({ label }) => cell(label)),
        ...Array.from(rows, (row) => table.columns.map(({ id }) => cell(table.cell(row, id).text))),
    ];
}

function quoted(text: string): string {
    return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
