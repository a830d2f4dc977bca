/** Media servers and their connections to CIC servers (`media/…`). */

import type { License, MediaTerms } from '../plan.ts';
import type { RuleId } from '../rules/registry.ts';
import type { Family, Run } from '../run.ts';
import { formatMs } from '../trace/instants.ts';
import { setInService } from '../world/availability.ts';
import { must } from '../world/lookup.ts';
import {
    areTelephonyServicesUp,
    isCicServerFound,
    isMediaServerUp,
    latestOfMedia,
    mediaStateOf,
    noteServer,
    noteSessions,
    numberAttempt,
    setLicense,
    setTerms,
    showMediaConnection,
} from '../world/media-connections.ts';
import { idOfMediaConnection, isEstablished, refusalOf } from '../world/media-logon.ts';
import {
    doTelephonyServicesRun,
    noteAsking,
    otherOf,
    switchOver,
    telephonyServicesOf,
} from '../world/switchover-pairs.ts';

export const mediaFamily: Family = {
    name: 'media',
    reactions: [
        { rule: 'media/switchover', on: 'availability-changed', react: reviewSwitchovers },
        { rule: 'media/not-connected', on: 'availability-changed', react: reviewConnections },
        { rule: 'media/waiting-for-client', on: 'availability-changed', react: loseClients },
        { rule: 'media/active', on: 'availability-changed', react: findClients },
        { rule: 'media/authentication-failure', on: 'cic-server-found', react: failAuthentication },
        { rule: 'media/notifier-failure', on: 'cic-server-found', react: failLogon },
        { rule: 'media/waiting-for-client', on: 'cic-server-found', react: waitForClient },
        { rule: 'media/active', on: 'cic-server-found', react: logOn },
        { rule: 'media/accepts-sessions', on: 'media-connection-changed', react: noteAcceptance },
    ],
    timers: [
        { rule: 'media/not-connected', timer: 'notifier-retry', react: onRetry },
        { rule: 'media/switchover', timer: 'cic-switchover', react: onSwitchover },
    ],
};

/** Starts the timers of connections that do not get through from the start. */
export function awaitRetries(run: Run): void {
    run.world.mediaConnections.forEach((condition, index) => {
        if (mediaStateOf(condition) === 'AUTHENTICATION_FAILURE') {
            retryAuthentication(run, index, condition.entry);
        }
    });
}

/** Changes what decides about a connection (`media/terms-changed`). */
export function changeTerms(run: Run, index: number, terms: Partial<MediaTerms>, cause: number): void {
    setTerms(run, index, terms);
    const decidesLogon =
        terms.trusted !== undefined || terms.credentialsValid !== undefined || terms.logonFailure !== undefined;
    if (decidesLogon && isMediaServerUp(run, index)) {
        attempt(run, index, log(run, index, 'logs on anew', 'media/terms-changed', cause));
    }
    run.raise({ kind: 'media-connection-changed', about: index, cause });
}

export function changeLicense(run: Run, mediaServer: number, license: License, cause: number): void {
    setLicense(run, mediaServer, license);
    run.plan.topology.mediaConnections.forEach((connection, index) => {
        if (connection.mediaServer === mediaServer) {
            run.raise({ kind: 'media-connection-changed', about: index, cause });
        }
    });
}

/** Finds the media servers that stopped or started, and the connections that were lost. */
function reviewConnections(run: Run): void {
    run.world.mediaConnections.forEach((condition, index) => {
        const up = isMediaServerUp(run, index);
        const changed = noteServer(run, index, up);
        if (up && changed) {
            attempt(run, index, latestOfMedia(run, index));
        } else if (!up && changed) {
            numberAttempt(run, index);
            showMediaConnection(run, index, 'NOT_CONNECTED', 'media/not-connected', latestOfMedia(run, index));
        } else if (up && isEstablished(mediaStateOf(condition)) && !isCicServerFound(run, index)) {
            attempt(run, index, latestOfMedia(run, index));
        }
    });
}

/** Looks for the CIC server: logs on if it is there, else tries again later. */
function attempt(run: Run, index: number, cause: number): void {
    const generation = numberAttempt(run, index);
    if (isCicServerFound(run, index)) {
        run.raise({ kind: 'cic-server-found', about: index, cause });
        return;
    }
    const rule = 'media/not-connected';
    const { notifierReconnectInterval } = run.plan.settings;
    const entry = showMediaConnection(run, index, 'NOT_CONNECTED', rule, cause);
    const text = `the CIC server cannot be found; next attempt in ${formatMs(notifierReconnectInterval)}`;
    const logged = log(run, index, text, rule, Math.max(entry, cause));
    run.startTimer('notifier-retry', notifierReconnectInterval, index, generation, logged);
}

/** `a` is the connection, `b` the attempt after which it was planned. */
function onRetry(run: Run, index: number, generation: number, cause: number): void {
    if (must(run.world.mediaConnections[index]).generation === generation) {
        attempt(run, index, cause);
    }
}

function failAuthentication(run: Run, index: number, cause: number): void {
    const { terms } = must(run.world.mediaConnections[index]);
    if (refusalOf(terms) === 'AUTHENTICATION_FAILURE') {
        const rule = 'media/authentication-failure';
        const why = terms.credentialsValid ? 'the CIC server does not trust it' : 'the credentials are not valid';
        const entry = showMediaConnection(run, index, 'AUTHENTICATION_FAILURE', rule, cause);
        retryAuthentication(run, index, log(run, index, `logon refused: ${why}`, rule, Math.max(entry, cause)));
    }
}

function retryAuthentication(run: Run, index: number, cause: number): void {
    const { mediaServerRetryOnAuthFailure, notifierReconnectInterval } = run.plan.settings;
    if (mediaServerRetryOnAuthFailure) {
        const { generation } = must(run.world.mediaConnections[index]);
        run.startTimer('notifier-retry', notifierReconnectInterval, index, generation, cause);
    }
}

function failLogon(run: Run, index: number, cause: number): void {
    const { terms } = must(run.world.mediaConnections[index]);
    if (refusalOf(terms) === 'NOTIFIER_CONNECTION_FAILURE') {
        const rule = 'media/notifier-failure';
        const entry = showMediaConnection(run, index, 'NOTIFIER_CONNECTION_FAILURE', rule, cause);
        log(run, index, `logon failed: ${terms.logonFailure}`, rule, Math.max(entry, cause));
    }
}

function waitForClient(run: Run, index: number, cause: number): void {
    const { terms } = must(run.world.mediaConnections[index]);
    if (refusalOf(terms) === undefined && !areTelephonyServicesUp(run, index)) {
        showMediaConnection(run, index, 'WAITING_FOR_CLIENT', 'media/waiting-for-client', cause);
    }
}

function logOn(run: Run, index: number, cause: number): void {
    const { terms } = must(run.world.mediaConnections[index]);
    if (refusalOf(terms) === undefined && areTelephonyServicesUp(run, index)) {
        showMediaConnection(run, index, 'ACTIVE', 'media/active', cause);
    }
}

/** Established connections whose Telephony Services went down. */
function loseClients(run: Run): void {
    run.world.mediaConnections.forEach((condition, index) => {
        if (mediaStateOf(condition) === 'ACTIVE' && !areTelephonyServicesUp(run, index)) {
            const cause = latestOfMedia(run, index);
            showMediaConnection(run, index, 'WAITING_FOR_CLIENT', 'media/waiting-for-client', cause);
        }
    });
}

/** Established connections whose Telephony Services have come up. */
function findClients(run: Run): void {
    run.world.mediaConnections.forEach((condition, index) => {
        if (mediaStateOf(condition) === 'WAITING_FOR_CLIENT' && areTelephonyServicesUp(run, index)) {
            showMediaConnection(run, index, 'ACTIVE', 'media/active', latestOfMedia(run, index));
        }
    });
}

function noteAcceptance(run: Run, index: number, cause: number): void {
    const { acceptsSessions, resources } = noteSessions(run, index);
    if (acceptsSessions !== undefined) {
        const text = acceptsSessions ? 'accepts sessions' : 'does not accept sessions';
        log(run, index, text, 'media/accepts-sessions', cause);
    }
    if (resources !== undefined) {
        log(run, index, `active resources: ${resources}`, 'media/active-resources', cause);
    }
}

/** Lets the CIC server of each pair that does not serve ask after the Telephony Services of the one that does. */
function reviewSwitchovers(run: Run, _about: number, cause: number): void {
    const { cicSwitchoverTsTimeout, cicSwitchoverRetryDelay, cicSwitchoverMaxFailures } = run.plan.settings;
    const detectionMs =
        cicSwitchoverMaxFailures * cicSwitchoverTsTimeout + (cicSwitchoverMaxFailures - 1) * cicSwitchoverRetryDelay;
    run.world.switchoverPairs.forEach((pair, index) => {
        const lost = !doTelephonyServicesRun(run, pair.active) && doTelephonyServicesRun(run, otherOf(pair));
        const generation = noteAsking(pair, lost);
        if (generation !== undefined) {
            run.startTimer('cic-switchover', detectionMs, index, generation, cause);
        }
    });
}

/** `a` is the pair, `b` the series of requests. */
function onSwitchover(run: Run, index: number, generation: number, cause: number): void {
    const pair = must(run.world.switchoverPairs[index]);
    const before = pair.active;
    if (switchOver(pair, generation)) {
        const rule = 'media/switchover';
        const entry = run.log(pair.active, 'Telephony Services of the other CIC server do not answer', rule, cause);
        for (const [cicServer, serves] of [[before, false] as const, [pair.active, true] as const]) {
            const services = telephonyServicesOf(run.plan, cicServer);
            if (services !== undefined) {
                setInService(run, services, serves, rule, entry);
            }
        }
    }
}

/** Writes a line of the media server, with the number that correlates the lines of one connection. */
function log(run: Run, index: number, text: string, rule: RuleId, cause: number): number {
    const { topology } = run.plan;
    const { mediaServer, notifierHost } = must(topology.mediaConnections[index]);
    const { component } = must(topology.mediaServers[mediaServer]);
    const line = `Notifier connection ${idOfMediaConnection(topology, index)} to ${notifierHost}: ${text}`;
    return run.log(component, line, rule, cause, run.index.firstLane['media-connection'] + index);
}
