import * as l10n from '@vscode/l10n';
import { formatMs } from '../../../simulator/trace/instants.ts';
import type { ExpectationResult } from '../../../simulator/trace/trace.ts';
import type { RunPicture } from './run-picture.ts';
import { column, type RowTarget, type Table, type TableCell } from './table.ts';

/** Expectations in the order of the text, with their verdicts. */
export function expectationsTable({ reader }: RunPicture): Table {
    const results = reader.trace.expectations;
    const cells: Readonly<Record<string, (row: number) => TableCell>> = {
        verdict: (row) =>
            results[row]?.passed === true ? { text: '✓ passed', tone: 'good' } : { text: '✗ failed', tone: 'bad' },
        expectation: (row) => ({ text: reader.plan.expectations[row]?.text ?? '' }),
        seen: (row) => ({ text: results[row]?.seen ?? '' }),
        decided: (row) => {
            const atMs = results[row]?.atMs;
            return { text: atMs === undefined ? '' : formatMs(atMs) };
        },
    };
    return {
        id: 'expectations',
        label: l10n.t('Expectations'),
        empty: l10n.t('The scenario expects nothing: add a line that begins with “expect”.'),
        columns: [
            column('verdict', l10n.t('Verdict'), 10),
            column('expectation', l10n.t('Expectation'), 48),
            column('seen', l10n.t('Seen'), 48),
            column('decided', l10n.t('Decided'), 11, { align: 'end' }),
        ],
        rowCount: results.length,
        cell: (row, id) => cells[id]?.(row) ?? { text: '' },
        sortKey: (row, id) => (id === 'decided' ? (results[row]?.atMs ?? -1) : (cells[id]?.(row).text ?? '')),
        target: (row) => verdictTarget(results[row]),
    };
}

/** Where a verdict leads: the entry and the instant that decided it. */
export function verdictTarget(result: ExpectationResult | undefined): RowTarget {
    return {
        ...(result?.entry === undefined ? {} : { entry: result.entry }),
        ...(result?.atMs === undefined ? {} : { atMs: result.atMs }),
    };
}
