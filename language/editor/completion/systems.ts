/** Which keywords of the single systems fit a statement: controllers, networks, Aspect, media servers, CIM clusters. */

import type { CimServers, MediaService } from '../../generated/ast.ts';
import { linkedWith, type TopologyFacts } from '../topology-facts.ts';
import type { Place } from './place.ts';
import { isTimelineBlock } from './position.ts';

/** Whether a keyword fits what the statement is about, as far as the topology says. */
export function fitsSystem(rule: string, keyword: string, place: Place, facts: TopologyFacts): boolean {
    const { words, block } = place.position;
    switch (rule) {
        case 'ContactServer':
        case 'EventBridge':
        case 'RealTimeBridge':
            return isAspect(place.position.ownerName, facts);
        case 'Pim':
            return keyword !== 'release' || isAspect(words.at(-1), facts);
        case 'Network':
            return fitsNetwork(keyword, words, facts);
        case 'MediaService':
            return keyword !== 'serves' || hasUnserved(place, facts);
        case 'CimService':
            return isServicesServer(place, facts);
        case 'ChangeAction':
            return keyword !== 'change' || has('media-server', facts);
        case 'LicenseOption':
            return !isTimelineBlock(block) || !isOfConnection(words);
        case 'TrustTerm':
        case 'CredentialsTerm':
        case 'LogonTerm':
        case 'SessionsTerm':
        case 'ResourcesTerm':
            return !isTimelineBlock(block) || isOfConnection(words);
        case 'PathPredicate':
            return fitsPath(keyword, place, facts);
        default:
            return true;
    }
}

/** Whether what a keyword begins can only be there once, and is there. */
export function isThereInSystem(rule: string, keyword: string, place: Place): boolean {
    const { ownerName, words } = place.position;
    const node = place.facts?.components.get(ownerName ?? '')?.node;
    switch (rule) {
        case 'ControllerOption':
            return (
                node?.$type === 'Controller' &&
                node.members.some((member) => member.$type === rule && member.kind === keyword)
            );
        case 'ContactServer':
        case 'EventBridge':
        case 'RealTimeBridge':
            return node?.$type === 'Peripheral' && node.members.some(({ $type }) => $type === rule);
        case 'CmiServer':
            return node?.$type === 'ContactServer' && node.members.length > 0;
        case 'LicenseOption':
            return isWithin(words, 'license') || (node?.$type === 'MediaServer' && isLicensed(node.members));
        case 'CimServers':
            return (
                node?.$type === 'CimCluster' &&
                SINGLE_ROLES.has(keyword) &&
                node.members.some((member) => member.$type === rule && member.role === keyword)
            );
        case 'CimService':
            return node?.$type === 'CimServer' && node.$container.members.some(({ service }) => service === keyword);
        case 'TrustTerm':
        case 'CredentialsTerm':
        case 'LogonTerm':
        case 'SessionsTerm':
        case 'ResourcesTerm':
            return words.includes('change')
                ? TERM_WORDS[rule].some((word) => isWithin(words, word))
                : serviceAt(place)?.members.some(({ $type }) => $type === rule) === true;
        default:
            return false;
    }
}

const SINGLE_ROLES: ReadonlySet<string> = new Set<CimServers['role']>(['database', 'file', 'messaging', 'services']);

const TERM_WORDS = {
    TrustTerm: ['trusted'],
    CredentialsTerm: ['credentials'],
    LogonTerm: ['logon'],
    SessionsTerm: ['accepts', 'refuses'],
    ResourcesTerm: ['resources'],
} as const;

/** Whether a word is among those of the changes before the one that is being typed. */
function isWithin(words: readonly string[], word: string): boolean {
    const last = words.lastIndexOf(',');
    return words.slice(0, Math.max(0, last)).includes(word);
}

function isLicensed(members: readonly { readonly $type: string }[]): boolean {
    return members.some(({ $type }) => $type === 'LicenseOption');
}

function isAspect(name: string | undefined, facts: TopologyFacts): boolean {
    const node = facts.components.get(name ?? '')?.node;
    return node?.$type === 'Peripheral' && node.type === 'aspect';
}

/** There is one public network; a private one can be for pairs. */
function fitsNetwork(keyword: string, words: readonly string[], facts: TopologyFacts): boolean {
    const networks = [...facts.components.values()].map(({ node }) => node).filter(({ $type }) => $type === 'Network');
    const isTaken = networks.some((node) => node.$type === 'Network' && node.kind === 'public');
    switch (keyword) {
        case 'public':
            return !isTaken;
        case 'for':
            return words.includes('private');
        default:
            return true;
    }
}

function hasUnserved(place: Place, facts: TopologyFacts): boolean {
    const served = linkedWith(facts, place.position.ownerName ?? '');
    return [...facts.components.values()].some(({ kind, name }) => kind === 'cic-server' && !served.includes(name));
}

function isServicesServer({ position }: Place, facts: TopologyFacts): boolean {
    const node = facts.components.get(position.ownerName ?? '')?.node;
    return node?.$type !== 'CimServer' || node.$container.role === 'services';
}

function isOfConnection(words: readonly string[]): boolean {
    return words.includes('--');
}

/** `EmailManager MR path`, where it has one, and `to` a CTI server where it has several ARM paths. */
function fitsPath(keyword: string, { reading }: Place, facts: TopologyFacts): boolean {
    const name = reading.rest[0] ?? '';
    const ends = linkedWith(facts, name).map((end) => facts.components.get(end)?.kind);
    const servers = ends.filter((kind) => kind === 'cti-server').length;
    if (facts.components.get(name)?.kind !== 'application') {
        return false;
    }
    switch (keyword) {
        case 'MR':
            return ends.includes('mr-pim');
        case 'ARM':
            return servers > 0;
        case 'to':
            return reading.rest.includes('ARM');
        case 'is':
        case 'was':
            return (
                reading.rest.includes('path') &&
                (servers < 2 || reading.rest.includes('to') || reading.rest.includes('MR'))
            );
        default:
            return true;
    }
}

function has(kind: string, facts: TopologyFacts): boolean {
    return [...facts.components.values()].some((component) => component.kind === kind);
}

/** What the text around the cursor says of a media server and the CIC server that the block is about. */
function serviceAt({ position, facts }: Place): MediaService | undefined {
    const node = facts?.components.get(position.outerOwnerName ?? '')?.node;
    return node?.$type === 'MediaServer'
        ? node.members
              .filter((member) => member.$type === 'MediaService')
              .find((member) => member.cicServer?.$refText === position.ownerName)
        : undefined;
}
