import fc from 'fast-check';
import { expect, it } from 'vitest';
import { LiveTasks } from '../../../simulator/world/live-tasks.ts';

interface Item {
    readonly key: number;
    state: number;
}

/** Keys skipped before an arrival, or (negative) which of the live ones leaves. */
const OPERATIONS = fc.array(fc.oneof(fc.integer({ min: 0, max: 3 }), fc.integer({ min: -300, max: -1 })), {
    maxLength: 600,
});

it('live tasks are found by key and told in order of arrival, whichever leave', () => {
    fc.assert(
        fc.property(OPERATIONS, (operations) => {
            const { tasks, model } = played(operations);
            expect(tasks.size).toBe(model.size);
            expect([...tasks.values()]).toEqual([...model.values()]);
            for (const key of Array.from({ length: 2500 }, (_, each) => each)) {
                expect(tasks.get(key)).toBe(model.get(key));
            }
        }),
        { numRuns: 50 },
    );
});

it('one that stays while thousands come and go is still there', () => {
    const tasks = new LiveTasks<Item>();
    tasks.add({ key: 7, state: 1 });
    for (let key = 8; key < 10_000; key += 1) {
        tasks.add({ key, state: 0 });
        tasks.delete(key);
    }
    expect([...tasks.values()]).toEqual([{ key: 7, state: 1 }]);
    expect(tasks.get(7 + 64)).toBeUndefined();
});

it('a copy has tasks of its own', () => {
    const { tasks, model } = played([0, 0, 2, -1, 0]);
    const before = structuredClone([...model.values()]);
    const copy = tasks.clone();
    for (const task of tasks.values()) {
        task.state += 1;
        tasks.delete(task.key);
    }
    expect(tasks.size).toBe(0);
    expect([...copy.values()]).toEqual(before);
});

function played(operations: readonly number[]) {
    const tasks = new LiveTasks<Item>();
    const model = new Map<number, Item>();
    let next = 0;
    for (const operation of operations) {
        if (operation >= 0) {
            next += operation;
            const item = { key: next++, state: operation };
            tasks.add(item);
            model.set(item.key, item);
        } else {
            const key = [...model.keys()][-operation % Math.max(1, model.size)] ?? -1;
            tasks.delete(key);
            model.delete(key);
        }
    }
    return { tasks, model };
}
