/** Tables as data: what a table component shows, sorts and filters. */

import type { Tone } from './tones.ts';

export interface TableColumn {
    readonly id: string;
    readonly label: string;
    /** Numbers and times are set flush right. */
    readonly align: 'start' | 'end';
    /** Width in characters that the column would like to have. */
    readonly characters: number;
    /** Whether what it shows depends on the cursor's instant. */
    readonly moving: boolean;
}

export interface TableCell {
    readonly text: string;
    readonly tone?: Tone;
}

/** Where a row leads: the entry that it selects and the instant that the cursor goes to. */
export interface RowTarget {
    readonly entry?: number;
    readonly atMs?: number;
    /** Whether the tab in view stays, even where there is no room for "Why?" beside it. */
    readonly keepsTab?: boolean;
}

/** A table; rows are numbered, and asked for only when they are shown, sorted or filtered. */
export interface Table {
    readonly id: string;
    readonly label: string;
    /** What to say where there is no row. */
    readonly empty: string;
    readonly columns: readonly TableColumn[];
    readonly rowCount: number;
    cell(row: number, column: string): TableCell;
    /** What a column is sorted by. */
    sortKey(row: number, column: string): number | string;
    target(row: number): RowTarget;
}

export interface Sorting {
    readonly column: string;
    readonly direction: 'ascending' | 'descending';
}

/** The rows that contain a text, in the order of a column; in the table's own order without a sorting. */
export function arrangeRows(table: Table, sorting: Sorting | undefined, filter: string): Uint32Array {
    const rows = Uint32Array.from({ length: table.rowCount }, (_, row) => row);
    const kept = filter.trim() === '' ? rows : rows.filter((row) => contains(table, row, filter));
    return arrangeKept(table, kept, sorting);
}

/** Rows that a filter has kept, in the order of a column. */
export function arrangeKept(table: Table, kept: Uint32Array, sorting: Sorting | undefined): Uint32Array {
    return sorting === undefined ? kept : sortRows(table, kept, sorting);
}

/** Whether a cell of a row has the text of a filter, in any case. */
export function contains(table: Table, row: number, filter: string): boolean {
    const wanted = filter.trim().toLowerCase();
    return table.columns.some(({ id }) => table.cell(row, id).text.toLowerCase().includes(wanted));
}

/** The sorting after a click on a column's head: ascending, descending, none. */
export function nextSorting(sorting: Sorting | undefined, column: string): Sorting | undefined {
    if (sorting?.column !== column) {
        return { column, direction: 'ascending' };
    }
    return sorting.direction === 'ascending' ? { column, direction: 'descending' } : undefined;
}

/** Room beside a heading, in characters. */
const HEADING_MARGIN = 1;

/** Shorthand for a column's definition. */
export function column(
    id: string,
    label: string,
    characters: number,
    options: { readonly align?: 'start' | 'end'; readonly moving?: boolean } = {},
): TableColumn {
    return {
        id,
        label,
        // A heading in another language may be longer than what stands below it.
        characters: Math.max(characters, label.length + HEADING_MARGIN),
        align: options.align ?? 'start',
        moving: options.moving ?? false,
    };
}

/** Compares each key that occurs once, and then sorts numbers: tables are long, and most texts in them repeat. */
function sortRows(table: Table, rows: Uint32Array, { column: by, direction }: Sorting): Uint32Array {
    const keys = Array.from(rows, (row) => table.sortKey(row, by));
    const ranks = ranksOf(keys);
    const sign = direction === 'ascending' ? 1 : -1;
    // Equal rows keep the table's order, in either direction.
    const places = Float64Array.from(keys, (key, place) => sign * (ranks.get(key) ?? 0) * rows.length + place).sort();
    const count = Math.max(1, rows.length);
    return Uint32Array.from(places, (place) => rows[((place % count) + count) % count] ?? 0);
}

/** The place of each key among all of them, in ascending order; keys that compare as equal share one. */
function ranksOf(keys: readonly (number | string)[]): ReadonlyMap<number | string, number> {
    const ranks = new Map<number | string, number>();
    let before: number | string | undefined;
    let rank = 0;
    for (const key of [...new Set(keys)].sort(compareKeys)) {
        rank += before === undefined || compareKeys(before, key) === 0 ? 0 : 1;
        ranks.set(key, rank);
        before = key;
    }
    return ranks;
}

const COLLATOR = new Intl.Collator('en', { numeric: true });

function compareKeys(a: number | string, b: number | string): number {
    return typeof a === 'number' && typeof b === 'number' ? a - b : COLLATOR.compare(String(a), String(b));
}
