/** What became of a task, in two or three sentences: who had it, how it ended, what the reports will say, and by what cause. */

import { COMPLETED_DISPOSITIONS } from '../codes.ts';
import type { ReportingOutcome } from '../states.ts';
import { originOf } from './explain.ts';
import { formatMs } from './instants.ts';
import type { TraceReader, TraceTask } from './reader.ts';
import { scenarioLine } from './scenario-line.ts';
import { ENTRY_KINDS } from './trace.ts';

/** The sentences about one task; what was lost, rejected, terminated or unreported is said with its cause. */
export function taskSentences(reader: TraceReader, index: number): readonly string[] {
    const task = reader.task(index);
    return [
        `${endOf(reader, task)}.`,
        ...rejections(reader, index),
        ...reporting(reader, task),
        ...(task.continues === undefined ? [] : [`It goes on with the work of ${reader.taskName(task.continues)}.`]),
    ];
}

function endOf(reader: TraceReader, { index, name, agent, disposition, arrivedMs }: TraceTask): string {
    const last = reader.transitions(reader.laneOf('task', index)).at(-1);
    const who = agent === undefined ? '' : ` went to ${reader.plan.topology.agents[agent]?.name} and`;
    if (disposition === undefined || last === undefined) {
        const state = last === undefined ? 'WAITING' : reader.stateOfEntry(last);
        return `${name}${who} is not over when the run ends: it is ${state}${agent === undefined ? ' and nobody has had it' : ''}`;
    }
    const { code, name: meaning } = disposition;
    const after = formatMs(reader.atMs(last) - arrivedMs);
    const cause = COMPLETED_DISPOSITIONS.has(code) ? '' : because(reader, last);
    return `${name}${who} ended with ${code} (${meaning}), ${after} after its arrival${cause}`;
}

/** Each NEW_TASK_FAILURE that answered a request for the task. */
function rejections(reader: TraceReader, index: number): readonly string[] {
    const failure = reader.trace.strings.indexOf('NEW_TASK_FAILURE');
    const lane = reader.laneOf('task', index);
    const entries: number[] = [];
    for (let entry = 0; failure >= 0 && entry < reader.entryCount; entry += 1) {
        const isFailure = reader.kindIndexOf(entry) === MESSAGE && reader.valueAt(entry) === failure;
        if (isFailure && reader.subjectOf(entry) === lane) {
            entries.push(entry);
        }
    }
    const [first] = entries;
    const times = entries.length === 1 ? 'once' : `${entries.length} times`;
    return first === undefined
        ? []
        : [
              `Its routing request was rejected ${times}, first at ${formatMs(reader.atMs(first))} (${reader.ruleOf(first).id}).`,
          ];
}

const MESSAGE = ENTRY_KINDS.indexOf('message');
const REPORTING = ENTRY_KINDS.indexOf('reporting');

/** What the reports will say, and the failure that is behind it; nothing where they have everything. */
function reporting(reader: TraceReader, task: TraceTask): readonly string[] {
    if (task.reporting === 'full') {
        return [];
    }
    const settled = lastReport(reader, task.index);
    const cause = settled === undefined ? '' : because(reader, settled);
    const rule = settled === undefined ? '' : ` (${reader.ruleOf(settled).id})`;
    return [`It is ${OUTCOMES[task.reporting]}${missing(task)}${rule}${cause}.`];
}

const OUTCOMES: Readonly<Record<ReportingOutcome, string>> = {
    full: 'in the reports',
    partial: 'in the reports in part only',
    recreated: 'recreated in the reports',
    none: 'in no report',
};

function missing({ reporting: outcome, missingFromMs, missingToMs }: TraceTask): string {
    const span = `${formatMs(missingFromMs)} to ${formatMs(missingToMs)}`;
    switch (outcome) {
        case 'partial':
            return `: what happened from ${span} is missing`;
        case 'recreated':
            return `: what happened from ${span} was sent afterwards`;
        case 'full':
        case 'none':
            return '';
    }
}

function lastReport(reader: TraceReader, task: number): number | undefined {
    const lane = reader.laneOf('task', task);
    for (let entry = reader.entryCount - 1; entry >= 0; entry -= 1) {
        if (reader.kindIndexOf(entry) === REPORTING && reader.laneOfEntry(entry) === lane) {
            return entry;
        }
    }
    return undefined;
}

/** `, because of line 27: “at 1min cut EmailPim -- Central for 90s”`. */
function because(reader: TraceReader, entry: number): string {
    const origin = originOf(reader, entry);
    return origin === undefined ? '' : `, because of line ${scenarioLine(origin)}: “${origin.text}”`;
}
