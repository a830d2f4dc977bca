/** Judges whether something comes before or after something else. */

import { formatMs } from '../trace/instants.ts';
import type { ExpectationResult } from '../trace/trace.ts';
import type { Condition } from './condition.ts';
import type { EventCondition } from './events.ts';
import type { Evidence } from './evidence.ts';
import { eventsWithin } from './judge-events.ts';
import { instantOfTotal, type TotalCondition } from './judge-total.ts';
import { lowered, sentenceAt, stoppedBefore } from './phrases.ts';
import type { Span } from './span.ts';
import { firstInstant, type Seen, type StateCondition } from './state-condition.ts';

/** A condition whose first instant must be before, or after, that of another. */
export interface Order {
    readonly condition: Condition;
    readonly kind: 'before' | 'after';
    readonly other: Condition;
}

/**
 * Whether the first of one comes before, or after, the first of the other within a span.
 *
 * Both must come. `never` wants the opposite, and there what never comes is no excuse for what should have waited for it.
 */
export function judgeOrder(evidence: Evidence, { condition, kind, other }: Order, span: Span): ExpectationResult {
    const [one, two] = [firstOf(evidence, condition, span), firstOf(evidence, other, span)];
    const complete = span.judgedToMs >= span.toMs;
    if (!complete && (one === undefined || two === undefined)) {
        return { passed: false, seen: stoppedBefore(evidence.reader) };
    }
    const [earlier, later] = kind === 'before' ? [one, two] : [two, one];
    const inOrder = earlier !== undefined && later !== undefined && precedes(earlier, later);
    const passed = span.quantity === 'none' ? !(inOrder || isTooEarly(earlier, later, kind)) : inOrder;
    const shown = one ?? sightingOf(evidence, condition, span);
    return {
        passed,
        seen: `${sentenceOf(evidence, condition, one, span, 'Seen first')} ${sentenceOf(evidence, other, two, span, 'The other first')}`,
        atMs: shown.atMs,
        ...(shown.seen.entry === undefined ? {} : { entry: shown.seen.entry }),
    };
}

/** When something is first so, in the order of the trace. */
interface First {
    readonly atMs: number;
    /** It was so before anything happened in the span. */
    readonly isFromStart: boolean;
    /** Since this entry it is so; none if only time passed. */
    readonly entry?: number;
    readonly seen: Seen;
}

function precedes(one: First, two: First): boolean {
    if (one.isFromStart || two.isFromStart || one.atMs !== two.atMs) {
        return (one.isFromStart && !two.isFromStart) || (!two.isFromStart && one.atMs < two.atMs);
    }
    return one.entry !== undefined && two.entry !== undefined && one.entry < two.entry;
}

function isTooEarly(earlier: First | undefined, later: First | undefined, kind: Order['kind']): boolean {
    return kind === 'before' && earlier !== undefined && later === undefined;
}

function firstOf(evidence: Evidence, condition: Condition, span: Span): First | undefined {
    switch (condition.kind) {
        case 'states':
            return firstState(evidence, condition.states, span);
        case 'events':
            return firstEvent(evidence, condition.events, span);
        case 'total':
            return firstTotal(condition.total, span);
    }
}

function firstState({ reader }: Evidence, condition: StateCondition, span: Span): First | undefined {
    const atMs = firstInstant(condition, span.fromMs, span.judgedToMs, true);
    if (atMs === undefined) {
        return undefined;
    }
    const entry = condition.entryOfChange(atMs);
    const isInitial = entry !== undefined && atMs === 0 && reader.statementOf(entry) === undefined;
    return {
        atMs,
        isFromStart: isInitial || (entry === undefined && atMs === span.fromMs),
        ...(entry === undefined ? {} : { entry }),
        seen: condition.describe(atMs),
    };
}

/** Of a number of events the one that makes it up; a number that none makes up is there from the start. */
function firstEvent({ reader }: Evidence, condition: EventCondition, span: Span): First | undefined {
    const { comparison, count } = condition;
    const events = eventsWithin(reader, condition, span);
    if (comparison === 'at-most' || count === 0) {
        return { atMs: span.fromMs, isFromStart: true, seen: { text: condition.didNotHappen } };
    }
    const entry = events[count - 1];
    const often = count === 1 ? '' : ` ${count} times`;
    return entry === undefined
        ? undefined
        : {
              atMs: reader.atMs(entry),
              isFromStart: false,
              entry,
              seen: { text: `${condition.happened}${often} (${reader.ruleOf(entry).id})`, entry },
          };
}

/** The instant at which the time is reached; a longest time is kept from the start. */
function firstTotal(condition: TotalCondition, span: Span): First | undefined {
    const atMs = condition.comparison === 'at-most' ? span.fromMs : instantOfTotal(condition, span);
    return atMs === undefined
        ? undefined
        : { atMs, isFromStart: atMs === span.fromMs, seen: condition.states.describe(atMs) };
}

/** What is to be seen at the end of the span of what never came. */
function sightingOf(evidence: Evidence, condition: Condition, { toMs, ...span }: Span): Omit<First, 'isFromStart'> {
    if (condition.kind !== 'events') {
        const states = condition.kind === 'states' ? condition.states : condition.total.states;
        return { atMs: toMs, seen: states.describe(toMs) };
    }
    const { length } = eventsWithin(evidence.reader, condition.events, { toMs, ...span });
    const { happened, didNotHappen } = condition.events;
    const often = length === 1 ? 'once' : `${length} times`;
    return { atMs: toMs, seen: { text: length === 0 ? didNotHappen : `${happened} only ${often}` } };
}

function sentenceOf(
    evidence: Evidence,
    condition: Condition,
    first: First | undefined,
    span: Span,
    introduction: string,
): string {
    if (first === undefined) {
        const { atMs, seen } = sightingOf(evidence, condition, span);
        const never = introduction.replace('first', 'never');
        return `${never}: ${lowered(sentenceAt(evidence.reader, atMs, seen.text))}`;
    }
    const when = first.isFromStart ? `as early as ${formatMs(first.atMs)}` : `at ${formatMs(first.atMs)}`;
    return `${introduction} ${when}: ${first.seen.text}.`;
}
