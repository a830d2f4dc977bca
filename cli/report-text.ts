/** `ccsim run --reports`: interval reports to read, the reports' figures beside what happened. */

import { FIGURES, figuresOf, type ReportFigureName, type ReportScope } from '../simulator/reports/figures.ts';
import { type IntervalReports, reportOf } from '../simulator/reports/interval-reports.ts';
import { originLines } from '../simulator/reports/origins.ts';
import type { Report, ReportDifference, ReportDifferenceKind, ReportInterval } from '../simulator/reports/report.ts';
import { findRule } from '../simulator/rules/registry.ts';
import { runName } from '../simulator/run-name.ts';
import { formatClock, formatMs } from '../simulator/trace/instants.ts';
import type { TraceReader } from '../simulator/trace/reader.ts';
import type { Palette } from './colours.ts';

/** The lines of all reports; of what never had anything to report, only the name. */
export function* reportTextLines(
    reader: TraceReader,
    reports: IntervalReports,
    palette: Palette,
): Generator<string, void, undefined> {
    const each = formatMs(reports.data.intervalMs);
    yield palette.strong(`Interval reports of ${runName(reader.plan)}, every ${each}`);
    yield '';
    const idle: Report[] = [];
    for (const [place] of reports.subjects.entries()) {
        const report = reportOf(reports, place);
        if (report.intervals.some(isWorthSaying)) {
            yield* linesOf(reader, report, palette);
        } else {
            idle.push(report);
        }
    }
    if (idle.length > 0) {
        yield `Nothing to report: ${idle.map(({ subject }) => titleOf(subject)).join(', ')}`;
    }
}

function* linesOf(reader: TraceReader, { subject, intervals }: Report, palette: Palette): Generator<string> {
    yield palette.strong(titleOf(subject));
    for (const interval of intervals.filter(isWorthSaying)) {
        const { fromMs, toMs, state } = interval;
        const shown = state === 'COMPLETE' ? palette.faint(state) : palette.bad(state);
        yield `  ${formatClock(fromMs)} to ${formatClock(toMs)}  ${shown}`;
        yield* figureLines(subject.scope, interval, palette);
        for (const difference of interval.differences) {
            yield* differenceLines(reader, difference, palette);
        }
    }
    yield '';
}

const SCOPE_WORDS: Readonly<Record<ReportScope, string>> = {
    agent: 'agent',
    'skill-group': 'skill group',
    domain: 'domain',
    peripheral: 'peripheral',
};

function titleOf({ scope, name }: Report['subject']): string {
    return `${SCOPE_WORDS[scope]} ${name}`;
}

const TITLE_WIDTH = Math.max(...Object.values(FIGURES).map(({ title }) => title.length));
const VALUE_WIDTH = 'reports say'.length;

function* figureLines(scope: ReportScope, interval: ReportInterval, palette: Palette): Generator<string> {
    const names = figuresOf(scope).filter((name) => interval.happened[name] > 0 || interval.reported[name] > 0);
    if (names.length > 0) {
        yield palette.faint(
            `    ${''.padEnd(TITLE_WIDTH)} ${'reports say'.padStart(VALUE_WIDTH)}  ${'happened'.padStart(VALUE_WIDTH)}`,
        );
    }
    for (const name of names) {
        const [reported, happened] = [interval.reported[name], interval.happened[name]];
        const line = `${FIGURES[name].title.padEnd(TITLE_WIDTH)} ${valueText(name, reported)}  ${valueText(name, happened)}`;
        const notes = notesOn(name, interval.differences);
        const text = reported === happened ? line : palette.bad(line);
        yield `    ${text}${notes === '' ? '' : `  ${notes}`}`;
    }
}

function valueText(name: ReportFigureName, value: number): string {
    return amountText(name, value).padStart(VALUE_WIDTH);
}

/** A figure in its unit, as people read it. */
function amountText(name: ReportFigureName, value: number): string {
    return FIGURES[name].unit === 'ms' ? formatMs(value) : String(value);
}

const KIND_WORDS: Readonly<Record<ReportDifferenceKind, string>> = {
    deleted: 'deleted',
    missing: 'missing',
    'counted-twice': 'counted twice',
    recreated: 'recreated',
    late: 'delivered late',
};

/** `12s deleted, 3s missing`. */
function notesOn(name: ReportFigureName, differences: readonly ReportDifference[]): string {
    return differences
        .flatMap(({ kind, amounts }) => {
            const amount = amounts[name];
            return amount === undefined ? [] : [`${amountText(name, amount)} ${KIND_WORDS[kind]}`];
        })
        .join(', ');
}

/** Why, and which lines of the scenario are behind it. */
function* differenceLines(
    reader: TraceReader,
    { kind, rule, entries }: ReportDifference,
    palette: Palette,
): Generator<string> {
    yield `    ${KIND_WORDS[kind]}: ${findRule(rule)?.statement ?? ''} ${palette.faint(`[${rule}]`)}`;
    for (const { line, text } of originLines(reader, entries)) {
        yield palette.faint(`      line ${line}: ${text}`);
    }
}

function isWorthSaying({ happened, reported, differences }: ReportInterval): boolean {
    const values = [...Object.values(happened), ...Object.values(reported)];
    return differences.length > 0 || values.some((value) => value > 0);
}
