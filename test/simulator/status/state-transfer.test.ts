import { beforeAll, describe, expect, it } from 'vitest';
import { type RouterStatus, routerStatus, simulate, stateSizeAt, TraceReader } from '../../../simulator/index.ts';
import { planFrom } from '../plans.ts';

/** 2000 objects of 1 KB, 10 scripts of 8 KB, a peripheral of 64 KB. */
const EMPTY_BYTES = 2000 * 1024 + 10 * 8192 + 65_536;
const AGENT_BYTES = 2048;
const CALL_BYTES = 4096;
const MINUTE = 60_000;

describe('the status of a CallRouter', () => {
    let reader: TraceReader;

    beforeAll(async () => {
        const plan = await planFrom('test/corpus/rules/state/status.ccsim');
        reader = new TraceReader(plan, simulate(plan));
    });

    it('tells since when it is up, and nothing of a synchronization before there was one', () => {
        expect(statusOf('Central.A.router', MINUTE - 1)).toEqual({
            state: 'PAIR_ENABLED',
            upSinceMs: 0,
            size: { nowBytes: EMPTY_BYTES + AGENT_BYTES, maxBytes: EMPTY_BYTES + AGENT_BYTES },
        });
    });

    it('has no figures while the process is down', () => {
        expect(statusOf('Central.A.router', MINUTE)).toEqual({ state: 'OUT_OF_SERVICE' });
    });

    it('tells when the sides were synchronized last, and which of them sent its state', () => {
        const durationMs = 500 + Math.ceil(((EMPTY_BYTES + AGENT_BYTES) * 1000) / (1024 * 1024));
        expect(statusOf('Central.A.router', 3 * MINUTE)).toMatchObject({
            state: 'PAIR_DISABLED',
            upSinceMs: 2 * MINUTE,
            sync: { atMs: 2 * MINUTE + durationMs, direction: 'B->A' },
        });
        expect(statusOf('Central.B.router', 3 * MINUTE)).toMatchObject({
            state: 'PAIR_ENABLED',
            upSinceMs: 0,
            sync: { atMs: 2 * MINUTE + durationMs, direction: 'B->A' },
        });
        expect(statusOf('Central.A.router', 2 * MINUTE + durationMs - 1).sync).toBeUndefined();
    });

    it('tells the size of the state, now and at most since the process is up', () => {
        const busy = EMPTY_BYTES + AGENT_BYTES + 3 * CALL_BYTES;
        const after = EMPTY_BYTES + AGENT_BYTES;
        expect(statusOf('Central.A.router', 5 * MINUTE).size).toEqual({ nowBytes: busy, maxBytes: busy });
        expect(statusOf('Central.A.router', 7 * MINUTE).size).toEqual({ nowBytes: after, maxBytes: busy });
        expect(stateSizeAt(reader, 0, 5 * MINUTE)).toBe(busy);
        expect(stateSizeAt(reader, 0, 5 * MINUTE - 1)).toBe(after);
    });

    it('is asked of CallRouter processes only', () => {
        expect(() => statusOf('Central.router', 0)).toThrow(RangeError);
        expect(() => statusOf('Central.A.logger', 0)).toThrow(RangeError);
    });

    function statusOf(id: string, atMs: number): RouterStatus {
        return routerStatus(
            reader,
            reader.plan.topology.components.findIndex((each) => each.id === id),
            atMs,
        );
    }
});
