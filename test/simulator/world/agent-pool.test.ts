import fc from 'fast-check';
import { expect, it } from 'vitest';
import { AgentPool } from '../../../simulator/world/agent-pool.ts';

const MEMBERSHIPS = 8;

const OPERATION = fc.oneof(
    fc.record({
        does: fc.constant('toggle' as const),
        membership: fc.integer({ min: 0, max: MEMBERSHIPS - 1 }),
        sinceMs: fc.integer({ min: 0, max: 4 }),
    }),
    fc.record({ does: fc.constantFrom('take' as const, 'copy' as const) }),
);

it('answers who is available longest, then who came first, and nobody who was removed (agent/routable)', () => {
    fc.assert(
        fc.property(fc.array(OPERATION, { maxLength: 400 }), (operations) => {
            let pool = new AgentPool(MEMBERSHIPS);
            const model = new Map<number, { readonly sinceMs: number; readonly ticket: number }>();
            operations.forEach((operation, ticket) => {
                switch (operation.does) {
                    case 'toggle': {
                        const { membership, sinceMs } = operation;
                        expect(pool.has(membership)).toBe(model.has(membership));
                        if (model.delete(membership)) {
                            pool.remove(membership);
                        } else {
                            model.set(membership, { sinceMs, ticket });
                            pool.add(membership, sinceMs, ticket);
                        }
                        return;
                    }
                    case 'take': {
                        const [first] = [...model].sort(
                            ([, left], [, right]) => left.sinceMs - right.sinceMs || left.ticket - right.ticket,
                        );
                        expect(pool.take()).toBe(first?.[0]);
                        model.delete(first?.[0] ?? -1);
                        return;
                    }
                    case 'copy': {
                        const copy = pool.clone();
                        while (pool.take() !== undefined) {
                            // What becomes of the one must not touch the other.
                        }
                        pool = copy;
                        return;
                    }
                }
            });
        }),
    );
});
