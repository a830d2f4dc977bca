/** A list of whole numbers from 0 to 2^32 - 1 that only grows, close together in memory. */

const INITIAL_CAPACITY = 1024;

export class NumberList {
    #length = 0;
    #values = new Uint32Array(INITIAL_CAPACITY);

    get length(): number {
        return this.#length;
    }

    /** The number at a place; 0 where there is none. */
    at(place: number): number {
        return place < this.#length ? (this.#values[place] ?? 0) : 0;
    }

    push(value: number): void {
        if (this.#length === this.#values.length) {
            const values = new Uint32Array(this.#length * 2);
            values.set(this.#values);
            this.#values = values;
        }
        this.#values[this.#length++] = value;
    }

    /** How many of the numbers, which must be in ascending order, are not greater than `value`. */
    countUpTo(value: number): number {
        let low = 0;
        let high = this.#length;
        while (low < high) {
            const middle = (low + high) >>> 1;
            if (this.at(middle) <= value) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
