/** Predicates on what status displays show: Server Status, CIM monitors, the status of a CallRouter. */

import type { ComponentIndex, MediaConnectionIndex, Predicate } from '../plan.ts';
import { cimMonitorsAt } from '../status/cim-monitors.ts';
import { type ServerStatusRow, serverStatusAt } from '../status/server-status.ts';
import { lastTransfer } from '../status/state-transfer.ts';
import { formatMs } from '../trace/instants.ts';
import type { Evidence } from './evidence.ts';
import { since } from './phrases.ts';
import { instantsOf, type SampledCondition } from './sampled-condition.ts';
import type { Seen } from './state-condition.ts';

type Of<Kind extends Predicate['kind']> = Extract<Predicate, { readonly kind: Kind }>;

/** A monitor page or a health check says something of a server or service of a CIM cluster. */
export function monitorCondition({ reader }: Evidence, { component, state }: Of<'monitor-state'>): SampledCondition {
    const lane = reader.laneOf('component', component);
    const shownAt = (atMs: number) => {
        const monitors = cimMonitorsAt(reader, atMs);
        const services = monitors.flatMap(({ application, services: all }) => {
            const cluster = reader.plan.topology.cimClusters.find((each) => each.application === application);
            const own = cluster?.services.find((each) => each.component === component);
            return all.filter(({ name }) => name === own?.name);
        });
        const id = reader.laneName(lane);
        return services[0] ?? monitors.flatMap(({ health }) => health).find(({ server }) => server === id);
    };
    return {
        instants: instantsOf(reader, lane),
        holdsAt: (atMs) => shownAt(atMs)?.state === state,
        describe: (atMs) => {
            const shown = shownAt(atMs);
            const entry = shown && reader.entryAt(lane, shown.sinceMs);
            return shown === undefined || entry === undefined
                ? { text: `nothing was shown of ${reader.laneName(lane)}` }
                : { text: `${reader.laneName(lane)} was ${shown.state} ${since(reader, entry)}`, entry };
        },
    };
}

/** A media server accepts sessions from a CIC server, or does not. */
export function sessionsCondition(
    evidence: Evidence,
    { connection, accepts }: Of<'accepts-sessions'>,
): SampledCondition {
    const rowAt = (atMs: number) => serverStatusRowAt(evidence, connection, atMs);
    return {
        instants: rowInstants(evidence, connection),
        holdsAt: (atMs) => rowAt(atMs)?.acceptsSessions === accepts,
        describe: (atMs) => {
            const row = rowAt(atMs);
            const because = row === undefined ? [] : refusals(row);
            return row?.acceptsSessions === true
                ? describeRow(evidence, connection, atMs, 'accepted sessions')
                : describeRow(evidence, connection, atMs, `did not accept sessions${because.join('')}`);
        },
    };
}

/** What of a row's terms keeps sessions away. */
function refusals({ details }: ServerStatusRow): readonly string[] {
    const shown = (wanted: string) => details.find(({ name }) => name === wanted)?.value;
    const license = shown('License');
    return [
        ...(license === 'valid' ? [] : [`, its license being ${license}`]),
        ...(shown('Set to accept sessions') === 'yes' ? [] : [', being set to refuse them']),
    ];
}

/** The row of a media server's status page that is about one of its CIC servers. */
export function serverStatusRowAt(
    { reader }: Evidence,
    connection: MediaConnectionIndex,
    atMs: number,
): ServerStatusRow | undefined {
    return serverStatusAt(reader, atMs)
        .flatMap(({ rows }) => rows)
        .find((row) => row.connection === connection);
}

/** A row changes with the state of its connection, and with what the timeline changes of it. */
export function rowInstants(evidence: Evidence, connection: MediaConnectionIndex): readonly number[] {
    const { reader } = evidence;
    const changes = mediaChanges(evidence, connection).map((entry) => reader.atMs(entry));
    return [...instantsOf(reader, reader.laneOf('media-connection', connection)), ...changes];
}

/** What a row shows, with the state of the connection, or the change of terms that came after it. */
export function describeRow(evidence: Evidence, connection: MediaConnectionIndex, atMs: number, shown: string): Seen {
    const { reader } = evidence;
    const lane = reader.laneOf('media-connection', connection);
    const link = reader.plan.topology.mediaConnections[connection]?.link;
    const name = reader.plan.topology.links[link ?? -1]?.id ?? reader.laneName(lane);
    const state = reader.entryAt(lane, atMs);
    const change = mediaChanges(evidence, connection).findLast((entry) => reader.atMs(entry) <= atMs);
    const text = state === undefined ? '' : `; it was ${reader.stateOfEntry(state)} ${since(reader, state)}`;
    const isChanged = change !== undefined && reader.atMs(change) >= (state === undefined ? 0 : reader.atMs(state));
    const entry = isChanged ? change : state;
    return { text: `${name} ${shown}${text}`, ...(entry === undefined ? {} : { entry }) };
}

/** The statements that took effect and changed the terms of a connection, or the license of its media server. */
function mediaChanges({ occurrences, reader }: Evidence, connection: MediaConnectionIndex): readonly number[] {
    const server = reader.plan.topology.mediaConnections[connection]?.mediaServer;
    return reader.plan.timeline
        .flatMap(({ action }, statement) => {
            const isOwn =
                (action.kind === 'change-media' && action.connection === connection) ||
                (action.kind === 'change-license' && action.mediaServer === server);
            return isOwn ? [...occurrences.group(statement)] : [];
        })
        .sort((one, other) => one - other);
}

/** The last transfer of a client's state went from one side to the other. */
export function synchronizedCondition(
    { reader }: Evidence,
    { client, side }: Of<'synchronized-from'>,
): SampledCondition {
    const component: ComponentIndex = reader.plan.topology.synchronizedClients[client]?.component ?? -1;
    const name = reader.plan.topology.components[component]?.id ?? `client ${client}`;
    return {
        instants: instantsOf(reader, reader.laneOf('transfer', client)),
        holdsAt: (atMs) => lastTransfer(reader, client, 0, atMs)?.from === side,
        describe: (atMs) => {
            const last = lastTransfer(reader, client, 0, atMs);
            return last === undefined
                ? { text: `${name} had not been synchronized yet` }
                : {
                      text: `${name} was synchronized from ${last.from} last, at ${formatMs(reader.atMs(last.entry))} (${reader.ruleOf(last.entry).id})`,
                      entry: last.entry,
                  };
        },
    };
}
