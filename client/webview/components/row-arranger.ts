/** Filters and sorts the rows of a table: at once, or piece by piece where that takes so long that the page would stall. */

import { arrangeKept, arrangeRows, contains, type Sorting, type Table } from '../model/table.ts';

/** How a table is arranged. */
export interface Arrangement {
    readonly table: Table;
    readonly sorting: Sorting | undefined;
    readonly filter: string;
}

/** A table of this many rows is filtered sooner than anybody notices. */
const MOST_AT_ONCE = 5_000;

/** So long the page waits for a piece. */
const PIECE_MS = 8;

/** Rows between looks at the clock. */
const ROWS_AT_A_TIME = 64;

export class RowArranger {
    readonly #take: (rows: Uint32Array) => void;
    #current: Arrangement | undefined;
    /** The same of a table whose cells have moved on meanwhile. */
    #next: Arrangement | undefined;

    /** @param take gets the rows, in their order */
    constructor(take: (rows: Uint32Array) => void) {
        this.#take = take;
    }

    /** Whether rows are still looked for. */
    get isAtIt(): boolean {
        return this.#current !== undefined;
    }

    /** Arranges rows; gives up what is looked for under another filter or for another table. */
    arrange(wanted: Arrangement): void {
        if (this.#current !== undefined && isSame(this.#current, wanted)) {
            this.#next = wanted;
            return;
        }
        this.stop();
        const { table, sorting, filter } = wanted;
        if (filter.trim() === '' || table.rowCount <= MOST_AT_ONCE) {
            this.#take(arrangeRows(table, sorting, filter));
            return;
        }
        this.#current = wanted;
        void this.#arrangeInPieces(wanted);
    }

    /** Gives up whatever is being looked for. */
    stop(): void {
        this.#current = undefined;
        this.#next = undefined;
    }

    async #arrangeInPieces(wanted: Arrangement): Promise<void> {
        const { table, sorting, filter } = wanted;
        const kept: number[] = [];
        for (let row = 0; row < table.rowCount; ) {
            const untilMs = performance.now() + PIECE_MS;
            while (row < table.rowCount && performance.now() < untilMs) {
                for (const past = Math.min(table.rowCount, row + ROWS_AT_A_TIME); row < past; row += 1) {
                    if (contains(table, row, filter)) {
                        kept.push(row);
                    }
                }
            }
            await nextTask();
            if (this.#current !== wanted) {
                return;
            }
        }
        const next = this.#next;
        this.stop();
        this.#take(arrangeKept(table, Uint32Array.from(kept), sorting));
        if (next !== undefined) {
            this.arrange(next);
        }
    }
}

function isSame(one: Arrangement, other: Arrangement): boolean {
    return (
        one.table.id === other.table.id &&
        one.table.rowCount === other.table.rowCount &&
        one.sorting === other.sorting &&
        one.filter === other.filter
    );
}

/** Lets whatever else waits be done first. */
function nextTask(): Promise<void> {
    return new Promise((resolve) => {
        setTimeout(resolve);
    });
}
