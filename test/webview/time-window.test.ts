import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rulerTicks } from '../../client/webview/model/ruler-ticks.ts';
import {
    around,
    clamp,
    including,
    MIN_SPAN_MS,
    pan,
    wholeWindow,
    zoom,
} from '../../client/webview/model/time-window.ts';

const END = 600_000;

describe('the time window', () => {
    it('keeps the instant under the pointer where it is', () => {
        const window = { fromMs: 100_000, toMs: 200_000 };
        const zoomed = zoom(window, 0.5, 125_000, END);
        expect(zoomed).toEqual({ fromMs: 112_500, toMs: 162_500 });
    });

    it('never leaves the run, whatever is done', () => {
        const whole = wholeWindow(END);
        const move = fc.record({
            factor: fc.double({ min: 0.01, max: 100, noNaN: true }),
            atMs: fc.integer({ min: -END, max: 2 * END }),
            byMs: fc.integer({ min: -END, max: END }),
        });
        fc.assert(
            fc.property(fc.array(move, { maxLength: 20 }), (moves) => {
                let window = whole;
                for (const { factor, atMs, byMs } of moves) {
                    window = pan(zoom(window, factor, atMs, END), byMs, END);
                    expect(window.fromMs).toBeGreaterThanOrEqual(whole.fromMs - 1e-6);
                    expect(window.toMs).toBeLessThanOrEqual(whole.toMs + 1e-6);
                    expect(window.toMs - window.fromMs).toBeGreaterThanOrEqual(MIN_SPAN_MS - 1e-6);
                }
            }),
        );
    });

    it('moves just so far that an instant is seen', () => {
        const window = { fromMs: 100_000, toMs: 200_000 };
        expect(including(window, 150_000, END)).toBe(window);
        expect(including(window, 250_000, END)).toEqual({ fromMs: 160_000, toMs: 260_000 });
        expect(including(window, 50_000, END)).toEqual({ fromMs: 40_000, toMs: 140_000 });
    });

    it('shows a state with room beside it', () => {
        expect(around(100_000, 140_000, END)).toEqual({ fromMs: 90_000, toMs: 150_000 });
    });

    it('copes with a run that has no length', () => {
        expect(clamp({ fromMs: 0, toMs: 100 }, 0)).toEqual({ fromMs: -1, toMs: 1 });
    });
});

describe('the ruler', () => {
    it('has round times that are far enough apart', () => {
        expect(rulerTicks({ fromMs: 0, toMs: END }, 1000, 80)).toEqual({ stepMs: 60_000, firstMs: 0, count: 11 });
        expect(rulerTicks({ fromMs: 1234, toMs: 1534 }, 1000, 80)).toEqual({ stepMs: 50, firstMs: 1250, count: 6 });
    });
});
