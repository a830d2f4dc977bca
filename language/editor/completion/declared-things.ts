/** What a topology declares, as suggestions. */

import { CompletionItemKind } from 'vscode-languageserver';
import {
    agentSummary,
    componentSummary,
    describeAgent,
    describeComponent,
    domainSummary,
} from '../fact-descriptions.ts';
import type { AgentFact, ComponentFact, DomainFact, TopologyFacts } from '../topology-facts.ts';
import { RANK, type Suggestion } from './suggestion.ts';

/** Components, with what they are and all that is known of them. */
export function components(
    list: readonly ComponentFact[],
    facts: TopologyFacts,
    rank: number = RANK.name,
): readonly Suggestion[] {
    return list.map((component) => ({
        ...named(component.name, CompletionItemKind.Class, componentSummary(component)),
        rank,
        documentation: describeComponent(component, facts),
    }));
}

/** Those of some names that are declared, each once. */
export function componentsNamed(
    names: readonly string[],
    facts: TopologyFacts,
    rank: number = RANK.name,
): readonly Suggestion[] {
    const found = [...new Set(names)].map((name) => facts.components.get(name));
    return components(
        found.filter((each) => each !== undefined),
        facts,
        rank,
    );
}

/** Agents, with what they handle. */
export function agents(list: readonly AgentFact[]): readonly Suggestion[] {
    return list.map((agent) => ({
        ...named(agent.name, CompletionItemKind.Variable, agentSummary(agent)),
        documentation: describeAgent(agent),
    }));
}

/** Domains, with their limits. */
export function domains(list: readonly DomainFact[]): readonly Suggestion[] {
    return list.map((domain) => named(domain.name, CompletionItemKind.Interface, domainSummary(domain)));
}

/** A name with a few words beside it. */
export function named(label: string, kind: CompletionItemKind, detail: string): Suggestion {
    return { label, kind, detail, rank: RANK.name };
}

/** The components of one kind. */
export function ofKind(facts: TopologyFacts, kind: ComponentFact['kind']): readonly ComponentFact[] {
    return [...facts.components.values()].filter((component) => component.kind === kind);
}
