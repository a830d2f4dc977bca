/** What each statement of a timeline did, counted over all that leads back to it. */

import { COMPLETED_DISPOSITIONS } from '../codes.ts';
import { familyOf, RULES } from '../rules/registry.ts';
import { AGENT_STATES, COMPONENT_STATES, PATH_STATES, REPORTING_OUTCOMES, TASK_STATES } from '../states.ts';
import type { TraceReader } from './reader.ts';
import { ORDINARY_FAMILIES } from './summary.ts';
import { ENTRY_KINDS, NO_DETAIL } from './trace.ts';

/** What one statement of the timeline did in a run. */
export interface Consequences {
    /** Index into the plan's timeline. */
    readonly statement: number;
    /** How often it took effect. */
    readonly occurrences: number;
    /** Entries of the trace that lead back to it, its occurrences apart. */
    readonly effects: number;
    /** Tasks and calls that it made. */
    readonly tasks: number;
    /** Routing requests answered with NEW_TASK_FAILURE. */
    readonly rejected: number;
    /** Agents whom it logged out by way of a failure, in whichever domain. */
    readonly agentsLoggedOut: number;
    /** Tasks that ended with a disposition that is not that of completed work, by its code. */
    readonly endedAbnormally: readonly { readonly code: number; readonly count: number }[];
    /** Tasks that are in no report, and in part only. */
    readonly unreported: number;
    readonly reportedInPart: number;
    /** Paths of applications that it interrupted. */
    readonly pathsInterrupted: number;
    /** Components that went out of service. */
    readonly componentsDown: number;
}

/** The consequences of every statement of the timeline, in the order of the text. */
export function consequencesOf(reader: TraceReader): readonly Consequences[] {
    const counts = reader.plan.timeline.map(() => new Counts());
    const statements = new Int32Array(reader.entryCount);
    const failureText = reader.trace.strings.indexOf('NEW_TASK_FAILURE');
    for (let entry = 0; entry < reader.entryCount; entry += 1) {
        const statement = statementOf(reader, entry, statements);
        statements[entry] = statement;
        counts[statement]?.add(reader, entry, failureText);
    }
    countTasks(reader, counts);
    return counts.map((each, statement) => each.result(statement));
}

/** The rules that a run exercised, as indexes of {@link RULES} in ascending order. */
export function exercisedRules(reader: TraceReader): readonly number[] {
    const exercised = new Uint8Array(RULES.length);
    for (let entry = 0; entry < reader.entryCount; entry += 1) {
        exercised[reader.ruleIndexOf(entry)] = 1;
    }
    return [...exercised.keys()].filter((rule) => exercised[rule] === 1);
}

/** Longest list of consequences that is still read at a glance. */
const MAX_PHRASES = 3;

/**
 * What a statement did, for the end of its line: `3 tasks rejected, 2 agents logged out`; the worst comes first.
 *
 * Undefined where it did what it says and nothing more.
 */
export function consequencesPhrase(consequences: Consequences): string | undefined {
    if (consequences.occurrences === 0) {
        return 'never happened';
    }
    if (consequences.effects === 0) {
        return 'no effect';
    }
    const phrases = [
        counted(consequences.rejected, 'task', 'rejected'),
        counted(consequences.agentsLoggedOut, 'agent', 'logged out'),
        ...consequences.endedAbnormally.map(({ code, count }) => counted(count, 'task', `ended with ${code}`)),
        counted(consequences.unreported, 'task', 'in no report'),
        counted(consequences.reportedInPart, 'task', 'reported in part'),
        counted(consequences.pathsInterrupted, 'path', 'interrupted'),
        counted(consequences.componentsDown > 1 ? consequences.componentsDown : 0, 'component', 'down'),
        counted(consequences.occurrences > 1 ? consequences.tasks : 0, 'task', 'arrived'),
    ].filter((phrase) => phrase !== undefined);
    return phrases.length === 0 ? undefined : phrases.slice(0, MAX_PHRASES).join(', ');
}

function counted(count: number, noun: string, what: string): string | undefined {
    return count === 0 ? undefined : `${count} ${noun}${count === 1 ? '' : 's'} ${what}`;
}

const OCCURRENCE = ENTRY_KINDS.indexOf('occurrence');
const TRANSITION = ENTRY_KINDS.indexOf('transition');
const MESSAGE = ENTRY_KINDS.indexOf('message');
const REPORTING = ENTRY_KINDS.indexOf('reporting');
const LOGGED_OUT = AGENT_STATES.indexOf('LOGGED_OUT');
const ENDED = TASK_STATES.indexOf('ENDED');
const DOWN = COMPONENT_STATES.indexOf('DOWN');
const OPEN = PATH_STATES.indexOf('OPEN');
const NO_REPORT = REPORTING_OUTCOMES.indexOf('none');
const PARTIAL = REPORTING_OUTCOMES.indexOf('partial');

const IS_ORDINARY = RULES.map(({ id }) => ORDINARY_FAMILIES.has(familyOf(id)));

/** The statement that an entry leads back to, or -1; causes come before their effects, so theirs are known. */
function statementOf(reader: TraceReader, entry: number, known: Int32Array): number {
    if (reader.kindIndexOf(entry) === OCCURRENCE) {
        return reader.valueAt(entry);
    }
    const cause = reader.causeOf(entry);
    return cause === undefined ? -1 : (known[cause] ?? -1);
}

class Counts {
    occurrences = 0;
    effects = 0;
    tasks = 0;
    rejected = 0;
    readonly agents = new Set<number>();
    readonly paths = new Set<number>();
    readonly components = new Set<number>();
    readonly ended = new Map<number, number>();
    readonly reports = new Map<number, number>();

    add(reader: TraceReader, entry: number, failureText: number): void {
        const kind = reader.kindIndexOf(entry);
        if (kind === OCCURRENCE) {
            this.occurrences += 1;
            return;
        }
        this.effects += 1;
        if (kind === MESSAGE && reader.valueAt(entry) === failureText) {
            this.rejected += 1;
        } else if (kind === TRANSITION) {
            this.addTransition(reader, entry);
        } else if (kind === REPORTING) {
            this.reports.set(reader.laneOfEntry(entry) ?? -1, reader.valueAt(entry));
        }
    }

    addTransition(reader: TraceReader, entry: number): void {
        const lane = reader.laneOfEntry(entry) ?? -1;
        const state = reader.valueAt(entry);
        switch (reader.laneKind(lane)) {
            case 'membership':
                if (state === LOGGED_OUT && !IS_ORDINARY[reader.ruleIndexOf(entry)]) {
                    this.agents.add(reader.membershipOf(lane).agent);
                }
                return;
            case 'task':
                if (state === ENDED) {
                    this.addEnd(reader.detailOf(entry) ?? NO_DETAIL);
                }
                return;
            case 'path':
                if (state !== OPEN) {
                    this.paths.add(lane);
                }
                return;
            case 'component':
                if (state === DOWN) {
                    this.components.add(lane);
                }
                return;
            default:
                return;
        }
    }

    addEnd(code: number): void {
        if (code !== NO_DETAIL && !COMPLETED_DISPOSITIONS.has(code)) {
            this.ended.set(code, (this.ended.get(code) ?? 0) + 1);
        }
    }

    result(statement: number): Consequences {
        const outcomes = [...this.reports.values()];
        return {
            statement,
            occurrences: this.occurrences,
            effects: this.effects,
            tasks: this.tasks,
            rejected: this.rejected,
            agentsLoggedOut: this.agents.size,
            endedAbnormally: [...this.ended]
                .sort(([left], [right]) => left - right)
                .map(([code, count]) => ({ code, count })),
            unreported: outcomes.filter((outcome) => outcome === NO_REPORT).length,
            reportedInPart: outcomes.filter((outcome) => outcome === PARTIAL).length,
            pathsInterrupted: this.paths.size,
            componentsDown: this.components.size,
        };
    }
}

/** A further record of the same task is no task of its own. */
function countTasks(reader: TraceReader, counts: readonly Counts[]): void {
    for (let task = 0; task < reader.taskCount; task += 1) {
        const count = reader.continues(task) === undefined ? counts[reader.statementOfTask(task)] : undefined;
        if (count !== undefined) {
            count.tasks += 1;
        }
    }
}
