/** Media Logout Status: who was logged out of which domain in a run, when, why and until when. */

import { type MediaLogout, mediaLogoutsAt } from '../../../simulator/status/media-logout.ts';
import { formatMs } from '../../../simulator/trace/instants.ts';
import type { RunPicture } from './run-picture.ts';
import { reasonText } from './sentences.ts';
import { column, type Table, type TableCell } from './table.ts';

/** All logouts of a run in the order in which they happened. */
export function logoutsTable({ reader }: RunPicture): Table {
    const { agents, domains, components, skillGroups, teams } = reader.plan.topology;
    const logouts = mediaLogoutsAt(reader, reader.endMs);
    const names = (indexes: readonly number[], of: readonly { readonly name: string }[]): string =>
        indexes.map((index) => of[index]?.name ?? '').join(', ');
    const cells: Readonly<Record<string, (logout: MediaLogout) => TableCell>> = {
        agent: ({ agent }) => ({ text: agents[agent]?.name ?? '' }),
        domain: ({ domain }) => ({ text: domains[domain]?.name ?? '' }),
        at: ({ loggedOutMs }) => ({ text: formatMs(loggedOutMs) }),
        reason: ({ reason }) =>
            reason === undefined ? { text: 'none of its own' } : { text: reasonText(reason.code), tone: 'bad' },
        back: ({ backMs }) => (backMs === undefined ? { text: 'not in this run' } : { text: formatMs(backMs) }),
        out: (logout) => ({ text: formatMs(outMs(logout)) }),
        logged: ({ loggedOnMs, loggedOutMs }) => ({ text: formatMs(loggedOutMs - loggedOnMs) }),
        groups: (logout) => ({ text: names(logout.skillGroups, skillGroups) }),
        teams: (logout) => ({ text: names(logout.teams, teams) }),
        peripheral: ({ peripheral }) => ({ text: components[peripheral]?.id ?? '' }),
    };
    const outMs = ({ backMs, loggedOutMs }: MediaLogout): number => (backMs ?? reader.endMs) - loggedOutMs;
    const cellOf = (row: number, id: string): TableCell => {
        const logout = logouts[row];
        return logout === undefined ? { text: '' } : (cells[id]?.(logout) ?? { text: '' });
    };
    return {
        id: 'logouts',
        label: 'Media Logout Status',
        empty: 'Nobody is logged out in this run.',
        columns: [
            column('agent', 'Agent', 10),
            column('domain', 'Domain', 8),
            column('at', 'Logged out', 12, { align: 'end' }),
            column('reason', 'Reason', 24),
            column('back', 'Logged on again', 16, { align: 'end' }),
            column('out', 'Out for', 12, { align: 'end' }),
            column('logged', 'Was logged on for', 18, { align: 'end' }),
            column('groups', 'Skill groups', 14),
            column('teams', 'Teams', 12),
            column('peripheral', 'Peripheral', 12),
        ],
        rowCount: logouts.length,
        cell: cellOf,
        sortKey: (row, id) => {
            const logout = logouts[row];
            switch (logout === undefined ? '' : id) {
                case 'at':
                    return logout?.loggedOutMs ?? 0;
                case 'back':
                    return logout?.backMs ?? Number.POSITIVE_INFINITY;
                case 'out':
                    return logout === undefined ? 0 : outMs(logout);
                case 'logged':
                    return (logout?.loggedOutMs ?? 0) - (logout?.loggedOnMs ?? 0);
                default:
                    return cellOf(row, id).text;
            }
        },
        target: (row) => {
            const entry = logouts[row]?.entry;
            return entry === undefined ? {} : { entry, atMs: reader.atMs(entry) };
        },
    };
}
