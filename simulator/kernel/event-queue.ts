/**
 * The event queue: a four-ary heap over typed arrays, so that millions of events cost no garbage.
 *
 * Events leave by time, then by rank. A rank is unique, so the order is total: it never depends on how the heap happens
 * to be laid out (`order/same-instant`).
 */

/** Bits of a rank: class, place in the text, sequence. Together they fit the 53 bits of an exact integer. */
const SEQUENCE_SPAN = 2 ** 30;
const TEXT_SPAN = 2 ** 20;

/** Greatest place in the text that a rank can hold; also the place of what comes last within its class. */
export const LAST_IN_CLASS = TEXT_SPAN - 1;

const INITIAL_CAPACITY = 1024;

export class EventQueue {
    /** Fields of the event that {@link pop} took last. */
    atMs = 0;
    kind = 0;
    a = 0;
    b = 0;
    cause = 0;

    #size = 0;
    #sequence = 0;
    #heapAt = new Float64Array(INITIAL_CAPACITY);
    #heapRank = new Float64Array(INITIAL_CAPACITY);
    #heapSlot = new Uint32Array(INITIAL_CAPACITY);
    #slotKind = new Uint8Array(INITIAL_CAPACITY);
    #slotA = new Int32Array(INITIAL_CAPACITY);
    #slotB = new Int32Array(INITIAL_CAPACITY);
    #slotCause = new Uint32Array(INITIAL_CAPACITY);

    constructor() {
        freeSlots(this.#heapSlot, 0);
    }

    get size(): number {
        return this.#size;
    }

    /** Time of the next event, `Infinity` if there is none. */
    get nextAtMs(): number {
        return this.#size === 0 ? Number.POSITIVE_INFINITY : (this.#heapAt[0] ?? Number.POSITIVE_INFINITY);
    }

    /**
     * Adds an event.
     *
     * @param atMs when, in milliseconds
     * @param instantClass group within an instant, from 0 to 7
     * @param textOrder place within the class, from 0 to {@link LAST_IN_CLASS}; equal places leave first in, first out
     */
    push(
        atMs: number,
        instantClass: number,
        textOrder: number,
        kind: number,
        a: number,
        b: number,
        cause: number,
    ): void {
        if (this.#size === this.#heapAt.length) {
            this.#grow();
        }
        const slot = this.#heapSlot[this.#size] ?? 0;
        this.#slotKind[slot] = kind;
        this.#slotA[slot] = a;
        this.#slotB[slot] = b;
        this.#slotCause[slot] = cause;
        const rank = (instantClass * TEXT_SPAN + textOrder) * SEQUENCE_SPAN + this.#sequence;
        this.#sequence = (this.#sequence + 1) % SEQUENCE_SPAN;
        this.#siftUp(this.#size++, atMs, rank, slot);
    }

    /** Takes the next event into the fields of the queue; false if there is none. */
    pop(): boolean {
        if (this.#size === 0) {
            return false;
        }
        const slot = this.#heapSlot[0] ?? 0;
        this.atMs = this.#heapAt[0] ?? 0;
        this.kind = this.#slotKind[slot] ?? 0;
        this.a = this.#slotA[slot] ?? 0;
        this.b = this.#slotB[slot] ?? 0;
        this.cause = this.#slotCause[slot] ?? 0;
        const last = --this.#size;
        const lastAt = this.#heapAt[last] ?? 0;
        const lastRank = this.#heapRank[last] ?? 0;
        const lastSlot = this.#heapSlot[last] ?? 0;
        this.#heapSlot[last] = slot;
        if (last > 0) {
            this.#siftDown(lastAt, lastRank, lastSlot);
        }
        return true;
    }

    /** An independent copy with the same future. */
    clone(): EventQueue {
        const copy = new EventQueue();
        copy.atMs = this.atMs;
        copy.kind = this.kind;
        copy.a = this.a;
        copy.b = this.b;
        copy.cause = this.cause;
        copy.#size = this.#size;
        copy.#sequence = this.#sequence;
        copy.#heapAt = this.#heapAt.slice();
        copy.#heapRank = this.#heapRank.slice();
        copy.#heapSlot = this.#heapSlot.slice();
        copy.#slotKind = this.#slotKind.slice();
        copy.#slotA = this.#slotA.slice();
        copy.#slotB = this.#slotB.slice();
        copy.#slotCause = this.#slotCause.slice();
        return copy;
    }

    #siftUp(start: number, atMs: number, rank: number, slot: number): void {
        const at = this.#heapAt;
        const ranks = this.#heapRank;
        const slots = this.#heapSlot;
        let hole = start;
        while (hole > 0) {
            const parent = (hole - 1) >> 2;
            const parentAt = at[parent] ?? 0;
            if (parentAt < atMs || (parentAt === atMs && (ranks[parent] ?? 0) < rank)) {
                break;
            }
            at[hole] = parentAt;
            ranks[hole] = ranks[parent] ?? 0;
            slots[hole] = slots[parent] ?? 0;
            hole = parent;
        }
        at[hole] = atMs;
        ranks[hole] = rank;
        slots[hole] = slot;
    }

    #siftDown(atMs: number, rank: number, slot: number): void {
        const at = this.#heapAt;
        const ranks = this.#heapRank;
        const slots = this.#heapSlot;
        const size = this.#size;
        let hole = 0;
        for (;;) {
            const first = hole * 4 + 1;
            if (first >= size) {
                break;
            }
            const end = first + 4 < size ? first + 4 : size;
            let least = first;
            let leastAt = at[first] ?? 0;
            let leastRank = ranks[first] ?? 0;
            for (let child = first + 1; child < end; child++) {
                const childAt = at[child] ?? 0;
                if (childAt < leastAt || (childAt === leastAt && (ranks[child] ?? 0) < leastRank)) {
                    least = child;
                    leastAt = childAt;
                    leastRank = ranks[child] ?? 0;
                }
            }
            if (atMs < leastAt || (atMs === leastAt && rank < leastRank)) {
                break;
            }
            at[hole] = leastAt;
            ranks[hole] = leastRank;
            slots[hole] = slots[least] ?? 0;
            hole = least;
        }
        at[hole] = atMs;
        ranks[hole] = rank;
        slots[hole] = slot;
    }

    #grow(): void {
        const capacity = this.#heapAt.length;
        this.#heapAt = doubled(this.#heapAt, new Float64Array(capacity * 2));
        this.#heapRank = doubled(this.#heapRank, new Float64Array(capacity * 2));
        this.#heapSlot = doubled(this.#heapSlot, new Uint32Array(capacity * 2));
        this.#slotKind = doubled(this.#slotKind, new Uint8Array(capacity * 2));
        this.#slotA = doubled(this.#slotA, new Int32Array(capacity * 2));
        this.#slotB = doubled(this.#slotB, new Int32Array(capacity * 2));
        this.#slotCause = doubled(this.#slotCause, new Uint32Array(capacity * 2));
        freeSlots(this.#heapSlot, capacity);
    }
}

/** Behind the heap, the slot column lists the slots that are free. */
function freeSlots(slots: Uint32Array, from: number): void {
    for (let slot = from; slot < slots.length; slot++) {
        slots[slot] = slot;
    }
}

function doubled<Column extends { set(from: Column): void }>(from: Column, to: Column): Column {
    to.set(from);
    return to;
}
