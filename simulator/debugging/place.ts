/** Where a run stands: between which of its events, and at what time. */

export interface Place {
    /** Events that have happened; 0: only the start of the run has been recorded. */
    readonly events: number;
    /** The run waits for this very event: the next one is what it was stopped for, and has not happened. */
    readonly isBefore: boolean;
    /** Not before the last event that has happened, and not after the next one. */
    readonly atMs: number;
}

export const START: Place = { events: 0, isBefore: false, atMs: 0 };

/** Less than 0 if `left` comes before `right` in the run, 0 if they are the same, else more than 0. */
export function comparePlaces(left: Place, right: Place): number {
    return left.events - right.events || Number(left.isBefore) - Number(right.isBefore) || left.atMs - right.atMs;
}

export function isSamePlace(left: Place, right: Place): boolean {
    return comparePlaces(left, right) === 0;
}
