/** What `ccsim run` shows of a finished run: its timeline, what became of something, its interval reports, its status. */

import type { Plan } from '../simulator/plan.ts';
import { exportReports } from '../simulator/reports/export.ts';
import { intervalReports } from '../simulator/reports/interval-reports.ts';
import { runName } from '../simulator/run-name.ts';
import { serializeTraceInPieces } from '../simulator/trace/export.ts';
import { formatMs } from '../simulator/trace/instants.ts';
import { TraceReader } from '../simulator/trace/reader.ts';
import { scenarioLine } from '../simulator/trace/scenario-line.ts';
import type { Trace } from '../simulator/trace/trace.ts';
import type { Palette } from './colours.ts';
import { CannotRun } from './exit.ts';
import { explanationOf } from './explanation-text.ts';
import { csvHead, csvLines } from './report-csv.ts';
import { reportTextLines } from './report-text.ts';
import { statusLines } from './status-text.ts';
import { reportLines } from './timeline-text.ts';

export const RUN_FORMATS = ['text', 'json', 'csv'] as const;
export type Format = (typeof RUN_FORMATS)[number];

/** What somebody asks to see. */
export interface ViewRequest {
    readonly format: Format;
    /** A task, an agent, or the line of a statement: explain what became of it, or what it did. */
    readonly explain?: string;
    /** The interval reports. */
    readonly reports?: boolean;
    /** The status displays at an instant. */
    readonly status?: number;
    /** Length of the reports' intervals; absent: the setting `reportingInterval`. */
    readonly interval?: number;
}

export interface FinishedRun {
    readonly plan: Plan;
    readonly trace: Trace;
}

/** Says what is wrong with what is asked for, if something is. */
export function checkView({ format, explain, reports = false, status, interval }: ViewRequest): void {
    const asked = [
        ...(explain === undefined ? [] : ['--explain']),
        ...(reports ? ['--reports'] : []),
        ...(status === undefined ? [] : ['--status']),
    ];
    if (asked.length > 1) {
        throw new CannotRun(`${asked.join(' and ')} show different things: give one of them`);
    }
    if (asked.length === 1 && !reports && format !== 'text') {
        throw new CannotRun(`${asked[0]} answers text: leave out --format ${format}`);
    }
    if (format === 'csv' && !reports) {
        throw new CannotRun('--format csv is for interval reports: add --reports');
    }
    if (interval !== undefined && !reports) {
        throw new CannotRun('--interval is for interval reports: add --reports');
    }
}

/** What comes before the first run. */
export function headOf({ format }: ViewRequest): string {
    return format === 'csv' ? `${csvHead()}\n` : '';
}

/** What comes between two runs. */
export function separatorOf({ format }: ViewRequest): string {
    return format === 'csv' ? '' : '\n';
}

/** One run, as asked for, in pieces. */
export function* viewPieces(
    run: FinishedRun,
    request: ViewRequest,
    palette: Palette,
): Generator<string, void, undefined> {
    const { plan, trace } = run;
    const reader = new TraceReader(plan, trace);
    if (request.explain !== undefined) {
        yield explanationText(reader, request.explain);
    } else if (request.reports === true) {
        yield* reportPieces(reader, request, palette);
    } else if (request.status !== undefined) {
        yield* asLines(statusAt(reader, request.status, palette));
    } else if (request.format === 'json') {
        yield* serializeTraceInPieces(plan, trace);
    } else {
        yield* asLines(reportLines(reader, palette));
    }
}

function* reportPieces(
    reader: TraceReader,
    { format, interval }: ViewRequest,
    palette: Palette,
): Generator<string, void, undefined> {
    const reports = intervalReports(reader, interval === undefined ? {} : { intervalMs: interval });
    switch (format) {
        case 'text':
            yield* asLines(reportTextLines(reader, reports, palette));
            return;
        case 'json':
            yield `${JSON.stringify(exportReports(reader, reports), null, 2)}\n`;
            return;
        case 'csv':
            yield* asLines(csvLines(reader.plan, reports));
            return;
    }
}

function statusAt(reader: TraceReader, atMs: number, palette: Palette): Iterable<string> {
    if (atMs > reader.endMs) {
        throw new CannotRun(`${runName(reader.plan)} ends at ${formatMs(reader.endMs)}: give --status an earlier time`);
    }
    return statusLines(reader, atMs, palette);
}

function explanationText(reader: TraceReader, name: string): string {
    const lines = explanationOf(reader, name);
    if (lines === undefined) {
        throw new CannotRun(nothingToExplain(reader, name));
    }
    return `${lines.join('\n')}\n`;
}

function nothingToExplain(reader: TraceReader, name: string): string {
    const run = runName(reader.plan);
    if (/^\d+$/.test(name)) {
        return `${run} has no statement on line ${name} to explain: its timeline is on ${linesOf(reader)}`;
    }
    const agents = reader.plan.topology.agents.map((agent) => agent.name).join(', ');
    return `${run} has no task or agent ${name} to explain: its agents are ${agents}`;
}

function linesOf({ plan }: TraceReader): string {
    const lines = plan.timeline.map(scenarioLine);
    return `lines ${Math.min(...lines)} to ${Math.max(...lines)}`;
}

function* asLines(lines: Iterable<string>): Generator<string, void, undefined> {
    for (const line of lines) {
        yield `${line}\n`;
    }
}
