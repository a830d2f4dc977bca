/** Predicates on the state of one lane that is no agent's and no task's: a component, a link, a path, and so on. */

import type { Predicate } from '../plan.ts';
import { type LaneState, statesOf } from '../trace/lanes.ts';
import type { LaneKind } from '../trace/trace.ts';
import type { Evidence } from './evidence.ts';
import type { LaneCondition, Sighting } from './lane-condition.ts';
import { since } from './phrases.ts';

/** A predicate that one lane is in one state. */
export type LaneStatePredicate = Extract<
    Predicate,
    {
        readonly kind:
            | 'component-state'
            | 'link-state'
            | 'path-state'
            | 'router-state'
            | 'transfer-state'
            | 'acd-connection-state'
            | 'media-connection-state';
    }
>;

/** A component, link, path or other thing with a lane of its own is in a state. */
export function laneStateCondition(evidence: Evidence, predicate: LaneStatePredicate): LaneCondition {
    const [kind, index] = laneOf(evidence, predicate);
    const lane = evidence.reader.laneOf(kind, index);
    const state = statesOf(kind).indexOf(stateIn(predicate));
    return {
        lanes: [lane],
        matches: (_, entry) => evidence.reader.valueAt(entry) === state,
        holds: ({ matching }) => matching === 1,
        describe: (sighting) => describeLane(evidence, lane, sighting),
        needsFinishedRun: false,
    };
}

function laneOf({ reader }: Evidence, predicate: LaneStatePredicate): readonly [LaneKind, number] {
    const { acdConnections } = reader.plan.topology;
    switch (predicate.kind) {
        case 'component-state':
            return ['component', predicate.component];
        case 'link-state':
            return ['link', predicate.link];
        case 'path-state':
            return ['path', reader.lanes.pathIndex(predicate.path)];
        case 'router-state':
            return ['router', reader.lanes.routers.indexOf(predicate.router)];
        case 'transfer-state':
            return ['transfer', predicate.client];
        case 'acd-connection-state':
            return ['acd-connection', acdConnections.findIndex((each) => each.pim === predicate.pim)];
        case 'media-connection-state':
            return ['media-connection', predicate.connection];
    }
}

function stateIn({ state }: LaneStatePredicate): LaneState {
    return state;
}

function describeLane({ reader }: Evidence, lane: number, { matching, others }: Sighting) {
    const entry = (matching[0] ?? others[0])?.entry;
    const name = reader.laneName(lane);
    return entry === undefined
        ? { text: `${name} had no state yet` }
        : { text: `${name} was ${reader.stateOfEntry(entry)} ${since(reader, entry)}`, entry };
}
