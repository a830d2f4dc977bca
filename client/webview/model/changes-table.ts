import * as l10n from '@vscode/l10n';
import { compareAgentTimes } from '../../../simulator/comparison/compare.ts';
import { agentTimeRows, type DifferenceKind, differenceRows } from '../../../simulator/comparison/difference-rows.ts';
import { formatMs } from '../../../simulator/trace/instants.ts';
import type { RunDifferences } from './run-differences.ts';
import type { RunPicture } from './run-picture.ts';
import { column, type RowTarget, type Table, type TableCell } from './table.ts';

const KINDS: Readonly<Record<DifferenceKind, string>> = {
    expectation: l10n.t('Expectation'),
    statement: l10n.t('Timeline'),
    agent: l10n.t('Agent'),
    task: l10n.t('Task'),
    component: l10n.t('Component'),
    link: l10n.t('Link'),
    other: l10n.t('Path'),
};

/** What differs from the run that this one is compared with, side by side. */
export function changesTable({ reader }: RunPicture, differences: RunDifferences | undefined): Table {
    const rows =
        differences === undefined
            ? []
            : [
                  ...differenceRows(differences.comparison),
                  ...agentTimeRows(compareAgentTimes(differences.baseline.picture.reader, reader)),
              ];
    const label = differences?.baseline.label ?? l10n.t('the last saved run');
    const cells: Readonly<Record<string, (row: number) => TableCell>> = {
        kind: (row) => ({ text: KINDS[rows[row]?.kind ?? 'other'] }),
        name: (row) => ({ text: rows[row]?.name ?? '' }),
        before: (row) => ({ text: rows[row]?.before ?? '' }),
        after: (row) => {
            const { kind, after = '' } = rows[row] ?? {};
            return kind === 'expectation' && after === 'failed' ? { text: after, tone: 'bad' } : { text: after };
        },
        from: (row) => {
            const atMs = rows[row]?.atMs;
            return { text: atMs === undefined ? '' : formatMs(atMs) };
        },
    };
    return {
        id: 'changes',
        label: l10n.t('What differs from {0}', label),
        empty: l10n.t('Nothing differs from {0}.', label),
        columns: [
            column('kind', l10n.t('What'), 11),
            column('name', l10n.t('Name'), 28),
            column('before', capitalized(label), 24),
            column('after', l10n.t('This run'), 24),
            column('from', l10n.t('From'), 10, { align: 'end' }),
        ],
        rowCount: rows.length,
        cell: (row, id) => cells[id]?.(row) ?? { text: '' },
        sortKey: (row, id) => (id === 'from' ? (rows[row]?.atMs ?? -1) : (cells[id]?.(row).text ?? '')),
        target: (row): RowTarget => {
            const { entryAfter, atMs } = rows[row] ?? {};
            return {
                ...(entryAfter === undefined ? {} : { entry: entryAfter }),
                ...(atMs === undefined ? {} : { atMs }),
            };
        },
    };
}

function capitalized(text: string): string {
    return `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
}
