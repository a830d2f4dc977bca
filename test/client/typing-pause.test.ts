import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { TypingPause } from '../../client/typing-pause.ts';

describe('what waits until nobody types', () => {
    let typing: TypingPause;

    beforeEach(() => {
        vi.useFakeTimers();
        typing = new TypingPause();
    });

    afterEach(() => {
        typing.dispose();
        vi.useRealTimers();
    });

    it('is done at once where nobody types', () => {
        const work = vi.fn();
        typing.whenQuiet(work);
        expect(work).toHaveBeenCalledOnce();
    });

    it('is done once, after the last key', () => {
        const work = vi.fn();
        for (let key = 0; key < 5; key += 1) {
            typing.typed();
            typing.whenQuiet(work);
            vi.advanceTimersByTime(100);
        }
        expect(work).not.toHaveBeenCalled();
        vi.runAllTimers();
        expect(work).toHaveBeenCalledOnce();
    });

    it('does each thing that was wanted, in the order in which it was', () => {
        const done: string[] = [];
        typing.typed();
        typing.whenQuiet(() => done.push('decorations'));
        typing.whenQuiet(() => done.push('lenses'));
        vi.runAllTimers();
        expect(done).toEqual(['decorations', 'lenses']);
    });

    it('is left out once nobody wants it any more', () => {
        const work = vi.fn();
        typing.typed();
        typing.whenQuiet(work);
        typing.dispose();
        vi.runAllTimers();
        expect(work).not.toHaveBeenCalled();
    });
});
