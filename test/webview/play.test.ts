import { beforeAll, describe, expect, it } from 'vitest';
import { playCommandOf } from '../../client/webview/model/key-commands.ts';
import { neighbouringSpeed, SPEEDS, steppedInstant } from '../../client/webview/model/play.ts';
import { simulate } from '../../simulator/index.ts';
import { TraceReader } from '../../simulator/trace/reader.ts';
import { examplePlan } from './plans.ts';

let reader: TraceReader;
beforeAll(async () => {
    const plan = await examplePlan('aspect-cmi-down');
    reader = new TraceReader(plan, simulate(plan));
});

function instants(accepts: (entry: number) => boolean): readonly number[] {
    const all = Array.from({ length: reader.entryCount }, (_, entry) => entry).filter(accepts);
    return [...new Set(all.map((entry) => reader.atMs(entry)))];
}

function walked(kind: 'event' | 'transition', direction: 'next' | 'previous'): readonly number[] {
    const found: number[] = [];
    const start = direction === 'next' ? -1 : reader.endMs + 1;
    for (
        let atMs = steppedInstant(reader, start, kind, direction);
        atMs !== undefined;
        atMs = steppedInstant(reader, atMs, kind, direction)
    ) {
        found.push(atMs);
    }
    return found;
}

describe('steps through a run', () => {
    it('visit every instant at which something happens, in both directions', () => {
        expect(walked('event', 'next')).toEqual(instants(() => true));
        expect(walked('event', 'previous')).toEqual(instants(() => true).toReversed());
    });

    it('visit every instant at which a state changes, and no other', () => {
        const changes = instants((entry) => reader.kindOf(entry) === 'transition');
        expect(walked('transition', 'next')).toEqual(changes);
        expect(walked('transition', 'previous')).toEqual(changes.toReversed());
        expect(changes.length).toBeLessThan(instants(() => true).length);
    });
});

describe('speeds', () => {
    it('go from half of the clock to a thousand times of it, one after the other', () => {
        expect([SPEEDS[0], SPEEDS.at(-1)]).toEqual([0.5, 1000]);
        expect(neighbouringSpeed(10, 'faster')).toBe(20);
        expect(neighbouringSpeed(10, 'slower')).toBe(5);
        expect(neighbouringSpeed(1000, 'faster')).toBe(1000);
        expect(neighbouringSpeed(0.5, 'slower')).toBe(0.5);
    });
});

describe('the keys of playing', () => {
    const press = { shiftKey: false, ctrlKey: false, metaKey: false, altKey: false };
    it('are the editor’s with Control', () => {
        expect(playCommandOf({ ...press, key: 'k' })).toBe('play');
        expect(playCommandOf({ ...press, key: 'k', ctrlKey: true })).toBeUndefined();
        expect(playCommandOf({ ...press, key: 'L', shiftKey: true })).toBe('next-transition');
    });
});
