import * as l10n from '@vscode/l10n';
import { formatMs } from '../../../simulator/trace/instants.ts';
import { intervalAt } from './lane-columns.ts';
import { lookAt, NO_LOOK } from './looks.ts';
import type { RunPicture } from './run-picture.ts';
import { reasonText } from './sentences.ts';
import { column, type Table, type TableCell } from './table.ts';

/** Agents, a row per domain, as they are at an instant. */
export function agentsTable(picture: RunPicture, cursorMs: number): Table {
    const { reader, columns } = picture;
    const { agents, domains } = reader.plan.topology;
    const laneAt = (row: number): number => reader.laneOf('membership', row);
    const entryAt = (row: number): number | undefined => reader.entryAt(laneAt(row), cursorMs);
    const since = (row: number): number => {
        const entry = entryAt(row);
        return entry === undefined ? 0 : reader.atMs(entry);
    };
    const reason = (row: number): number | undefined => {
        const entry = entryAt(row);
        return entry === undefined ? undefined : reader.detailOf(entry);
    };
    const cells: Readonly<Record<string, (row: number) => TableCell>> = {
        agent: (row) => ({ text: agents[reader.membershipOf(laneAt(row)).agent]?.name ?? '' }),
        domain: (row) => ({ text: domains[reader.membershipOf(laneAt(row)).domain]?.name ?? '' }),
        state: (row) => {
            const interval = intervalAt(columns, laneAt(row), cursorMs);
            const { tone } = lookAt(interval === -1 ? NO_LOOK : (columns.looks[interval] ?? NO_LOOK));
            return { text: reader.stateAt(laneAt(row), cursorMs) ?? '', tone };
        },
        reason: (row) => {
            const code = reason(row);
            return { text: code === undefined ? '' : reasonText(code) };
        },
        since: (row) => ({ text: formatMs(since(row)) }),
        for: (row) => ({ text: formatMs(Math.max(0, cursorMs - since(row))) }),
    };
    return {
        id: 'agents',
        label: l10n.t('Agents'),
        empty: l10n.t('The topology has no agents.'),
        columns: [
            column('agent', l10n.t('Agent'), 10),
            column('domain', l10n.t('Domain'), 7),
            column('state', l10n.t('State'), 14, { moving: true }),
            column('reason', l10n.t('Reason'), 16, { moving: true }),
            column('since', l10n.t('Since'), 10, { align: 'end', moving: true }),
            column('for', l10n.t('For'), 10, { align: 'end', moving: true }),
        ],
        rowCount: reader.trace.lanes.memberships,
        cell: (row, id) => cells[id]?.(row) ?? { text: '' },
        sortKey: (row, id) => {
            switch (id) {
                case 'since':
                    return since(row);
                case 'for':
                    return -since(row);
                case 'reason':
                    return reason(row) ?? Number.NEGATIVE_INFINITY;
                default:
                    return cells[id]?.(row).text ?? '';
            }
        },
        target: (row) => {
            const entry = entryAt(row);
            return entry === undefined ? {} : { entry };
        },
    };
}
