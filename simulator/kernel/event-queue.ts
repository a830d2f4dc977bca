/**
 * The event queue: what is due at the present instant in a heap, what is due later in a timing wheel, everything in typed
 * arrays, so that millions of events cost no garbage.
 *
 * Events leave by time, then by rank. A rank is unique, so the order is total: it never depends on how the queue happens
 * to be laid out (`order/same-instant`).
 */

import { RankHeap } from './rank-heap.ts';
import { LAST_MS, TimingWheel } from './timing-wheel.ts';

/** Bits of a rank: class, place in the text, sequence. Together they fit the 53 bits of an exact integer. */
const SEQUENCE_SPAN = 2 ** 30;
const TEXT_SPAN = 2 ** 20;

/** Greatest place in the text that a rank can hold; also the place of what comes last within its class. */
export const LAST_IN_CLASS = TEXT_SPAN - 1;

const INITIAL_CAPACITY = 1024;

/** An event that has not left the queue. */
export interface PendingEvent {
    readonly atMs: number;
    readonly kind: number;
    readonly a: number;
    readonly b: number;
    readonly cause: number;
}

export class EventQueue {
    /** Fields of the event that {@link pop} took last. */
    atMs = 0;
    kind = 0;
    a = 0;
    b = 0;
    cause = 0;

    #size = 0;
    #sequence = 0;
    #due = new RankHeap();
    #later = new TimingWheel(INITIAL_CAPACITY);
    /** From place {@link size} on: the slots that hold no event. */
    #freeSlots = Uint32Array.from({ length: INITIAL_CAPACITY }, (_, slot) => slot);
    #slotRank = new Float64Array(INITIAL_CAPACITY);
    #slotKind = new Uint8Array(INITIAL_CAPACITY);
    #slotA = new Int32Array(INITIAL_CAPACITY);
    #slotB = new Int32Array(INITIAL_CAPACITY);
    #slotCause = new Uint32Array(INITIAL_CAPACITY);

    get size(): number {
        return this.#size;
    }

    /** Time of the next event, `Infinity` if there is none. */
    get nextAtMs(): number {
        return this.#due.size > 0 ? this.#later.nowMs : this.#later.nextAtMs;
    }

    /**
     * Adds an event.
     *
     * @param atMs when, in whole milliseconds; what is past is due at once, and what is later than any run lasts
     * (4,294,967,295 ms) never leaves the queue and is not kept
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
        if (atMs > LAST_MS) {
            return;
        }
        if (this.#size === this.#freeSlots.length) {
            this.#grow();
        }
        const slot = this.#freeSlots[this.#size++] ?? 0;
        const rank = (instantClass * TEXT_SPAN + textOrder) * SEQUENCE_SPAN + this.#sequence;
        this.#sequence = (this.#sequence + 1) % SEQUENCE_SPAN;
        this.#slotRank[slot] = rank;
        this.#slotKind[slot] = kind;
        this.#slotA[slot] = a;
        this.#slotB[slot] = b;
        this.#slotCause[slot] = cause;
        if (atMs > this.#later.nowMs) {
            this.#later.add(slot, atMs);
        } else {
            this.#due.push(rank, slot);
        }
    }

    /** Takes the next event into the fields of the queue; false if there is none. */
    pop(): boolean {
        if (this.#size === 0) {
            return false;
        }
        const slot = this.#due.size > 0 ? this.#due.pop() : this.#goToNextInstant();
        this.atMs = this.#later.nowMs;
        this.kind = this.#slotKind[slot] ?? 0;
        this.a = this.#slotA[slot] ?? 0;
        this.b = this.#slotB[slot] ?? 0;
        this.cause = this.#slotCause[slot] ?? 0;
        this.#freeSlots[--this.#size] = slot;
        return true;
    }

    /** The events in the order in which they will leave. */
    pending(): readonly PendingEvent[] {
        const later = this.#later;
        const due = [...this.#due.items()].map((slot) => ({ slot, atMs: later.nowMs }));
        const waiting = [...later.items()].map((slot) => ({ slot, atMs: later.timeOf(slot) }));
        return [...due, ...waiting]
            .sort((left, right) => left.atMs - right.atMs || this.#rankOf(left.slot) - this.#rankOf(right.slot))
            .map(({ slot, atMs }) => ({
                atMs,
                kind: this.#slotKind[slot] ?? 0,
                a: this.#slotA[slot] ?? 0,
                b: this.#slotB[slot] ?? 0,
                cause: this.#slotCause[slot] ?? 0,
            }));
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
        copy.#due = this.#due.clone();
        copy.#later = this.#later.clone();
        copy.#freeSlots = this.#freeSlots.slice();
        copy.#slotRank = this.#slotRank.slice();
        copy.#slotKind = this.#slotKind.slice();
        copy.#slotA = this.#slotA.slice();
        copy.#slotB = this.#slotB.slice();
        copy.#slotCause = this.#slotCause.slice();
        return copy;
    }

    /** Goes to the next instant and takes its first event; mostly it is the only one, which needs no order. */
    #goToNextInstant(): number {
        const later = this.#later;
        const first = later.advance();
        if (later.linkOf(first) < 0) {
            return first;
        }
        for (let slot = first; slot >= 0; slot = later.linkOf(slot)) {
            this.#due.push(this.#slotRank[slot] ?? 0, slot);
        }
        return this.#due.pop();
    }

    #rankOf(slot: number): number {
        return this.#slotRank[slot] ?? 0;
    }

    #grow(): void {
        const capacity = this.#freeSlots.length * 2;
        this.#later.grow(capacity);
        const slots = Uint32Array.from({ length: capacity }, (_, slot) => slot);
        slots.set(this.#freeSlots);
        this.#freeSlots = slots;
        this.#slotRank = enlarged(this.#slotRank, new Float64Array(capacity));
        this.#slotKind = enlarged(this.#slotKind, new Uint8Array(capacity));
        this.#slotA = enlarged(this.#slotA, new Int32Array(capacity));
        this.#slotB = enlarged(this.#slotB, new Int32Array(capacity));
        this.#slotCause = enlarged(this.#slotCause, new Uint32Array(capacity));
    }
}

function enlarged<Column extends { set(from: Column): void }>(from: Column, to: Column): Column {
    to.set(from);
    return to;
}
