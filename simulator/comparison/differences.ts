/** The vocabulary of a comparison of two runs. */

import type { LaneState } from '../trace/lanes.ts';
import type { Disposition } from '../trace/reader.ts';
import type { ExpectationResult, LaneKind, ReportingOutcome } from '../trace/trace.ts';

/** What differs, each list in the order of the later run, with what only the earlier one has at its end. */
export interface RunComparison {
    readonly statements: readonly StatementDifference[];
    readonly expectations: readonly ExpectationDifference[];
    /** Of every lane that is not a task's. */
    readonly lanes: readonly LaneDifference[];
    readonly tasks: readonly TaskDifference[];
    /** All lanes, those of tasks included, with their namesakes. */
    readonly pairs: readonly LanePair[];
    /** How many differences there are. */
    readonly count: number;
}

/** A lane of one run, and the lane of that name of the other; one of them is absent where only one run has it. */
export interface LanePair {
    readonly kind: LaneKind;
    readonly name: string;
    readonly before?: number;
    readonly after?: number;
}

/** A state of a lane, with the reason code or disposition that goes with it. */
export interface ComparedState {
    readonly state: LaneState;
    readonly detail?: number;
    /** The transition that led to it. */
    readonly entry: number;
}

/** Where two lanes part: up to `atMs` they are the same. */
export interface Divergence {
    readonly atMs: number;
    /** Absent where the lane is not there yet. */
    readonly stateBefore?: ComparedState;
    readonly stateAfter?: ComparedState;
}

export interface LaneDifference extends LanePair, Divergence {}

/** What became of a task. */
export interface TaskFate {
    readonly task: number;
    readonly arrivedMs: number;
    /** Absent while it is unfinished. */
    readonly disposition?: Disposition;
    /** Name of the agent who had it last. */
    readonly agent?: string;
    readonly reporting: ReportingOutcome;
}

/** The weightiest respect in which two tasks of a name differ. */
export type TaskAspect = 'presence' | 'disposition' | 'reporting' | 'agent' | 'course';

export interface TaskDifference {
    readonly name: string;
    readonly aspect: TaskAspect;
    readonly atMs: number;
    /** Where their courses part; absent where they do not. */
    readonly divergence?: Divergence;
    readonly before?: TaskFate;
    readonly after?: TaskFate;
}

/** How long an agent was in a state, all in all, in one domain. */
export interface AgentTimeDifference {
    /** `A101 · Email`. */
    readonly name: string;
    readonly state: LaneState;
    readonly beforeMs: number;
    readonly afterMs: number;
}

/** An expectation that only one run has, or that only one meets. */
export interface ExpectationDifference {
    readonly text: string;
    readonly before?: ExpectationResult;
    readonly after?: ExpectationResult;
}

/** A statement of the timeline that only one run has. */
export interface StatementDifference {
    readonly text: string;
    /** Index into the timeline of the Plan that has it. */
    readonly statement: number;
    readonly in: 'before' | 'after';
    readonly atMs: number;
}
