/** Predicates on the states of agents in domains. */

import type { AgentCondition, AgentIndex, DomainIndex, Predicate } from '../plan.ts';
import { AGENT_STATES } from '../states.ts';
import type { Evidence } from './evidence.ts';
import type { LaneAt, LaneCondition, Sighting } from './lane-condition.ts';
import { compares, counted, list, since } from './phrases.ts';

type AgentStatePredicate = Extract<Predicate, { readonly kind: 'agent-state' }>;
type AgentCountPredicate = Extract<Predicate, { readonly kind: 'agent-count' }>;

const LOGGED_OUT = AGENT_STATES.indexOf('LOGGED_OUT');

/** Every named agent is in a state, in one domain or in all that it handles. */
export function agentStateCondition(evidence: Evidence, predicate: AgentStatePredicate): LaneCondition {
    const { lanes, unhandled } = membershipLanes(evidence, predicate);
    const isState = stateTest(evidence, predicate.state);
    const { reasonCode } = predicate;
    return {
        lanes,
        matches: (_, entry) =>
            isState(entry) && (reasonCode === undefined || evidence.reader.detailOf(entry) === reasonCode),
        holds: ({ matching }) => unhandled.length === 0 && matching === lanes.length,
        describe: (sighting) => describeAgents(evidence, sighting, unhandled),
        needsFinishedRun: false,
    };
}

/** So many agents are in a state in a domain. */
export function agentCountCondition(evidence: Evidence, predicate: AgentCountPredicate): LaneCondition {
    const { comparison, count, domain, state } = predicate;
    const isState = stateTest(evidence, state);
    return {
        lanes: evidence.reader.plan.topology.agents.flatMap((_, agent) => laneOf(evidence, agent, domain) ?? []),
        matches: (_, entry) => isState(entry),
        holds: ({ matching }) => compares(comparison, matching, count),
        describe: (sighting) => describeCount(evidence, sighting, predicate),
        needsFinishedRun: false,
    };
}

function laneOf(evidence: Evidence, agent: AgentIndex, domain: DomainIndex): number | undefined {
    return evidence.reader.membershipLane(agent, domain);
}

/** The lanes of agents in one domain, or in all that they handle, and who does not handle it. */
export function membershipLanes(
    evidence: Evidence,
    { agents, domain }: Pick<AgentStatePredicate, 'agents' | 'domain'>,
) {
    const lanes: number[] = [];
    const unhandled: string[] = [];
    for (const agent of agents) {
        const handles = evidence.reader.plan.topology.agents[agent]?.handles ?? [];
        const domains = domain === undefined ? handles.map((each) => each.domain) : [domain];
        for (const each of domains) {
            const lane = laneOf(evidence, agent, each);
            if (lane === undefined) {
                unhandled.push(`${agentName(evidence, agent)} does not handle ${domainName(evidence, each)}`);
            } else {
                lanes.push(lane);
            }
        }
    }
    return { lanes, unhandled };
}

function stateTest({ reader }: Evidence, state: AgentCondition): (entry: number) => boolean {
    if (state === 'LOGGED_IN') {
        return (entry) => reader.valueAt(entry) !== LOGGED_OUT;
    }
    const wanted = AGENT_STATES.indexOf(state);
    return (entry) => reader.valueAt(entry) === wanted;
}

function describeAgents(evidence: Evidence, { matching, others }: Sighting, unhandled: readonly string[]) {
    if (unhandled.length > 0) {
        return { text: list(unhandled, (each) => each) };
    }
    const shown = others.length > 0 ? others : matching;
    const entry = shown[0]?.entry;
    const text = shown.length > 0 ? list(shown, (each) => membershipPhrase(evidence, each)) : 'there was no such agent';
    return { text, ...(entry === undefined ? {} : { entry }) };
}

function describeCount(evidence: Evidence, { matching, others }: Sighting, predicate: AgentCountPredicate) {
    const domain = domainName(evidence, predicate.domain);
    const where = predicate.state === 'LOGGED_IN' ? `logged in to ${domain}` : `${predicate.state} in ${domain}`;
    const names = matching.length > 0 ? ` (${list(matching, ({ lane }) => memberName(evidence, lane))})` : '';
    const counting = `${counted(matching.length, 'agent')} ${matching.length <= 1 ? 'was' : 'were'} ${where}${names}`;
    const latest = latestOf([...matching, ...others]);
    return latest === undefined
        ? { text: counting }
        : { text: `${counting}; last change: ${membershipPhrase(evidence, latest)}`, entry: latest.entry };
}

function latestOf(all: readonly LaneAt[]): LaneAt | undefined {
    return all.reduce<LaneAt | undefined>(
        (latest, each) => (latest === undefined || each.entry > latest.entry ? each : latest),
        undefined,
    );
}

function membershipPhrase({ reader }: Evidence, { lane, entry }: LaneAt): string {
    const { agent, domain } = reader.membershipOf(lane);
    const names = reader.plan.topology;
    const reason = reader.detailOf(entry);
    const because = reason === undefined ? '' : ` with reason ${reason}`;
    const state = reader.stateOfEntry(entry);
    return `${names.agents[agent]?.name} was ${state} in ${names.domains[domain]?.name}${because} ${since(reader, entry)}`;
}

function memberName(evidence: Evidence, lane: number): string {
    return agentName(evidence, evidence.reader.membershipOf(lane).agent);
}

function agentName({ reader }: Evidence, agent: AgentIndex): string {
    return reader.plan.topology.agents[agent]?.name ?? `agent ${agent}`;
}

function domainName({ reader }: Evidence, domain: DomainIndex): string {
    return reader.plan.topology.domains[domain]?.name ?? `domain ${domain}`;
}
