/** Agents, teams, skill groups and domains that fit the statement at the cursor. */

import { CompletionItemKind } from 'vscode-languageserver';
import { numberedNames } from '../../references/numbered-names.ts';
import type { AgentFact, DomainFact, TopologyFacts } from '../topology-facts.ts';
import { named } from './declared-things.ts';
import { isCountParameter } from './parameters.ts';
import type { Place } from './place.ts';
import { subjectComponent } from './reading.ts';
import { RANK, type Suggestion } from './suggestion.ts';

/** Teams, without the one that is being declared. */
export function teams(place: Place, facts: TopologyFacts): readonly Suggestion[] {
    const [verb, name] = place.position.words;
    const declared = verb === 'team' ? name : undefined;
    return [...facts.teams.values()]
        .filter((team) => team.name !== declared)
        .map((team) => ({
            ...named(team.name, CompletionItemKind.Variable, `team: ${team.agents}`),
            rank: RANK.first,
        }));
}

/** Skill groups of the domains that a statement names, or of all. */
export function skillGroups(facts: TopologyFacts, place?: Place): readonly Suggestion[] {
    return [...facts.skillGroups.values()]
        .filter(({ domain }) => place === undefined || place.position.words.includes(domain ?? ''))
        .map((group) => named(group.name, CompletionItemKind.Variable, `skill group in ${group.domain}`));
}

/** The agent whose report is meant, if it is that of an agent. */
export function reportedAgents({ position: { words } }: Place, facts: TopologyFacts): readonly AgentFact[] {
    const agent = facts.agents.get(words[words.lastIndexOf('of') + 1] ?? '');
    return agent === undefined ? [] : [agent];
}

/** Agents that a range from another one can go to. */
export function followersOf(first: string, facts: TopologyFacts): readonly AgentFact[] {
    return [...facts.agents.values()].filter(
        ({ name }) => name !== first && numberedNames(first, name).kind === 'names',
    );
}

/** Agents who handle the domain that the statement names, or all if it names none. */
export function agentsFor(place: Place, facts: TopologyFacts): readonly AgentFact[] {
    const domain = place.reading.rest.find((word) => facts.domains.has(word));
    const all = [...facts.agents.values()];
    return domain === undefined ? all : all.filter((agent) => agent.handles.some((each) => each.domain === domain));
}

/** An application receives tasks of the domains that it serves, a peripheral calls. */
export function receivableDomains(place: Place, facts: TopologyFacts): readonly DomainFact[] {
    const receiver = subjectComponent(place.reading, facts);
    const all = [...facts.domains.values()];
    return receiver?.kind === 'application'
        ? all.filter((domain) => receiver.domains.includes(domain.name))
        : all.filter((domain) => domain.kind === 'voice');
}

/** The word before may be a domain or a count; the grammar cannot tell one name from the other. */
export function isAfterDomain(place: Place, facts: TopologyFacts): boolean {
    const before = place.position.words.at(-1) ?? '';
    return facts.domains.has(before) && !isCountParameter(before, place);
}

/** The domains that a group of agents is said to handle before the cursor. */
export function handledSoFar(place: Place): ReadonlySet<string> {
    const { words } = place.position;
    return new Set(words.slice(words.indexOf('handle') + 1));
}

/** Holding and talking belong to calls; pausing, being active and interrupted to other tasks. */
export function domainsForState(list: readonly DomainFact[], place: Place): readonly DomainFact[] {
    const state = place.position.words.at(-2) ?? '';
    return list.filter((domain) => fitsDomain(state, domain.kind === 'voice'));
}

/** Whether an agent can be in a state, or do something, in a domain of voice or not of voice. */
export function fitsDomain(stateOrVerb: string, isVoice: boolean): boolean {
    switch (stateOrVerb) {
        case 'TALKING':
        case 'HOLD':
        case 'hold':
        case 'holds':
        case 'retrieve':
        case 'retrieves':
            return isVoice;
        case 'ACTIVE':
        case 'PAUSED':
        case 'INTERRUPTED':
        case 'pause':
        case 'pauses':
        case 'resume':
        case 'resumes':
            return !isVoice;
        default:
            return true;
    }
}
