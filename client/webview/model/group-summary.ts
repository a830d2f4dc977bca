/** What a whole group looks like from afar: the most severe look of its lanes, in slots of equal length. */

import { intervalEnd, intervalsOf, type LaneColumns } from './lane-columns.ts';
import { LOOKS, NO_LOOK } from './looks.ts';

/** Slots of a summary: about the pixels of a wide screen. */
export const SUMMARY_SLOTS = 2048;

/** By look: whether it is worth a place in a summary. */
const ASKS_FOR_ATTENTION = LOOKS.map(({ tone }) => tone === 'waiting' || tone === 'warning' || tone === 'bad');

/** The look of each slot, from the start of the run to its end; of slots where all is well, none. */
export function groupSummary(columns: LaneColumns, lanes: Uint32Array): Uint8Array {
    const slots = new Uint8Array(SUMMARY_SLOTS);
    const slotMs = Math.max(1, columns.endMs) / SUMMARY_SLOTS;
    for (const lane of lanes) {
        const { first, past } = intervalsOf(columns, lane);
        for (let interval = first; interval < past; interval += 1) {
            const look = columns.looks[interval] ?? NO_LOOK;
            if (!ASKS_FOR_ATTENTION[look]) {
                continue;
            }
            const fromSlot = Math.floor((columns.fromMs[interval] ?? 0) / slotMs);
            const toSlot = Math.ceil(intervalEnd(columns, lane, interval) / slotMs);
            raise(slots, fromSlot, Math.max(fromSlot + 1, toSlot), look);
        }
    }
    return slots;
}

function raise(slots: Uint8Array, from: number, to: number, look: number): void {
    for (let slot = from; slot < Math.min(to, SUMMARY_SLOTS); slot += 1) {
        if ((slots[slot] ?? 0) < look) {
            slots[slot] = look;
        }
    }
}
