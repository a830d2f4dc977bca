/** What the monitor pages of CIM clusters and their load balancers say at an instant. */

import * as l10n from '@vscode/l10n';
import {
    type CimMonitor,
    cimMonitorsAt,
    type MonitoredLink,
    type MonitoredService,
    type ServerHealth,
} from '../../../simulator/status/cim-monitors.ts';
import { formatMs } from '../../../simulator/trace/instants.ts';
import type { RunPicture } from './run-picture.ts';
import { column, type Table, type TableCell } from './table.ts';
import type { Tone } from './tones.ts';

interface MonitorRow {
    readonly cluster: string;
    readonly page: 'Services' | 'MR links' | 'ARM links' | 'Load balancer';
    readonly name: string;
    /** What it leads to, or how it is asked. */
    readonly about: string;
    readonly state: string;
    readonly tone: Tone;
    readonly sinceMs: number;
    /** Why nobody sees the page. */
    readonly unseen: string;
}

/** The monitors of all clusters, a row for each service, link and server. */
export function monitorsTable({ reader }: RunPicture, cursorMs: number): Table {
    const rows = cimMonitorsAt(reader, cursorMs).flatMap(rowsOf);
    const cells: Readonly<Record<string, (row: MonitorRow) => TableCell>> = {
        cluster: ({ cluster }) => ({ text: cluster }),
        page: ({ page }) => ({ text: page }),
        name: ({ name }) => ({ text: name }),
        about: ({ about }) => ({ text: about }),
        state: ({ state, tone }) => ({ text: state, tone }),
        since: ({ sinceMs }) => ({ text: formatMs(sinceMs) }),
        seen: ({ unseen }) => ({
            text: unseen === '' ? l10n.t('yes') : unseen,
            tone: unseen === '' ? 'none' : 'warning',
        }),
    };
    const cellOf = (row: number, id: string): TableCell => {
        const each = rows[row];
        return each === undefined ? { text: '' } : (cells[id]?.(each) ?? { text: '' });
    };
    return {
        id: 'monitors',
        label: l10n.t('CIM monitors'),
        empty: l10n.t('The topology has no CIM cluster.'),
        columns: [
            column('page', l10n.t('Page'), 13),
            column('name', l10n.t('Name'), 13),
            column('state', l10n.t('State'), 17, { moving: true }),
            column('about', l10n.t('To'), 24),
            column('since', l10n.t('Since'), 11, { align: 'end', moving: true }),
            column('seen', l10n.t('Page answers'), 24, { moving: true }),
            column('cluster', l10n.t('Cluster'), 12),
        ],
        rowCount: rows.length,
        cell: cellOf,
        sortKey: (row, id) => (id === 'since' ? (rows[row]?.sinceMs ?? 0) : cellOf(row, id).text),
        target: (row) => ({ atMs: rows[row]?.sinceMs ?? 0 }),
    };
}

function rowsOf({ name, answers, services, links, health, balances }: CimMonitor): readonly MonitorRow[] {
    const unseen = answers ? '' : l10n.t('no: no web server is up');
    return [
        ...services.map((service) => ({ ...serviceRow(service), cluster: name, unseen })),
        ...links.map((link) => ({ ...linkRow(link), cluster: name, unseen })),
        ...health.map((server) => ({
            ...healthRow(server),
            cluster: name,
            unseen: balances ? '' : l10n.t('no: no load balancer is up'),
        })),
    ];
}

type Row = Omit<MonitorRow, 'cluster' | 'unseen'>;

function serviceRow({ name, state, sinceMs }: MonitoredService): Row {
    return { page: 'Services', name, about: '', state, tone: serviceTone(state), sinceMs };
}

function serviceTone(state: MonitoredService['state']): Tone {
    switch (state) {
        case 'ALIVE':
            return 'good';
        case 'NOT_ANSWERING':
            return 'bad';
        case 'NA':
            return 'quiet';
    }
}

function linkRow({ kind, service, to, state, sinceMs }: MonitoredLink): Row {
    const tone: Tone = state === 'UP' ? 'good' : 'bad';
    return { page: `${kind} links`, name: service, about: to, state, tone, sinceMs };
}

function healthRow({ server, role, check, state, sinceMs }: ServerHealth): Row {
    const tone: Tone = state === 'HEALTHY' ? 'good' : 'bad';
    return { page: 'Load balancer', name: server, about: l10n.t('{0}, by {1}', role, check), state, tone, sinceMs };
}
