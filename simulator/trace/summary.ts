/** The totals of a run. */

import { dispositionName } from '../codes.ts';
import { familyOf } from '../rules/registry.ts';
import { AGENT_STATES, REPORTING_OUTCOMES, type ReportingOutcome } from '../states.ts';
import { formatMs } from './instants.ts';
import type { Disposition, TraceReader } from './reader.ts';
import { ENTRY_KINDS } from './trace.ts';

export interface Summary {
    readonly endMs: number;
    /** The run came to the event limit before its end. */
    readonly stopped: boolean;
    /** Agents whom a failure logged out at least once, in whichever domain. */
    readonly agentsLoggedOut: number;
    readonly tasks: number;
    readonly unfinished: number;
    /** By code. */
    readonly dispositions: readonly (Disposition & { readonly count: number })[];
    readonly reporting: Readonly<Record<ReportingOutcome, number>>;
    /** Routing requests answered with NEW_TASK_FAILURE. */
    readonly rejected: number;
    readonly messages: number;
    readonly logLines: number;
    readonly expectationsPassed: number;
    readonly expectationsFailed: number;
}

/** Families whose rules are not about failures: what they log out, the timeline asked for. */
export const ORDINARY_FAMILIES: ReadonlySet<string> = new Set(['timeline', 'agent']);

const LOGGED_OUT = AGENT_STATES.indexOf('LOGGED_OUT');
const TRANSITION = ENTRY_KINDS.indexOf('transition');
const MESSAGE = ENTRY_KINDS.indexOf('message');
const LOG = ENTRY_KINDS.indexOf('log');

/** Counts what a run came to. */
export function summarize(reader: TraceReader): Summary {
    const passed = reader.trace.expectations.filter((each) => each.passed).length;
    return {
        endMs: reader.endMs,
        stopped: reader.trace.outcome.kind !== 'completed',
        ...countTasks(reader),
        ...countEntries(reader),
        expectationsPassed: passed,
        expectationsFailed: reader.trace.expectations.length - passed,
    };
}

/** The totals worth saying, a line each. */
export function summaryLines(summary: Summary): readonly string[] {
    const { tasks, unfinished, dispositions, reporting } = summary;
    const ends = dispositions.map(({ code, name, count }) => `${count} ended with ${code} ${name}`);
    const reported = REPORTING_OUTCOMES.filter((outcome) => reporting[outcome] > 0).map(
        (outcome) => `${reporting[outcome]} ${REPORTED[outcome]}`,
    );
    return [
        ...(summary.stopped ? [`stopped by the event limit at ${formatMs(summary.endMs)}`] : []),
        `agents logged out by a failure: ${summary.agentsLoggedOut}`,
        `tasks: ${[`${tasks} arrived`, ...ends, ...(unfinished > 0 ? [`${unfinished} unfinished`] : [])].join(', ')}`,
        ...(reported.length > 0 ? [`reports: ${reported.join(', ')}`] : []),
        ...(summary.rejected > 0 ? [`routing requests rejected: ${summary.rejected}`] : []),
    ];
}

const REPORTED: Readonly<Record<ReportingOutcome, string>> = {
    full: 'in full',
    partial: 'in part',
    recreated: 'recreated',
    none: 'in no report',
};

function countTasks(reader: TraceReader): Pick<Summary, 'tasks' | 'unfinished' | 'dispositions' | 'reporting'> {
    const byCode = new Map<number, number>();
    const reporting = { full: 0, partial: 0, recreated: 0, none: 0 };
    let unfinished = 0;
    for (let task = 0; task < reader.taskCount; task += 1) {
        reporting[reader.reportingOf(task)] += 1;
        const code = reader.dispositionOf(task);
        if (code === undefined) {
            unfinished += 1;
        } else {
            byCode.set(code, (byCode.get(code) ?? 0) + 1);
        }
    }
    const dispositions = [...byCode]
        .sort(([left], [right]) => left - right)
        .map(([code, count]) => ({ code, name: dispositionName(code), count }));
    return { tasks: reader.taskCount, unfinished, dispositions, reporting };
}

function countEntries(reader: TraceReader): Pick<Summary, 'agentsLoggedOut' | 'rejected' | 'messages' | 'logLines'> {
    const failure = reader.trace.strings.indexOf('NEW_TASK_FAILURE');
    const counts = new Uint32Array(ENTRY_KINDS.length);
    const loggedOut = new Set<number>();
    let rejected = 0;
    for (let entry = 0; entry < reader.entryCount; entry += 1) {
        const kind = reader.kindIndexOf(entry);
        counts[kind] = (counts[kind] ?? 0) + 1;
        if (kind === MESSAGE && reader.valueAt(entry) === failure) {
            rejected += 1;
        } else if (kind === TRANSITION && reader.valueAt(entry) === LOGGED_OUT) {
            addLoggedOut(reader, entry, loggedOut);
        }
    }
    return {
        agentsLoggedOut: loggedOut.size,
        rejected,
        messages: counts[MESSAGE] ?? 0,
        logLines: counts[LOG] ?? 0,
    };
}

function addLoggedOut(reader: TraceReader, entry: number, agents: Set<number>): void {
    const lane = reader.laneOfEntry(entry);
    if (
        lane !== undefined &&
        reader.laneKind(lane) === 'membership' &&
        !ORDINARY_FAMILIES.has(familyOf(reader.ruleOf(entry).id))
    ) {
        agents.add(reader.membershipOf(lane).agent);
    }
}
