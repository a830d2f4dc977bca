/** How many lanes are in trouble at any time of a run: the skyline of the overview. */

import { intervalEnd, intervalsOf, type LaneColumns } from './lane-columns.ts';
import { LOOKS, NO_LOOK } from './looks.ts';

export const PROFILE_SLOTS = 1024;

/** By slot, from the start of the run to its end. */
export interface TroubleProfile {
    /** Lanes in a state that is bad. */
    readonly bad: Float64Array;
    /** Lanes in a state that is bad or asks for attention. */
    readonly troubled: Float64Array;
    readonly most: number;
}

const IS_BAD = LOOKS.map(({ tone }) => tone === 'bad');
const IS_TROUBLE = LOOKS.map(({ tone }) => tone === 'bad' || tone === 'warning');

/** Counts the lanes slot by slot; a state shorter than a slot counts for its share of it. */
export function troubleProfile(columns: LaneColumns, laneCount: number): TroubleProfile {
    const bad = new SlotSums();
    const troubled = new SlotSums();
    const slotMs = Math.max(1, columns.endMs) / PROFILE_SLOTS;
    for (let lane = 0; lane < laneCount; lane += 1) {
        const { first, past } = intervalsOf(columns, lane);
        for (let interval = first; interval < past; interval += 1) {
            const look = columns.looks[interval] ?? NO_LOOK;
            if (IS_TROUBLE[look]) {
                const from = (columns.fromMs[interval] ?? 0) / slotMs;
                const to = intervalEnd(columns, lane, interval) / slotMs;
                troubled.add(from, to);
                if (IS_BAD[look]) {
                    bad.add(from, to);
                }
            }
        }
    }
    const counts = troubled.counts();
    return { bad: bad.counts(), troubled: counts, most: counts.reduce((most, each) => Math.max(most, each), 0) };
}

/** Adds up stretches at a cost that does not grow with their length. */
class SlotSums {
    /** What covers a slot in part. */
    readonly #parts = new Float64Array(PROFILE_SLOTS + 1);
    /** How many more stretches cover a slot as a whole than the one before it. */
    readonly #changes = new Float64Array(PROFILE_SLOTS + 2);

    add(from: number, to: number): void {
        const first = Math.floor(from);
        const last = Math.floor(to);
        if (first === last) {
            this.#parts[first] = (this.#parts[first] ?? 0) + to - from;
            return;
        }
        this.#parts[first] = (this.#parts[first] ?? 0) + first + 1 - from;
        this.#parts[last] = (this.#parts[last] ?? 0) + to - last;
        this.#changes[first + 1] = (this.#changes[first + 1] ?? 0) + 1;
        this.#changes[last] = (this.#changes[last] ?? 0) - 1;
    }

    counts(): Float64Array {
        let whole = 0;
        return this.#parts.subarray(0, PROFILE_SLOTS).map((part, slot) => {
            whole += this.#changes[slot] ?? 0;
            return part + whole;
        });
    }
}
