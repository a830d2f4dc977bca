/** A binary heap of numbered items by rank, over typed arrays. */

const INITIAL_CAPACITY = 64;

export class RankHeap {
    #size = 0;
    #ranks = new Float64Array(INITIAL_CAPACITY);
    #items = new Uint32Array(INITIAL_CAPACITY);

    get size(): number {
        return this.#size;
    }

    /** Adds an item. */
    push(rank: number, item: number): void {
        if (this.#size === this.#items.length) {
            this.#grow();
        }
        const ranks = this.#ranks;
        const items = this.#items;
        let hole = this.#size++;
        while (hole > 0) {
            const parent = (hole - 1) >> 1;
            const above = ranks[parent] ?? 0;
            if (above < rank) {
                break;
            }
            ranks[hole] = above;
            items[hole] = items[parent] ?? 0;
            hole = parent;
        }
        ranks[hole] = rank;
        items[hole] = item;
    }

    /** Takes the item of the least rank. The heap must not be empty. */
    pop(): number {
        const first = this.#items[0] ?? 0;
        const last = --this.#size;
        if (last > 0) {
            this.#sink(this.#ranks[last] ?? 0, this.#items[last] ?? 0);
        }
        return first;
    }

    /** The items in no particular order; a view, not a copy. */
    items(): Uint32Array {
        return this.#items.subarray(0, this.#size);
    }

    /** An independent copy. */
    clone(): RankHeap {
        const copy = new RankHeap();
        copy.#size = this.#size;
        copy.#ranks = this.#ranks.slice();
        copy.#items = this.#items.slice();
        return copy;
    }

    /** Puts an item into the place of the first one. */
    #sink(rank: number, item: number): void {
        const ranks = this.#ranks;
        const items = this.#items;
        const size = this.#size;
        let hole = 0;
        for (let child = 1; child < size; child = hole * 2 + 1) {
            if (child + 1 < size && (ranks[child + 1] ?? 0) < (ranks[child] ?? 0)) {
                child++;
            }
            if (rank < (ranks[child] ?? 0)) {
                break;
            }
            ranks[hole] = ranks[child] ?? 0;
            items[hole] = items[child] ?? 0;
            hole = child;
        }
        ranks[hole] = rank;
        items[hole] = item;
    }

    #grow(): void {
        const ranks = new Float64Array(this.#size * 2);
        ranks.set(this.#ranks);
        this.#ranks = ranks;
        const items = new Uint32Array(this.#size * 2);
        items.set(this.#items);
        this.#items = items;
    }
}
