/** Judges a condition on states over a span. */

import { formatMs } from '../trace/instants.ts';
import type { ExpectationResult } from '../trace/trace.ts';
import type { Evidence } from './evidence.ts';
import { lowered, sentenceAt, stoppedBefore } from './phrases.ts';
import type { Quantity, Span } from './span.ts';
import { firstInstant, type StateCondition } from './state-condition.ts';

/** By quantity: what an instant must be to decide, and whether the expectation then passes. */
const DECIDED_BY: Readonly<Record<Quantity, { readonly holding: boolean; readonly passed: boolean }>> = {
    all: { holding: false, passed: false },
    some: { holding: true, passed: true },
    none: { holding: true, passed: false },
};

/** Whether a condition holds at as many of the instants of a span as wanted, judged after everything at each. */
export function judgeStates(evidence: Evidence, condition: StateCondition, span: Span): ExpectationResult {
    const { reader } = evidence;
    const stopped = reader.trace.outcome.kind !== 'completed';
    if (span.judgedToMs < span.fromMs || (stopped && condition.needsFinishedRun)) {
        return { passed: false, seen: stoppedBefore(reader) };
    }
    const { holding, passed } = DECIDED_BY[span.quantity];
    const decidedMs = firstInstant(condition, span.fromMs, span.judgedToMs, holding);
    if (decidedMs !== undefined) {
        return resultAt(evidence, condition, decidedMs, passed);
    }
    return span.judgedToMs < span.toMs
        ? { passed: false, seen: stoppedBefore(reader) }
        : undecided(evidence, condition, span, !passed);
}

function resultAt(evidence: Evidence, condition: StateCondition, atMs: number, passed: boolean): ExpectationResult {
    const { text, entry } = condition.describe(atMs);
    const seen = sentenceAt(evidence.reader, atMs, text);
    return { passed, seen, atMs, ...(entry === undefined ? {} : { entry }) };
}

/** No instant of the span decided: what was wanted of all of them is so, or what was wanted of one is not. */
function undecided(evidence: Evidence, condition: StateCondition, span: Span, passed: boolean): ExpectationResult {
    const last = resultAt(evidence, condition, span.toMs, passed);
    if (span.fromMs === span.toMs) {
        return last;
    }
    const instants = span.quantity === 'all' ? 'every instant' : 'no instant';
    const held = `It held at ${instants} from ${formatMs(span.fromMs)} to ${formatMs(span.toMs)}`;
    return { ...last, seen: `${held}: ${lowered(last.seen)}` };
}
