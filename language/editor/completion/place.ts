/** Everything that suggestions are made from: the cursor's position, the statement, and what is declared. */

import type { Fragment, ScenarioMember, Timeline } from '../../generated/ast.ts';
import type { TopologyFacts } from '../topology-facts.ts';
import type { CursorPosition } from './position.ts';
import type { Reading } from './reading.ts';

export interface Place {
    readonly position: CursorPosition;
    readonly reading: Reading;
    /** What the topology around the cursor, or under the scenario around it, declares. */
    readonly facts?: TopologyFacts;
    /** What the topology around the cursor inherits. */
    readonly baseFacts?: TopologyFacts;
    /** The scenario or fragment around the cursor. */
    readonly timeline?: Timeline;
    /** Whether a topology or scenario is before the cursor: imports must not be. */
    readonly isAfterDeclaration: boolean;
    /** Names of the topologies that can be referred to. */
    readonly topologyNames: readonly string[];
    /** The fragments that can be referred to. */
    readonly fragments: readonly Fragment[];
}

/** The statements of the scenario or fragment around the cursor. */
export function timelineMembers({ timeline }: Place): readonly ScenarioMember[] {
    return timeline?.members ?? [];
}
