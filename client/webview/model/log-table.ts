import * as l10n from '@vscode/l10n';
import { formatMs } from '../../../simulator/trace/instants.ts';
import type { RunPicture } from './run-picture.ts';
import { column, type Table, type TableCell } from './table.ts';

/** Lines of the components' logs in order of time. */
export function logTable({ reader, marks }: RunPicture): Table {
    const { atMs, items } = marks.log;
    const entryAt = (row: number): number => items[row] ?? 0;
    const cells: Readonly<Record<string, (row: number) => TableCell>> = {
        time: (row) => ({ text: formatMs(atMs[row] ?? 0) }),
        component: (row) => {
            const lane = reader.laneOfEntry(entryAt(row));
            return { text: lane === undefined ? '' : reader.laneName(lane) };
        },
        line: (row) => ({ text: reader.trace.strings[reader.valueAt(entryAt(row))] ?? '' }),
        rule: (row) => ({ text: reader.ruleOf(entryAt(row)).id }),
    };
    return {
        id: 'log',
        label: l10n.t('Log'),
        empty: l10n.t('Nothing was logged in this run.'),
        columns: [
            column('time', l10n.t('Time'), 13, { align: 'end' }),
            column('component', l10n.t('Component'), 20),
            column('line', l10n.t('Line'), 60),
            column('rule', l10n.t('Rule'), 24),
        ],
        rowCount: items.length,
        cell: (row, id) => cells[id]?.(row) ?? { text: '' },
        sortKey: (row, id) => (id === 'time' ? row : (cells[id]?.(row).text ?? '')),
        target: (row) => ({ entry: entryAt(row), atMs: atMs[row] ?? 0 }),
    };
}
