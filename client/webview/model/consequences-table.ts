import * as l10n from '@vscode/l10n';
import { formatMs } from '../../../simulator/trace/instants.ts';
import type { RunPicture } from './run-picture.ts';
import { sentenceOf } from './sentences.ts';
import { column, type Table, type TableCell } from './table.ts';

/** Everything that a statement of the timeline led to, in order of time. */
export function consequencesTable({ reader }: RunPicture, statement: number | undefined): Table {
    const entries = statement === undefined ? new Uint32Array() : reader.consequences(statement);
    const text = reader.plan.timeline[statement ?? -1]?.text;
    const entryAt = (row: number): number => entries[row] ?? 0;
    const cells: Readonly<Record<string, (row: number) => TableCell>> = {
        at: (row) => ({ text: formatMs(reader.atMs(entryAt(row))) }),
        what: (row) => ({ text: sentenceOf(reader, reader.entry(entryAt(row))) }),
        rule: (row) => ({ text: reader.ruleOf(entryAt(row)).id }),
    };
    return {
        id: 'consequences',
        label: text === undefined ? l10n.t('Consequences') : l10n.t('Consequences of {0}', text),
        empty:
            text === undefined
                ? l10n.t('Choose a statement: the line above it in the editor leads here.')
                : l10n.t('“{0}” did not take effect in this run.', text),
        columns: [
            column('at', l10n.t('At'), 10, { align: 'end' }),
            column('what', text ?? l10n.t('What'), 64),
            column('rule', l10n.t('Rule'), 24),
        ],
        rowCount: entries.length,
        cell: (row, id) => cells[id]?.(row) ?? { text: '' },
        sortKey: (row, id) => (id === 'at' ? reader.atMs(entryAt(row)) : (cells[id]?.(row).text ?? '')),
        target: (row) => ({ entry: entryAt(row), atMs: reader.atMs(entryAt(row)) }),
    };
}

/** The statement of a new run that says what one of the run before said; of several, the one in the same place. */
export function followedStatement(before: RunPicture, statement: number, after: RunPicture): number | undefined {
    const { timeline: earlier } = before.reader.plan;
    const { timeline: later } = after.reader.plan;
    const text = earlier[statement]?.text;
    const ordinal = earlier.slice(0, statement).filter((each) => each.text === text).length;
    const same = later.flatMap((each, index) => (each.text === text ? [index] : []));
    return same[ordinal] ?? same.at(-1);
}
