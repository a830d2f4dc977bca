/** What is to be said of the things that a topology declares, in Markdown. */

import {
    type AgentFact,
    type ComponentFact,
    type DomainFact,
    describeKind,
    linkedWith,
    type TopologyFacts,
} from './topology-facts.ts';

/** A few words for a component: `duplexed peripheral gateway`. */
export function componentSummary(component: ComponentFact): string {
    const kind = describeKind(component.kind);
    const sides = component.duplexed && component.container === undefined ? `duplexed ${kind}` : kind;
    const place = component.container === undefined ? '' : ` on ${component.container}`;
    const purpose = component.serves === undefined ? '' : ` for ${component.serves}`;
    return sides + place + purpose;
}

/** A component with what it is for and linked with. */
export function describeComponent(component: ComponentFact, facts: TopologyFacts): string {
    const links = linkedWith(facts, component.name);
    const agents = [...facts.agents.values()].filter((agent) => agent.peripheral === component.name);
    const lines = [
        ...(component.duplexed ? [`- Sides: ${codeList(sidesOf(component))}`] : []),
        ...(component.members.length === 0 ? [] : [`- Runs: ${codeList(component.members)}`]),
        ...(component.domains.length === 0 ? [] : [`- Serves: ${codeList(component.domains)}`]),
        ...(links.length === 0 ? [] : [`- Linked with: ${codeList(links)}`]),
        ...(agents.length === 0 ? [] : [`- Agents: ${codeList(agents.map((agent) => agent.name))}`]),
    ];
    return `**${component.name}** — ${componentSummary(component)}\n\n${lines.join('\n')}`;
}

function sidesOf({ name, container }: ComponentFact): readonly string[] {
    return ['A', 'B'].map((side) => (container === undefined ? `${name}.${side}` : `${container}.${side}.${name}`));
}

/** A few words for an agent: `agent, Voice and Email up to 2`. */
export function agentSummary(agent: AgentFact): string {
    const handles = agent.handles.map(({ domain, limit }) => (limit === 1 ? domain : `${domain} up to ${limit}`));
    return handles.length === 0 ? 'agent' : `agent, ${handles.join(', ')}`;
}

/** An agent with the domains, the limits and the place of work. */
export function describeAgent(agent: AgentFact): string {
    const handles = agent.handles.map(
        ({ domain, limit }) => `- Handles \`${domain}\`, ${limit === 1 ? 'one task' : `up to ${limit} tasks`} at once`,
    );
    const lines = [
        ...handles,
        ...(agent.peripheral === undefined ? [] : [`- Works on \`${agent.peripheral}\``]),
        ...(agent.finesse === undefined ? [] : [`- Desktop \`${agent.name}.desktop\` at \`${agent.finesse}\``]),
    ];
    return `**${agent.name}** — agent\n\n${lines.join('\n')}`;
}

/** A few words for a domain: `email domain`. */
export function domainSummary(domain: DomainFact): string {
    return `${domain.kind} domain`;
}

/** A list of names for Markdown, cut off where it would be too long to read. */
export function codeList(names: readonly string[]): string {
    const shown = names.slice(0, 12).map((name) => `\`${name}\``);
    return names.length > shown.length
        ? `${shown.join(', ')} and ${names.length - shown.length} more`
        : shown.join(', ');
}
