import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { EventQueue } from '../../../simulator/kernel/event-queue.ts';

const LAST_MS = 0xffff_ffff;

/** Instants that many share, and instants all over the time that a run can last. */
const AT_MS = fc.oneof(fc.integer({ min: 0, max: 20 }), fc.integer({ min: 0, max: LAST_MS }));

const EVENT = fc.record({
    atMs: AT_MS,
    instantClass: fc.integer({ min: 0, max: 5 }),
    textOrder: fc.integer({ min: 0, max: 3 }),
});

interface Ranked {
    readonly atMs: number;
    readonly instantClass: number;
    readonly textOrder: number;
    readonly a: number;
}

describe('the event queue', () => {
    it('answers events by time, class, place in the text, and then as they came (order/same-instant)', () => {
        fc.assert(
            fc.property(fc.array(EVENT, { maxLength: 3000 }), (events) => {
                const queue = new EventQueue();
                const numbered = events.map((event, a) => ({ ...event, a }));
                for (const event of numbered) {
                    push(queue, event);
                }
                expect(drain(queue)).toEqual([...numbered].sort(compare).map((event) => event.a));
            }),
        );
    });

    it('keeps the order while events come and go', () => {
        fc.assert(
            fc.property(fc.array(fc.option(EVENT, { freq: 3 }), { maxLength: 500 }), (operations) => {
                const queue = new EventQueue();
                const model: Ranked[] = [];
                operations.forEach((operation, a) => {
                    if (operation !== null) {
                        const event = { ...operation, atMs: Math.min(queue.atMs + operation.atMs, LAST_MS), a };
                        push(queue, event);
                        model.push(event);
                        model.sort(compare);
                        return;
                    }
                    const next = model.shift();
                    expect(queue.nextAtMs).toBe(next?.atMs ?? Number.POSITIVE_INFINITY);
                    expect(queue.pop()).toBe(next !== undefined);
                    expect(next === undefined || (queue.a === next.a && queue.atMs === next.atMs)).toBe(true);
                });
                expect(queue.size).toBe(model.length);
            }),
        );
    });

    it('lets what is past leave at once, and what is later than any run never', () => {
        const queue = new EventQueue();
        push(queue, { atMs: 10, instantClass: 4, textOrder: 0, a: 0 });
        push(queue, { atMs: LAST_MS + 1, instantClass: 4, textOrder: 0, a: 1 });
        expect(queue.pop()).toBe(true);
        push(queue, { atMs: 11, instantClass: 4, textOrder: 0, a: 2 });
        push(queue, { atMs: 3, instantClass: 4, textOrder: 0, a: 3 });
        expect(queue.nextAtMs).toBe(10);
        expect(drain(queue)).toEqual([3, 2]);
        expect(queue.atMs).toBe(11);
    });

    it('has the same future as its copy, which goes its own way', () => {
        const queue = new EventQueue();
        [5, 3, 9, 3].forEach((atMs, a) => {
            push(queue, { atMs, instantClass: 4, textOrder: 0, a });
        });
        const copy = queue.clone();
        expect(drain(queue)).toEqual([1, 3, 0, 2]);
        expect(copy.size).toBe(4);
        expect(drain(copy)).toEqual([1, 3, 0, 2]);
    });
});

function push(queue: EventQueue, event: Ranked): void {
    queue.push(event.atMs, event.instantClass, event.textOrder, 1, event.a, 0, 0);
}

function drain(queue: EventQueue): number[] {
    const order: number[] = [];
    while (queue.pop()) {
        order.push(queue.a);
    }
    return order;
}

function compare(left: Ranked, right: Ranked): number {
    return (
        left.atMs - right.atMs ||
        left.instantClass - right.instantClass ||
        left.textOrder - right.textOrder ||
        left.a - right.a
    );
}
