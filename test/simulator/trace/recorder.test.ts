import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { RULES } from '../../../simulator/rules/registry.ts';
import { laneCounts } from '../../../simulator/trace/lanes.ts';
import { TraceReader } from '../../../simulator/trace/reader.ts';
import { TraceRecorder } from '../../../simulator/trace/recorder.ts';
import { CHUNK_ROWS, ENTRY_KINDS, NO_DETAIL, NONE, TRACE_VERSION, type Trace } from '../../../simulator/trace/trace.ts';
import { testPlan } from './trace-builder.ts';

const PLAN = testPlan();

const LANE = fc.oneof(fc.integer({ min: 0, max: 5 }), fc.integer({ min: 0, max: 0x7fff_ffff }), fc.constant(NONE));

/** What an entry can hold; its cause is told by how far back it is. */
const ROW = fc.record({
    kind: fc.constantFrom(...ENTRY_KINDS),
    atMs: fc.integer({ min: 0, max: 0xffff_ffff }),
    rule: fc.constantFrom(...RULES),
    lane: LANE,
    value: fc.oneof(fc.integer({ min: 0, max: 3 }), fc.integer({ min: 0, max: 0xffff_ffff })),
    detail: fc.oneof(fc.constant(NO_DETAIL), fc.integer({ min: -5, max: 60_000 })),
    subject: LANE,
    back: fc.option(fc.oneof(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 1, max: 200_000 })), { nil: 0 }),
});

type Row = typeof ROW extends fc.Arbitrary<infer Value> ? Value : never;

describe('a recorder', () => {
    it('keeps every field of every entry, however unlike they are', () => {
        fc.assert(
            fc.property(fc.array(ROW, { minLength: 1, maxLength: 400 }), (rows) => {
                const recorder = new TraceRecorder(laneCounts(PLAN.topology));
                record(recorder, rows, 0);
                expect(read(recorder, 0)).toEqual(rows.map(written));
            }),
        );
    });

    it('keeps them across chunks', () => {
        fc.assert(
            fc.property(fc.array(ROW, { minLength: 100, maxLength: 400 }), (rows) => {
                const recorder = new TraceRecorder(laneCounts(PLAN.topology));
                const before = CHUNK_ROWS - 50;
                for (let index = 0; index < before; index += 1) {
                    recorder.entry('log', index, 'timeline/start', index % 5, index, NO_DETAIL, index % 7, NONE);
                }
                record(recorder, rows, before);
                expect(read(recorder, before)).toEqual(rows.map((row, index) => written(row, before + index)));
            }),
            { numRuns: 20 },
        );
    });

    it('goes its own way after it was copied', () => {
        fc.assert(
            fc.property(fc.array(ROW, { minLength: 2, maxLength: 200 }), fc.array(ROW), (rows, others) => {
                const recorder = new TraceRecorder(laneCounts(PLAN.topology));
                record(recorder, rows, 0);
                const copy = recorder.clone();
                record(copy, others, rows.length);
                record(recorder, rows, rows.length);
                expect(read(copy, 0)).toEqual([...rows, ...others].map(written));
                expect(read(recorder, 0)).toEqual([...rows, ...rows].map(written));
            }),
        );
    });
});

function record(recorder: TraceRecorder, rows: readonly Row[], from: number): void {
    rows.forEach((row, place) => {
        const { kind, atMs, rule, lane, value, detail, subject, cause } = written(row, from + place);
        recorder.entry(kind, atMs, rule, lane ?? NONE, value, detail ?? NO_DETAIL, subject ?? NONE, cause ?? NONE);
    });
}

/** What was recorded of a row that became the entry with an index, in the words of a reader. */
function written({ back, rule, lane, subject, detail, ...row }: Row, index: number) {
    return {
        ...row,
        rule: rule.id,
        lane: lane === NONE ? undefined : lane,
        subject: subject === NONE ? undefined : subject,
        detail: detail === NO_DETAIL ? undefined : detail,
        cause: back === 0 || back > index ? undefined : index - back,
    };
}

function read(recorder: TraceRecorder, from: number) {
    const trace: Trace = {
        version: TRACE_VERSION,
        outcome: { kind: 'completed' },
        strings: [],
        lanes: recorder.lanes,
        entryCount: recorder.entryCount,
        taskCount: 0,
        ...recorder.finish(),
        expectations: [],
        eventCount: 0,
    };
    const reader = new TraceReader(PLAN, trace);
    return Array.from({ length: trace.entryCount - from }, (_, place) => {
        const entry = from + place;
        return {
            kind: reader.kindOf(entry),
            atMs: reader.atMs(entry),
            rule: reader.ruleOf(entry).id,
            lane: reader.laneOfEntry(entry),
            value: reader.valueAt(entry),
            detail: reader.detailOf(entry),
            subject: reader.subjectOf(entry),
            cause: reader.causeOf(entry),
        };
    });
}
