/** The states that what is named before `is` can have. */

import { cimRoleOf } from '../../plan/cim.ts';
import { PATH_STATES_OF, type PairRole, statesOfComponent, statesOfLink } from '../../plan/expected-states.ts';
import { type ComponentFact, componentAt, type TopologyFacts } from '../topology-facts.ts';
import type { Place } from './place.ts';

/** The states of the component, link or path that the words before `is` name; none where that is not known. */
export function expectedStates(place: Place, facts: TopologyFacts): readonly string[] {
    const words = place.reading.rest.slice(0, -1);
    const isKnown = facts.components.has(words[0] ?? '') || facts.agents.has(words[0] ?? '');
    if (!isKnown) {
        return [];
    }
    const separator = words.indexOf('--');
    if (separator > 0) {
        return statesOfLink(
            isConnection(words.slice(0, separator).join(''), words.slice(separator + 1).join(''), facts),
        );
    }
    if (words.includes('path')) {
        return PATH_STATES_OF[words.includes('MR') ? 'MR' : 'ARM'];
    }
    const path = words.join('');
    if (path.endsWith('.desktop')) {
        return statesOfComponent('desktop', 'single', { isForAspect: false });
    }
    const component = componentAt(facts, path);
    return component === undefined
        ? []
        : statesOfComponent(kindAt(component, path), roleAt(component, path), {
              isForAspect: isForAspect(component, facts),
              cimRole: cimRoleAt(component),
          });
}

/** Whether two components are a media server and a CIC server that it serves. */
export function isConnection(one: string, other: string, facts: TopologyFacts): boolean {
    const connections = facts.links.filter(({ kind }) => kind === 'media');
    return connections.some(({ from, to }) => (from === one && to === other) || (from === other && to === one));
}

function roleAt({ duplexed }: ComponentFact, path: string): PairRole {
    return duplexed ? (isSide(path) ? 'side' : 'whole') : 'single';
}

function kindAt({ kind }: ComponentFact, path: string) {
    const isMachine = kind === 'controller' || kind === 'gateway';
    return isMachine && isSide(path) ? (`${kind}-side` as const) : kind;
}

function isSide(path: string): boolean {
    return /\.[AB](\.|$)/.test(path);
}

function isForAspect({ serves }: ComponentFact, facts: TopologyFacts): boolean {
    const node = facts.components.get(serves ?? '')?.node;
    return node?.$type === 'Peripheral' && node.type === 'aspect';
}

function cimRoleAt({ node }: ComponentFact) {
    return node.$type === 'CimServer' ? cimRoleOf(node.$container.role) : undefined;
}
