/** What the reports will say beside what happened, and what makes the difference. */

import * as l10n from '@vscode/l10n';
import {
    FIGURES,
    figuresOf,
    type ReportFigure,
    type ReportFigureName,
    type ReportScope,
} from '../../../simulator/reports/figures.ts';
import type { ReportDifferenceKind } from '../../../simulator/reports/report.ts';
import { REPORT_STATES, type ReportState } from '../../../simulator/states.ts';
import { formatMs } from '../../../simulator/trace/instants.ts';
import { NONE } from '../../../simulator/trace/trace.ts';
import { numberText } from '../localization.ts';
import type { ReportRows } from './report-rows.ts';
import type { RunPicture } from './run-picture.ts';
import { column, type Table, type TableCell } from './table.ts';
import type { Tone } from './tones.ts';

export const SCOPE_LABELS: Readonly<Record<ReportScope, string>> = {
    domain: l10n.t('Domains'),
    'skill-group': l10n.t('Skill groups'),
    peripheral: l10n.t('Peripherals'),
    agent: l10n.t('Agents'),
};

/** Which rows are listed. */
export interface ReportChoice {
    readonly scope: ReportScope;
    /** Only figures that the reports have otherwise than they were. */
    readonly onlyDifferences: boolean;
}

/**
 * Interval reports, a row for each figure.
 *
 * @param reports the rows of the scope that is chosen
 */
export function reportsTable({ reader }: RunPicture, choice: ReportChoice, reports: ReportRows): Table {
    const rows = listedRows(reports, choice);
    const figures = figuresOf(choice.scope);
    const cells: Readonly<Record<string, (row: number) => TableCell>> = {
        subject: (row) => ({ text: reports.subjects[reports.subject[row] ?? 0] ?? '' }),
        interval: (row) => ({ text: `${formatMs(reports.fromMs[row] ?? 0)} – ${formatMs(reports.toMs[row] ?? 0)}` }),
        figure: (row) => ({ text: figureOf(reports, figures, row)?.title ?? '' }),
        happened: (row) => ({ text: valueText(figureOf(reports, figures, row), reports.happened[row] ?? 0) }),
        reported: (row) => ({ text: valueText(figureOf(reports, figures, row), reports.reported[row] ?? 0) }),
        difference: (row) => differenceCell(reports, figures, row),
        why: (row) => ({ text: reasonsText(reports.reasons[reports.reason[row] ?? 0] ?? '') }),
        state: (row) => stateCell(REPORT_STATES[reports.state[row] ?? 0] ?? 'COMPLETE'),
    };
    const cellOf = (at: number, id: string): TableCell => {
        const row = rows[at];
        return row === undefined ? { text: '' } : (cells[id]?.(row) ?? { text: '' });
    };
    return {
        id: 'reports',
        label: l10n.t('Reports beside what happened'),
        empty: emptyText(reports, choice),
        columns: [
            column('subject', l10n.t('Report'), 10),
            column('figure', l10n.t('Figure'), 14),
            column('happened', l10n.t('Happened'), 10, { align: 'end' }),
            column('reported', l10n.t('Reported'), 10, { align: 'end' }),
            column('difference', l10n.t('Difference'), 12, { align: 'end' }),
            column('why', l10n.t('Why'), 34),
            column('state', l10n.t('Interval is'), 14),
            column('interval', l10n.t('Interval'), 18),
        ],
        rowCount: rows.length,
        cell: cellOf,
        sortKey: (at, id) => {
            const row = rows[at] ?? 0;
            switch (id) {
                case 'happened':
                    return reports.happened[row] ?? 0;
                case 'reported':
                    return reports.reported[row] ?? 0;
                case 'difference':
                    return (reports.reported[row] ?? 0) - (reports.happened[row] ?? 0);
                case 'interval':
                    return reports.fromMs[row] ?? 0;
                default:
                    return cellOf(at, id).text;
            }
        },
        target: (at) => {
            const entry = reports.entry[rows[at] ?? -1] ?? NONE;
            return entry === NONE ? {} : { entry, atMs: reader.atMs(entry) };
        },
    };
}

/** The scopes that a run has reports of. */
export function reportScopes({ reader }: RunPicture): readonly ReportScope[] {
    const { skillGroups, agents } = reader.plan.topology;
    return (['domain', 'skill-group', 'peripheral', 'agent'] as const).filter((scope) => {
        switch (scope) {
            case 'skill-group':
                return skillGroups.length > 0;
            case 'agent':
                return agents.length > 0;
            default:
                return true;
        }
    });
}

function listedRows({ happened, reported, reason }: ReportRows, { onlyDifferences }: ReportChoice): Uint32Array {
    const rows = Uint32Array.from(happened, (_, row) => row);
    return rows.filter((row) =>
        onlyDifferences
            ? happened[row] !== reported[row] || reason[row] !== 0
            : happened[row] !== 0 || reported[row] !== 0,
    );
}

function figureOf({ figure }: ReportRows, figures: readonly ReportFigureName[], row: number): ReportFigure | undefined {
    const name = figures[figure[row] ?? 0];
    return name === undefined ? undefined : FIGURES[name];
}

function emptyText({ isTooMany }: ReportRows, { onlyDifferences }: ReportChoice): string {
    if (isTooMany) {
        return l10n.t(
            'There are too many of these reports to list here: write them to a file with “{0}”.',
            'ccsim run --reports',
        );
    }
    return onlyDifferences ? l10n.t('These reports say what happened.') : l10n.t('There is nothing in these reports.');
}

function valueText(figure: ReportFigure | undefined, value: number): string {
    return figure?.unit === 'ms' ? formatMs(value) : numberText(value);
}

function differenceCell(reports: ReportRows, figures: readonly ReportFigureName[], row: number): TableCell {
    const difference = (reports.reported[row] ?? 0) - (reports.happened[row] ?? 0);
    if (difference === 0) {
        return reports.reason[row] === 0 ? { text: '' } : { text: l10n.t('none'), tone: 'waiting' };
    }
    const sign = difference < 0 ? '−' : '+';
    return { text: `${sign}${valueText(figureOf(reports, figures, row), Math.abs(difference))}`, tone: 'bad' };
}

function stateCell(state: ReportState): TableCell {
    return { text: state, tone: stateTone(state) };
}

function stateTone(state: ReportState): Tone {
    switch (state) {
        case 'COMPLETE':
            return 'good';
        case 'RECREATED':
            return 'waiting';
        case 'INCOMPLETE':
            return 'warning';
        case 'DELETED':
            return 'bad';
    }
}

/** Keyed by what {@link ReportRows} calls the kinds. */
const REASONS: ReadonlyMap<string, string> = new Map(
    Object.entries({
        deleted: l10n.t('deleted'),
        missing: l10n.t('never stored'),
        'counted-twice': l10n.t('counted twice'),
        recreated: l10n.t('recreated afterwards'),
        late: l10n.t('delivered late'),
    } satisfies Readonly<Record<ReportDifferenceKind, string>>),
);

function reasonsText(reasons: string): string {
    return reasons.replace(
        /([\w-]+) ([^;]+)/g,
        (_, kind: string, rule: string) => `${REASONS.get(kind) ?? kind} (${rule})`,
    );
}
