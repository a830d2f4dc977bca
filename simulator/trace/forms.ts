/**
 * Forms: what entries of a trace have in common. Tens of thousands of entries share a few hundred forms, so an entry
 * stores the number of its form and no more than time, lane and cause beside it.
 */

import type { FormColumns } from './trace.ts';

const INITIAL_FORMS = 64;

/** Numbers that a form is while it is being written: kind and rule in one, value, detail, lane. */
const WIDTH = 4;
const RULE_BITS = 16;
const RULE_MASK = (1 << RULE_BITS) - 1;

/** The forms of one chunk while it is being written: a hash table over forms that each lie together in memory. */
export class FormTable {
    #count = 0;
    #forms = new Int32Array(INITIAL_FORMS * WIDTH);
    /** By hash: one more than the form's number, 0 where there is none; at most half full. */
    #slots = new Uint32Array(INITIAL_FORMS * 2);

    /** Number of the form with these fields, which is added if it is new. */
    numberOf(kind: number, rule: number, value: number, detail: number, lane: number): number {
        const forms = this.#forms;
        const slots = this.#slots;
        const mask = slots.length - 1;
        const head = (kind << RULE_BITS) | rule;
        const signedValue = value | 0;
        const signedLane = lane | 0;
        let slot = hash(head, signedValue, detail, signedLane) & mask;
        for (let found = slots[slot] ?? 0; found !== 0; found = slots[slot] ?? 0) {
            const at = (found - 1) * WIDTH;
            if (
                forms[at + 3] === signedLane &&
                forms[at + 1] === signedValue &&
                forms[at] === head &&
                forms[at + 2] === detail
            ) {
                return found - 1;
            }
            slot = (slot + 1) & mask;
        }
        return this.#add(slot, head, signedValue, detail, signedLane);
    }

    /** The columns, cut to what they hold. */
    finish(): FormColumns {
        const count = this.#count;
        const forms = this.#forms;
        const columns = {
            formKind: new Uint8Array(count),
            formRule: new Uint16Array(count),
            formValue: new Uint32Array(count),
            formDetail: new Int32Array(count),
            formLane: new Uint32Array(count),
        };
        for (let form = 0, at = 0; form < count; form++, at += WIDTH) {
            const head = forms[at] ?? 0;
            columns.formKind[form] = head >>> RULE_BITS;
            columns.formRule[form] = head & RULE_MASK;
            columns.formValue[form] = forms[at + 1] ?? 0;
            columns.formDetail[form] = forms[at + 2] ?? 0;
            columns.formLane[form] = forms[at + 3] ?? 0;
        }
        return columns;
    }

    /** An independent copy. */
    clone(): FormTable {
        const copy = new FormTable();
        copy.#count = this.#count;
        copy.#forms = this.#forms.slice();
        copy.#slots = this.#slots.slice();
        return copy;
    }

    #add(slot: number, head: number, value: number, detail: number, lane: number): number {
        const form = this.#count++;
        if (form * WIDTH === this.#forms.length) {
            this.#grow();
            this.#slots[this.#freeSlot(hash(head, value, detail, lane))] = form + 1;
        } else {
            this.#slots[slot] = form + 1;
        }
        const forms = this.#forms;
        const at = form * WIDTH;
        forms[at] = head;
        forms[at + 1] = value;
        forms[at + 2] = detail;
        forms[at + 3] = lane;
        return form;
    }

    #grow(): void {
        const before = this.#forms;
        const count = before.length / WIDTH;
        const forms = new Int32Array(before.length * 2);
        forms.set(before);
        this.#forms = forms;
        this.#slots = new Uint32Array(count * 4);
        for (let form = 0, at = 0; form < count; form++, at += WIDTH) {
            const hashed = hash(before[at] ?? 0, before[at + 1] ?? 0, before[at + 2] ?? 0, before[at + 3] ?? 0);
            this.#slots[this.#freeSlot(hashed)] = form + 1;
        }
    }

    #freeSlot(hashed: number): number {
        const mask = this.#slots.length - 1;
        let slot = hashed & mask;
        while (this.#slots[slot] !== 0) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }
}

function hash(head: number, value: number, detail: number, lane: number): number {
    let bits = Math.imul(head ^ Math.imul(value, 0x9e37_79b1), 0x85eb_ca6b);
    bits = Math.imul(bits ^ (bits >>> 15) ^ detail, 0xc2b2_ae35);
    bits = Math.imul(bits ^ (bits >>> 13) ^ lane, 0x9e37_79b1);
    return bits ^ (bits >>> 16);
}
