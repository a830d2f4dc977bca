/** Names that can stand at the cursor: only those that fit the statement. */

import { CompletionItemKind } from 'vscode-languageserver';
import { type Action, isTimelineStatement } from '../../generated/ast.ts';
import { namedWorkOf } from '../../references/declarations.ts';
import { numberedNames } from '../../references/numbered-names.ts';
import {
    agentSummary,
    componentSummary,
    describeAgent,
    describeComponent,
    domainSummary,
} from '../fact-descriptions.ts';
import { textOf } from '../statement-text.ts';
import {
    type AgentFact,
    type ComponentFact,
    componentAt,
    type DomainFact,
    type LinkFact,
    linkedWith,
    missingEnds,
    missingLinks,
    pathOf,
    type TopologyFacts,
    wholeOf,
} from '../topology-facts.ts';
import { isCountParameter, suggestArguments, suggestParameters } from './parameters.ts';
import { type Place, timelineMembers } from './place.ts';
import { domainsOfAll, listedBefore, subjectAgents, subjectComponent } from './reading.ts';
import { RANK, type Suggestion } from './suggestion.ts';

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
            return [...teams(place, facts), ...agents([...facts.agents.values()])];
        case 'SubjectReference.agent':
            // Components stand in rules of their own.
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
        case 'ReportPredicate.domain':
            return domains(domainsOfAll(reportedAgents(place, facts), facts));
        case 'TaskPredicate.task':
            return tasks(place);
        default:
            return [];
    }
}

// ---------------------------------------------------------------------------------------------------------------------
// Components and links

function ofKind(facts: TopologyFacts, kind: ComponentFact['kind']): readonly ComponentFact[] {
    return [...facts.components.values()].filter((component) => component.kind === kind);
}

function callReceivers(facts: TopologyFacts): readonly ComponentFact[] {
    const hasVoice = [...facts.domains.values()].some((domain) => domain.kind === 'voice');
    return hasVoice ? ofKind(facts, 'peripheral') : [];
}

/** The first name of a component reference, often the whole reference or both ends of a link. */
function componentStarts(place: Place, facts: TopologyFacts): readonly Suggestion[] {
    const { reading, position } = place;
    if (position.words[0] === 'without') {
        return links(facts, place);
    }
    if (position.block === 'topology') {
        return linkEnds(place, facts);
    }
    if (reading.linkedFrom !== undefined) {
        return reading.action === 'change'
            ? componentsNamed(mediaEnds(reading.linkedFrom, facts), facts)
            : farEnds(reading.linkedFrom, facts);
    }
    switch (reading.action) {
        case 'change':
            return changeable(facts);
        case 'cut':
            return links(facts, place);
        case 'restore':
            return [...failedBefore(place), ...failable(facts), ...links(facts, place)];
        case 'fail':
        case 'stop':
        case 'restart':
        case 'start':
            return failable(facts);
        default:
            return components([...facts.components.values()], facts);
    }
}

/** After `link`: the missing links, then what may have a link; after `--`: the ends that are not linked yet. */
function linkEnds(place: Place, facts: TopologyFacts): readonly Suggestion[] {
    const missing = missingLinks(facts);
    const from = place.reading.linkedFrom;
    if (from !== undefined) {
        return componentsNamed(missingEnds(facts, wholeOf(from)), facts);
    }
    const whole = missing.map((link) => linkItem(`${link.from} -- ${link.to}`, 'missing link', RANK.first));
    const ends = missing.flatMap((link) => [link.from, link.to]);
    return [...whole, ...componentsNamed(ends, facts)];
}

function farEnds(from: string, facts: TopologyFacts): readonly Suggestion[] {
    const ends = farEndsOf(facts, from);
    const sides = ends.filter((end) => /\.[AB]$/.test(end));
    return [
        ...componentsNamed(ends, facts),
        ...sides.map((end) => ({ label: end, kind: CompletionItemKind.Class, rank: RANK.name, detail: 'other side' })),
        ...ends.filter((end) => end.endsWith('.desktop')).map((end) => desktop(end)),
    ];
}

/** What a component or a side of it is linked with, and the network that carries its links. */
export function farEndsOf(facts: TopologyFacts, from: string): readonly string[] {
    const networks = ofKind(facts, 'network').filter(({ node }) => carriesLinksOf(node, from, facts));
    const links = facts.links.filter(({ kind }) => !isSideOfController(facts, from) || isMachineLink(kind));
    const ends = [...linkedWith({ ...facts, links }, wholeOf(from)), ...linkedWith(facts, from)];
    return [...new Set([...ends, ...networks.map(({ name }) => name)])];
}

/** Links of processes reach whichever side of the controller routes; only those of machines end at one side. */
function isSideOfController(facts: TopologyFacts, path: string): boolean {
    return /\.[AB]$/.test(path) && facts.components.get(wholeOf(path))?.kind === 'controller';
}

function isMachineLink(kind: LinkFact['kind']): boolean {
    return kind === 'public' || kind === 'private';
}

/** Whether links of a machine, or of a side of it, run over a network. */
function carriesLinksOf(network: ComponentFact['node'], path: string, facts: TopologyFacts): boolean {
    const machine = facts.components.get(path.replace(/\.[AB]$/, ''));
    const peers = machine?.kind === 'controller' ? 'gateway' : machine?.kind === 'gateway' ? 'controller' : undefined;
    if (network.$type !== 'Network' || machine === undefined || peers === undefined) {
        return false;
    }
    const pairs = network.pairs.map((pair) => pair.$refText);
    return network.kind === 'public'
        ? ofKind(facts, peers).length > 0
        : machine.duplexed && (pairs.length === 0 || pairs.includes(machine.name));
}

/** What a change can be of: the connections of media servers, and these themselves. */
function changeable(facts: TopologyFacts): readonly Suggestion[] {
    const connections = facts.links.filter(({ kind }) => kind === 'media');
    return [
        ...connections.map(({ from, to }) => linkItem(`${from} -- ${to}`, 'connection', RANK.first)),
        ...components(ofKind(facts, 'media-server'), facts),
    ];
}

function mediaEnds(from: string, facts: TopologyFacts): readonly string[] {
    return facts.links.flatMap((link) => (link.kind === 'media' && link.from === from ? [link.to] : []));
}

function unservedCicServers(place: Place, facts: TopologyFacts): readonly ComponentFact[] {
    const served = linkedWith(facts, place.position.ownerName ?? '');
    return ofKind(facts, 'cic-server').filter(({ name }) => !served.includes(name));
}

/** The links that can be cut: declared ones first, desktops last. */
function links(facts: TopologyFacts, place: Place): readonly Suggestion[] {
    const isListed = new Set(place.reading.words.join(' ').split(/ ?[,] ?| cut | restore /));
    const all = facts.links.map(({ from, to, implied, kind }) => {
        const rank = kind === 'desktop' ? RANK.last : implied ? RANK.name + 1 : RANK.first;
        return linkItem(`${from} -- ${to}`, implied ? 'implied link' : 'link', rank);
    });
    const ends = facts.links.flatMap(({ from, to }) => [from, to]);
    return [...all.filter((each) => !isListed.has(each.label)), ...componentsNamed(ends, facts, RANK.value)];
}

/** Sides first, since a failure of a pair as a whole is the rarer thing. */
function failable(facts: TopologyFacts): readonly Suggestion[] {
    const sides = [...facts.components.values()]
        .filter((component) => component.duplexed && component.container === undefined)
        .flatMap((component) => ['A', 'B'].map((side) => sideOf(component, side)));
    const processes = components([...facts.processes.values()], facts, RANK.last);
    const desktops = [...facts.agents.keys()].map((agent) => desktop(`${agent}.desktop`));
    return [...sides, ...components([...facts.components.values()], facts), ...processes, ...desktops];
}

/** What earlier statements have failed or cut and no statement has brought back. */
function failedBefore(place: Place): readonly Suggestion[] {
    const names = new Set<string>();
    for (const member of timelineMembers(place)) {
        const isBefore = (member.$cstNode?.offset ?? 0) < place.position.statementStart;
        if (isTimelineStatement(member) && isBefore) {
            noteOutage(member.action, names);
        }
    }
    return [...names].map((name) => ({
        label: name,
        kind: CompletionItemKind.Event,
        rank: 0,
        detail: 'failed or cut before',
    }));
}

/** Keeps what an action takes down without saying for how long, and drops what it brings back. */
function noteOutage(action: Action | undefined, names: Set<string>): void {
    if (action?.$type === 'FailAction' && action.duration === undefined) {
        for (const target of action.targets) {
            names.add(pathOf(target));
        }
    } else if (action?.$type === 'CutAction' && action.duration === undefined) {
        for (const link of action.links) {
            names.add(`${pathOf(link.from)} -- ${pathOf(link.to)}`);
        }
    } else if (action?.$type === 'RestoreAction') {
        for (const target of action.targets) {
            names.delete(textOf(target));
        }
    }
}

/** After a dot: the parts that the component before it has, on a side or on both. */
function parts(place: Place, facts: TopologyFacts): readonly Suggestion[] {
    const owner = facts.components.get(wholeOf(place.reading.path.replace(/\.$/, '')));
    const members = owner?.members ?? [];
    const nested = members.flatMap((member) => facts.components.get(member)?.members ?? []);
    return [...componentsNamed(members, facts), ...componentsNamed(nested, facts, RANK.value)];
}

/** Whether what is named before the dot has a process of a name. */
export function hasProcess(process: string, place: Place): boolean {
    const owner = place.facts?.components.get(wholeOf(place.reading.path.replace(/\.$/, '')));
    return owner?.processes.some((each) => each === process) === true;
}

/** Whether the path before the dot names something that has sides. */
export function hasSides(place: Place): boolean {
    const path = place.reading.path.replace(/\.$/, '');
    const isOneSide = path.split('.').some((part, index) => index > 0 && (part === 'A' || part === 'B'));
    return !isOneSide && place.facts !== undefined && componentAt(place.facts, path)?.duplexed === true;
}

/** Whether the path before the dot names an agent, who has a desktop. */
export function hasDesktop(place: Place): boolean {
    return place.facts?.agents.has(place.reading.path.replace(/\.$/, '')) === true;
}

function sideOf(component: ComponentFact, side: string): Suggestion {
    return {
        label: `${component.name}.${side}`,
        kind: CompletionItemKind.Class,
        rank: RANK.first,
        detail: `side ${side} of ${componentSummary(component)}`,
    };
}

function desktop(path: string): Suggestion {
    return { label: path, kind: CompletionItemKind.Class, rank: RANK.last, detail: 'agent desktop' };
}

function linkItem(label: string, detail: string, rank: number): Suggestion {
    return { label, kind: CompletionItemKind.Interface, rank, detail };
}

function componentsNamed(
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

function components(
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

// ---------------------------------------------------------------------------------------------------------------------
// Agents, domains, tasks

function agents(list: readonly AgentFact[]): readonly Suggestion[] {
    return list.map((agent) => ({
        ...named(agent.name, CompletionItemKind.Variable, agentSummary(agent)),
        documentation: describeAgent(agent),
    }));
}

function domains(list: readonly DomainFact[]): readonly Suggestion[] {
    return list.map((domain) => named(domain.name, CompletionItemKind.Interface, domainSummary(domain)));
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

/** Teams, without the one that is being declared. */
function teams(place: Place, facts: TopologyFacts): readonly Suggestion[] {
    const [verb, name] = place.position.words;
    const declared = verb === 'team' ? name : undefined;
    return [...facts.teams.values()]
        .filter((team) => team.name !== declared)
        .map((team) => ({
            ...named(team.name, CompletionItemKind.Variable, `team: ${team.agents}`),
            rank: RANK.first,
        }));
}

/** Skill groups in the domain that the statement names. */
/** Of the domains that a statement names, or of all. */
function skillGroups(facts: TopologyFacts, place?: Place): readonly Suggestion[] {
    return [...facts.skillGroups.values()]
        .filter(({ domain }) => place === undefined || place.position.words.includes(domain ?? ''))
        .map((group) => named(group.name, CompletionItemKind.Variable, `skill group in ${group.domain}`));
}

/** The agent whose report is meant, if it is that of an agent. */
function reportedAgents({ position: { words } }: Place, facts: TopologyFacts): readonly AgentFact[] {
    const agent = facts.agents.get(words[words.lastIndexOf('of') + 1] ?? '');
    return agent === undefined ? [] : [agent];
}

/** Agents that a range from another one can go to. */
function followersOf(first: string, facts: TopologyFacts): readonly AgentFact[] {
    return [...facts.agents.values()].filter(
        ({ name }) => name !== first && numberedNames(first, name).kind === 'names',
    );
}

/** Agents who handle the domain that the statement names, or all if it names none. */
function agentsFor(place: Place, facts: TopologyFacts): readonly AgentFact[] {
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
function isAfterDomain(place: Place, facts: TopologyFacts): boolean {
    const before = place.position.words.at(-1) ?? '';
    return facts.domains.has(before) && !isCountParameter(before, place);
}

function handledSoFar(place: Place): ReadonlySet<string> {
    const { words } = place.position;
    return new Set(words.slice(words.indexOf('handle') + 1));
}

/** Holding and talking belong to calls; pausing, being active and interrupted to other tasks. */
function domainsForState(list: readonly DomainFact[], place: Place): readonly DomainFact[] {
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

function named(label: string, kind: CompletionItemKind, detail: string): Suggestion {
    return { label, kind, detail, rank: RANK.name };
}
