/** `ccsim run --reports --format csv`: a line per report, interval and figure, for spreadsheets. */

import type { Plan } from '../simulator/plan.ts';
import { FIGURES, figuresOf, type ReportFigureName } from '../simulator/reports/figures.ts';
import { type IntervalReports, reportOf } from '../simulator/reports/interval-reports.ts';
import {
    REPORT_DIFFERENCE_KINDS,
    type ReportDifference,
    type ReportInterval,
    type ReportSubject,
} from '../simulator/reports/report.ts';
import { commaSeparated } from '../simulator/spreadsheet-text.ts';

const COLUMNS = [
    'scenario',
    'case',
    'scope',
    'name',
    'from_ms',
    'to_ms',
    'state',
    'figure',
    'unit',
    'reported',
    'happened',
    ...REPORT_DIFFERENCE_KINDS.map((kind) => kind.replace('-', '_')),
    'rules',
];

/** The line with the names of the columns. */
export function csvHead(): string {
    return commaSeparated(COLUMNS);
}

/** The lines of all reports of a run, without the names of the columns. */
export function* csvLines(plan: Plan, reports: IntervalReports): Generator<string, void, undefined> {
    for (const [place] of reports.subjects.entries()) {
        const { subject, intervals } = reportOf(reports, place);
        for (const interval of intervals) {
            for (const figure of figuresOf(subject.scope)) {
                yield commaSeparated(cellsOf(plan, subject, interval, figure));
            }
        }
    }
}

function cellsOf(
    { scenario, caseName = '' }: Plan,
    { scope, name }: ReportSubject,
    { fromMs, toMs, state, reported, happened, differences }: ReportInterval,
    figure: ReportFigureName,
): readonly (string | number)[] {
    const concerned = differences.filter(({ amounts }) => amounts[figure] !== undefined);
    return [
        scenario,
        caseName,
        scope,
        name,
        fromMs,
        toMs,
        state,
        FIGURES[figure].title,
        FIGURES[figure].unit,
        reported[figure],
        happened[figure],
        ...REPORT_DIFFERENCE_KINDS.map((kind) => amountOf(concerned, kind, figure)),
        concerned.map(({ rule }) => rule).join(' '),
    ];
}

function amountOf(
    differences: readonly ReportDifference[],
    kind: ReportDifference['kind'],
    figure: ReportFigureName,
): number {
    const own = differences.filter((each) => each.kind === kind);
    return own.reduce((sum, { amounts }) => sum + (amounts[figure] ?? 0), 0);
}
