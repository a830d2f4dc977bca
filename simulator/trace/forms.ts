/**
 * Forms: what entries of a trace have in common. Tens of thousands of entries share a few hundred forms, so an entry
 * stores the number of its form and no more than time, lane and cause beside it.
 */

import type { FormColumns } from './trace.ts';

const INITIAL_FORMS = 64;

/** The forms of one chunk while it is being written: a hash table over {@link FormColumns}. */
export class FormTable {
    #count = 0;
    #columns = newColumns(INITIAL_FORMS);
    /** By hash: one more than the form's number, 0 where there is none; at most half full. */
    #slots = new Uint32Array(INITIAL_FORMS * 2);

    /** Number of the form with these fields, which is added if it is new. */
    numberOf(kind: number, rule: number, value: number, detail: number, lane: number): number {
        const slots = this.#slots;
        const mask = slots.length - 1;
        const { formKind, formRule, formValue, formDetail, formLane } = this.#columns;
        let slot = hash(kind, rule, value, detail, lane) & mask;
        for (let found = slots[slot] ?? 0; found !== 0; found = slots[slot] ?? 0) {
            const form = found - 1;
            if (
                formValue[form] === value &&
                formRule[form] === rule &&
                formLane[form] === lane &&
                formDetail[form] === detail &&
                formKind[form] === kind
            ) {
                return form;
            }
            slot = (slot + 1) & mask;
        }
        return this.#add(slot, kind, rule, value, detail, lane);
    }

    /** The columns, cut to what they hold. */
    finish(): FormColumns {
        return resized(this.#columns, this.#count);
    }

    /** An independent copy. */
    clone(): FormTable {
        const copy = new FormTable();
        copy.#count = this.#count;
        copy.#columns = resized(this.#columns, this.#columns.formKind.length);
        copy.#slots = this.#slots.slice();
        return copy;
    }

    #add(slot: number, kind: number, rule: number, value: number, detail: number, lane: number): number {
        const form = this.#count++;
        if (form === this.#columns.formKind.length) {
            this.#grow();
            return this.#place(form, this.#freeSlot(kind, rule, value, detail, lane), kind, rule, value, detail, lane);
        }
        return this.#place(form, slot, kind, rule, value, detail, lane);
    }

    #place(
        form: number,
        slot: number,
        kind: number,
        rule: number,
        value: number,
        detail: number,
        lane: number,
    ): number {
        const columns = this.#columns;
        columns.formKind[form] = kind;
        columns.formRule[form] = rule;
        columns.formValue[form] = value;
        columns.formDetail[form] = detail;
        columns.formLane[form] = lane;
        this.#slots[slot] = form + 1;
        return form;
    }

    #grow(): void {
        const before = this.#columns;
        const count = before.formKind.length;
        this.#columns = resized(before, count * 2);
        this.#slots = new Uint32Array(count * 4);
        for (let form = 0; form < count; form++) {
            const slot = this.#freeSlot(
                before.formKind[form] ?? 0,
                before.formRule[form] ?? 0,
                before.formValue[form] ?? 0,
                before.formDetail[form] ?? 0,
                before.formLane[form] ?? 0,
            );
            this.#slots[slot] = form + 1;
        }
    }

    #freeSlot(kind: number, rule: number, value: number, detail: number, lane: number): number {
        const mask = this.#slots.length - 1;
        let slot = hash(kind, rule, value, detail, lane) & mask;
        while (this.#slots[slot] !== 0) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }
}

function hash(kind: number, rule: number, value: number, detail: number, lane: number): number {
    let bits = Math.imul((kind << 16) ^ rule ^ Math.imul(value, 0x9e37_79b1), 0x85eb_ca6b);
    bits = Math.imul(bits ^ (bits >>> 15) ^ detail, 0xc2b2_ae35);
    bits = Math.imul(bits ^ (bits >>> 13) ^ lane, 0x9e37_79b1);
    return bits ^ (bits >>> 16);
}

function newColumns(count: number): FormColumns {
    return {
        formKind: new Uint8Array(count),
        formRule: new Uint16Array(count),
        formValue: new Uint32Array(count),
        formDetail: new Int32Array(count),
        formLane: new Uint32Array(count),
    };
}

/** A copy with another number of rows. */
function resized(from: FormColumns, count: number): FormColumns {
    const to = newColumns(count);
    to.formKind.set(from.formKind.subarray(0, count));
    to.formRule.set(from.formRule.subarray(0, count));
    to.formValue.set(from.formValue.subarray(0, count));
    to.formDetail.set(from.formDetail.subarray(0, count));
    to.formLane.set(from.formLane.subarray(0, count));
    return to;
}
