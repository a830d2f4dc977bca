/** Parsers for what the panel and its workers say to each other: a message of the right shape, or why it is refused. */

import { REPORT_SCOPES } from '../../simulator/reports/figures.ts';
import { type EntryChunk, type TaskChunk, TRACE_VERSION, type Trace } from '../../simulator/trace/trace.ts';
import type { LogoutRows } from './model/logout-rows.ts';
import type { ReportRows } from './model/report-rows.ts';
import type { RouterSizeRows } from './model/router-size-rows.ts';
import type { RunWork, RunWorkResult } from './model/run-work.ts';
import {
    isArrayOf,
    isConsequence,
    isCount,
    isPlan,
    isRecord,
    isString,
    message,
    type Parsed,
    refused,
    type UnknownRecord,
} from './protocol-parsers.ts';
import type { RunReport, RunRequest, TraceHead } from './worker-messages.ts';

/** Reads a message from the panel to a worker. */
export function parseRunRequest(value: unknown): Parsed<RunRequest> {
    if (!isRecord(value)) {
        return refused('it is no object');
    }
    const { type, run, plan, head, chunk, number, work } = value;
    switch (type) {
        case 'run':
            return isCount(run) && isPlan(plan)
                ? message({ type, run, plan })
                : refused('“run” needs a number and a Plan');
        case 'load':
            return isPlan(plan) && isTraceHead(head)
                ? message({ type, plan, head })
                : refused('“load” needs a Plan and the head of a trace');
        case 'entries':
            return isEntryChunk(chunk) ? message({ type, chunk }) : refused('“entries” needs columns of entries');
        case 'tasks':
            return isTaskChunk(chunk) ? message({ type, chunk }) : refused('“tasks” needs columns of tasks');
        case 'work':
            return isCount(number) && isWork(work)
                ? message({ type, number, work })
                : refused('“work” needs a number and a work that is known');
        default:
            return refused(`its type ${JSON.stringify(type)} is unknown`);
    }
}

/** Reads a message from a worker to the panel. */
export function parseRunReport(value: unknown): Parsed<RunReport> {
    if (!isRecord(value)) {
        return refused('it is no object');
    }
    const { type, run, share, trace, tookMs, number, result, message: text } = value;
    switch (type) {
        case 'progress':
            return isCount(run) && isNumber(share)
                ? message({ type, run, share })
                : refused('“progress” needs a run and a share');
        case 'trace':
            return isCount(run) && isNumber(tookMs) && isTrace(trace)
                ? message({ type, run, trace, tookMs })
                : refused('“trace” needs a run, its trace and how long it took');
        case 'failed':
            return isCount(run) && isString(text)
                ? message({ type, run, message: text })
                : refused('“failed” needs a run and a message');
        case 'worked':
            return isCount(number) && isResult(result)
                ? message({ type, number, result })
                : refused('“worked” needs a number and a result');
        case 'work-failed':
            return isCount(number) && isString(text)
                ? message({ type, number, message: text })
                : refused('“work-failed” needs a number and a message');
        default:
            return refused(`its type ${JSON.stringify(type)} is unknown`);
    }
}

function isNumber(value: unknown): value is number {
    return typeof value === 'number';
}

function isWork(value: unknown): value is RunWork {
    if (!isRecord(value)) {
        return false;
    }
    switch (value.kind) {
        case 'reports':
            return REPORT_SCOPES.some((scope) => scope === value.scope);
        case 'logouts':
        case 'router-sizes':
        case 'consequences':
            return true;
        default:
            return false;
    }
}

function isResult(value: unknown): value is RunWorkResult {
    if (!isRecord(value)) {
        return false;
    }
    switch (value.kind) {
        case 'reports':
            return isReportRows(value.rows);
        case 'logouts':
            return isLogoutRows(value.rows);
        case 'router-sizes':
            return isArrayOf(value.routers, isRouterSizeRows);
        case 'consequences':
            return isArrayOf(value.statements, isConsequence);
        default:
            return false;
    }
}

// ---------------------------------------------------------------------------------------------------------------------
// Columns

type Column = Uint8Array | Uint16Array | Uint32Array | Int16Array | Int32Array | Float64Array;

/** Whether these are columns of their types, all of one length. */
function areColumns(value: UnknownRecord, types: Readonly<Record<string, new (length: number) => Column>>): boolean {
    const lengths = Object.entries(types).map(([name, type]) => {
        const column = value[name];
        return column instanceof type ? column.length : -1;
    });
    return lengths.every((length) => length >= 0 && length === lengths[0]);
}

function isReportRows(value: unknown): value is ReportRows {
    return (
        isRecord(value) &&
        typeof value.isTooMany === 'boolean' &&
        isArrayOf(value.subjects, isString) &&
        isArrayOf(value.reasons, isString) &&
        areColumns(value, {
            subject: Uint32Array,
            fromMs: Uint32Array,
            toMs: Uint32Array,
            figure: Uint8Array,
            happened: Float64Array,
            reported: Float64Array,
            reason: Uint32Array,
            state: Uint8Array,
            entry: Uint32Array,
        })
    );
}

function isLogoutRows(value: unknown): value is LogoutRows {
    return isRecord(value) && areColumns(value, { entry: Uint32Array, loggedOnMs: Uint32Array, backMs: Uint32Array });
}

function isRouterSizeRows(value: unknown): value is RouterSizeRows {
    return isRecord(value) && areColumns(value, { atMs: Uint32Array, nowBytes: Float64Array, maxBytes: Float64Array });
}

function isTrace(value: unknown): value is Trace {
    return (
        isRecord(value) &&
        isArrayOf(value.entries, isEntryChunk) &&
        isArrayOf(value.tasks, isTaskChunk) &&
        isTraceHead(value)
    );
}

function isTraceHead(value: unknown): value is TraceHead {
    return (
        isRecord(value) &&
        value.version === TRACE_VERSION &&
        isRecord(value.outcome) &&
        isArrayOf(value.strings, isString) &&
        isRecord(value.lanes) &&
        Object.values(value.lanes).every(isCount) &&
        isCount(value.entryCount) &&
        isCount(value.taskCount) &&
        isCount(value.eventCount) &&
        isArrayOf(value.expectations, isExpectationResult)
    );
}

function isExpectationResult(value: unknown): value is UnknownRecord {
    return isRecord(value) && typeof value.passed === 'boolean' && isString(value.seen);
}

function isEntryChunk(value: unknown): value is EntryChunk {
    return (
        isRecord(value) &&
        areColumns(value, { atMs: Uint32Array, lane: Uint32Array, cause: Uint32Array, form: Uint16Array }) &&
        areColumns(value, {
            formKind: Uint8Array,
            formRule: Uint16Array,
            formValue: Uint32Array,
            formDetail: Int32Array,
            formLane: Uint32Array,
        })
    );
}

function isTaskChunk(value: unknown): value is TaskChunk {
    return (
        isRecord(value) &&
        areColumns(value, {
            domain: Uint16Array,
            receiver: Uint32Array,
            statement: Uint32Array,
            arrivedMs: Uint32Array,
            nameString: Uint32Array,
            ordinal: Uint32Array,
            continues: Uint32Array,
            agent: Uint32Array,
            disposition: Int16Array,
            reporting: Uint8Array,
            missingFromMs: Uint32Array,
            missingToMs: Uint32Array,
        })
    );
}
