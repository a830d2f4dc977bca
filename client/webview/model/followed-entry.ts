import type { TraceReader } from '../../../simulator/trace/reader.ts';

/**
 * The entry of a new run that an entry of the run before stands for, so that a selection outlives an edit: the same kind
 * of thing on a lane of the same name at the same instant.
 */
export function followedEntry(before: TraceReader, entry: number, after: TraceReader): number | undefined {
    const atMs = before.atMs(entry);
    const kind = before.kindIndexOf(entry);
    const lane = before.laneOfEntry(entry);
    const name = lane === undefined ? undefined : before.laneName(lane);
    for (let candidate = firstEntryAt(after, atMs); candidate < after.entryCount; candidate += 1) {
        if (after.atMs(candidate) !== atMs) {
            return undefined;
        }
        if (after.kindIndexOf(candidate) === kind && laneNameOf(after, candidate) === name) {
            return candidate;
        }
    }
    return undefined;
}

function laneNameOf(reader: TraceReader, entry: number): string | undefined {
    const lane = reader.laneOfEntry(entry);
    return lane === undefined ? undefined : reader.laneName(lane);
}

/** Entries are recorded in order of time. */
function firstEntryAt(reader: TraceReader, atMs: number): number {
    let low = 0;
    let high = reader.entryCount;
    while (low < high) {
        const middle = (low + high) >>> 1;
        if (reader.atMs(middle) < atMs) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return low;
}
