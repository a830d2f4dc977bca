/** What entries of a trace say, in one sentence each. */

import * as l10n from '@vscode/l10n';
import { dispositionName, REASON_CODES } from '../../../simulator/codes.ts';
import { formatMs } from '../../../simulator/trace/instants.ts';
import type { TraceEntry, TraceReader, TransitionEntry } from '../../../simulator/trace/reader.ts';

/** One sentence, without a full stop, on what happened. */
export function sentenceOf(reader: TraceReader, entry: TraceEntry): string {
    switch (entry.kind) {
        case 'occurrence':
            return reader.plan.timeline[entry.statement]?.text ?? l10n.t('statement {0}', entry.statement);
        case 'transition':
            return transitionSentence(reader, entry);
        case 'message':
            return `${l10n.t('{0} sends {1} to {2}', reader.laneName(entry.from), entry.text, reader.laneName(entry.to))}${about(reader, entry.subject)}`;
        case 'log':
            return entry.lane === undefined
                ? entry.text
                : l10n.t('{0} logs: {1}', reader.laneName(entry.lane), entry.text);
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
            const name = agents[agent]?.name ?? '?';
            const said = l10n.t('{0} is {1} in {2}', name, state, domains[domain]?.name ?? '?');
            const reason = detail === undefined ? '' : l10n.t(', reason {0}', reasonText(detail));
            return `${said}${reason}${about(reader, subject)}`;
        }
        case 'task':
            return state === 'ENDED' && detail !== undefined
                ? l10n.t('{0} ends with {1}', reader.laneName(lane), dispositionText(detail))
                : l10n.t('{0} is {1}', reader.laneName(lane), state);
        case 'component':
        case 'link':
        case 'path':
        case 'router':
        case 'transfer':
        case 'acd-connection':
        case 'media-connection':
            return l10n.t('{0} is {1}', reader.laneName(lane), state);
    }
}

function reportingSentence(reader: TraceReader, lane: number, outcome: string): string {
    const { missingFromMs, missingToMs } = reader.task(reader.laneIndex(lane));
    const name = reader.laneName(lane);
    switch (outcome) {
        case 'full':
            return l10n.t('The reports have all of {0}', name);
        case 'none':
            return l10n.t('{0} is in no report', name);
        case 'recreated':
            return l10n.t('The reports on {0} are recreated', name);
        default:
            return l10n.t('The reports on {0} miss {1} to {2}', name, formatMs(missingFromMs), formatMs(missingToMs));
    }
}

function about(reader: TraceReader, subject: number | undefined): string {
    return subject === undefined ? '' : ` (${reader.laneName(subject)})`;
}
