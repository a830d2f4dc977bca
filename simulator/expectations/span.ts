/** The instants that an expectation is about. */

import type { When } from '../plan.ts';
import type { TraceReader } from '../trace/reader.ts';

/** At how many of the instants of its span an expectation wants its predicate to hold. */
export type Quantity = 'all' | 'some' | 'none';

export interface Span {
    /** Both ends are included. */
    readonly fromMs: number;
    readonly toMs: number;
    /** Last instant of the span of which the trace tells everything; before `fromMs` if there is none. */
    readonly judgedToMs: number;
    readonly quantity: Quantity;
    /** Instants of which messages and log lines count: the whole run where the expectation names no time of its own. */
    readonly eventsFromMs: number;
}

/** The span of an expectation, as far as the scenario lasts. */
export function spanOf(when: When, reader: TraceReader): Span {
    const endMs = reader.plan.durationMs;
    switch (when.kind) {
        case 'at':
            return span(reader, when.atMs, when.atMs, 'all');
        case 'throughout':
            return span(reader, when.fromMs, when.toMs, 'all');
        case 'within':
            return span(reader, when.fromMs, when.toMs, 'some');
        case 'always':
            return span(reader, 0, endMs, 'all');
        case 'never':
            return span(reader, 0, endMs, 'none');
        case 'eventually':
            return span(reader, 0, endMs, 'some');
        case 'end':
            return { ...span(reader, endMs, endMs, 'all'), eventsFromMs: 0 };
    }
}

function span(reader: TraceReader, fromMs: number, endMs: number, quantity: Quantity): Span {
    const toMs = Math.min(endMs, reader.plan.durationMs);
    return { fromMs, toMs, judgedToMs: Math.min(toMs, lastWholeInstant(reader)), quantity, eventsFromMs: fromMs };
}

/** The event limit stops a run in the middle of an instant, of which the trace then tells only a part. */
function lastWholeInstant({ trace, plan }: TraceReader): number {
    return trace.outcome.kind === 'completed' ? plan.durationMs : trace.outcome.atMs - 1;
}
