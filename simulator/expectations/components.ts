/** Predicates on the state of one component or link. */

import type { ComponentIndex, LinkIndex } from '../plan.ts';
import { COMPONENT_STATES, type ComponentState, LINK_STATES, type LinkState } from '../states.ts';
import type { Evidence } from './evidence.ts';
import type { LaneCondition, Sighting } from './lane-condition.ts';
import { since } from './phrases.ts';

/** A component is in a state. */
export function componentCondition(
    evidence: Evidence,
    component: ComponentIndex,
    state: ComponentState,
): LaneCondition {
    return laneInState(evidence, evidence.reader.laneOf('component', component), COMPONENT_STATES.indexOf(state));
}

/** A link is in a state. */
export function linkCondition(evidence: Evidence, link: LinkIndex, state: LinkState): LaneCondition {
    return laneInState(evidence, evidence.reader.laneOf('link', link), LINK_STATES.indexOf(state));
}

function laneInState(evidence: Evidence, lane: number, state: number): LaneCondition {
    return {
        lanes: [lane],
        matches: (_, entry) => evidence.reader.valueAt(entry) === state,
        holds: ({ matching }) => matching === 1,
        describe: (sighting) => describeLane(evidence, lane, sighting),
        needsFinishedRun: false,
    };
}

function describeLane({ reader }: Evidence, lane: number, { matching, others }: Sighting) {
    const entry = (matching[0] ?? others[0])?.entry;
    const name = reader.laneName(lane);
    return entry === undefined
        ? { text: `${name} had no state yet` }
        : { text: `${name} was ${reader.stateOfEntry(entry)} ${since(reader, entry)}`, entry };
}
