/** Predicates on tasks: their state, how they ended, who handled them, what the reports say of them. */

import type { TaskCondition, TaskSelection } from '../plan.ts';
import { type ReportingOutcome, TASK_STATES } from '../states.ts';
import { formatMs } from '../trace/instants.ts';
import type { Evidence } from './evidence.ts';
import type { LaneAt, LaneCondition, Sighting, Tally } from './lane-condition.ts';
import { compares, counted, disposition, list, since } from './phrases.ts';
import type { Seen } from './state-condition.ts';
import { waitedPhrase } from './task-wait.ts';

/** Conditions that change with the state of a task; what it has waited grows in between. */
type StoodCondition = Exclude<TaskCondition, { readonly kind: 'waited' }>;

const ENDED = TASK_STATES.indexOf('ENDED');

/** Tasks that have arrived meet a condition: one, those that share a name, all, none or so many. */
export function taskCondition(evidence: Evidence, which: TaskSelection, condition: StoodCondition): LaneCondition {
    return {
        lanes: selectedLanes(evidence, which),
        matches: taskTest(evidence, condition),
        holds: selectionTest(which),
        describe: (sighting) => describeTasks(evidence, which, condition, sighting),
        needsFinishedRun: condition.kind === 'reporting' || condition.kind === 'handled-by',
    };
}

/** Lanes of the tasks that are meant. */
export function selectedLanes(evidence: Evidence, which: TaskSelection): readonly number[] {
    return which.kind === 'named' ? evidence.taskLanesNamed(which.name) : evidence.taskLanes(which.domain);
}

/** Whether as many of the tasks match as are meant to. */
export function selectionTest(which: TaskSelection): (tally: Tally) => boolean {
    switch (which.kind) {
        case 'named':
            return ({ present, matching }) => present > 0 && matching === present;
        case 'every':
            return ({ present, matching }) => matching === present;
        case 'no':
            return ({ matching }) => matching === 0;
        case 'count':
            return ({ matching }) => compares(which.comparison, matching, which.count);
    }
}

function taskTest({ reader }: Evidence, condition: StoodCondition): (lane: number, entry: number) => boolean {
    switch (condition.kind) {
        case 'state': {
            const wanted = TASK_STATES.indexOf(condition.state);
            return (_, entry) => reader.valueAt(entry) === wanted;
        }
        case 'ended':
            return (_, entry) =>
                reader.valueAt(entry) === ENDED &&
                (condition.disposition === undefined || reader.detailOf(entry) === condition.disposition);
        case 'handled-by':
            return (lane) => reader.agentOf(reader.laneIndex(lane)) === condition.agent;
        case 'reporting':
            return (lane) => reader.reportingOf(reader.laneIndex(lane)) === condition.outcome;
    }
}

/** What was seen of the tasks that are meant. */
export function describeTasks(
    evidence: Evidence,
    which: TaskSelection,
    condition: TaskCondition,
    sighting: Sighting,
): Seen {
    const { matching, others } = sighting;
    const phrase = (each: LaneAt) => taskPhrase(evidence, condition, each, sighting.atMs);
    const arrived = matching.length + others.length;
    if (arrived === 0) {
        return { text: nothingArrived(evidence, which) };
    }
    switch (which.kind) {
        case 'named':
            return seen(list(others.length > 0 ? others : matching, phrase), (others[0] ?? matching[0])?.entry);
        case 'every':
            return others.length > 0
                ? seen(
                      `${others.length} of ${counted(arrived, 'task')} differed: ${list(others, phrase)}`,
                      others[0]?.entry,
                  )
                : seen(`it was so of ${arrived === 1 ? 'the one task' : `all ${arrived} tasks`} so far`, undefined);
        case 'no':
        case 'count': {
            const named = matching.length > 0 ? `: ${list(matching, phrase)}` : '';
            return seen(
                `it was so of ${matching.length} of ${counted(arrived, 'task')}${named}`,
                matching.at(-1)?.entry,
            );
        }
    }
}

function seen(text: string, entry: number | undefined): Seen {
    return entry === undefined ? { text } : { text, entry };
}

function nothingArrived(evidence: Evidence, which: TaskSelection): string {
    if (which.kind !== 'named') {
        const domain = which.domain === undefined ? undefined : evidence.reader.plan.topology.domains[which.domain];
        return `no ${domain === undefined ? '' : `${domain.name} `}task had arrived, so there was nothing to judge`;
    }
    return evidence.taskLanesNamed(which.name).length === 0
        ? `there was no task ${which.name}: none of that name arrives in the run`
        : `${which.name} had not arrived yet`;
}

function taskPhrase(evidence: Evidence, condition: TaskCondition, at: LaneAt, atMs: number): string {
    switch (condition.kind) {
        case 'state':
        case 'ended':
            return statePhrase(evidence, at);
        case 'handled-by':
            return handledPhrase(evidence, at.lane);
        case 'reporting':
            return reportingPhrase(evidence, at.lane);
        case 'waited':
            return waitedPhrase(evidence.reader, at, atMs);
    }
}

function statePhrase({ reader }: Evidence, { lane, entry }: LaneAt): string {
    const name = reader.laneName(lane);
    if (reader.valueAt(entry) !== ENDED) {
        return `${name} was ${reader.stateOfEntry(entry)} ${since(reader, entry)}`;
    }
    const code = reader.detailOf(entry);
    const how = code === undefined ? '' : ` with ${disposition(code)}`;
    return `${name} had ended${how} at ${formatMs(reader.atMs(entry))} (${reader.ruleOf(entry).id})`;
}

function handledPhrase({ reader }: Evidence, lane: number): string {
    const agent = reader.agentOf(reader.laneIndex(lane));
    const name = agent === undefined ? 'no agent' : (reader.plan.topology.agents[agent]?.name ?? `agent ${agent}`);
    return `${reader.laneName(lane)} was handled by ${name}`;
}

function reportingPhrase(evidence: Evidence, lane: number): string {
    const { reader } = evidence;
    const { reporting, missingFromMs, missingToMs } = reader.task(reader.laneIndex(lane));
    const missing =
        missingToMs > missingFromMs ? ` (${formatMs(missingFromMs)} to ${formatMs(missingToMs)} is missing)` : '';
    const report = evidence.lastReport(lane);
    const rule = report === undefined ? '' : ` (${reader.ruleOf(report).id})`;
    return `${reader.laneName(lane)} was ${REPORTED[reporting]}${missing}${rule}`;
}

const REPORTED: Readonly<Record<ReportingOutcome, string>> = {
    full: 'reported in full',
    partial: 'partially reported',
    recreated: 'recreated in the reports',
    none: 'unreported',
};
