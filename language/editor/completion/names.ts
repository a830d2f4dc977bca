/** Names that can stand at the cursor: only those that fit the statement. */

import { CompletionItemKind } from 'vscode-languageserver';
import { namedWorkOf } from '../../references/declarations.ts';
import { textOf } from '../statement-text.ts';
import { type ComponentFact, linkedWith, type TopologyFacts } from '../topology-facts.ts';
import {
    agentsFor,
    domainsForState,
    followersOf,
    handledSoFar,
    isAfterDomain,
    receivableDomains,
    reportedAgents,
    skillGroups,
    teams,
} from './agents-and-domains.ts';
import { componentStarts, parts } from './components.ts';
import { agents, components, domains, named, ofKind } from './declared-things.ts';
import { suggestArguments, suggestParameters } from './parameters.ts';
import { type Place, timelineMembers } from './place.ts';
import { domainsOfAll, listedBefore, subjectAgents } from './reading.ts';
import type { Suggestion } from './suggestion.ts';

/** Names for a cross-reference, given the grammar rule that it stands in and its property. */
export function suggestNames(rule: string, property: string, place: Place): readonly Suggestion[] {
    if (rule === 'Topology') {
        const own = place.position.words[1];
        return place.topologyNames
            .filter((name) => name !== own)
            .map((name) => named(name, CompletionItemKind.Module, 'topology'));
    }
    if (rule === 'Scenario' || rule === 'Fragment') {
        return place.topologyNames.map((name) => named(name, CompletionItemKind.Module, 'topology'));
    }
    if (rule === 'Quantity' || rule === 'SettingValue') {
        return suggestParameters(property, place);
    }
    if (rule === 'Argument') {
        return suggestArguments(place);
    }
    if (rule === 'Include') {
        return suggestFragments(place);
    }
    const facts = place.position.words[0] === 'without' ? place.baseFacts : place.facts;
    if (facts === undefined) {
        return [];
    }
    const listed = listedBefore(place.position.words);
    const isNew = (suggestion: Suggestion) => !listed.has(suggestion.label);
    return namesFor(`${rule}.${property}`, place, facts).filter(isNew);
}

/** Fragments on the topology of the timeline around the cursor, without the one that this is. */
function suggestFragments({ fragments, timeline }: Place): readonly Suggestion[] {
    const topology = timeline?.topology?.$refText;
    return fragments
        .filter((each) => each.name !== undefined && each.name !== timeline?.name)
        .filter((each) => each.topology?.$refText === topology)
        .map((each) => named(each.name, CompletionItemKind.Function, `fragment on ${topology}`));
}

function namesFor(reference: string, place: Place, facts: TopologyFacts): readonly Suggestion[] {
    const owner = place.position.words.at(-2);
    const subject = place.reading.subjects[0] ?? '';
    switch (reference) {
        case 'CtiManager.backup': {
            const managers = ofKind(facts, 'cti-manager');
            const peers = managers.filter((each) => each.container === place.position.ownerName);
            return components(
                peers.filter((each) => each.name !== owner),
                facts,
            );
        }
        case 'CicServer.backup':
            return components(
                ofKind(facts, 'cic-server').filter((each) => each.name !== owner),
                facts,
            );
        case 'FinesseServer.backup':
            return components(
                ofKind(facts, 'finesse-server').filter((each) => each.name !== owner),
                facts,
            );
        case 'Pim.peripheral':
        case 'AgentGroup.peripheral':
            return components(ofKind(facts, 'peripheral'), facts);
        case 'MrPim.application':
            return components(ofKind(facts, 'application'), facts);
        case 'AgentGroup.finesse':
            return components(ofKind(facts, 'finesse-server'), facts);
        case 'Network.pairs':
            return components(
                [...ofKind(facts, 'controller'), ...ofKind(facts, 'gateway')].filter((each) => each.duplexed),
                facts,
            );
        case 'MediaService.cicServer':
            return components(unservedCicServers(place, facts), facts);
        case 'PathPredicate.ctiServer':
            return components(
                ofKind(facts, 'cti-server').filter(({ name }) => linkedWith(facts, name).includes(subject)),
                facts,
            );
        case 'Application.domains':
        case 'CimCluster.domains':
            return domains([...facts.domains.values()].filter((domain) => domain.kind !== 'voice'));
        case 'Handling.domain':
            return domains([...facts.domains.values()].filter((domain) => !handledSoFar(place).has(domain.name)));
        case 'ComponentRef.component':
            return componentStarts(place, facts);
        case 'ComponentPart.component':
            return parts(place, facts);
        case 'ReceiveAction.receiver':
            return components([...ofKind(facts, 'application'), ...callReceivers(facts)], facts);
        case 'AssignAction.application':
            return components(ofKind(facts, 'application'), facts);
        case 'ReceiveAction.domain':
        case 'AssignAction.domain':
            return isAfterDomain(place, facts) ? [] : domains(receivableDomains(place, facts));
        case 'AssignAction.agent':
        case 'HandledCondition.agent':
            return agents(agentsFor(place, facts));
        case 'RemovedThing.declaration':
            return inherited(facts);
        case 'AgentReference.agent':
        // The components among the subjects are offered where components stand.
        case 'SubjectReference.agent':
            return [...teams(place, facts), ...agents([...facts.agents.values()])];
        case 'SubjectReference.last':
        case 'AgentReference.last':
            return agents(followersOf(owner ?? '', facts));
        case 'SkillGroup.domain':
            return domains([...facts.domains.values()]);
        case 'ReceiveAction.skillGroup':
            return skillGroups(facts, place);
        case 'LogInVerb.domains':
        case 'LogOutVerb.domains':
        case 'BecomeVerb.domains':
            return domains(domainsOfAll(subjectAgents(place.reading, facts), facts));
        case 'TaskVerb.domains':
        case 'AgentPredicate.domain':
            return domains(domainsForState(domainsOfAll(subjectAgents(place.reading, facts), facts), place));
        case 'AgentCount.domain':
            return domains(domainsForState([...facts.domains.values()], place));
        case 'CountPredicate.domain':
        case 'TaskPredicate.domain':
            return domains([...facts.domains.values()]);
        case 'ReportPredicate.subject':
            return [
                ...agents([...facts.agents.values()]),
                ...skillGroups(facts),
                ...domains([...facts.domains.values()]),
                ...components(ofKind(facts, 'peripheral'), facts),
            ];
        case 'LogoutPredicate.domain':
        case 'ReportPredicate.domain':
            return domains(domainsOfAll(reportedAgents(place, facts), facts));
        case 'TaskPredicate.task':
            return tasks(place);
        default:
            return [];
    }
}

function callReceivers(facts: TopologyFacts): readonly ComponentFact[] {
    const hasVoice = [...facts.domains.values()].some((domain) => domain.kind === 'voice');
    return hasVoice ? ofKind(facts, 'peripheral') : [];
}

function unservedCicServers(place: Place, facts: TopologyFacts): readonly ComponentFact[] {
    const served = linkedWith(facts, place.position.ownerName ?? '');
    return ofKind(facts, 'cic-server').filter(({ name }) => !served.includes(name));
}

/** Everything that can be left out. */
function inherited(facts: TopologyFacts): readonly Suggestion[] {
    const groups = [...facts.teams.values(), ...facts.skillGroups.values()];
    return [
        ...components([...facts.components.values()], facts),
        ...agents([...facts.agents.values()]),
        ...domains([...facts.domains.values()]),
        ...groups.map(({ name }) => named(name, CompletionItemKind.Variable, 'agents')),
    ];
}

function tasks(place: Place): readonly Suggestion[] {
    const included = timelineMembers(place).flatMap((member) =>
        member.$type === 'Include' ? place.fragments.filter(({ name }) => name === member.fragment?.$refText) : [],
    );
    const timelines = [...(place.timeline === undefined ? [] : [place.timeline]), ...included];
    return timelines
        .flatMap(namedWorkOf)
        .flatMap((work) =>
            work.name === undefined ? [] : [named(work.name, CompletionItemKind.Constant, textOf(work.$container))],
        );
}
