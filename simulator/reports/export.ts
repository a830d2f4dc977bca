/** The JSON form of interval reports, for other programs: `docs/trace.md`. */

import type { ReportState } from '../states.ts';
import type { TraceReader } from '../trace/reader.ts';
import { type FigureValues, figuresOf, type ReportFigureName, type ReportScope } from './figures.ts';
import { type IntervalReports, reportOf } from './interval-reports.ts';
import { type OriginLine, originLines } from './origins.ts';
import type { ReportDifference, ReportInterval } from './report.ts';

export interface ExportedReports {
    readonly scenario: string;
    /** Name of the case, if the run is one of several. */
    readonly caseName?: string;
    readonly intervalMs: number;
    readonly reports: readonly ExportedIntervalReport[];
}

export interface ExportedIntervalReport {
    readonly scope: ReportScope;
    readonly name: string;
    readonly intervals: readonly ExportedReportInterval[];
    readonly total: ExportedReportInterval;
}

export interface ExportedReportInterval {
    readonly fromMs: number;
    readonly toMs: number;
    readonly state: ReportState;
    /** The figures that reports of the scope have. */
    readonly happened: Partial<FigureValues>;
    readonly reported: Partial<FigureValues>;
    readonly differences: readonly ExportedDifference[];
}

/** A difference, with the statements of the timeline that it leads back to. */
export interface ExportedDifference extends ReportDifference {
    readonly causes: readonly OriginLine[];
}

/** All reports of a run as one plain object. */
export function exportReports(reader: TraceReader, reports: IntervalReports): ExportedReports {
    const { scenario, caseName } = reader.plan;
    return {
        scenario,
        ...(caseName === undefined ? {} : { caseName }),
        intervalMs: reports.data.intervalMs,
        reports: reports.subjects.map(({ scope, name }, place) => {
            const { intervals, total } = reportOf(reports, place);
            const figures = figuresOf(scope);
            return {
                scope,
                name,
                intervals: intervals.map((each) => exportInterval(reader, figures, each)),
                total: exportInterval(reader, figures, total),
            };
        }),
    };
}

function exportInterval(
    reader: TraceReader,
    figures: readonly ReportFigureName[],
    { happened, reported, differences, ...interval }: ReportInterval,
): ExportedReportInterval {
    return {
        ...interval,
        happened: only(figures, happened),
        reported: only(figures, reported),
        differences: differences.map((each) => ({ ...each, causes: originLines(reader, each.entries) })),
    };
}

function only(figures: readonly ReportFigureName[], values: FigureValues): Partial<FigureValues> {
    return Object.fromEntries(figures.map((name) => [name, values[name]]));
}
