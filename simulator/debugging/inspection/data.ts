/**
 * Plain data about the world of a run at a place: what a person looks at, by names that can be used in expressions.
 *
 * Times are milliseconds since the start, in fields whose names end in `Ms`. What is absent is `undefined`.
 */

import type { AgentState, ComponentState, LinkState, TaskState } from '../../states.ts';
import type { LaneState } from '../../trace/lanes.ts';

/** Any of the data below, or a part of it. */
export type Datum = string | number | boolean | undefined | readonly Datum[] | DatumRecord;

export interface DatumRecord {
    readonly [name: string]: Datum;
}

export type AgentData = {
    readonly name: string;
    /** Answers what is offered. */
    readonly answering: boolean;
    /** The Finesse server that the desktop is connected to. */
    readonly finesse?: string;
    readonly domains: Readonly<Record<string, MembershipData>>;
};

/** An agent in one domain. */
export type MembershipData = {
    readonly state: AgentState;
    /** Reason code of a state that has one. */
    readonly reason?: number;
    readonly sinceMs: number;
    readonly loggedIn: boolean;
    readonly ready: boolean;
    /** Names of the tasks in hand. */
    readonly tasks: readonly string[];
    /** How many the agent can have at once. */
    readonly limit: number;
    /** What the CallRouter knows; it differs from the truth while news cannot reach it. */
    readonly routerKnows: { readonly loggedIn: boolean; readonly ready: boolean; readonly tasks: number };
    /** Why a failover keeps the agent out, and what the agent comes back to. */
    readonly failover?: { readonly reasons: readonly string[]; readonly readyAfterwards: boolean };
};

export type TaskData = {
    readonly name: string;
    readonly domain: string;
    readonly state: TaskState;
    /** Whose hands it is in, or where it waits. */
    readonly where: string;
    /** The agent who has it, or had it last. */
    readonly agent?: string;
    readonly arrivedMs: number;
    /** Since when it has been in its state. */
    readonly sinceMs: number;
    /** Since when it has waited for an agent to begin; absent once one has begun. */
    readonly waitingSinceMs?: number;
    /** Work left; while it is worked on, as of now. */
    readonly remainingMs?: number;
    readonly disposition?: number;
};

export type QueueData = {
    readonly domain: string;
    readonly length: number;
    /** Names of the tasks in the order in which they are served. */
    readonly tasks: readonly string[];
    /** How long the first of them has waited in all. */
    readonly longestWaitMs: number;
    /** Names of the agents whom the CallRouter may choose, the next one first. */
    readonly availableAgents: readonly string[];
};

export type ComponentData = {
    readonly name: string;
    readonly kind: string;
    readonly state: ComponentState;
    readonly sinceMs: number;
    /** The process runs. */
    readonly running: boolean;
    /** It runs and serves. */
    readonly up: boolean;
    /** It waits until somebody starts it. */
    readonly stopped: boolean;
    readonly starting: boolean;
    /** Failures that are not over. */
    readonly failures: number;
};

export type LinkData = {
    readonly name: string;
    readonly kind: string;
    readonly state: LinkState;
    readonly sinceMs: number;
    /** Cuts that are not over. */
    readonly cuts: number;
};

/** A path of an application, a CallRouter, a state transfer, or a connection of a PIM or media server. */
export type ConnectionData = { readonly name: string; readonly state: LaneState; readonly sinceMs: number };

/** What has been sent and not answered, or is still being sent. */
export type MessageData = {
    readonly message: string;
    readonly from: string;
    readonly to: string;
    readonly task?: string;
    readonly sinceMs: number;
};

/** A timer that runs. One that has lost its reason goes off all the same, and does nothing. */
export type TimerData = {
    readonly timer: string;
    readonly atMs: number;
    readonly inMs: number;
    readonly about: string;
};

/** Fields that not every thing of its kind has at any time; in expressions they are then nothing. */
export const OPTIONAL_FIELDS: ReadonlySet<string> = new Set([
    'finesse',
    'reason',
    'failover',
    'agent',
    'waitingSince',
    'remaining',
    'disposition',
    'task',
]);
