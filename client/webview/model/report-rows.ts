/** Interval reports as rows in columns, a row for each figure: they move to another thread without a copy. */

import { figuresOf, type ReportFigureName, type ReportScope } from '../../../simulator/reports/figures.ts';
import { intervalReports, reportOf } from '../../../simulator/reports/interval-reports.ts';
import type { ReportDifference, ReportInterval } from '../../../simulator/reports/report.ts';
import { REPORT_STATES } from '../../../simulator/states.ts';
import type { TraceReader } from '../../../simulator/trace/reader.ts';
import { NONE } from '../../../simulator/trace/trace.ts';

/** More reports than this take too long to lay out; the command line writes them to a file. */
const MOST_INTERVALS = 60_000;

/** The rows of one scope's reports; figures of which nothing is to be said are left out. */
export interface ReportRows {
    /** Whether there are too many reports; then there is no row. */
    readonly isTooMany: boolean;
    /** Names of what the reports are about. */
    readonly subjects: readonly string[];
    /** Why figures differ: kinds and rules, such as `missing rule/id; late rule/id`; the first one is empty. */
    readonly reasons: readonly string[];
    /** Index into {@link subjects}. */
    readonly subject: Uint32Array;
    readonly fromMs: Uint32Array;
    readonly toMs: Uint32Array;
    /** Index into the figures of the scope. */
    readonly figure: Uint8Array;
    readonly happened: Float64Array;
    readonly reported: Float64Array;
    /** Index into {@link reasons}; 0 where nothing has a part in the figure. */
    readonly reason: Uint32Array;
    /** Index of the interval's state in {@link REPORT_STATES}. */
    readonly state: Uint8Array;
    /** The first entry that makes a difference, or {@link NONE}. */
    readonly entry: Uint32Array;
}

/** Works out the reports of a scope, which takes a pass over the run. */
export function reportRows(reader: TraceReader, scope: ReportScope): ReportRows {
    const reports = intervalReports(reader, { scopes: [scope] });
    const rows = new RowList(reports.subjects.map(({ name }) => name));
    if (reports.subjects.length * reports.data.intervalCount > MOST_INTERVALS) {
        return rows.columns(true);
    }
    const figures = figuresOf(scope);
    for (const place of reports.subjects.keys()) {
        for (const interval of reportOf(reports, place).intervals) {
            for (const [figure, name] of figures.entries()) {
                rows.add(place, interval, figure, name);
            }
        }
    }
    return rows.columns(false);
}

interface Row {
    readonly subject: number;
    readonly interval: ReportInterval;
    readonly figure: number;
    readonly name: ReportFigureName;
    readonly reason: number;
    readonly entry: number;
}

class RowList {
    readonly #subjects: readonly string[];
    readonly #reasons = new Map<string, number>([['', 0]]);
    readonly #rows: Row[] = [];

    constructor(subjects: readonly string[]) {
        this.#subjects = subjects;
    }

    add(subject: number, interval: ReportInterval, figure: number, name: ReportFigureName): void {
        const differences = interval.differences.filter(({ amounts }) => (amounts[name] ?? 0) > 0);
        if (interval.happened[name] !== 0 || interval.reported[name] !== 0 || differences.length > 0) {
            const entry = differences.find(({ entries }) => entries.length > 0)?.entries[0] ?? NONE;
            this.#rows.push({ subject, interval, figure, name, reason: this.#reasonOf(differences), entry });
        }
    }

    columns(isTooMany: boolean): ReportRows {
        const rows = this.#rows;
        return {
            isTooMany,
            subjects: this.#subjects,
            reasons: [...this.#reasons.keys()],
            subject: Uint32Array.from(rows, ({ subject }) => subject),
            fromMs: Uint32Array.from(rows, ({ interval }) => interval.fromMs),
            toMs: Uint32Array.from(rows, ({ interval }) => interval.toMs),
            figure: Uint8Array.from(rows, ({ figure }) => figure),
            happened: Float64Array.from(rows, ({ interval, name }) => interval.happened[name]),
            reported: Float64Array.from(rows, ({ interval, name }) => interval.reported[name]),
            reason: Uint32Array.from(rows, ({ reason }) => reason),
            state: Uint8Array.from(rows, ({ interval }) => REPORT_STATES.indexOf(interval.state)),
            entry: Uint32Array.from(rows, ({ entry }) => entry),
        };
    }

    #reasonOf(differences: readonly ReportDifference[]): number {
        const text = differences.map(reasonText).join('; ');
        const known = this.#reasons.get(text) ?? this.#reasons.size;
        this.#reasons.set(text, known);
        return known;
    }
}

/** Kind and rule: in which words it is said, whoever shows it knows. */
function reasonText({ kind, rule }: ReportDifference): string {
    return `${kind} ${rule}`;
}
