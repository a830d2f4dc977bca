/** Media Logout Status: who was logged out of which domain in a run, when, why and until when. */

import * as l10n from '@vscode/l10n';
import { groupsOf } from '../../../simulator/status/media-logout.ts';
import { formatMs } from '../../../simulator/trace/instants.ts';
import { NONE } from '../../../simulator/trace/trace.ts';
import type { LogoutRows } from './logout-rows.ts';
import type { RunPicture } from './run-picture.ts';
import { reasonText } from './sentences.ts';
import { column, type Table, type TableCell } from './table.ts';

/** All logouts of a run in the order in which they happened. */
export function logoutsTable({ reader }: RunPicture, logouts: LogoutRows): Table {
    const { agents, domains, components, skillGroups, teams } = reader.plan.topology;
    const names = (indexes: readonly number[], of: readonly { readonly name: string }[]): string =>
        indexes.map((index) => of[index]?.name ?? '').join(', ');
    const entryOf = (row: number): number => logouts.entry[row] ?? 0;
    const outAtMs = (row: number): number => reader.atMs(entryOf(row));
    const backMs = (row: number): number | undefined => {
        const atMs = logouts.backMs[row] ?? NONE;
        return atMs === NONE ? undefined : atMs;
    };
    const outForMs = (row: number): number => (backMs(row) ?? reader.endMs) - outAtMs(row);
    const loggedMs = (row: number): number => outAtMs(row) - (logouts.loggedOnMs[row] ?? 0);
    const membership = (row: number) => reader.membershipOf(reader.laneOfEntry(entryOf(row)) ?? 0);
    const groups = (row: number) => groupsOf(reader.plan, membership(row).agent, membership(row).domain);
    const cells: Readonly<Record<string, (row: number) => TableCell>> = {
        agent: (row) => ({ text: agents[membership(row).agent]?.name ?? '' }),
        domain: (row) => ({ text: domains[membership(row).domain]?.name ?? '' }),
        at: (row) => ({ text: formatMs(outAtMs(row)) }),
        reason: (row) => {
            const code = reader.detailOf(entryOf(row));
            return code === undefined ? { text: l10n.t('none of its own') } : { text: reasonText(code), tone: 'bad' };
        },
        back: (row) => {
            const atMs = backMs(row);
            return { text: atMs === undefined ? l10n.t('not in this run') : formatMs(atMs) };
        },
        out: (row) => ({ text: formatMs(outForMs(row)) }),
        logged: (row) => ({ text: formatMs(loggedMs(row)) }),
        groups: (row) => ({ text: names(groups(row).skillGroups, skillGroups) }),
        teams: (row) => ({ text: names(groups(row).teams, teams) }),
        peripheral: (row) => ({ text: components[agents[membership(row).agent]?.peripheral ?? -1]?.id ?? '' }),
    };
    const cellOf = (row: number, id: string): TableCell => cells[id]?.(row) ?? { text: '' };
    return {
        id: 'logouts',
        label: 'Media Logout Status',
        empty: l10n.t('Nobody is logged out in this run.'),
        columns: [
            column('agent', l10n.t('Agent'), 10),
            column('domain', l10n.t('Domain'), 8),
            column('at', l10n.t('Logged out'), 12, { align: 'end' }),
            column('reason', l10n.t('Reason'), 24),
            column('back', l10n.t('Logged on again'), 16, { align: 'end' }),
            column('out', l10n.t('Out for'), 12, { align: 'end' }),
            column('logged', l10n.t('Was logged on for'), 18, { align: 'end' }),
            column('groups', l10n.t('Skill groups'), 14),
            column('teams', l10n.t('Teams'), 12),
            column('peripheral', l10n.t('Peripheral'), 12),
        ],
        rowCount: logouts.entry.length,
        cell: cellOf,
        sortKey: (row, id) => {
            switch (id) {
                case 'at':
                    return outAtMs(row);
                case 'back':
                    return backMs(row) ?? Number.POSITIVE_INFINITY;
                case 'out':
                    return outForMs(row);
                case 'logged':
                    return loggedMs(row);
                default:
                    return cellOf(row, id).text;
            }
        },
        target: (row) => {
            const entry = logouts.entry[row];
            return entry === undefined ? {} : { entry, atMs: reader.atMs(entry) };
        },
    };
}
