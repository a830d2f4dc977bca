/** Judges how long something is so within a span, all in all. */

import type { Comparison } from '../plan.ts';
import { formatMs } from '../trace/instants.ts';
import type { ExpectationResult } from '../trace/trace.ts';
import type { Evidence } from './evidence.ts';
import { compares, lowered, sentenceAt, spanPhrase, stoppedBefore } from './phrases.ts';
import type { Span } from './span.ts';
import type { StateCondition } from './state-condition.ts';

export interface TotalCondition {
    readonly states: StateCondition;
    readonly comparison: Comparison;
    readonly durationMs: number;
}

/** Whether something is so for as long as wanted; an instant stands for all the time up to it. */
export function judgeTotal(evidence: Evidence, condition: TotalCondition, span: Span): ExpectationResult {
    const { reader } = evidence;
    const fromMs = totalFromMs(span);
    const stretches = stretchesOf(condition.states, fromMs, Math.min(span.judgedToMs, span.toMs));
    const totalMs = stretches.reduce((total, each) => total + each.toMs - each.fromMs, 0);
    const { comparison, durationMs } = condition;
    const isDecided = comparison === 'at-least' ? totalMs >= durationMs : totalMs > durationMs;
    if (span.judgedToMs < span.toMs && !isDecided) {
        return { passed: false, seen: stoppedBefore(reader) };
    }
    const holds = compares(comparison, totalMs, durationMs);
    const longest = stretches.toSorted((one, other) => lengthOf(other) - lengthOf(one))[0];
    const shown = condition.states.describe(longest?.fromMs ?? span.toMs);
    const when = spanPhrase(reader, fromMs, span.toMs);
    const seen =
        longest === undefined
            ? `${when} it was never so: ${lowered(sentenceAt(reader, span.toMs, shown.text))}`
            : `${when} it was so for ${formatMs(totalMs)}${partPhrase(stretches.length, longest)}: ${shown.text}.`;
    return {
        passed: span.quantity === 'none' ? !holds : holds,
        seen,
        atMs: span.toMs,
        ...(shown.entry === undefined ? {} : { entry: shown.entry }),
    };
}

/** First instant at which something has been so for a time, all in all; undefined where it never has. */
export function instantOfTotal({ states, durationMs }: TotalCondition, span: Span): number | undefined {
    let missingMs = durationMs;
    for (const stretch of stretchesOf(states, totalFromMs(span), Math.min(span.judgedToMs, span.toMs))) {
        if (lengthOf(stretch) >= missingMs) {
            return stretch.fromMs + missingMs;
        }
        missingMs -= lengthOf(stretch);
    }
    return undefined;
}

interface Stretch {
    readonly fromMs: number;
    readonly toMs: number;
}

function totalFromMs({ fromMs, toMs, eventsFromMs }: Span): number {
    return fromMs === toMs ? 0 : eventsFromMs;
}

function lengthOf({ fromMs, toMs }: Stretch): number {
    return toMs - fromMs;
}

/** The stretches of time in which a condition holds. */
function stretchesOf(condition: StateCondition, fromMs: number, toMs: number): readonly Stretch[] {
    const stretches: Stretch[] = [];
    let startMs: number | undefined;
    for (const { atMs, holds } of toMs < fromMs ? [] : condition.changes(fromMs, toMs)) {
        if (!holds && startMs !== undefined) {
            stretches.push({ fromMs: startMs, toMs: atMs });
        }
        startMs = holds ? atMs : undefined;
    }
    return startMs === undefined || startMs === toMs ? stretches : [...stretches, { fromMs: startMs, toMs }];
}

function partPhrase(count: number, longest: Stretch): string {
    return count === 1
        ? `, from ${formatMs(longest.fromMs)} to ${formatMs(longest.toMs)}`
        : ` in ${count} parts, the longest from ${formatMs(longest.fromMs)} to ${formatMs(longest.toMs)}`;
}
