import * as l10n from '@vscode/l10n';
import { formatMs } from '../../../simulator/trace/instants.ts';
import { messageTone } from './mark-series.ts';
import type { RunPicture } from './run-picture.ts';
import { column, type Table, type TableCell } from './table.ts';

/** Messages in order of time. */
export function messagesTable({ reader, marks }: RunPicture): Table {
    const { atMs, items } = marks.messages;
    const components = reader.plan.topology.components;
    const entryAt = (row: number): number => items[row] ?? 0;
    const cells: Readonly<Record<string, (row: number) => TableCell>> = {
        time: (row) => ({ text: formatMs(atMs[row] ?? 0) }),
        from: (row) => ({ text: reader.laneName(reader.laneOfEntry(entryAt(row)) ?? 0) }),
        to: (row) => ({ text: components[reader.detailOf(entryAt(row)) ?? -1]?.id ?? '' }),
        message: (row) => {
            const text = reader.trace.strings[reader.valueAt(entryAt(row))] ?? '';
            const tone = messageTone(text);
            return tone === 'busy' ? { text } : { text, tone };
        },
        task: (row) => {
            const subject = reader.subjectOf(entryAt(row));
            return { text: subject === undefined ? '' : reader.laneName(subject) };
        },
    };
    return {
        id: 'messages',
        label: l10n.t('Messages'),
        empty: l10n.t('No component sends a message.'),
        columns: [
            column('time', l10n.t('Time'), 13, { align: 'end' }),
            column('from', l10n.t('From'), 20),
            column('to', l10n.t('To'), 20),
            column('message', l10n.t('Message'), 32),
            column('task', l10n.t('About'), 16),
        ],
        rowCount: items.length,
        cell: (row, id) => cells[id]?.(row) ?? { text: '' },
        sortKey: (row, id) => (id === 'time' ? row : (cells[id]?.(row).text ?? '')),
        target: (row) => ({ entry: entryAt(row), atMs: atMs[row] ?? 0 }),
    };
}
