/** The entries of a trace grouped by a key, each group in ascending order: a counting sort, made in two passes. */

import { CHUNK_BITS, ENTRY_KINDS, type EntryChunk, type EntryKind, NONE } from './trace.ts';

export interface Grouping {
    /** All members, group after group. */
    readonly members: Uint32Array;
    /** Where the first member of a group is; that of the next key is where the group ends. */
    startOf(key: number): number;
    /** The members of one group; a view, not a copy. */
    group(key: number): Uint32Array;
}

/** Key of what belongs to no group. */
export const UNGROUPED = -1;

/** Key of the entry in a row of a chunk, or {@link UNGROUPED}. */
export type KeyOfRow = (chunk: EntryChunk, row: number) => number;

/** Groups entries by `keyOf`, which answers a key below `keyCount` or {@link UNGROUPED}. */
export function groupEntries(chunks: readonly EntryChunk[], keyCount: number, keyOf: KeyOfRow): Grouping {
    const ends = countGroups(chunks, keyCount, keyOf);
    const members = new Uint32Array(ends[keyCount] ?? 0);
    // Filled from the back, so that each end moves down to its group's start and the order stays ascending.
    for (let index = chunks.length - 1; index >= 0; index -= 1) {
        const chunk = chunks[index];
        for (let row = rowsOf(chunk) - 1; chunk !== undefined && row >= 0; row -= 1) {
            const key = keyOf(chunk, row);
            if (key !== UNGROUPED) {
                const place = (ends[key] ?? 0) - 1;
                ends[key] = place;
                members[place] = (index << CHUNK_BITS) + row;
            }
        }
    }
    const startOf = (key: number) => ends[key] ?? 0;
    return { members, startOf, group: (key) => members.subarray(startOf(key), startOf(key + 1)) };
}

/** Entries of a kind that has its own lane in the row, by that lane. */
export function byOwnLane(kind: 'transition' | 'reporting'): KeyOfRow {
    const wanted = ENTRY_KINDS.indexOf(kind);
    return ({ formKind, form, lane }, row) =>
        formKind[form[row] ?? 0] === wanted ? (lane[row] ?? UNGROUPED) : UNGROUPED;
}

/** Entries of a kind, by what their value is an index of. */
export function byValue(kind: EntryKind): KeyOfRow {
    const wanted = ENTRY_KINDS.indexOf(kind);
    return ({ formKind, form, formValue }, row) =>
        formKind[form[row] ?? 0] === wanted ? (formValue[form[row] ?? 0] ?? UNGROUPED) : UNGROUPED;
}

/** Entries by the entry that caused them. */
export function byCause({ cause }: EntryChunk, row: number): number {
    const entry = cause[row] ?? NONE;
    return entry === NONE ? UNGROUPED : entry;
}

/** For each key, how many members its group and all before it have; one more at the end for the total. */
function countGroups(chunks: readonly EntryChunk[], keyCount: number, keyOf: KeyOfRow): Uint32Array {
    const ends = new Uint32Array(keyCount + 1);
    for (const chunk of chunks) {
        const rows = rowsOf(chunk);
        for (let row = 0; row < rows; row += 1) {
            const key = keyOf(chunk, row);
            if (key !== UNGROUPED) {
                ends[key] = (ends[key] ?? 0) + 1;
            }
        }
    }
    let total = 0;
    for (let key = 0; key <= keyCount; key += 1) {
        total += ends[key] ?? 0;
        ends[key] = total;
    }
    return ends;
}

function rowsOf(chunk: EntryChunk | undefined): number {
    return chunk?.atMs.length ?? 0;
}
