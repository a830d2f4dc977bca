/** Judges a condition on lanes over a span. */

import { formatMs } from '../trace/instants.ts';
import type { ExpectationResult } from '../trace/trace.ts';
import type { Evidence } from './evidence.ts';
import { firstInstant, type LaneCondition, sightingAt } from './lane-condition.ts';
import { instant, stoppedBefore } from './phrases.ts';
import type { Quantity, Span } from './span.ts';

/** By quantity: what an instant must be to decide, and whether the expectation then passes. */
const DECIDED_BY: Readonly<Record<Quantity, { readonly holding: boolean; readonly passed: boolean }>> = {
    all: { holding: false, passed: false },
    some: { holding: true, passed: true },
    none: { holding: true, passed: false },
};

/** Whether a condition holds at as many of the instants of a span as wanted, judged after everything at each. */
export function judgeLanes(evidence: Evidence, condition: LaneCondition, span: Span): ExpectationResult {
    const { reader } = evidence;
    const stopped = reader.trace.outcome.kind !== 'completed';
    if (span.judgedToMs < span.fromMs || (stopped && condition.needsFinishedRun)) {
        return { passed: false, seen: stoppedBefore(reader) };
    }
    const { holding, passed } = DECIDED_BY[span.quantity];
    const decidedMs = firstInstant(reader, condition, span.fromMs, span.judgedToMs, holding);
    if (decidedMs !== undefined) {
        return resultAt(evidence, condition, decidedMs, passed);
    }
    return span.judgedToMs < span.toMs
        ? { passed: false, seen: stoppedBefore(reader) }
        : undecided(evidence, condition, span, !passed);
}

function resultAt(evidence: Evidence, condition: LaneCondition, atMs: number, passed: boolean): ExpectationResult {
    const { text, entry } = condition.describe(sightingAt(evidence.reader, condition, atMs));
    const seen = `${instant(evidence.reader, atMs)} ${text}.`;
    return { passed, seen, atMs, ...(entry === undefined ? {} : { entry }) };
}

/** No instant of the span decided: what was wanted of all of them is so, or what was wanted of one is not. */
function undecided(evidence: Evidence, condition: LaneCondition, span: Span, passed: boolean): ExpectationResult {
    const last = resultAt(evidence, condition, span.toMs, passed);
    if (span.fromMs === span.toMs) {
        return last;
    }
    const instants = span.quantity === 'all' ? 'every instant' : 'no instant';
    const held = `It held at ${instants} from ${formatMs(span.fromMs)} to ${formatMs(span.toMs)}`;
    return { ...last, seen: `${held}: ${lowered(last.seen)}` };
}

function lowered(sentence: string): string {
    return sentence.charAt(0).toLowerCase() + sentence.slice(1);
}
