/** Whether a media server's logon can ever succeed, by what the text says of it (`media/…`). */

import { AstUtils } from 'langium';
import type { MediaTerms } from '../../simulator/plan.ts';
import { refusalOf } from '../../simulator/status/server-status.ts';
import { foundValue } from '../findings.ts';
import {
    type ChangeAction,
    isDocument,
    isExpectation,
    isScenario,
    type LinkPredicate,
    type MediaService,
    type Scenario,
    type Timeline,
    type Topology,
} from '../generated/ast.ts';
import { whenOf } from '../plan/expectations.ts';
import { layOut, statementsIn } from '../plan/inclusions.ts';
import { MEDIA_DEFAULTS, termsOf } from '../plan/media.ts';
import { DECLARED } from '../plan/parameters.ts';
import { lineOf } from '../plan/source.ts';
import { linksNamed } from '../plan/targets.ts';
import { occurrencesOf } from '../plan/timeline.ts';
import { modelOf, type TopologyModel } from '../plan/topology.ts';
import { topologyAround } from '../references/declarations.ts';
import { extendsTopology } from '../references/inheritance.ts';
import type { Report } from './report.ts';
import { lastInstantOf } from './timeline.ts';

/**
 * A connection that is refused is Active in no scenario unless one changes it. Only the file itself is looked at: which
 * others import it is not for it to know.
 */
export function refusedConnectionsMayNeedChange(service: MediaService, report: Report): void {
    const topology = topologyAround(service);
    const server = service.cicServer?.ref;
    const terms = { ...MEDIA_DEFAULTS, ...termsOf(service.members) };
    if (topology === undefined || server === undefined || refusalOf(terms) === undefined) {
        return;
    }
    const link = `${service.$container.name} -- ${server.name}`;
    const timelines = timelinesOn(topology);
    const ends = [service.$container.name, server.name];
    if (timelines.some(isScenario) && !timelines.some((timeline) => changes(timeline, ends))) {
        const message =
            `'${link}' is never ACTIVE, because ${reasonsOf(terms)}, and no scenario of this file changes that. ` +
            `Correct it here, or write 'change ${link} to ${remediesOf(terms)}' in a timeline.`;
        report({ code: 'media/never-active', node: service, property: 'cicServer', message });
    }
}

/** Nobody can expect a connection to be ACTIVE that is refused from the start until after that instant. */
export function refusedConnectionShouldNotBeExpectedActive(node: LinkPredicate, report: Report): void {
    const scenario = AstUtils.getContainerOfType(node, isScenario);
    const when = whenOf(AstUtils.getContainerOfType(node, isExpectation)?.when);
    const topology = scenario?.topology?.ref;
    if (scenario === undefined || topology === undefined || when === undefined || when.kind === 'never') {
        return;
    }
    const model = modelOf(topology);
    const links = node.link && foundValue(linksNamed(model.topology, model.components, node.link));
    const connection = model.topology.mediaConnections.find(({ link }) => link === links?.[0]);
    if (node.state !== 'ACTIVE' || node.span !== undefined || node.link === undefined || connection === undefined) {
        return;
    }
    const untilMs = lastInstantOf(when) ?? Number.POSITIVE_INFINITY;
    const later = changesUpTo(scenario, connection.link, untilMs, model);
    if (allTerms(connection.terms, later).every((terms) => refusalOf(terms) !== undefined)) {
        const link = lineOf(node.link);
        const message =
            `'${link}' is never ACTIVE up to then, because ${reasonsOf(connection.terms)}. ` +
            `Write 'change ${link} to ${remediesOf(connection.terms)}' at an earlier time.`;
        report({ code: 'expectation/never-active', node, property: 'state', message });
    }
}

/** The terms at the start and after each change. */
function allTerms(atStart: MediaTerms, actions: readonly ChangeAction[]): readonly MediaTerms[] {
    const all = [atStart];
    for (const { changes: changed } of actions) {
        const terms = termsOf(changed.filter((change) => change.$type !== 'LicenseOption'));
        all.push({ ...(all.at(-1) ?? atStart), ...terms });
    }
    return all;
}

/** The changes of a connection that occur up to an instant, in order of time. */
function changesUpTo(
    scenario: Scenario,
    link: number,
    untilMs: number,
    { topology, components }: TopologyModel,
): readonly ChangeAction[] {
    return [...occurrencesOf(scenario)]
        .map(([{ action }, occurs]) => ({ action, atMs: occurs.kind === 'once' ? occurs.atMs : occurs.fromMs }))
        .filter(({ atMs }) => atMs <= untilMs)
        .toSorted((a, b) => a.atMs - b.atMs)
        .flatMap(({ action }) => {
            const target =
                action?.$type === 'ChangeAction' && action.target?.to !== undefined ? action.target : undefined;
            const named = target && foundValue(linksNamed(topology, components, target));
            return action?.$type === 'ChangeAction' && named?.[0] === link ? [action] : [];
        });
}

/** The scenarios and fragments of the same file that are on a topology or on one that extends it. */
function timelinesOn(topology: Topology): readonly Timeline[] {
    const root = AstUtils.findRootNode(topology);
    const timelines = isDocument(root) ? [...root.scenarios, ...root.fragments] : [];
    return timelines.filter((timeline) => {
        const own = timeline.topology?.ref;
        return own !== undefined && extendsTopology(own, topology);
    });
}

/** Whether a timeline changes a connection, itself or in a fragment that it includes. */
function changes(timeline: Timeline, ends: readonly string[]): boolean {
    return statementsIn(layOut(timeline, DECLARED)).some(({ node: { action } }) => {
        const target = action?.$type === 'ChangeAction' ? action.target : undefined;
        const named = [target?.from?.component?.$refText, target?.to?.component?.$refText];
        return ends.every((end) => named.includes(end));
    });
}

function reasonsOf(terms: MediaTerms): string {
    return obstaclesOf(terms)
        .map(({ reason }) => reason)
        .join(' and ');
}

function remediesOf(terms: MediaTerms): string {
    return obstaclesOf(terms)
        .map(({ remedy }) => remedy)
        .join(', ');
}

function obstaclesOf({ trusted, credentialsValid, logonFailure }: MediaTerms) {
    return [
        ...(trusted ? [] : [{ reason: 'the media server is not trusted', remedy: 'trusted' }]),
        ...(credentialsValid ? [] : [{ reason: 'the credentials are invalid', remedy: 'credentials valid' }]),
        ...(logonFailure ? [{ reason: 'the logon fails', remedy: 'logon succeeds' }] : []),
    ];
}
