/**
 * Judges the expectations of a plan over a finished trace.
 *
 * An oracle apart from the simulator: it knows what a trace says and nothing of how the rules made it.
 */

import type { Expectation, Plan } from '../plan.ts';
import { originOf } from '../trace/explain.ts';
import { TraceReader } from '../trace/reader.ts';
import type { ExpectationResult, Trace } from '../trace/trace.ts';
import { type Condition, conditionOf } from './condition.ts';
import { Evidence } from './evidence.ts';
import { judgeEvents } from './judge-events.ts';
import { judgeOrder } from './judge-order.ts';
import { judgeStates } from './judge-states.ts';
import { judgeTotal } from './judge-total.ts';
import { afterEnd, causePhrase } from './phrases.ts';
import { type Span, spanOf } from './span.ts';

/** One result per expectation of the plan, in the order of the text. */
export function evaluateExpectations(plan: Plan, trace: Trace): readonly ExpectationResult[] {
    const evidence = new Evidence(new TraceReader(plan, trace));
    return plan.expectations.map((expectation) => withCause(evidence, evaluate(evidence, expectation)));
}

function evaluate(evidence: Evidence, { when, what, relation }: Expectation): ExpectationResult {
    const span = spanOf(when, evidence.reader);
    if (span.fromMs > evidence.reader.plan.durationMs) {
        return { passed: false, seen: afterEnd(evidence.reader, span.fromMs) };
    }
    const condition = conditionOf(evidence, what);
    return relation === undefined
        ? judge(evidence, condition, span)
        : judgeOrder(evidence, { condition, kind: relation.kind, other: conditionOf(evidence, relation.other) }, span);
}

function judge(evidence: Evidence, condition: Condition, span: Span): ExpectationResult {
    switch (condition.kind) {
        case 'states':
            return judgeStates(evidence, condition.states, span);
        case 'events':
            return judgeEvents(evidence, condition.events, span);
        case 'total':
            return judgeTotal(evidence, condition.total, span);
    }
}

/** Says of what failed which statement of the timeline led to what was seen, where one did. */
function withCause({ reader }: Evidence, result: ExpectationResult): ExpectationResult {
    const origin = result.passed || result.entry === undefined ? undefined : originOf(reader, result.entry);
    return origin === undefined ? result : { ...result, seen: `${result.seen} ${causePhrase(origin)}` };
}
