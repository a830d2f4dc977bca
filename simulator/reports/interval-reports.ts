/** Interval reports of a finished run, worked out in one pass over its trace (`pim/…`, `cti/…`, `mr/…`, `cc/…`). */

import { REPORTING_DEFAULTS } from '../settings/reporting.ts';
import type { ReportState } from '../states.ts';
import type { TraceReader } from '../trace/reader.ts';
import { CHUNK_BITS, ENTRY_KINDS } from '../trace/trace.ts';
import { AgentTimes } from './agent-times.ts';
import {
    FIGURE_NAMES,
    type FigureValues,
    REPORT_SCOPES,
    type ReportFigureName,
    type ReportScope,
    valuesOf,
} from './figures.ts';
import { findGaps, type Gaps } from './gaps.ts';
import {
    type Difference,
    differencesIn,
    happenedIn,
    kindOfCode,
    Ledger,
    type LedgerData,
    ruleOfCode,
} from './ledger.ts';
import { MembershipGaps } from './membership-gaps.ts';
import { findRareEntries } from './rare-entries.ts';
import type { Report, ReportDifference, ReportDifferenceKind, ReportInterval, ReportSubject } from './report.ts';
import { ReportRows } from './rows.ts';
import { TaskEvents } from './task-events.ts';
import { TaskReporting } from './task-reporting.ts';

export interface ReportOptions {
    /** Length of an interval; absent: the setting `reportingInterval`. At least one millisecond. */
    readonly intervalMs?: number;
    /** The reports that are wanted; absent: all. Reports of many agents over many intervals take memory. */
    readonly scopes?: readonly ReportScope[];
}

/** The interval reports of a run: plain data, of which {@link reportOf} makes the report of one subject. */
export interface IntervalReports {
    readonly subjects: readonly ReportSubject[];
    readonly data: LedgerData;
}

/** Works out the interval reports of a run. */
export function intervalReports(reader: TraceReader, options: ReportOptions = {}): IntervalReports {
    const rows = new ReportRows(reader.plan, options.scopes ?? REPORT_SCOPES);
    const ledger = new Ledger(rows.subjects.length, intervalLength(reader, options), reader.endMs);
    const rare = findRareEntries(reader);
    const allGaps = findGaps(reader, rare);
    const gaps = new MembershipGaps(reader, allGaps, rows);
    const agents = new AgentTimes(ledger, rows, gaps);
    const tasks = new TaskEvents(reader, ledger, rows, gaps, new TaskReporting(reader, rare), agents);
    sweep(reader, agents, tasks);
    for (const rejection of rare.rejections) {
        tasks.reject(rejection);
    }
    agents.finish(reader.endMs);
    tasks.finish(reader.endMs);
    touchBlindIntervals(allGaps, rows, ledger);
    return { subjects: rows.subjects, data: ledger.finish() };
}

/** The report of one of the subjects, by its place among them. */
export function reportOf({ subjects, data }: IntervalReports, place: number): Report {
    const subject = subjects[place];
    if (subject === undefined) {
        throw new RangeError(`there is no report ${place}: there are ${subjects.length}`);
    }
    const intervals = Array.from({ length: data.intervalCount }, (_, interval) => intervalOf(data, place, interval));
    return { subject, intervals, total: totalOf(intervals) };
}

/** Everything in the trace that agents and tasks do, in order. */
function sweep(reader: TraceReader, agents: AgentTimes, tasks: TaskEvents): void {
    const firstMembership = reader.laneOf('membership', 0);
    const firstTask = reader.laneOf('task', 0);
    reader.trace.entries.forEach(({ atMs, lane, form, formKind, formValue }, chunk) => {
        for (let row = 0; row < atMs.length; row += 1) {
            const which = form[row] ?? 0;
            const own = lane[row] ?? 0;
            if (formKind[which] !== TRANSITION || own < firstMembership) {
                continue;
            }
            const state = formValue[which] ?? 0;
            const whenMs = atMs[row] ?? 0;
            if (own < firstTask) {
                agents.setState(own - firstMembership, state, whenMs);
            } else {
                tasks.step(own - firstTask, state, whenMs, chunk * (1 << CHUNK_BITS) + row);
            }
        }
    });
}

const TRANSITION = ENTRY_KINDS.indexOf('transition');

/** Each interval in which a peripheral was out of sight stays incomplete, whatever happened in it (`pim/blind-interval`). */
function touchBlindIntervals({ blind }: Gaps, rows: ReportRows, ledger: Ledger): void {
    for (const [peripheral, gaps] of blind) {
        const concerned = rows.ofVoiceAt(peripheral);
        for (const gap of gaps) {
            ledger.touch(concerned, gap.fromMs, gap.toMs, gap);
        }
    }
}

function intervalLength({ plan, endMs }: TraceReader, { intervalMs }: ReportOptions): number {
    const asked = intervalMs ?? plan.settings.reportingInterval;
    if (intervalMs !== undefined && !(intervalMs >= 1)) {
        throw new RangeError(`an interval of ${intervalMs} ms is too short: it takes 1 ms at least`);
    }
    return asked > 0 ? asked : Math.max(endMs, REPORTING_DEFAULTS.reportingInterval);
}

function intervalOf(data: LedgerData, row: number, interval: number): ReportInterval {
    const cell = row * data.intervalCount + interval;
    const found = differencesIn(data, cell);
    const differences = found.map(differenceOf);
    const fromMs = interval * data.intervalMs;
    const happened = valuesOf((_, figure) => happenedIn(data, cell, figure));
    return {
        fromMs,
        toMs: interval === data.intervalCount - 1 ? data.endMs : fromMs + data.intervalMs,
        state: stateOf(differences),
        happened: withSums(happened),
        reported: withSums({ ...reportedOf(happened, differences), maxWaitMs: data.reportedMaxWait[cell] ?? 0 }),
        differences,
    };
}

function differenceOf({ code, entries, amounts }: Difference): ReportDifference {
    const values = withSums(valuesOf((_, figure) => amounts.get(figure) ?? 0));
    const some = FIGURE_NAMES.filter((name) => values[name] > 0);
    return {
        kind: kindOfCode(code),
        rule: ruleOfCode(code),
        entries,
        amounts: Object.fromEntries(some.map((name) => [name, values[name]])),
    };
}

/** What an amount of a difference does to what is reported. */
const SIGNS: Readonly<Record<ReportDifferenceKind, number>> = {
    deleted: -1,
    missing: -1,
    'counted-twice': 1,
    recreated: 0,
    late: 0,
};

function reportedOf(happened: FigureValues, differences: readonly ReportDifference[]): FigureValues {
    return valuesOf((name) =>
        differences.reduce((sum, { kind, amounts }) => sum + SIGNS[kind] * (amounts[name] ?? 0), happened[name]),
    );
}

/** The figures that are sums of others. */
function withSums(values: FigureValues): FigureValues {
    const sum = (names: readonly ReportFigureName[]) => names.reduce((total, name) => total + values[name], 0);
    return { ...values, handleMs: sum(HANDLE_TIME), loggedOnMs: sum(LOGGED_ON_TIME) };
}

const HANDLE_TIME: readonly ReportFigureName[] = ['talkMs', 'holdMs', 'wrapUpMs'];
const LOGGED_ON_TIME: readonly ReportFigureName[] = [
    'notReadyMs',
    'availableMs',
    'reservedMs',
    'activeMs',
    'pausedMs',
    'interruptedMs',
    'workNotReadyMs',
    'workReadyMs',
    'busyOtherMs',
];

function inOrder(entries: readonly number[]): readonly number[] {
    return [...new Set(entries)].sort((one, other) => one - other);
}

/** What stands out most about an interval. */
function stateOf(differences: readonly ReportDifference[]): ReportState {
    const has = (kind: ReportDifference['kind']) => differences.some((each) => each.kind === kind);
    if (has('deleted')) {
        return 'DELETED';
    }
    if (has('missing') || has('counted-twice')) {
        return 'INCOMPLETE';
    }
    return has('recreated') ? 'RECREATED' : 'COMPLETE';
}

function totalOf(intervals: readonly ReportInterval[]): ReportInterval {
    const differences = mergeDifferences(intervals.flatMap((each) => each.differences));
    return {
        fromMs: 0,
        toMs: intervals.at(-1)?.toMs ?? 0,
        state: stateOf(differences),
        happened: sumOf(intervals.map((each) => each.happened)),
        reported: sumOf(intervals.map((each) => each.reported)),
        differences,
    };
}

function mergeDifferences(differences: readonly ReportDifference[]): readonly ReportDifference[] {
    const groups = new Map<string, ReportDifference[]>();
    for (const each of differences) {
        const key = `${each.kind} ${each.rule}`;
        groups.set(key, [...(groups.get(key) ?? []), each]);
    }
    return [...groups.values()].flatMap(([first, ...others]) => {
        const all = first === undefined ? [] : [first, ...others];
        return all.slice(0, 1).map((each) => ({
            ...each,
            entries: inOrder(all.flatMap(({ entries }) => entries)),
            amounts: addAmounts(all.map(({ amounts }) => amounts)),
        }));
    });
}

function addAmounts(all: readonly ReportDifference['amounts'][]): ReportDifference['amounts'] {
    const names = FIGURE_NAMES.filter((name) => all.some((each) => each[name] !== undefined));
    return Object.fromEntries(names.map((name) => [name, all.reduce((sum, each) => sum + (each[name] ?? 0), 0)]));
}

/** Sums; of the longest wait the longest. */
function sumOf(all: readonly FigureValues[]): FigureValues {
    return valuesOf((name) => {
        const values = all.map((each) => each[name]);
        return name === 'maxWaitMs' ? Math.max(0, ...values) : values.reduce((sum, each) => sum + each, 0);
    });
}
