/** Components and links that can stand at the cursor, as a whole, a side or a part. */

import { CompletionItemKind } from 'vscode-languageserver';
import { type Action, isTimelineStatement } from '../../generated/ast.ts';
import { componentSummary } from '../fact-descriptions.ts';
import { textOf } from '../statement-text.ts';
import {
    type ComponentFact,
    componentAt,
    type LinkFact,
    linkedWith,
    missingEnds,
    missingLinks,
    pathOf,
    type TopologyFacts,
    wholeOf,
} from '../topology-facts.ts';
import { components, componentsNamed, ofKind } from './declared-things.ts';
import { type Place, timelineMembers } from './place.ts';
import { RANK, type Suggestion } from './suggestion.ts';

/** The first name of a component reference, often the whole reference or both ends of a link. */
export function componentStarts(place: Place, facts: TopologyFacts): readonly Suggestion[] {
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

/** After a dot: the parts that the component before it has, on a side or on both. */
export function parts(place: Place, facts: TopologyFacts): readonly Suggestion[] {
    const owner = facts.components.get(wholeOf(place.reading.path.replace(/\.$/, '')));
    const members = owner?.members ?? [];
    const nested = members.flatMap((member) => facts.components.get(member)?.members ?? []);
    return [...componentsNamed(members, facts), ...componentsNamed(nested, facts, RANK.value)];
}

/** What a component or a side of it is linked with, and the network that carries its links. */
export function farEndsOf(facts: TopologyFacts, from: string): readonly string[] {
    const networks = ofKind(facts, 'network').filter(({ node }) => carriesLinksOf(node, from, facts));
    const links = facts.links.filter(({ kind }) => !isSideOfController(facts, from) || isMachineLink(kind));
    const ends = [...linkedWith({ ...facts, links }, wholeOf(from)), ...linkedWith(facts, from)];
    return [...new Set([...ends, ...networks.map(({ name }) => name)])];
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
