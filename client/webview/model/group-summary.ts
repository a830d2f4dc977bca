/** What a whole group looks like: the most severe look of its lanes, instant by instant. */

import { intervalEnd, intervalsOf, type LaneColumns } from './lane-columns.ts';
import { NO_LOOK } from './looks.ts';
import { firstAfter } from './sorted-search.ts';
import type { TimeWindow } from './time-window.ts';

/** Slots of a tile: at least as many as a wide screen has pixels for it. */
export const TILE_SLOTS = 2048;
/** Each tile is two kilobytes; whoever zooms and pans for hours needs a few dozen. */
const MAX_TILES = 64;
/** Finer than this, a slot would be less than a millisecond of the longest run. */
const MAX_LEVEL = 24;

/** A stretch of time in slots of equal length. */
export interface SummaryTile {
    readonly fromMs: number;
    readonly slotMs: number;
    /** The most severe look in each slot. */
    readonly looks: Uint8Array;
}

/** Works out summaries as they are looked at, tile by tile like a map, each level twice as fine as the one before. */
export class GroupSummary {
    readonly #columns: LaneColumns;
    readonly #lanes: Uint32Array;
    readonly #tiles = new Map<string, SummaryTile>();

    constructor(columns: LaneColumns, lanes: Uint32Array) {
        this.#columns = columns;
        this.#lanes = lanes;
    }

    /** The tiles of a window, as fine as its pixels. */
    tiles(window: TimeWindow, width: number): readonly SummaryTile[] {
        const runMs = Math.max(1, this.#columns.endMs);
        const share = Math.min(1, (window.toMs - window.fromMs) / runMs);
        const level = Math.min(MAX_LEVEL, Math.max(0, Math.ceil(Math.log2(width / TILE_SLOTS / share))));
        const tileMs = runMs / 2 ** level;
        const first = Math.max(0, Math.floor(window.fromMs / tileMs));
        const last = Math.min(2 ** level - 1, Math.floor(window.toMs / tileMs));
        return Array.from({ length: last - first + 1 }, (_, place) => this.#tile(level, first + place, tileMs));
    }

    #tile(level: number, index: number, tileMs: number): SummaryTile {
        const key = `${level} ${index}`;
        const known = this.#tiles.get(key);
        if (known !== undefined) {
            return known;
        }
        if (this.#tiles.size >= MAX_TILES) {
            this.#tiles.clear();
        }
        const tile = summarize(this.#columns, this.#lanes, index * tileMs, tileMs / TILE_SLOTS);
        this.#tiles.set(key, tile);
        return tile;
    }
}

function summarize(columns: LaneColumns, lanes: Uint32Array, fromMs: number, slotMs: number): SummaryTile {
    const looks = new Uint8Array(TILE_SLOTS);
    const toMs = fromMs + slotMs * TILE_SLOTS;
    for (const lane of lanes) {
        const { first, past } = intervalsOf(columns, lane);
        let interval = Math.max(first, firstAfter(columns.fromMs, Math.floor(fromMs), first, past) - 1);
        for (; interval < past && (columns.fromMs[interval] ?? 0) < toMs; interval += 1) {
            const look = columns.looks[interval] ?? NO_LOOK;
            const fromSlot = Math.max(0, Math.floor(((columns.fromMs[interval] ?? 0) - fromMs) / slotMs));
            const toSlot = Math.ceil((intervalEnd(columns, lane, interval) - fromMs) / slotMs);
            raise(looks, fromSlot, Math.max(fromSlot + 1, toSlot), look);
        }
    }
    return { fromMs, slotMs, looks };
}

function raise(slots: Uint8Array, from: number, to: number, look: number): void {
    for (let slot = from; slot < Math.min(to, TILE_SLOTS); slot += 1) {
        if ((slots[slot] ?? 0) < look) {
            slots[slot] = look;
        }
    }
}
