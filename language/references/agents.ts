/** Agents as they are meant where several are written at once: numbered ranges of them, and teams. */

import type { Agent, AgentGroup, AgentReference, SubjectReference, Team } from '../generated/ast.ts';
import { declarationsOf, topologyAround } from './declarations.ts';
import { isHiddenAgent } from './inheritance.ts';
import { numberedNames } from './numbered-names.ts';

/** A range never changes once it is parsed, so the agents that it stands for can be kept with it. */
const numbered = new WeakMap<Agent, readonly Agent[]>();

/** The agents of a group, each of a range by itself: `A101..A103` are three. */
export function agentsOfGroup(group: AgentGroup): readonly Agent[] {
    return group.agents.flatMap(agentsOfRange).filter(({ name }) => name === undefined || !isHiddenAgent(group, name));
}

/**
 * The agents that an agent of the text stands for: itself, or those of its range.
 *
 * Those of a range have the place of the range in the text and in the tree, so that their names lead there.
 */
export function agentsOfRange(agent: Agent): readonly Agent[] {
    if (agent.last === undefined || agent.name === undefined) {
        return [agent];
    }
    const known = numbered.get(agent) ?? expanded(agent, agent.last);
    numbered.set(agent, known);
    return known;
}

/** What names agents, or a component where an expectation can be about one. */
type Named = AgentReference | SubjectReference;

/** All agents that a list names, by way of teams and ranges too, each once; undefined where one of it is none. */
export function agentsNamed(references: readonly Named[]): readonly Agent[] | undefined {
    const found = references.map((reference) => agentsOfReference(reference, []));
    const all = found.flatMap((agents) => agents ?? []);
    return found.includes(undefined) ? undefined : [...new Set(all)];
}

/** The agents of a team; a team that is one of its own has no part in it. */
export function agentsOfTeam(team: Team, around: readonly Team[] = []): readonly Agent[] {
    const within = [...around, team];
    return [...new Set(team.agents.flatMap((each) => agentsOfReference(each, within) ?? []))];
}

/** The names from one agent to another that have no agent. */
export function missingInRange({ agent, last, ...rest }: Named): readonly string[] {
    const range = last === undefined ? undefined : numberedNames(agent?.$refText ?? '', last.$refText);
    const topology = topologyAround(rest.$container);
    const known = new Set(
        topology === undefined
            ? []
            : declarationsOf(topology)
                  .filter(isAgent)
                  .map(({ name }) => name),
    );
    return range?.kind === 'names' ? range.names.filter((name) => !known.has(name)) : [];
}

function agentsOfReference(reference: Named, around: readonly Team[]): readonly Agent[] | undefined {
    const target = reference.agent?.ref;
    if (target === undefined) {
        return undefined;
    }
    if (target.$type === 'Team') {
        return around.includes(target) ? [] : agentsOfTeam(target, around);
    }
    if (target.$type !== 'Agent') {
        return undefined;
    }
    return reference.last === undefined ? [target] : agentsBetween(reference, target.name, reference.last.$refText);
}

function agentsBetween(reference: Named, first: string, last: string): readonly Agent[] | undefined {
    const range = numberedNames(first, last);
    const topology = topologyAround(reference);
    if (range.kind === 'problem' || topology === undefined) {
        return undefined;
    }
    const byName = new Map(
        declarationsOf(topology)
            .filter(isAgent)
            .map((agent) => [agent.name, agent]),
    );
    const agents = range.names.flatMap((name) => byName.get(name) ?? []);
    return agents.length === range.names.length ? agents : undefined;
}

function expanded(agent: Agent, last: string): readonly Agent[] {
    const range = numberedNames(agent.name, last);
    if (range.kind === 'problem') {
        return [agent];
    }
    const { $type, $container, $containerProperty, $containerIndex, $cstNode } = agent;
    const place = {
        ...($containerProperty === undefined ? {} : { $containerProperty }),
        ...($containerIndex === undefined ? {} : { $containerIndex }),
        ...($cstNode === undefined ? {} : { $cstNode }),
    };
    return range.names.map((name) => ({ $type, name, $container, ...place }));
}

function isAgent(node: { readonly $type: string }): node is Agent {
    return node.$type === 'Agent';
}
