/** What entries of a trace say, in one sentence each. */

import { dispositionName, REASON_CODES } from '../../../simulator/codes.ts';
import { formatMs } from '../../../simulator/trace/instants.ts';
import type { TraceEntry, TraceReader, TransitionEntry } from '../../../simulator/trace/reader.ts';

/** One sentence, without a full stop, on what happened. */
export function sentenceOf(reader: TraceReader, entry: TraceEntry): string {
    switch (entry.kind) {
        case 'occurrence':
            return reader.plan.timeline[entry.statement]?.text ?? `statement ${entry.statement}`;
        case 'transition':
            return transitionSentence(reader, entry);
        case 'message':
            return `${reader.laneName(entry.from)} sends ${entry.text} to ${reader.laneName(entry.to)}${about(reader, entry.subject)}`;
        case 'log':
            return entry.lane === undefined ? entry.text : `${reader.laneName(entry.lane)} logs: ${entry.text}`;
        case 'reporting':
            return reportingSentence(reader, entry.lane, entry.outcome);
    }
}

/** A reason code with its meaning. */
export function reasonText(code: number): string {
    const meaning = REASON_CODES.get(code);
    return meaning === undefined ? String(code) : `${code}: ${meaning}`;
}

/** A disposition's code and name. */
export function dispositionText(code: number): string {
    return `${code} ${dispositionName(code)}`;
}

function transitionSentence(reader: TraceReader, { lane, state, detail, subject }: TransitionEntry): string {
    const kind = reader.laneKind(lane);
    switch (kind) {
        case 'membership': {
            const { agent, domain } = reader.membershipOf(lane);
            const { agents, domains } = reader.plan.topology;
            const reason = detail === undefined ? '' : `, reason ${reasonText(detail)}`;
            return `${agents[agent]?.name ?? '?'} is ${state} in ${domains[domain]?.name ?? '?'}${reason}${about(reader, subject)}`;
        }
        case 'task':
            return state === 'ENDED' && detail !== undefined
                ? `${reader.laneName(lane)} ends with ${dispositionText(detail)}`
                : `${reader.laneName(lane)} is ${state}`;
        case 'component':
        case 'link':
        case 'path':
        case 'router':
        case 'transfer':
        case 'acd-connection':
        case 'media-connection':
            return `${reader.laneName(lane)} is ${state}`;
    }
}

function reportingSentence(reader: TraceReader, lane: number, outcome: string): string {
    const { missingFromMs, missingToMs } = reader.task(reader.laneIndex(lane));
    const name = reader.laneName(lane);
    switch (outcome) {
        case 'full':
            return `The reports have all of ${name}`;
        case 'none':
            return `${name} is in no report`;
        case 'recreated':
            return `The reports on ${name} are recreated`;
        default:
            return `The reports on ${name} miss ${formatMs(missingFromMs)} to ${formatMs(missingToMs)}`;
    }
}

function about(reader: TraceReader, subject: number | undefined): string {
    return subject === undefined ? '' : ` (${reader.laneName(subject)})`;
}
