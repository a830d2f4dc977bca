/** What an expectation is about where agents can stand: some states are those of agents and of components. */

import type { Agent, AgentPredicate, SubjectReference, Team } from '../generated/ast.ts';
import type { ComponentNode } from './declarations.ts';

/** A component that is named where agents can stand. */
export interface ComponentSubject {
    readonly reference: SubjectReference;
    readonly node: Exclude<ComponentNode, Agent>;
}

/** The first component that an expectation names in the place of an agent; undefined where it is about agents. */
export function componentSubject({ agents }: AgentPredicate): ComponentSubject | undefined {
    for (const reference of agents) {
        const node = reference.agent?.ref;
        if (node !== undefined && !isOfAgents(node)) {
            return { reference, node };
        }
    }
    return undefined;
}

function isOfAgents(node: ComponentNode | Team): node is Agent | Team {
    return node.$type === 'Agent' || node.$type === 'Team';
}
