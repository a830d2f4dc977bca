/** Things that happen at an instant rather than last: statements of the timeline, messages, log lines, verdicts. */

import type { Action, Plan } from '../../../simulator/plan.ts';
import type { TraceReader } from '../../../simulator/trace/reader.ts';
import { CHUNK_BITS, ENTRY_KINDS, type EntryKind } from '../../../simulator/trace/trace.ts';
import { MaximumPyramid } from './maximum-pyramid.ts';
import { type Tone, toneIndex } from './tones.ts';

export type MarkKind = 'statements' | 'messages' | 'log' | 'expectations';

/** Marks in order of time. */
export interface MarkSeries {
    readonly kind: MarkKind;
    readonly atMs: Uint32Array;
    /** Tones, as their places in {@link TONES}. */
    readonly tones: Uint8Array;
    /** What each mark stands for: an entry of the trace, or the index of an expectation. */
    readonly items: Uint32Array;
    readonly severity: MaximumPyramid;
}

/** The series of a run. */
export function markSeries(reader: TraceReader): Readonly<Record<MarkKind, MarkSeries>> {
    const tonesByText = reader.trace.strings.map(messageTone);
    const { occurrence, message, log } = markedEntries(reader);
    const atMs = (entry: number): number => reader.atMs(entry);
    return {
        statements: seriesOf('statements', occurrence, atMs, (entry) =>
            statementTone(reader.plan, reader.valueAt(entry)),
        ),
        messages: seriesOf('messages', message, atMs, (entry) => tonesByText[reader.valueAt(entry)] ?? 'busy'),
        log: seriesOf('log', log, atMs, () => 'waiting'),
        expectations: verdicts(reader),
    };
}

/** Tone of what a statement does. */
export function actionTone(action: Action): Tone {
    switch (action.kind) {
        case 'fail':
        case 'cut':
        case 'stop':
        case 'restart':
            return 'bad';
        case 'restore':
        case 'start':
            return 'good';
        case 'agents':
        case 'change-media':
        case 'change-license':
            return 'held';
        case 'receive':
        case 'assign':
            return 'busy';
    }
}

const REFUSALS: ReadonlySet<string> = new Set([
    'NEW_TASK_FAILURE',
    'ROUTING_DISABLED',
    'MAX_TASK_LIFETIME_EXCEEDED_EVENT',
]);

/** Tone of a message: refusals ask for attention, the rest is the daily round. */
export function messageTone(name: string): Tone {
    if (REFUSALS.has(name)) {
        return 'bad';
    }
    return name === 'ROUTING_ENABLED' ? 'good' : 'busy';
}

function statementTone(plan: Plan, statement: number): Tone {
    const action = plan.timeline[statement]?.action;
    return action === undefined ? 'quiet' : actionTone(action);
}

/** The entries that are marks, by kind; by column, for it is done before the first picture. */
function markedEntries({ trace }: TraceReader): Readonly<Record<'occurrence' | 'message' | 'log', readonly number[]>> {
    const found = { occurrence: [], message: [], log: [] } satisfies Partial<Record<EntryKind, number[]>>;
    const lists = ENTRY_KINDS.map((kind): number[] | undefined =>
        kind === 'occurrence' || kind === 'message' || kind === 'log' ? found[kind] : undefined,
    );
    for (const [chunk, { form, formKind }] of trace.entries.entries()) {
        const firstEntry = chunk << CHUNK_BITS;
        for (let row = 0; row < form.length; row += 1) {
            lists[formKind[form[row] ?? 0] ?? 0]?.push(firstEntry + row);
        }
    }
    return found;
}

function verdicts(reader: TraceReader): MarkSeries {
    const results = reader.trace.expectations;
    const atMs = (index: number): number => results[index]?.atMs ?? reader.endMs;
    const items = results.map((_, index) => index).sort((a, b) => atMs(a) - atMs(b));
    return seriesOf('expectations', items, atMs, (index) => (results[index]?.passed === true ? 'good' : 'bad'));
}

function seriesOf(
    kind: MarkKind,
    items: readonly number[],
    atMs: (item: number) => number,
    tone: (item: number) => Tone,
): MarkSeries {
    const tones = new Uint8Array(items.length);
    const times = new Uint32Array(items.length);
    for (const [mark, item] of items.entries()) {
        tones[mark] = toneIndex(tone(item));
        times[mark] = atMs(item);
    }
    return {
        kind,
        atMs: times,
        tones,
        items: Uint32Array.from(items),
        severity: new MaximumPyramid(tones),
    };
}
