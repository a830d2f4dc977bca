/** What each statement of the timeline led to, in a few words for the editor. */

import type { TraceReader } from '../../../simulator/trace/reader.ts';
import { ENTRY_KINDS } from '../../../simulator/trace/trace.ts';
import type { Consequence } from '../protocol.ts';
import { isImposing } from './looks.ts';
import { type Outcome, outcomeOf } from './outcomes.ts';

const OCCURRENCE = ENTRY_KINDS.indexOf('occurrence');
const NOWHERE = -1;

/** What the failures of a timeline cost, and what else led to a loss; the rest is left out. */
export function consequencesOf(reader: TraceReader): readonly Consequence[] {
    const losses = reader.plan.timeline.map(noLosses);
    const roots = rootStatements(reader);
    for (let entry = 0; entry < reader.entryCount; entry += 1) {
        const loss = losses[roots[entry] ?? NOWHERE];
        if (loss !== undefined) {
            addEntry(loss, reader, entry);
        }
    }
    return losses.flatMap((loss, statement): readonly Consequence[] => {
        const parts = partsOf(loss);
        if (parts.length > 0) {
            return [{ statement, summary: parts.join(', '), isLoss: true }];
        }
        return takesAway(reader, statement) ? [{ statement, summary: 'nothing lost', isLoss: false }] : [];
    });
}

/** The statement that each entry leads back to, or -1: a cause is always earlier, so that one pass is enough. */
function rootStatements(reader: TraceReader): Int32Array {
    const roots = new Int32Array(reader.entryCount);
    for (let entry = 0; entry < reader.entryCount; entry += 1) {
        const cause = reader.causeOf(entry);
        const isOccurrence = reader.kindIndexOf(entry) === OCCURRENCE;
        roots[entry] = isOccurrence ? reader.valueAt(entry) : cause === undefined ? NOWHERE : (roots[cause] ?? NOWHERE);
    }
    return roots;
}

interface Losses {
    readonly loggedOut: Set<number>;
    readonly rejected: Set<number>;
    readonly unreported: Set<number>;
    readonly ended: Record<Outcome, number>;
}

function noLosses(): Losses {
    return {
        loggedOut: new Set(),
        rejected: new Set(),
        unreported: new Set(),
        ended: { completed: 0, abandoned: 0, lost: 0, terminated: 0, retried: 0 },
    };
}

function addEntry(losses: Losses, reader: TraceReader, entry: number): void {
    switch (reader.kindOf(entry)) {
        case 'transition':
            addTransition(losses, reader, entry);
            return;
        case 'message':
            if (reader.textOf(entry) === 'NEW_TASK_FAILURE') {
                losses.rejected.add(reader.subjectOf(entry) ?? entry);
            }
            return;
        case 'reporting': {
            const outcome = reader.reportedBy(entry);
            if (outcome === 'none' || outcome === 'partial') {
                losses.unreported.add(reader.laneOfEntry(entry) ?? entry);
            }
            return;
        }
        case 'occurrence':
        case 'log':
            return;
    }
}

function addTransition(losses: Losses, reader: TraceReader, entry: number): void {
    const lane = reader.laneOfEntry(entry) ?? 0;
    const kind = reader.laneKind(lane);
    const state = kind === 'membership' || kind === 'task' ? reader.stateOfEntry(entry) : undefined;
    if (kind === 'membership' && state === 'LOGGED_OUT' && isImposing(reader.ruleOf(entry).id)) {
        losses.loggedOut.add(reader.membershipOf(lane).agent);
    }
    const disposition = kind === 'task' && state === 'ENDED' ? reader.detailOf(entry) : undefined;
    if (disposition !== undefined) {
        losses.ended[outcomeOf(disposition)] += 1;
    }
}

function partsOf({ loggedOut, rejected, unreported, ended }: Losses): readonly string[] {
    return [
        counted(loggedOut.size, 'agent', 'logged out'),
        counted(ended.lost, 'task', 'lost'),
        counted(ended.terminated, 'task', 'terminated'),
        counted(rejected.size, 'task', 'rejected'),
        counted(ended.abandoned, 'task', 'abandoned'),
        counted(unreported.size, 'task', 'unreported'),
    ].filter((part) => part !== '');
}

function counted(count: number, noun: string, what: string): string {
    return count === 0 ? '' : `${count.toLocaleString('en')} ${noun}${count === 1 ? '' : 's'} ${what}`;
}

function takesAway({ plan }: TraceReader, statement: number): boolean {
    const kind = plan.timeline[statement]?.action.kind;
    return kind === 'fail' || kind === 'cut' || kind === 'stop' || kind === 'restart';
}
