/** Says in plain English what happened in a trace, and why. */

import { dispositionName, REASON_CODES } from '../codes.ts';
import type { SourceRange } from '../plan.ts';
import type { Rule } from '../rules/registry.ts';
import type { ReportingOutcome } from '../states.ts';
import { formatMs } from './instants.ts';
import type {
    LogEntry,
    MessageEntry,
    OccurrenceEntry,
    ReportingEntry,
    TraceEntry,
    TraceReader,
    TransitionEntry,
} from './reader.ts';
import { scenarioLine } from './scenario-line.ts';

/** One link in a chain of causes. */
export interface Cause {
    readonly entry: number;
    readonly atMs: number;
    readonly sentence: string;
    readonly rule: Rule;
}

/** Why something happened. */
export interface Explanation extends Cause {
    /** What led to it, nearest first. */
    readonly causes: readonly Cause[];
    /** The statement of the timeline at the end of the chain; none for what is so from the start. */
    readonly origin?: Origin;
}

/** A statement of the timeline, as the start of a chain of causes. */
export interface Origin {
    /** Index into the plan's timeline. */
    readonly statement: number;
    /** When it took effect. */
    readonly atMs: number;
    readonly text: string;
    readonly range: SourceRange;
}

/** An entry with its rule and the chain of causes back to a line of the scenario. */
export function explain(reader: TraceReader, entry: number): Explanation {
    const origin = originOf(reader, entry);
    return {
        ...causeAt(reader, entry),
        causes: reader.causes(entry).map((cause) => causeAt(reader, cause)),
        ...(origin === undefined ? {} : { origin }),
    };
}

/** The statement of the timeline that an entry leads back to; none for what is so from the start. */
export function originOf(reader: TraceReader, entry: number): Origin | undefined {
    const root = reader.causes(entry).at(-1) ?? entry;
    const index = reader.statementOf(root);
    const statement = index === undefined ? undefined : reader.plan.timeline[index];
    return index === undefined || statement === undefined
        ? undefined
        : { statement: index, atMs: reader.atMs(root), text: statement.text, range: statement.range };
}

/** What an entry says, as one sentence. */
export function describeEntry(reader: TraceReader, entry: number): string {
    return `${clauseOf(reader, reader.entry(entry))}.`;
}

function causeAt(reader: TraceReader, entry: number): Cause {
    return {
        entry,
        atMs: reader.atMs(entry),
        sentence: describeEntry(reader, entry),
        rule: reader.ruleOf(entry),
    };
}

function clauseOf(reader: TraceReader, entry: TraceEntry): string {
    switch (entry.kind) {
        case 'occurrence':
            return occurrenceClause(reader, entry);
        case 'transition':
            return transitionClause(reader, entry);
        case 'message':
            return messageClause(reader, entry);
        case 'log':
            return logClause(reader, entry);
        case 'reporting':
            return reportingClause(reader, entry);
    }
}

function occurrenceClause(reader: TraceReader, { statement }: OccurrenceEntry): string {
    return `The timeline says “${reader.plan.timeline[statement]?.text ?? `statement ${statement}`}”`;
}

function messageClause(reader: TraceReader, { text, from, to, subject }: MessageEntry): string {
    return `${reader.laneName(from)} sends ${text} to ${reader.laneName(to)}${about(reader, subject)}`;
}

function logClause(reader: TraceReader, { lane, text, subject }: LogEntry): string {
    const writer = lane === undefined ? 'The run' : reader.laneName(lane);
    return `${writer} logs “${text}”${about(reader, subject)}`;
}

function reportingClause(reader: TraceReader, { lane, outcome }: ReportingEntry): string {
    return `${reader.laneName(lane)} ${REPORTING_CLAUSES[outcome]}`;
}

const REPORTING_CLAUSES: Readonly<Record<ReportingOutcome, string>> = {
    full: 'is in the reports in full',
    partial: 'is in the reports in part only',
    recreated: 'is recreated in the reports',
    none: 'is in no report',
};

function transitionClause(reader: TraceReader, entry: TransitionEntry): string {
    switch (reader.laneKind(entry.lane)) {
        case 'membership':
            return membershipClause(reader, entry);
        case 'task':
            return taskClause(reader, entry);
        case 'component':
            return `${reader.laneName(entry.lane)} ${move(reader, entry)}`;
        case 'link':
            return `The link ${reader.laneName(entry.lane)} ${move(reader, entry)}`;
        case 'router':
            return `${reader.laneName(entry.lane)} ${move(reader, entry)}`;
        case 'transfer':
        case 'acd-connection':
        case 'media-connection':
            return `The ${reader.laneName(entry.lane)} ${move(reader, entry)}`;
        case 'path':
            return `The path ${reader.laneName(entry.lane)} ${move(reader, entry)}`;
    }
}

function membershipClause(reader: TraceReader, entry: TransitionEntry): string {
    const { agent, domain } = reader.membershipOf(entry.lane);
    const { agents, domains } = reader.plan.topology;
    const where = `in ${domains[domain]?.name ?? `domain ${domain}`}`;
    const who = agents[agent]?.name ?? `agent ${agent}`;
    return `${who} ${move(reader, entry)} ${where}${reason(entry.detail)}${about(reader, entry.subject)}`;
}

function taskClause(reader: TraceReader, entry: TransitionEntry): string {
    const name = reader.laneName(entry.lane);
    if (entry.state === 'ENDED') {
        return entry.detail === undefined
            ? `${name} ends`
            : `${name} ends with disposition ${entry.detail} (${dispositionName(entry.detail)})`;
    }
    const attempt = entry.detail === undefined ? '' : `, the attempt ends with ${entry.detail}`;
    const from = previousState(reader, entry);
    const moves = from === undefined ? `arrives and is ${entry.state}` : move(reader, entry);
    const to = entry.subject === undefined ? '' : `, to ${reader.laneName(entry.subject)}`;
    return `${name} ${moves}${to}${attempt}`;
}

/** `goes from ACTIVE to DOWN`, or how a lane starts, or that it stays as it is for another reason. */
function move(reader: TraceReader, entry: TransitionEntry): string {
    const from = previousState(reader, entry);
    if (from === undefined) {
        return `starts ${entry.state}`;
    }
    return from === entry.state ? `stays ${entry.state}` : `goes from ${from} to ${entry.state}`;
}

function previousState(reader: TraceReader, { lane, index, atMs }: TransitionEntry): string | undefined {
    const transitions = reader.transitions(lane);
    let place = reader.transitionCountUpTo(lane, atMs) - 1;
    while (place > 0 && transitions[place] !== index) {
        place -= 1;
    }
    const previous = transitions[place - 1];
    return previous === undefined ? undefined : reader.stateOfEntry(previous);
}

function reason(code: number | undefined): string {
    if (code === undefined) {
        return '';
    }
    const meaning = REASON_CODES.get(code);
    return meaning === undefined ? `, reason ${code}` : `, reason ${code} (${meaning})`;
}

function about(reader: TraceReader, subject: number | undefined): string {
    return subject === undefined ? '' : `, about ${reader.laneName(subject)}`;
}

/** A chain of causes as lines of text: what happened, its rule, then what led to it. */
export function explanationLines({ causes, origin, ...what }: Explanation): readonly string[] {
    return [
        `${formatMs(what.atMs)}: ${what.sentence}`,
        `rule ${what.rule.id}: ${what.rule.statement}`,
        ...causes.map((cause) => `because at ${formatMs(cause.atMs)}: ${cause.sentence} (${cause.rule.id})`),
        ...(origin === undefined ? [] : [`line ${scenarioLine(origin)}: ${origin.text}`]),
    ];
}
