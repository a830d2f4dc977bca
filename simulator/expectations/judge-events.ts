/** Judges how often something happens within a span. */

import type { Comparison } from '../plan.ts';
import { formatMs } from '../trace/instants.ts';
import type { TraceReader } from '../trace/reader.ts';
import type { ExpectationResult } from '../trace/trace.ts';
import type { EventCondition } from './events.ts';
import type { Evidence } from './evidence.ts';
import { compares, spanPhrase, stoppedBefore } from './phrases.ts';
import type { Span } from './span.ts';

/** How many of the instants at which something happened a sentence names. */
const NAMED_MAX = 3;

/** Whether as many events as wanted happen from the start to the end of a span; `never` wants the opposite. */
export function judgeEvents(evidence: Evidence, condition: EventCondition, span: Span): ExpectationResult {
    const { reader } = evidence;
    const within = eventsWithin(reader, condition, span);
    const { comparison, count } = condition;
    const complete = span.judgedToMs >= span.toMs;
    if (!complete && !isDecided(comparison, within.length, count)) {
        return { passed: false, seen: stoppedBefore(reader) };
    }
    const holds = compares(comparison, within.length, count);
    return {
        passed: span.quantity === 'none' ? !holds : holds,
        seen: sentence(evidence, condition, span, within),
        ...decision(evidence, within, span, comparison, count),
    };
}

/** The events of a condition in a span, in order. */
export function eventsWithin(reader: TraceReader, { events }: EventCondition, span: Span): Uint32Array {
    return events.filter((entry) => {
        const atMs = reader.atMs(entry);
        return atMs >= span.eventsFromMs && atMs <= span.toMs;
    });
}

/** Whether no further event can change how a count compares. */
function isDecided(comparison: Comparison, actual: number, count: number): boolean {
    return comparison === 'at-least' ? actual >= count : actual > count;
}

/** The event that reached or passed the count, or else the end of the span. */
function decision(
    { reader }: Evidence,
    within: Uint32Array,
    span: Span,
    comparison: Comparison,
    count: number,
): { readonly atMs: number; readonly entry?: number } {
    const decisive = comparison === 'at-least' ? within[count - 1] : within[count];
    const entry = decisive ?? within.at(-1);
    if (entry === undefined) {
        return { atMs: span.toMs };
    }
    return { atMs: decisive === undefined ? span.toMs : reader.atMs(entry), entry };
}

function sentence(evidence: Evidence, condition: EventCondition, span: Span, within: Uint32Array): string {
    const when = spanPhrase(evidence.reader, span.eventsFromMs, span.toMs);
    if (within.length === 0) {
        return `${when} ${condition.didNotHappen}; ${elsewhere(evidence, condition, span)}.`;
    }
    const often = within.length === 1 ? 'once' : `${within.length} times`;
    return `${when} ${condition.happened} ${often}, ${instants(evidence, within)}.`;
}

function instants({ reader }: Evidence, entries: Uint32Array): string {
    const named = [...entries.subarray(0, NAMED_MAX)].map((entry) => formatMs(reader.atMs(entry)));
    const more = entries.length - named.length;
    const rest = more > 0 ? ` and ${more} more` : '';
    const first = entries[0];
    const rule = first === undefined ? '' : ` (${reader.ruleOf(first).id})`;
    return `at ${named.join(', ')}${rest}${rule}`;
}

/** What comes closest to the span, where nothing is in it. */
function elsewhere({ reader }: Evidence, { events }: EventCondition, span: Span): string {
    const distance = (entry: number) => {
        const atMs = reader.atMs(entry);
        return Math.max(span.eventsFromMs - atMs, atMs - span.toMs);
    };
    const nearest = events.reduce<number | undefined>(
        (best, each) => (best === undefined || distance(each) < distance(best) ? each : best),
        undefined,
    );
    return nearest === undefined
        ? 'it never happened'
        : `the nearest was at ${formatMs(reader.atMs(nearest))} (${reader.ruleOf(nearest).id})`;
}
