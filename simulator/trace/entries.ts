/** What a {@link TraceReader} answers: entries, intervals and tasks as objects. */

import type { AgentIndex, ComponentIndex, DomainIndex } from '../plan.ts';
import type { Rule } from '../rules/registry.ts';
import type { LogSeverity, ReportingOutcome } from '../states.ts';
import type { LaneState } from './lanes.ts';

/** One thing that happened. `entry(i).kind` says which of the fields it has. */
export type TraceEntry = OccurrenceEntry | TransitionEntry | MessageEntry | LogEntry | ReportingEntry;

export interface EntryBase {
    readonly index: number;
    readonly atMs: number;
    readonly rule: Rule;
    /** Lane of the task (or other thing) that the entry is about. */
    readonly subject?: number;
    /** The earlier entry that caused this one. */
    readonly cause?: number;
}

/** A statement of the timeline takes effect. */
export interface OccurrenceEntry extends EntryBase {
    readonly kind: 'occurrence';
    /** Index into {@link Plan.timeline}. */
    readonly statement: number;
}

/** A lane changes its state. */
export interface TransitionEntry extends EntryBase {
    readonly kind: 'transition';
    readonly lane: number;
    readonly state: LaneState;
    /** Reason code of an agent, disposition of a task that ended. */
    readonly detail?: number;
}

/** A message goes from one lane to another. */
export interface MessageEntry extends EntryBase {
    readonly kind: 'message';
    readonly text: string;
    readonly from: number;
    readonly to: number;
}

/** A lane writes a line into its log; without a lane it is a line of the run itself. */
export interface LogEntry extends EntryBase {
    readonly kind: 'log';
    readonly lane?: number;
    readonly text: string;
    /** Only where the source of its rule says so. */
    readonly severity?: LogSeverity;
}

/** What the reports will say of a task is settled. */
export interface ReportingEntry extends EntryBase {
    readonly kind: 'reporting';
    readonly lane: number;
    readonly outcome: ReportingOutcome;
}

/** A stretch of time that a lane spends in one state, from `fromMs` up to, not including, `toMs`. */
export interface Interval {
    readonly state: LaneState;
    readonly fromMs: number;
    readonly toMs: number;
    /** The transition that began it. */
    readonly entry: number;
    /** Reason code of an agent, disposition of a task that ended. */
    readonly detail?: number;
}

export interface Disposition {
    readonly code: number;
    readonly name: string;
}

/** A task as it stands at the end of the run. */
export interface TraceTask {
    readonly index: number;
    readonly name: string;
    readonly domain: DomainIndex;
    /** The application or peripheral that received or assigned it. */
    readonly receiver: ComponentIndex;
    /** The agent who has it or had it last. */
    readonly agent?: AgentIndex;
    readonly arrivedMs: number;
    /** Absent while it is unfinished. */
    readonly disposition?: Disposition;
    readonly reporting: ReportingOutcome;
    /** What is missing in the reports; equal if nothing is. */
    readonly missingFromMs: number;
    readonly missingToMs: number;
    /** Index into {@link Plan.timeline}. */
    readonly statement: number;
    /** Task that this one continues under a new record. */
    readonly continues?: number;
}
