/** What a predicate is a condition on: states, which last, events, which happen, or the time that a state lasts. */

import type { Predicate, StatePredicate } from '../plan.ts';
import { agentCountCondition, agentStateCondition } from './agents.ts';
import { laneStateCondition } from './components.ts';
import { type EventCondition, logCondition, messageCondition } from './events.ts';
import type { Evidence } from './evidence.ts';
import { figureCondition } from './figures.ts';
import type { TotalCondition } from './judge-total.ts';
import { type LaneCondition, laneStates } from './lane-condition.ts';
import { logoutCondition } from './logouts.ts';
import { reportFigureCondition, reportStateCondition } from './reports.ts';
import { type SampledCondition, sampledStates } from './sampled-condition.ts';
import type { StateCondition } from './state-condition.ts';
import { monitorCondition, sessionsCondition, synchronizedCondition } from './statuses.ts';
import { taskCondition } from './tasks.ts';
import { waitedStates } from './waiting.ts';

export type Condition =
    | { readonly kind: 'states'; readonly states: StateCondition }
    | { readonly kind: 'events'; readonly events: EventCondition }
    | { readonly kind: 'total'; readonly total: TotalCondition };

/** The condition that a predicate stands for. */
export function conditionOf(evidence: Evidence, what: Predicate): Condition {
    switch (what.kind) {
        case 'agent-state':
        case 'component-state':
        case 'link-state':
        case 'path-state':
        case 'router-state':
        case 'transfer-state':
        case 'acd-connection-state':
        case 'media-connection-state':
        case 'monitor-state':
            return { kind: 'states', states: statesOf(evidence, what) };
        case 'agent-count':
            return lanes(evidence, agentCountCondition(evidence, what));
        case 'accepts-sessions':
            return sampled(evidence, sessionsCondition(evidence, what));
        case 'synchronized-from':
            return sampled(evidence, synchronizedCondition(evidence, what));
        case 'figure':
            return sampled(evidence, figureCondition(evidence, what));
        case 'logout-status':
            return lanes(evidence, logoutCondition(evidence, what));
        case 'report-figure':
            return { kind: 'states', states: reportFigureCondition(evidence, what) };
        case 'report-state':
            return { kind: 'states', states: reportStateCondition(evidence, what) };
        case 'total-time': {
            const { of, comparison, durationMs } = what;
            return { kind: 'total', total: { states: statesOf(evidence, of), comparison, durationMs } };
        }
        case 'task':
            return what.condition.kind === 'waited'
                ? { kind: 'states', states: waitedStates(evidence, what.which, what.condition) }
                : lanes(evidence, taskCondition(evidence, what.which, what.condition));
        case 'message':
            return { kind: 'events', events: messageCondition(evidence, what) };
        case 'log':
            return { kind: 'events', events: logCondition(evidence, what) };
    }
}

function statesOf(evidence: Evidence, what: StatePredicate): StateCondition {
    const { reader } = evidence;
    switch (what.kind) {
        case 'agent-state':
            return laneStates(reader, agentStateCondition(evidence, what));
        case 'component-state':
        case 'link-state':
        case 'path-state':
        case 'router-state':
        case 'transfer-state':
        case 'acd-connection-state':
        case 'media-connection-state':
            return laneStates(reader, laneStateCondition(evidence, what));
        case 'monitor-state':
            return sampledStates(reader, monitorCondition(evidence, what));
    }
}

function sampled({ reader }: Evidence, condition: SampledCondition): Condition {
    return { kind: 'states', states: sampledStates(reader, condition) };
}

function lanes({ reader }: Evidence, condition: LaneCondition): Condition {
    return { kind: 'states', states: laneStates(reader, condition) };
}
