const BLOCK_BITS = 5;
const BLOCK = 1 << BLOCK_BITS;

/** Answers the maximum over any range of bytes in time that hardly grows with the range. */
export class MaximumPyramid {
    /** The bytes themselves, then the maximum of every 32 of the level before. */
    readonly #levels: readonly Uint8Array[];
    readonly #bytes: Uint8Array;

    constructor(bytes: Uint8Array) {
        this.#bytes = bytes;
        this.#levels = levelsOver(bytes);
    }

    /** The greatest byte from `from` up to, not including, `to`; 0 over nothing. */
    maximum(from: number, to: number): number {
        return to - from <= 2 * BLOCK ? scan(this.#bytes, from, to) : this.#maximumOfMany(from, to);
    }

    #maximumOfMany(from: number, to: number): number {
        let greatest = 0;
        let start = from;
        let end = to;
        for (const level of this.#levels) {
            if (end - start <= 2 * BLOCK) {
                return Math.max(greatest, scan(level, start, end));
            }
            const firstWhole = Math.ceil(start / BLOCK);
            const pastWhole = end >>> BLOCK_BITS;
            greatest = Math.max(greatest, scan(level, start, firstWhole * BLOCK), scan(level, pastWhole * BLOCK, end));
            start = firstWhole;
            end = pastWhole;
        }
        return greatest;
    }

    /** Place of the first byte with a value in a range; `to` if there is none. */
    firstOf(value: number, from: number, to: number): number {
        const bytes = this.#bytes;
        const blocks = this.#levels[1];
        for (let place = from; place < to; ) {
            const block = place >>> BLOCK_BITS;
            if (place % BLOCK === 0 && place + BLOCK <= to && (blocks?.[block] ?? 0) < value) {
                place += BLOCK;
            } else if (bytes[place] === value) {
                return place;
            } else {
                place += 1;
            }
        }
        return to;
    }
}

function levelsOver(bytes: Uint8Array): readonly Uint8Array[] {
    const levels = [bytes];
    for (let below = bytes; below.length > BLOCK; ) {
        const level = new Uint8Array(Math.ceil(below.length / BLOCK));
        for (let block = 0; block < level.length; block += 1) {
            level[block] = scan(below, block * BLOCK, Math.min(below.length, (block + 1) * BLOCK));
        }
        levels.push(level);
        below = level;
    }
    return levels;
}

function scan(bytes: Uint8Array, from: number, to: number): number {
    let greatest = 0;
    for (let place = from; place < to; place += 1) {
        const value = bytes[place] ?? 0;
        if (value > greatest) {
            greatest = value;
        }
    }
    return greatest;
}
