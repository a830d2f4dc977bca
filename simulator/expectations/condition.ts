/** What a predicate is a condition on: states, which last, or events, which happen. */

import type { Predicate } from '../plan.ts';
import { agentCountCondition, agentStateCondition } from './agents.ts';
import { laneStateCondition } from './components.ts';
import { type EventCondition, logCondition, messageCondition } from './events.ts';
import type { Evidence } from './evidence.ts';
import { type LaneCondition, laneStates } from './lane-condition.ts';
import type { StateCondition } from './state-condition.ts';
import { taskCondition } from './tasks.ts';

export type Condition =
    | { readonly kind: 'states'; readonly states: StateCondition }
    | { readonly kind: 'events'; readonly events: EventCondition };

/** The condition that a predicate stands for. */
export function conditionOf(evidence: Evidence, what: Predicate): Condition {
    switch (what.kind) {
        case 'agent-state':
            return lanes(evidence, agentStateCondition(evidence, what));
        case 'agent-count':
            return lanes(evidence, agentCountCondition(evidence, what));
        case 'component-state':
        case 'link-state':
        case 'path-state':
        case 'router-state':
        case 'transfer-state':
        case 'acd-connection-state':
        case 'media-connection-state':
            return lanes(evidence, laneStateCondition(evidence, what));
        case 'task':
            return lanes(evidence, taskCondition(evidence, what.which, what.condition));
        case 'message':
            return { kind: 'events', events: messageCondition(evidence, what) };
        case 'log':
            return { kind: 'events', events: logCondition(evidence, what) };
    }
}

function lanes({ reader }: Evidence, condition: LaneCondition): Condition {
    return { kind: 'states', states: laneStates(reader, condition) };
}
