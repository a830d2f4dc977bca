import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { intervalAt, intervalEnd, type LaneColumns, worstIntervalIn } from '../../client/webview/model/lane-columns.ts';
import { lookAt } from '../../client/webview/model/looks.ts';
import { MaximumPyramid } from '../../client/webview/model/maximum-pyramid.ts';
import { eachPixelMark, eachPixelSpan, SEVERAL } from '../../client/webview/model/pixel-spans.ts';
import { type RunPicture, runPicture } from '../../client/webview/model/run-picture.ts';
import { simulate } from '../../simulator/index.ts';
import { FAILOVER, planOfText } from './plans.ts';

describe('the maximum over a range of bytes', () => {
    it('is what going through all of them gives', () => {
        fc.assert(
            fc.property(fc.uint8Array({ maxLength: 5000 }), fc.nat(5000), fc.nat(5000), (bytes, a, b) => {
                const from = Math.min(a, b, bytes.length);
                const to = Math.min(Math.max(a, b), bytes.length);
                const pyramid = new MaximumPyramid(bytes);
                const greatest = bytes.subarray(from, to).reduce((most, byte) => Math.max(most, byte), 0);
                expect(pyramid.maximum(from, to)).toBe(greatest);
                const first = bytes.indexOf(greatest, from);
                expect(pyramid.firstOf(greatest, from, to)).toBe(first === -1 || first >= to ? to : first);
            }),
        );
    });
});

/** One lane whose intervals begin at given times; looks are small numbers. */
function oneLane(fromMs: readonly number[], looks: readonly number[], endMs: number): LaneColumns {
    const bytes = Uint8Array.from(looks);
    return {
        firsts: Uint32Array.from([0, fromMs.length]),
        fromMs: Uint32Array.from(fromMs),
        looks: bytes,
        entries: Uint32Array.from(fromMs, (_, index) => index),
        severity: new MaximumPyramid(bytes),
        endMs,
    };
}

interface Span {
    readonly x0: number;
    readonly x1: number;
    readonly look: number;
    readonly interval: number;
}

function spans(columns: LaneColumns, fromMs: number, toMs: number, width: number): Span[] {
    const found: Span[] = [];
    eachPixelSpan(columns, 0, { fromMs, toMs }, width, (x0, x1, look, interval) => {
        found.push({ x0, x1, look, interval });
    });
    return found;
}

describe('the spans of a lane on pixels', () => {
    it('are its intervals, where there is room for each', () => {
        expect(spans(oneLane([0, 40, 70], [1, 3, 2], 100), 0, 100, 100)).toEqual([
            { x0: 0, x1: 40, look: 1, interval: 0 },
            { x0: 40, x1: 70, look: 3, interval: 1 },
            { x0: 70, x1: 100, look: 2, interval: 2 },
        ]);
    });

    it('show the most severe of several intervals in a pixel, however short', () => {
        const columns = oneLane([0, 501, 502], [1, 9, 1], 1000);
        expect(spans(columns, 0, 1000, 10)).toEqual([
            { x0: 0, x1: 5, look: 1, interval: 0 },
            { x0: 5, x1: 6, look: 9, interval: SEVERAL },
            { x0: 6, x1: 10, look: 1, interval: 2 },
        ]);
    });

    it('begin where the lane begins', () => {
        expect(spans(oneLane([30], [2], 100), 0, 100, 10)).toEqual([{ x0: 3, x1: 10, look: 2, interval: 0 }]);
    });

    it('leave out what ends where a column begins, however its edges are rounded', () => {
        expect(spans(oneLane([447, 483, 500, 505], [1, 15, 1, 1], 1000), 0, 1000, 76)).toEqual([
            { x0: 33, x1: 36, look: 1, interval: 0 },
            { x0: 36, x1: 37, look: 15, interval: SEVERAL },
            { x0: 37, x1: 38, look: 15, interval: 1 },
            { x0: 38, x1: 39, look: 1, interval: SEVERAL },
            { x0: 39, x1: 76, look: 1, interval: 3 },
        ]);
    });

    it('agree with every millisecond of the lane', () => {
        const lane = fc
            .uniqueArray(fc.nat(999), { minLength: 1, maxLength: 60 })
            .map((times) => [...times].sort((a, b) => a - b))
            .chain((times) =>
                fc.record({
                    times: fc.constant(times),
                    looks: fc.array(fc.integer({ min: 1, max: 30 }), {
                        minLength: times.length,
                        maxLength: times.length,
                    }),
                    width: fc.integer({ min: 5, max: 300 }),
                }),
            );
        fc.assert(
            fc.property(lane, ({ times, looks, width }) => {
                const columns = oneLane(times, looks, 1000);
                const pixels = new Array<number>(width).fill(0);
                for (const { x0, x1, look } of spans(columns, 0, 1000, width)) {
                    pixels.fill(look, x0, x1);
                }
                for (let x = 0; x < width; x += 1) {
                    const left = (x * 1000) / width;
                    const right = ((x + 1) * 1000) / width;
                    const seen = looks.filter((_, index) => {
                        const until = times[index + 1] ?? 1000;
                        return (times[index] ?? 0) < right && until > left;
                    });
                    expect(pixels[x]).toBe(Math.max(0, ...seen));
                }
            }),
        );
    });
});

describe('the picture of a run', () => {
    let picture: RunPicture;
    beforeAll(async () => {
        const plan = await planOfText(FAILOVER);
        picture = runPicture(plan, simulate(plan));
    });

    it('has the intervals that the trace has', () => {
        const { reader, columns } = picture;
        for (let lane = 0; lane < reader.laneCount; lane += 1) {
            for (const { state, fromMs, toMs, entry } of reader.intervals(lane)) {
                const interval = intervalAt(columns, lane, fromMs);
                expect(columns.entries[interval]).toBe(entry);
                expect(lookAt(columns.looks[interval] ?? 0).state).toBe(state);
                expect(state === 'ENDED' || intervalEnd(columns, lane, interval) === toMs).toBe(true);
            }
        }
    });

    it('tells what a failure did to agents from what they did', () => {
        const { reader, columns } = picture;
        const lane = reader.membershipLane(0, 0) ?? -1;
        const before = lookAt(columns.looks[intervalAt(columns, lane, 0)] ?? 0);
        const after = lookAt(columns.looks[worstIntervalIn(columns, lane, 240_000, 250_000)] ?? 0);
        expect(before.imposed).toBe(false);
        expect(after).toMatchObject({ state: 'LOGGED_OUT', imposed: true, tone: 'bad' });
    });

    it('has the failures as bands', () => {
        expect(picture.bands).toMatchObject([
            { fromMs: 60_000, toMs: 150_000, label: 'cut EmailPim -- Central', row: 0 },
            { fromMs: 240_000, toMs: 300_000, label: 'fail AgentPg.A', row: 0 },
        ]);
    });

    it('adds up what happened', () => {
        expect(picture.totals).toMatchObject({ expectations: 3, failedExpectations: 1, agents: 3, tasks: 14 });
    });

    it('has a mark for each message, in order of time', () => {
        const { messages } = picture.marks;
        expect(messages.items.length).toBeGreaterThan(20);
        expect([...messages.atMs]).toEqual([...messages.atMs].sort((a, b) => a - b));
        let marks = 0;
        eachPixelMark(messages, { fromMs: -10, toMs: 360_010 }, 200, (_x, _tone, _first, count) => {
            marks += count;
        });
        expect(marks).toBe(messages.items.length);
    });
});
