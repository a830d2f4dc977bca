/** The Server Status page of each media server, at any instant of a finished run (`media/…`). */

import type { ComponentIndex, License, MediaConnection, MediaConnectionIndex, MediaTerms } from '../plan.ts';
import { MEDIA_CONNECTION_STATES, type MediaConnectionState } from '../states.ts';
import { formatMs } from '../trace/instants.ts';
import type { TraceReader } from '../trace/reader.ts';
import { hasLogonFailure, idOfMediaConnection, mayAcceptSessions, resourcesIn } from '../world/media-logon.ts';
import { type MediaFacts, mediaFactsAt } from './media-terms.ts';

export { refusalOf } from '../world/media-logon.ts';

/** The page of one media server. */
export interface MediaServerStatus {
    readonly mediaServer: ComponentIndex;
    readonly name: string;
    /** Whether the media server runs; without it nobody sees its page. */
    readonly answers: boolean;
    readonly license: License;
    /** One per CIC server that it serves. */
    readonly rows: readonly ServerStatusRow[];
}

export interface ServerStatusRow {
    readonly connection: MediaConnectionIndex;
    readonly id: number;
    readonly notifierHost: string;
    readonly connectionStatus: ConnectionStatus;
    readonly acceptsSessions: boolean;
    /** Their number is what the page shows; the list opens from it. */
    readonly activeResources: readonly ActiveResource[];
    /** What the page shows of the connection on demand, in order. */
    readonly details: readonly StatusDetail[];
}

export interface ConnectionStatus {
    readonly state: MediaConnectionState;
    /** As the page words it: `Not Connected`. */
    readonly text: string;
    readonly colour: StatusColour;
    /** Shown on demand: why the logon failed. */
    readonly reason?: string;
}

export type StatusColour = 'green' | 'yellow' | 'red' | 'none';

export interface ActiveResource {
    readonly id: string;
    readonly details: readonly StatusDetail[];
}

export interface StatusDetail {
    readonly name: string;
    readonly value: string;
}

/** Time after which the page loads itself again, unless that is switched off. */
export const STATUS_REFRESH_MS = 10_000;

/** The pages of all media servers after everything that happened up to an instant, included. */
export function serverStatusAt(reader: TraceReader, atMs: number): readonly MediaServerStatus[] {
    const facts = mediaFactsAt(reader, atMs);
    const { mediaServers, mediaConnections } = reader.plan.topology;
    return mediaServers.map(({ component }, index) => ({
        mediaServer: component,
        name: idOf(reader, component),
        answers: isUpAt(reader, component, atMs),
        license: facts.licenses[index] ?? 'missing',
        rows: mediaConnections.flatMap((connection, place) =>
            connection.mediaServer === index ? [rowAt(reader, connection, place, facts, atMs)] : [],
        ),
    }));
}

function rowAt(
    reader: TraceReader,
    connection: MediaConnection,
    index: MediaConnectionIndex,
    { terms: allTerms, licenses }: MediaFacts,
    atMs: number,
): ServerStatusRow {
    const { state, sinceMs } = stateAt(reader, index, atMs);
    const terms = allTerms[index] ?? connection.terms;
    const license = licenses[connection.mediaServer] ?? 'missing';
    const acceptsSessions = mayAcceptSessions(state, terms, license);
    const id = idOfMediaConnection(reader.plan.topology, index);
    return {
        connection: index,
        id,
        notifierHost: connection.notifierHost,
        connectionStatus: {
            ...APPEARANCES[state],
            state,
            ...(state === 'NOTIFIER_CONNECTION_FAILURE' && hasLogonFailure(terms) && terms.logonFailure !== undefined
                ? { reason: terms.logonFailure }
                : {}),
        },
        acceptsSessions,
        activeResources: resourcesAt(reader, connection, id, resourcesIn(state, terms), sinceMs),
        details: [
            { name: 'CIC server', value: idOf(reader, connection.cicServer) },
            { name: 'Status since', value: formatMs(sinceMs) },
            { name: 'Telephony Services', value: stateName(reader, connection.telephonyServices, atMs) },
            ...detailsOf(terms, license),
        ],
    };
}

function detailsOf(terms: MediaTerms, license: License): readonly StatusDetail[] {
    return [
        { name: 'Trusted by the CIC server', value: yesOrNo(terms.trusted) },
        { name: 'Credentials', value: terms.credentialsValid ? 'valid' : 'not valid' },
        { name: 'Set to accept sessions', value: yesOrNo(terms.acceptsSessions) },
        { name: 'License', value: license },
    ];
}

function resourcesAt(
    reader: TraceReader,
    connection: MediaConnection,
    id: number,
    count: number,
    sinceMs: number,
): readonly ActiveResource[] {
    return Array.from({ length: count }, (_, place) => ({
        id: `${id}-${place + 1}`,
        details: [
            { name: 'Hosted for', value: idOf(reader, connection.cicServer) },
            { name: 'Notifier Host', value: connection.notifierHost },
            { name: 'Hosted since', value: formatMs(sinceMs) },
        ],
    }));
}

/** Words and colours of the page. */
const APPEARANCES: Readonly<Record<MediaConnectionState, { readonly text: string; readonly colour: StatusColour }>> = {
    NOT_CONNECTED: { text: 'Not Connected', colour: 'yellow' },
    AUTHENTICATION_FAILURE: { text: 'Authentication Failure', colour: 'red' },
    NOTIFIER_CONNECTION_FAILURE: { text: 'Notifier Connection Failure', colour: 'red' },
    WAITING_FOR_CLIENT: { text: 'Waiting for Client', colour: 'none' },
    ACTIVE: { text: 'Active', colour: 'green' },
};

function stateAt(
    reader: TraceReader,
    index: MediaConnectionIndex,
    atMs: number,
): { readonly state: MediaConnectionState; readonly sinceMs: number } {
    const entry = reader.entryAt(reader.laneOf('media-connection', index), atMs);
    const name = entry === undefined ? undefined : reader.stateOfEntry(entry);
    return {
        state: MEDIA_CONNECTION_STATES.find((each) => each === name) ?? 'NOT_CONNECTED',
        sinceMs: entry === undefined ? 0 : reader.atMs(entry),
    };
}

function isUpAt(reader: TraceReader, component: ComponentIndex, atMs: number): boolean {
    return stateName(reader, component, atMs) === 'UP';
}

function stateName(reader: TraceReader, component: ComponentIndex, atMs: number): string {
    return reader.stateAt(reader.laneOf('component', component), atMs) ?? 'DOWN';
}

function idOf(reader: TraceReader, component: ComponentIndex): string {
    return reader.plan.topology.components[component]?.id ?? `component ${component}`;
}

function yesOrNo(value: boolean): string {
    return value ? 'yes' : 'no';
}
