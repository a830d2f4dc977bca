/** How far the logon of each media server at each of its CIC servers gets. */

import type { License, MediaTerms, Plan } from '../plan.ts';
import type { RuleId } from '../rules/registry.ts';
import type { Run } from '../run.ts';
import { MEDIA_CONNECTION_STATES, type MediaConnectionState } from '../states.ts';
import { isComponentUp, isLinkUp } from './availability.ts';
import { must } from './lookup.ts';
import { mayAcceptSessions, refusalOf, resourcesIn } from './media-logon.ts';
import { idleTelephonyServices } from './switchover-pairs.ts';
import type { MediaConnectionCondition, SwitchoverPairCondition } from './world.ts';

/** The connections at the start: as far as their terms let them get. */
export function initialMediaConnections(
    plan: Plan,
    pairs: readonly SwitchoverPairCondition[],
): MediaConnectionCondition[] {
    const idle = new Set(idleTelephonyServices(plan, pairs));
    return plan.topology.mediaConnections.map(({ terms, telephonyServices, mediaServer }) => {
        const name = refusalOf(terms) ?? (idle.has(telephonyServices) ? 'WAITING_FOR_CLIENT' : 'ACTIVE');
        return {
            terms,
            serverUp: true,
            generation: 0,
            state: MEDIA_CONNECTION_STATES.indexOf(name),
            entry: 0,
            acceptsSessions: mayAcceptSessions(name, terms, must(plan.topology.mediaServers[mediaServer]).license),
            resources: resourcesIn(name, terms),
        };
    });
}

export function initialLicenses(plan: Plan): License[] {
    return plan.topology.mediaServers.map(({ license }) => license);
}

/** Name of the state that a connection is in. */
export function mediaStateOf({ state }: MediaConnectionCondition): MediaConnectionState {
    return must(MEDIA_CONNECTION_STATES[state]);
}

/** Whether the CIC server of a connection can be found. */
export function isCicServerFound(run: Run, index: number): boolean {
    return isLinkUp(run, must(run.plan.topology.mediaConnections[index]).link);
}

export function isMediaServerUp(run: Run, index: number): boolean {
    const { mediaServer } = must(run.plan.topology.mediaConnections[index]);
    return isComponentUp(run, must(run.plan.topology.mediaServers[mediaServer]).component);
}

export function areTelephonyServicesUp(run: Run, index: number): boolean {
    return isComponentUp(run, must(run.plan.topology.mediaConnections[index]).telephonyServices);
}

/** Notes whether the media server runs; true if that is news. */
export function noteServer(run: Run, index: number, up: boolean): boolean {
    const condition = must(run.world.mediaConnections[index]);
    const changed = condition.serverUp !== up;
    condition.serverUp = up;
    return changed;
}

/** Numbers an attempt to log on: what was planned before is not meant any more. */
export function numberAttempt(run: Run, index: number): number {
    return ++must(run.world.mediaConnections[index]).generation;
}

/** Changes what decides about a connection. */
export function setTerms(run: Run, index: number, terms: Partial<MediaTerms>): void {
    const condition = must(run.world.mediaConnections[index]);
    condition.terms = { ...condition.terms, ...terms };
}

export function setLicense(run: Run, mediaServer: number, license: License): void {
    run.world.licenses[mediaServer] = license;
}

/** Shows a connection in a state, lets the rules react if it is another one, and answers the lane's last entry. */
export function showMediaConnection(
    run: Run,
    index: number,
    state: MediaConnectionState,
    rule: RuleId,
    cause: number,
): number {
    const condition = must(run.world.mediaConnections[index]);
    const number = MEDIA_CONNECTION_STATES.indexOf(state);
    if (condition.state !== number) {
        condition.state = number;
        condition.entry = run.transition(run.index.firstLane['media-connection'] + index, number, rule, cause);
        run.raise({ kind: 'media-connection-changed', about: index, cause: condition.entry });
    }
    return condition.entry;
}

/** The last entry of anything that a connection is made of. */
export function latestOfMedia(run: Run, index: number): number {
    const { mediaServer, cicServer, telephonyServices, link } = must(run.plan.topology.mediaConnections[index]);
    const { component } = must(run.plan.topology.mediaServers[mediaServer]);
    const entries = [component, cicServer, telephonyServices].map((each) => must(run.world.components[each]).entry);
    return Math.max(must(run.world.links[link]).entry, ...entries);
}

/** Notes what a connection accepts and hosts now; answers what of it is news. */
export function noteSessions(
    run: Run,
    index: number,
): { readonly acceptsSessions?: boolean; readonly resources?: number } {
    const condition = must(run.world.mediaConnections[index]);
    const { mediaServer } = must(run.plan.topology.mediaConnections[index]);
    const state = mediaStateOf(condition);
    const accepts = mayAcceptSessions(state, condition.terms, must(run.world.licenses[mediaServer]));
    const resources = resourcesIn(state, condition.terms);
    const news = {
        ...(accepts === condition.acceptsSessions ? {} : { acceptsSessions: accepts }),
        ...(resources === condition.resources ? {} : { resources }),
    };
    condition.acceptsSessions = accepts;
    condition.resources = resources;
    return news;
}
