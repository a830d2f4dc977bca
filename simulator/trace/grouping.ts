/** Numbers 0 … n-1 grouped by a key, each group in ascending order: a counting sort, made in two passes. */
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

/** Groups the numbers below `count` by `keyOf`, which answers a key below `keyCount` or {@link UNGROUPED}. */
export function groupNumbers(count: number, keyCount: number, keyOf: (index: number) => number): Grouping {
    const ends = countGroups(count, keyCount, keyOf);
    const members = new Uint32Array(ends[keyCount] ?? 0);
    // Filled from the back, so that each end moves down to its group's start and the order stays ascending.
    for (let index = count - 1; index >= 0; index -= 1) {
        const key = keyOf(index);
        if (key !== UNGROUPED) {
            const place = (ends[key] ?? 0) - 1;
            ends[key] = place;
            members[place] = index;
        }
    }
    const startOf = (key: number) => ends[key] ?? 0;
    return { members, startOf, group: (key) => members.subarray(startOf(key), startOf(key + 1)) };
}

/** For each key, how many members its group and all before it have; one more at the end for the total. */
function countGroups(count: number, keyCount: number, keyOf: (index: number) => number): Uint32Array {
    const ends = new Uint32Array(keyCount + 1);
    for (let index = 0; index < count; index += 1) {
        const key = keyOf(index);
        if (key !== UNGROUPED) {
            ends[key] = (ends[key] ?? 0) + 1;
        }
    }
    let total = 0;
    for (let key = 0; key <= keyCount; key += 1) {
        total += ends[key] ?? 0;
        ends[key] = total;
    }
    return ends;
}
