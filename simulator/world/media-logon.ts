/** How far a media server's logon gets, and what it then does, as its terms decide it. */

import type { License, MediaConnectionIndex, MediaTerms, Topology } from '../plan.ts';
import type { MediaConnectionState } from '../states.ts';

/** Why a CIC server that was found refuses the logon; undefined if it does not. */
export function refusalOf(terms: MediaTerms): MediaConnectionState | undefined {
    if (!terms.trusted || !terms.credentialsValid) {
        return 'AUTHENTICATION_FAILURE';
    }
    return hasLogonFailure(terms) ? 'NOTIFIER_CONNECTION_FAILURE' : undefined;
}

/** A reason without words is none: so a change can say that the logon does not fail any more. */
export function hasLogonFailure({ logonFailure }: MediaTerms): boolean {
    return logonFailure !== undefined && logonFailure !== '';
}

/** Whether a connection is established, with Telephony Services or without them. */
export function isEstablished(state: MediaConnectionState): boolean {
    return state === 'ACTIVE' || state === 'WAITING_FOR_CLIENT';
}

/** Whether a media server accepts sessions from a CIC server (`media/accepts-sessions`). */
export function mayAcceptSessions(state: MediaConnectionState, terms: MediaTerms, license: License): boolean {
    return isEstablished(state) && license === 'valid' && terms.acceptsSessions;
}

/** How many resources a media server hosts for a CIC server (`media/active-resources`). */
export function resourcesIn(state: MediaConnectionState, { resources }: MediaTerms): number {
    return state === 'ACTIVE' ? resources : 0;
}

/** Number of a connection among those of its media server, from 1; logs and the status page name it alike. */
export function idOfMediaConnection({ mediaConnections }: Topology, index: MediaConnectionIndex): number {
    const mediaServer = mediaConnections[index]?.mediaServer;
    return mediaConnections.filter((each, place) => each.mediaServer === mediaServer && place <= index).length;
}
