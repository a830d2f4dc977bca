/** What the rules of a run can see and do. */

import type { MessageName } from './messages.ts';
import type { Plan } from './plan.ts';
import type { RuleId } from './rules/registry.ts';
import type { LogSeverity } from './states.ts';
import type { TraceRecorder } from './trace/recorder.ts';
import type { PlanIndex } from './world/plan-index.ts';
import type { World } from './world/world.ts';

/** Groups of what happens at one instant, in the order in which they happen (`order/same-instant`). */
export const INSTANT_CLASSES = {
    networkLoss: 0,
    processDown: 1,
    processUp: 2,
    networkRestore: 3,
    timer: 4,
    arrival: 5,
} as const;
export type InstantClass = (typeof INSTANT_CLASSES)[keyof typeof INSTANT_CLASSES];

/** Timers, by what they wait for. `a` and `b` of a timer's event are documented where its reaction is. */
export const TIMERS = [
    'statement',
    'links-restored',
    'failure-over',
    'component-started',
    'restart-over',
    'cut-over',
    'side-activates',
    'task-accepted',
    'task-start-timeout',
    'task-completed',
    'task-wrapped-up',
    'task-queue-timeout',
    'task-max-duration',
    'task-abandoned',
    'requests-resent',
    'task-life-over',
    'voice-agents-restored',
    'desktop-agent-restored',
    'cmi-attempt',
    'real-time-silence',
    'pim-restarted',
    'notifier-retry',
    'cic-switchover',
    'cim-agent-logs-in',
    'cim-session-closed',
    'private-heartbeats-missed',
    'other-side-tested',
    'side-restarted',
    'public-heartbeats-missed',
    'gateway-heartbeats-missed',
    'state-transferred',
    'route-request-over',
] as const;
export type Timer = (typeof TIMERS)[number];

/** Place of each timer in {@link TIMERS}, by which the event queue knows it. */
export const TIMER_INDEX: ReadonlyMap<Timer, number> = new Map(TIMERS.map((timer, index) => [timer, index]));

/** What can just have happened, so that rules react to it within the same instant; each says what `about` is. */
export type RunEventKind =
    /** Components or links went up or down; about nothing in particular. */
    | 'availability-changed'
    /** About one of the world's pairs, by index. */
    | 'side-activated'
    /** About a connection of an Aspect PIM, by index. */
    | 'acd-connection-changed'
    | 'cmi-server-given-up'
    /** About a connection of a media server, by index. */
    | 'cic-server-found'
    | 'media-connection-changed'
    /** About a server of a CIM cluster, by the index of its component. */
    | 'cim-server-started'
    | 'cim-server-stopped'
    | 'cim-server-lost'
    | 'cim-server-restored'
    /** About a service of a CIM cluster, by the index of its component. */
    | 'cim-service-restored'
    /** About a CIM cluster, by index. */
    | 'cim-cluster-stopped'
    /** About a task of a CIM cluster, by key. */
    | 'task-active'
    /** About a membership, by index. */
    | 'agent-logs-in-again'
    /** About an application, by index. */
    | 'application-lost'
    | 'application-restored'
    | 'mr-application-leg-lost'
    | 'mr-application-leg-restored'
    | 'mr-router-leg-lost'
    | 'mr-router-leg-restored'
    /** About one of the world's ARM paths, by index. */
    | 'arm-application-leg-lost'
    | 'arm-application-leg-restored'
    | 'arm-router-leg-lost'
    | 'arm-router-leg-restored'
    /** About a peripheral, by the index of its component. */
    | 'voice-path-lost'
    | 'voice-path-restored'
    | 'pim-service-lost'
    | 'pim-service-restored'
    | 'cti-manager-lost'
    | 'cti-manager-restored'
    /** About a gateway, by the index of its component. */
    | 'gateway-lost'
    /** About an agent, by index. */
    | 'desktop-lost'
    | 'desktop-restored'
    /** About a CallRouter, by its place among their lanes. */
    | 'router-lost'
    | 'router-started'
    /** About a controller, by index. */
    | 'private-lost'
    | 'private-restored'
    | 'sides-joined'
    | 'split-brain'
    | 'hold-over'
    | 'sides-parted'
    /** About an application, by index, or about a peripheral, by the index of its component. */
    | 'requests-lost'
    | 'calls-lost'
    /** About a synchronized client, by index. */
    | 'transfer-begun'
    | 'transfer-done'
    /** About 1 if the state has grown beyond its limit, 0 if it is below it again. */
    | 'state-size-passed'
    /** About a domain, by index. */
    | 'agent-routable'
    | 'task-queued';

export interface RunEvent {
    readonly kind: RunEventKind;
    readonly about: number;
    /** The trace entry that reactions name as their cause. */
    readonly cause: number;
}

/** The run as the rules see it. */
export interface Run {
    readonly plan: Plan;
    readonly index: PlanIndex;
    readonly world: World;
    readonly recorder: TraceRecorder;
    /** The present instant. */
    readonly atMs: number;

    /** Lets the reactions to an event happen, after those to what was raised before. */
    raise(event: RunEvent): void;

    /** Starts a timer that goes off after `delayMs`; `order` says when within its instant. */
    startTimer(timer: Timer, delayMs: number, a: number, b: number, cause: number, order?: TimerOrder): void;

    /** Starts the timer of a statement, which goes off in the statement's place among all of its class. */
    startStatementTimer(timer: Timer, atMs: number, instantClass: InstantClass, statement: number, cause: number): void;

    /** Records that a statement of the timeline takes effect: the root of all that it causes. */
    occurrence(statement: number): number;

    /** Records that a lane changes to the state with an index, and answers the entry. */
    transition(lane: number, state: number, rule: RuleId, cause: number, detail?: number, subject?: number): number;

    /** Records that one component sends another a message; both by index. */
    message(name: MessageName, from: number, to: number, rule: RuleId, cause: number, subject?: number): number;

    /** Records what the reports will say of a task. */
    report(taskLane: number, outcome: number, rule: RuleId, cause: number): number;

    /** Records a log line of a component (by index). */
    log(
        component: number | undefined,
        text: string,
        rule: RuleId,
        cause: number,
        subject?: number,
        severity?: LogSeverity,
    ): number;
}

/** Where within its instant a timer goes off: with the other timers, or after all of them, or before what comes up. */
export type TimerOrder = 'as-timer' | 'last-timer' | 'before-restores';

/** What a rule does when something happens. */
export interface Reaction {
    readonly rule: RuleId;
    readonly on: RunEventKind;
    react(run: Run, about: number, cause: number): void;
}

/** What a rule does when a timer goes off. */
export interface TimerReaction {
    readonly rule: RuleId;
    readonly timer: Timer;
    react(run: Run, a: number, b: number, cause: number): void;
}

/** The rules of one family that make things happen. */
export interface Family {
    readonly name: string;
    readonly reactions: readonly Reaction[];
    readonly timers: readonly TimerReaction[];
}
