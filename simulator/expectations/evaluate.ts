/**
 * Judges the expectations of a plan over a finished trace.
 *
 * An oracle apart from the simulator: it knows what a trace says and nothing of how the rules made it.
 */

import type { Expectation, Plan, Predicate } from '../plan.ts';
import { TraceReader } from '../trace/reader.ts';
import type { ExpectationResult, Trace } from '../trace/trace.ts';
import { agentCountCondition, agentStateCondition } from './agents.ts';
import { laneStateCondition } from './components.ts';
import { logCondition, messageCondition } from './events.ts';
import { Evidence } from './evidence.ts';
import { judgeEvents } from './judge-events.ts';
import { judgeLanes } from './judge-lanes.ts';
import { afterEnd } from './phrases.ts';
import { type Span, spanOf } from './span.ts';
import { taskCondition } from './tasks.ts';

/** One result per expectation of the plan, in the order of the text. */
export function evaluateExpectations(plan: Plan, trace: Trace): readonly ExpectationResult[] {
    const evidence = new Evidence(new TraceReader(plan, trace));
    return plan.expectations.map((expectation) => evaluate(evidence, expectation));
}

function evaluate(evidence: Evidence, { when, what }: Expectation): ExpectationResult {
    const span = spanOf(when, evidence.reader);
    return span.fromMs > evidence.reader.plan.durationMs
        ? { passed: false, seen: afterEnd(evidence.reader, span.fromMs) }
        : judge(evidence, what, span);
}

function judge(evidence: Evidence, what: Predicate, span: Span): ExpectationResult {
    switch (what.kind) {
        case 'agent-state':
            return judgeLanes(evidence, agentStateCondition(evidence, what), span);
        case 'agent-count':
            return judgeLanes(evidence, agentCountCondition(evidence, what), span);
        case 'component-state':
        case 'link-state':
        case 'path-state':
        case 'router-state':
        case 'transfer-state':
        case 'acd-connection-state':
        case 'media-connection-state':
            return judgeLanes(evidence, laneStateCondition(evidence, what), span);
        case 'task':
            return judgeLanes(evidence, taskCondition(evidence, what.which, what.condition), span);
        case 'message':
            return judgeEvents(evidence, messageCondition(evidence, what), span);
        case 'log':
            return judgeEvents(evidence, logCondition(evidence, what), span);
    }
}
