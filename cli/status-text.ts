/** `ccsim run --status`: what the status displays of the field show at an instant. */

import { formatBytes } from '../simulator/expectations/phrases.ts';
import { runName } from '../simulator/run-name.ts';
import { type CimMonitor, cimMonitorsAt } from '../simulator/status/cim-monitors.ts';
import { type MediaLogout, mediaLogoutsAt } from '../simulator/status/media-logout.ts';
import { type MediaServerStatus, serverStatusAt } from '../simulator/status/server-status.ts';
import { routerStatus } from '../simulator/status/state-transfer.ts';
import { formatClock, formatMs } from '../simulator/trace/instants.ts';
import type { TraceReader } from '../simulator/trace/reader.ts';
import type { Palette } from './colours.ts';

/** The lines of every display that the topology has something for. */
export function* statusLines(reader: TraceReader, atMs: number, palette: Palette): Generator<string, void, undefined> {
    yield palette.strong(`Status of ${runName(reader.plan)} at ${formatMs(atMs)}`);
    const displays = [
        routerLines(reader, atMs),
        peripheralLines(reader, atMs),
        pathLines(reader, atMs),
        logoutLines(reader, mediaLogoutsAt(reader, atMs)),
        ...serverStatusAt(reader, atMs).map(serverLines),
        ...cimMonitorsAt(reader, atMs).map(monitorLines),
    ];
    for (const [title, ...rows] of displays) {
        if (title !== undefined && rows.length > 0) {
            yield '';
            yield palette.strong(title);
            yield* rows.map((row) => `  ${row}`);
        }
    }
}

/** The figures of rttest's `status`, per CallRouter. */
function routerLines(reader: TraceReader, atMs: number): readonly string[] {
    const rows = reader.lanes.routers.map((router) => {
        const { state, upSinceMs, sync, size } = routerStatus(reader, router, atMs);
        return [
            idOf(reader, router),
            state,
            upSinceMs === undefined ? '-' : `${formatClock(upSinceMs)} (${formatMs(atMs - upSinceMs)})`,
            sync === undefined ? '-' : `${formatClock(sync.atMs)} (${sync.direction})`,
            size === undefined ? '-' : formatBytes(size.nowBytes),
            size === undefined ? '-' : formatBytes(size.maxBytes),
        ];
    });
    return table('CallRouters', ['Router', 'State', 'Router Up', 'Router Sync', 'State size now', 'max'], rows);
}

/** Whether the controller sees each ACD. */
function peripheralLines(reader: TraceReader, atMs: number): readonly string[] {
    const { components } = reader.plan.topology;
    const rows = components.flatMap(({ id, kind }, component) =>
        kind === 'peripheral' ? [[id, ...stateCells(reader, component, atMs)]] : [],
    );
    return table('Peripherals', ['Peripheral', 'State', 'Since'], rows);
}

/** The MR and ARM path of each application. */
function pathLines(reader: TraceReader, atMs: number): readonly string[] {
    const rows = reader.lanes.paths.map((_, index) => {
        const lane = reader.laneOf('path', index);
        return [reader.laneName(lane), ...stateCells(reader, lane, atMs)];
    });
    return table('MR and ARM paths', ['Path', 'State', 'Since'], rows);
}

function logoutLines(reader: TraceReader, logouts: readonly MediaLogout[]): readonly string[] {
    const { agents, domains } = reader.plan.topology;
    const rows = logouts.map(({ agent, domain, peripheral, loggedOnMs, loggedOutMs, reason, backMs }) => [
        agents[agent]?.name ?? '',
        domains[domain]?.name ?? '',
        idOf(reader, peripheral),
        formatClock(loggedOutMs),
        formatMs(loggedOutMs - loggedOnMs),
        reason === undefined ? '-' : String(reason.code),
        backMs === undefined ? '-' : formatClock(backMs),
        reason?.meaning ?? '',
    ]);
    const head = ['Agent', 'Domain', 'Peripheral', 'Logout', 'Logged on for', 'Reason', 'Logged on again', 'Meaning'];
    return table('Media Logout Status', head, rows);
}

function serverLines({ name, answers, rows: all }: MediaServerStatus): readonly string[] {
    const rows = all.map(({ id, notifierHost, connectionStatus, acceptsSessions, activeResources }) => [
        String(id),
        notifierHost,
        connectionStatus.text,
        acceptsSessions ? 'Yes' : 'No',
        String(activeResources.length),
        connectionStatus.reason ?? '',
    ]);
    const head = ['ID', 'Notifier Host', 'Connection Status', 'Accepts Sessions', 'Active Resources', 'Reason'];
    return table(`Server Status of ${name}${answers ? '' : ' (it is down: nobody sees this page)'}`, head, rows);
}

function monitorLines({ name, services, links, health }: CimMonitor): readonly string[] {
    const rows = [
        ...services.map((each) => [each.name, 'service', each.state, formatClock(each.sinceMs)]),
        ...links.map(({ kind, to, state, sinceMs }) => [to, `${kind} link`, state, formatClock(sinceMs)]),
        ...health.map(({ server, check, state, sinceMs }) => [server, check, state, formatClock(sinceMs)]),
    ];
    return table(`Monitor of ${name}`, ['What', 'Kind', 'State', 'Since'], rows);
}

function stateCells(reader: TraceReader, lane: number, atMs: number): readonly string[] {
    const entry = reader.entryAt(lane, atMs);
    return entry === undefined ? ['-', '-'] : [reader.stateOfEntry(entry), formatClock(reader.atMs(entry))];
}

function idOf(reader: TraceReader, component: number): string {
    return reader.plan.topology.components[component]?.id ?? '';
}

/** A title, and if there are rows, the heads of the columns and the rows in columns. */
function table(title: string, head: readonly string[], rows: readonly (readonly string[])[]): readonly string[] {
    if (rows.length === 0) {
        return [title];
    }
    const widths = head.map((cell, column) => Math.max(cell.length, ...rows.map((row) => row[column]?.length ?? 0)));
    const line = (row: readonly string[]) =>
        row
            .map((cell, column) => cell.padEnd(widths[column] ?? 0))
            .join('  ')
            .trimEnd();
    return [title, line(head), ...rows.map(line)];
}
