/**
 * A hierarchical timing wheel (Varghese and Lauck): items by the time at which they are due, in constant time each, where a
 * heap needs the more the more it holds.
 *
 * A time is a number of seven digits of five bits. An item is in the list of the first digit in which its time differs from
 * now, and of that digit's value. What is in the lists of a lower digit is due before what is in those of a higher one, so
 * the next time is in the first list that is not empty; as time goes there, its items move to lists of lower digits.
 */

/** Last time that an item can be due. */
export const LAST_MS = 0xffff_ffff;

const DIGIT_BITS = 5;
const DIGIT_VALUES = 1 << DIGIT_BITS;
const DIGITS = Math.ceil(32 / DIGIT_BITS);

/** End of a list. */
const END = -1;

const UNKNOWN = -1;

export class TimingWheel {
    #nowMs = 0;
    /** Time of the next item, or {@link UNKNOWN}: it is looked for when it is asked for. */
    #nextMs = UNKNOWN;
    /** The list that it is in, if it is known. */
    #nextList = 0;
    /** By digit and value: the first item. */
    readonly #heads = new Int32Array(DIGITS * DIGIT_VALUES).fill(END);
    /** By digit: a bit for each value whose list is not empty. */
    readonly #values = new Int32Array(DIGITS);
    /** A bit for each digit that has a list that is not empty. */
    #digits = 0;
    #atMs: Uint32Array;
    #links: Int32Array;

    /** @param capacity how many items there are; they are numbered from 0 */
    constructor(capacity: number) {
        this.#atMs = new Uint32Array(capacity);
        this.#links = new Int32Array(capacity);
    }

    /** The present time. */
    get nowMs(): number {
        return this.#nowMs;
    }

    /** Time of the next item, `Infinity` if there is none. */
    get nextAtMs(): number {
        if (this.#digits === 0) {
            return Number.POSITIVE_INFINITY;
        }
        if (this.#nextMs === UNKNOWN) {
            this.#nextList = this.#firstList();
            this.#nextMs = this.#leastOf(this.#nextList);
        }
        return this.#nextMs;
    }

    /**
     * Adds an item.
     *
     * @param atMs when it is due, later than now and not after {@link LAST_MS}
     */
    add(item: number, atMs: number): void {
        this.#atMs[item] = atMs;
        const list = this.#enlist(item, atMs);
        if (atMs < this.#nextMs) {
            this.#nextMs = atMs;
            this.#nextList = list;
        }
    }

    /**
     * Goes to the time of the next item, which there must be, and answers the first of those that are due;
     * {@link linkOf} answers the others.
     */
    advance(): number {
        const nowMs = this.nextAtMs;
        const list = this.#nextList;
        const first = this.#heads[list] ?? END;
        this.#removeList(list);
        this.#nowMs = nowMs;
        this.#nextMs = UNKNOWN;
        return list < DIGIT_VALUES ? first : this.#distribute(first, nowMs);
    }

    /** The item that is due behind an item; -1 if it is the last one. */
    linkOf(item: number): number {
        return this.#links[item] ?? END;
    }

    /** The items in no particular order. */
    *items(): Generator<number, void, undefined> {
        for (const first of this.#heads) {
            for (let item = first; item !== END; item = this.linkOf(item)) {
                yield item;
            }
        }
    }

    /** When an item is due. */
    timeOf(item: number): number {
        return this.#atMs[item] ?? 0;
    }

    /** Makes room for more items. */
    grow(capacity: number): void {
        const atMs = new Uint32Array(capacity);
        atMs.set(this.#atMs);
        this.#atMs = atMs;
        const links = new Int32Array(capacity);
        links.set(this.#links);
        this.#links = links;
    }

    /** An independent copy. */
    clone(): TimingWheel {
        const copy = new TimingWheel(0);
        copy.#nowMs = this.#nowMs;
        copy.#nextMs = this.#nextMs;
        copy.#nextList = this.#nextList;
        copy.#heads.set(this.#heads);
        copy.#values.set(this.#values);
        copy.#digits = this.#digits;
        copy.#atMs = this.#atMs.slice();
        copy.#links = this.#links.slice();
        return copy;
    }

    /** Lets the items of a list move to lower digits, and answers the first of those that are due now. */
    #distribute(first: number, nowMs: number): number {
        let due = END;
        for (let item = first; item !== END; ) {
            const next = this.#links[item] ?? END;
            const atMs = this.#atMs[item] ?? 0;
            if (atMs === nowMs) {
                this.#links[item] = due;
                due = item;
            } else {
                this.#enlist(item, atMs);
            }
            item = next;
        }
        return due;
    }

    #enlist(item: number, atMs: number): number {
        const digit = ((31 - Math.clz32(atMs ^ this.#nowMs)) / DIGIT_BITS) | 0;
        const value = (atMs >>> (digit * DIGIT_BITS)) & (DIGIT_VALUES - 1);
        const list = digit * DIGIT_VALUES + value;
        this.#links[item] = this.#heads[list] ?? END;
        this.#heads[list] = item;
        this.#values[digit] = (this.#values[digit] ?? 0) | (1 << value);
        this.#digits |= 1 << digit;
        return list;
    }

    /** The list that holds the next item. There must be one. */
    #firstList(): number {
        const digit = lowestBit(this.#digits);
        return digit * DIGIT_VALUES + lowestBit(this.#values[digit] ?? 0);
    }

    #removeList(list: number): void {
        const digit = (list / DIGIT_VALUES) | 0;
        const values = (this.#values[digit] ?? 0) & ~(1 << (list & (DIGIT_VALUES - 1)));
        this.#heads[list] = END;
        this.#values[digit] = values;
        if (values === 0) {
            this.#digits &= ~(1 << digit);
        }
    }

    /** The least time in a list; all those in a list of the lowest digit are the same. */
    #leastOf(list: number): number {
        const first = this.#heads[list] ?? END;
        let leastMs = this.#atMs[first] ?? 0;
        if (list < DIGIT_VALUES) {
            return leastMs;
        }
        for (let item = this.#links[first] ?? END; item !== END; item = this.#links[item] ?? END) {
            const atMs = this.#atMs[item] ?? 0;
            if (atMs < leastMs) {
                leastMs = atMs;
            }
        }
        return leastMs;
    }
}

/** Place of the lowest bit that is set. */
function lowestBit(bits: number): number {
    return 31 - Math.clz32(bits & -bits);
}
