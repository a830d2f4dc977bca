/** What the reports will say beside what happened, and what makes the difference. */

import {
    FIGURES,
    figuresOf,
    type ReportFigure,
    type ReportFigureName,
    type ReportScope,
} from '../../../simulator/reports/figures.ts';
import { type IntervalReports, intervalReports, reportOf } from '../../../simulator/reports/interval-reports.ts';
import type { ReportDifference, ReportDifferenceKind, ReportInterval } from '../../../simulator/reports/report.ts';
import type { ReportState } from '../../../simulator/states.ts';
import { formatMs } from '../../../simulator/trace/instants.ts';
import type { RunPicture } from './run-picture.ts';
import { column, type Table, type TableCell } from './table.ts';
import type { Tone } from './tones.ts';

export const SCOPE_LABELS: Readonly<Record<ReportScope, string>> = {
    domain: 'Domains',
    'skill-group': 'Skill groups',
    peripheral: 'Peripherals',
    agent: 'Agents',
};

/** Which rows are listed. */
export interface ReportChoice {
    readonly scope: ReportScope;
    /** Only figures that the reports have otherwise than they were. */
    readonly onlyDifferences: boolean;
}

/** One figure of one subject in one interval. */
interface FigureRow {
    readonly subject: string;
    readonly interval: ReportInterval;
    readonly name: ReportFigureName;
    readonly figure: ReportFigure;
    readonly happened: number;
    readonly reported: number;
    /** What has a part in the figure. */
    readonly differences: readonly ReportDifference[];
}

/** More reports than this take too long to lay out; the command line writes them to a file. */
const MOST_INTERVALS = 60_000;

/** Interval reports, a row for each figure. */
export function reportsTable(picture: RunPicture, choice: ReportChoice): Table {
    const rows = rowsOf(picture, choice);
    const cells: Readonly<Record<string, (row: FigureRow) => TableCell>> = {
        subject: ({ subject }) => ({ text: subject }),
        interval: ({ interval }) => ({ text: `${formatMs(interval.fromMs)} – ${formatMs(interval.toMs)}` }),
        figure: ({ figure }) => ({ text: figure.title }),
        happened: ({ figure, happened }) => ({ text: valueText(figure, happened) }),
        reported: ({ figure, reported }) => ({ text: valueText(figure, reported) }),
        difference: differenceCell,
        why: ({ differences }) => ({ text: differences.map(reasonOf).join('; ') }),
        state: ({ interval }) => ({ text: interval.state, tone: stateTone(interval.state) }),
    };
    const cellOf = (at: number, id: string): TableCell => {
        const row = rows?.[at];
        return row === undefined ? { text: '' } : (cells[id]?.(row) ?? { text: '' });
    };
    return {
        id: 'reports',
        label: 'Reports beside what happened',
        empty: emptyText(rows, choice),
        columns: [
            column('subject', 'Report', 10),
            column('figure', 'Figure', 14),
            column('happened', 'Happened', 10, { align: 'end' }),
            column('reported', 'Reported', 10, { align: 'end' }),
            column('difference', 'Difference', 12, { align: 'end' }),
            column('why', 'Why', 34),
            column('state', 'Interval is', 14),
            column('interval', 'Interval', 18),
        ],
        rowCount: rows?.length ?? 0,
        cell: cellOf,
        sortKey: (at, id) => {
            const row = rows?.[at];
            switch (row === undefined ? '' : id) {
                case 'happened':
                    return row?.happened ?? 0;
                case 'reported':
                    return row?.reported ?? 0;
                case 'difference':
                    return (row?.reported ?? 0) - (row?.happened ?? 0);
                case 'interval':
                    return row?.interval.fromMs ?? 0;
                default:
                    return cellOf(at, id).text;
            }
        },
        target: (at) => {
            const row = rows?.[at];
            const entry = row?.differences.find(({ entries }) => entries.length > 0)?.entries[0];
            return entry === undefined ? {} : { entry, atMs: picture.reader.atMs(entry) };
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

/** Absent where there are too many. */
function rowsOf(picture: RunPicture, { scope, onlyDifferences }: ReportChoice): readonly FigureRow[] | undefined {
    const reports = reportsOf(picture, scope);
    if (reports.subjects.length * reports.data.intervalCount > MOST_INTERVALS) {
        return undefined;
    }
    return reports.subjects.flatMap((_, place) => {
        const { subject, intervals } = reportOf(reports, place);
        return intervals.flatMap((interval) =>
            figuresOf(scope).flatMap((name): readonly FigureRow[] => {
                const row = rowOf(subject.name, interval, name);
                const isShown = onlyDifferences
                    ? row.happened !== row.reported || row.differences.length > 0
                    : row.happened !== 0 || row.reported !== 0;
                return isShown ? [row] : [];
            }),
        );
    });
}

function rowOf(subject: string, interval: ReportInterval, name: ReportFigureName): FigureRow {
    return {
        subject,
        interval,
        name,
        figure: FIGURES[name],
        happened: interval.happened[name],
        reported: interval.reported[name],
        differences: interval.differences.filter(({ amounts }) => (amounts[name] ?? 0) > 0),
    };
}

const REPORTS = new WeakMap<RunPicture, Map<ReportScope, IntervalReports>>();

/** Working the reports out takes a pass over the run, so it is done once for each scope that is looked at. */
function reportsOf(picture: RunPicture, scope: ReportScope): IntervalReports {
    const known = REPORTS.get(picture) ?? new Map<ReportScope, IntervalReports>();
    REPORTS.set(picture, known);
    const reports = known.get(scope) ?? intervalReports(picture.reader, { scopes: [scope] });
    known.set(scope, reports);
    return reports;
}

function emptyText(rows: readonly FigureRow[] | undefined, { onlyDifferences }: ReportChoice): string {
    if (rows === undefined) {
        return 'There are too many of these reports to list here: write them to a file with “ccsim run --reports”.';
    }
    return onlyDifferences ? 'These reports say what happened.' : 'There is nothing in these reports.';
}

function valueText({ unit }: ReportFigure, value: number): string {
    return unit === 'ms' ? formatMs(value) : value.toLocaleString('en');
}

function differenceCell({ figure, happened, reported, differences }: FigureRow): TableCell {
    const difference = reported - happened;
    if (difference === 0) {
        return differences.length === 0 ? { text: '' } : { text: 'none', tone: 'waiting' };
    }
    const sign = difference < 0 ? '−' : '+';
    return { text: `${sign}${valueText(figure, Math.abs(difference))}`, tone: 'bad' };
}

const REASONS: Readonly<Record<ReportDifferenceKind, string>> = {
    deleted: 'deleted',
    missing: 'never stored',
    'counted-twice': 'counted twice',
    recreated: 'recreated afterwards',
    late: 'delivered late',
};

function reasonOf({ kind, rule }: ReportDifference): string {
    return `${REASONS[kind]} (${rule})`;
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
