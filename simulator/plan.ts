/**
 * The Plan: everything a run depends on, and nothing else.
 *
 * `language/` makes a Plan from the text of a scenario; `simulator/` makes a Trace from a Plan. A Plan is plain JSON: no
 * classes, no functions, no `undefined` that matters. Things refer to each other by their index in the Plan's arrays.
 * Times are integer milliseconds since the start of the scenario, sizes are bytes.
 */

import type { Settings } from './settings.ts';
import type { AgentState, ComponentState, LinkState, ReportingOutcome, TaskState } from './states.ts';

export const PLAN_VERSION = 1;

/** Longest duration that a scenario may have (31 days): a time in milliseconds must fit 32 bits in the trace's columns. */
export const MAX_DURATION_MS = 31 * 24 * 60 * 60 * 1000;

export interface Plan {
    readonly version: typeof PLAN_VERSION;
    /** Name of the scenario. */
    readonly scenario: string;
    readonly durationMs: number;
    /** Decides every random draw (`order/seed`): an integer from 0 to 2^32 - 1. */
    readonly seed: number;
    readonly settings: Settings;
    /** URIs of the files that the ranges of this Plan point into. */
    readonly sources: readonly string[];
    readonly topology: Topology;
    readonly timeline: readonly Statement[];
    readonly expectations: readonly Expectation[];
}

/** A range in a source file; lines and columns count from 0, as in the Language Server Protocol. */
export interface SourceRange {
    /** Index into {@link Plan.sources}. */
    readonly source: number;
    readonly startLine: number;
    readonly startColumn: number;
    readonly endLine: number;
    readonly endColumn: number;
}

// ---------------------------------------------------------------------------------------------------------------------
// Topology

export interface Topology {
    readonly name: string;
    readonly components: readonly Component[];
    readonly links: readonly Link[];
    readonly domains: readonly Domain[];
    readonly agents: readonly Agent[];
    readonly applications: readonly Application[];
}

/** Index of a {@link Component} in {@link Topology.components}. */
export type ComponentIndex = number;
/** Index of a {@link Link} in {@link Topology.links}. */
export type LinkIndex = number;
/** Index of a {@link Domain} in {@link Topology.domains}. */
export type DomainIndex = number;
/** Index of an {@link Agent} in {@link Topology.agents}. */
export type AgentIndex = number;
/** Index of an {@link Application} in {@link Topology.applications}. */
export type ApplicationIndex = number;

export type ComponentKind =
    | 'controller'
    | 'controller-side'
    | 'gateway'
    | 'gateway-side'
    | 'pim'
    | 'mr-pim'
    | 'cti-server'
    | 'peripheral'
    | 'cti-manager'
    | 'finesse-server'
    | 'desktop'
    | 'application';

export type Side = 'A' | 'B';

/**
 * Something that can fail by itself.
 *
 * A component of a duplexed pair is in the Plan once as a whole and once per side: the whole (`AgentPg`, `UcmPim`) names
 * its `instances` (`AgentPg.A`, `AgentPg.B`; `AgentPg.A.UcmPim`, `AgentPg.B.UcmPim`), each of which names its `whole`.
 * Only things without instances are processes; a whole is up while one of its instances is.
 */
export interface Component {
    /** Dotted name, unique in the topology: `Central`, `AgentPg.A`, `AgentPg.A.UcmPim`, `A101.desktop`. */
    readonly id: string;
    readonly kind: ComponentKind;
    /** The component that this one runs on: it is down whenever that one is. */
    readonly parent?: ComponentIndex;
    readonly side?: Side;
    /** The whole that this one is one side of. */
    readonly whole?: ComponentIndex;
    /** The sides of a duplexed whole, A first; empty for everything else. */
    readonly instances: readonly ComponentIndex[];
    /** Of a PIM: the peripheral that it serves. Of a CTI Manager: the peripheral that it is a service of. */
    readonly serves?: ComponentIndex;
    /** Of a Finesse server or a CTI Manager: the one that takes over from it. */
    readonly backup?: ComponentIndex;
    /** Of a peripheral: whether the ACD sends agent states when its PIM reconnects (`pim/states-resent`). */
    readonly resendsStates?: boolean;
    readonly range: SourceRange;
}

export type LinkKind =
    /** MR PIM ↔ controller, second leg of the MR path. */
    | 'mr-router'
    /** Application instance ↔ MR PIM, first leg of the MR path. */
    | 'mr-application'
    /** Application instance ↔ CTI server, first leg of the ARM path. */
    | 'arm-application'
    /** CTI server ↔ controller, second leg of the ARM path. */
    | 'arm-router'
    /** Agent PIM ↔ peripheral. */
    | 'acd'
    /** Agent PIM ↔ controller. */
    | 'pim-router'
    /** Agent desktop ↔ Finesse server. */
    | 'desktop';

/** A connection between two components. Like components, a link of a duplexed pair is there as a whole and per side. */
export interface Link {
    /** `EmailPim -- Central`; per side `MrPg.A.EmailPim -- Central`. */
    readonly id: string;
    readonly kind: LinkKind;
    readonly from: ComponentIndex;
    readonly to: ComponentIndex;
    readonly whole?: LinkIndex;
    readonly instances: readonly LinkIndex[];
    /** True where no statement declares the link because the relation of its ends implies it. */
    readonly implied: boolean;
    readonly range: SourceRange;
}

export type DomainKind = 'voice' | 'email' | 'chat' | 'task';

/** A Media Routing Domain. */
export interface Domain {
    readonly name: string;
    readonly kind: DomainKind;
    readonly taskLifeMs: number;
    readonly startTimeoutMs: number;
    readonly maxDurationMs: number;
    /** Absent: a task may wait for ever. */
    readonly maxQueueMs?: number;
    readonly interruptible: boolean;
    readonly range: SourceRange;
}

export interface Agent {
    readonly name: string;
    readonly peripheral: ComponentIndex;
    /** Absent where the topology declares no Finesse server for the agent. */
    readonly finesse?: ComponentIndex;
    readonly desktop: ComponentIndex;
    /** The CTI server (as a whole) of the gateway that serves the agent's peripheral, if it has one. */
    readonly ctiServer?: ComponentIndex;
    readonly handles: readonly Membership[];
    readonly range: SourceRange;
}

export interface Membership {
    readonly domain: DomainIndex;
    /** How many tasks of the domain the agent can have at once, at least 1. */
    readonly limit: number;
}

export interface Application {
    readonly component: ComponentIndex;
    readonly domains: readonly DomainIndex[];
    /** The legs of the MR path: links as a whole. Absent where a check has let a topology without it pass. */
    readonly mrPath?: { readonly pim: ComponentIndex; readonly toPim: LinkIndex; readonly toRouter: LinkIndex };
    /** One ARM path per CTI server that the application is linked to: links as a whole. */
    readonly armPaths: readonly ArmPath[];
    /** Sends NEW_TASK even while routing is disabled (`mr/request-rejected`). */
    readonly sendsWhileDisabled: boolean;
}

export interface ArmPath {
    readonly ctiServer: ComponentIndex;
    readonly toCtiServer: LinkIndex;
    readonly toRouter: LinkIndex;
}

// ---------------------------------------------------------------------------------------------------------------------
// Timeline

/** One statement of the timeline. Its index in {@link Plan.timeline} is its place in the scenario's text. */
export interface Statement {
    readonly range: SourceRange;
    /** The statement's text on one line, for people. */
    readonly text: string;
    readonly occurs: Occurrence;
    readonly action: Action;
}

export type Occurrence =
    | { readonly kind: 'once'; readonly atMs: number }
    /** From `fromMs` on, again after each draw of `every`, as long as the time is not after `toMs`. */
    | { readonly kind: 'recurring'; readonly every: Distribution; readonly fromMs: number; readonly toMs: number };

/** A duration in milliseconds, fixed or drawn; drawn values are rounded to milliseconds and never negative. */
export type Distribution =
    | { readonly kind: 'constant'; readonly ms: number }
    | { readonly kind: 'uniform'; readonly minMs: number; readonly maxMs: number }
    | { readonly kind: 'exponential'; readonly meanMs: number }
    | { readonly kind: 'normal'; readonly meanMs: number; readonly deviationMs: number }
    | { readonly kind: 'lognormal'; readonly meanMs: number; readonly deviationMs: number };

export type Action =
    /** Takes processes down, for `forMs` or until restored. A whole fails on all its sides. */
    | { readonly kind: 'fail'; readonly components: readonly ComponentIndex[]; readonly forMs?: number }
    /** Brings processes back, whatever failed them. */
    | { readonly kind: 'restore'; readonly components: readonly ComponentIndex[]; readonly links: readonly LinkIndex[] }
    | { readonly kind: 'cut'; readonly links: readonly LinkIndex[]; readonly forMs?: number }
    | {
          readonly kind: 'agents';
          readonly agents: readonly AgentIndex[];
          readonly does: AgentAction;
          /** Absent: in every domain that the agent handles. */
          readonly domains?: readonly DomainIndex[];
          readonly reasonCode?: number;
      }
    /** An application receives tasks and requests routing for them, or a peripheral receives calls. */
    | {
          readonly kind: 'receive';
          readonly receiver: ComponentIndex;
          readonly domain: DomainIndex;
          readonly work: Work;
          /** How many arrive at once, at least 1. */
          readonly count: number;
      }
    /** An application assigns tasks to an agent itself. */
    | {
          readonly kind: 'assign';
          readonly application: ComponentIndex;
          readonly domain: DomainIndex;
          readonly agent: AgentIndex;
          readonly work: Work;
          readonly count: number;
      };

export type AgentAction =
    | 'log-in'
    | 'log-out'
    | 'become-ready'
    | 'become-not-ready'
    | 'stop-answering'
    | 'answer-again'
    | 'hold'
    | 'retrieve'
    | 'pause'
    | 'resume';

/** What is known of the tasks or calls that a statement makes. */
export interface Work {
    /** Name of the tasks: used as it is if the statement makes one, else with `#1`, `#2`, … Absent: the domain's name. */
    readonly name?: string;
    readonly handling: Distribution;
    /** Absent: the setting `taskWrapUp` or `callWrapUp`. */
    readonly wrapUp?: Distribution;
    /** Time from the arrival after which the caller gives up if no agent has answered; absent: never. */
    readonly patience?: Distribution;
}

// ---------------------------------------------------------------------------------------------------------------------
// Expectations

export interface Expectation {
    readonly range: SourceRange;
    readonly text: string;
    readonly when: When;
    readonly what: Predicate;
}

export type When =
    | { readonly kind: 'at'; readonly atMs: number }
    /** At every instant from `fromMs` to `toMs`, both included. */
    | { readonly kind: 'throughout'; readonly fromMs: number; readonly toMs: number }
    /** At one instant at least from `fromMs` to `toMs`, both included. */
    | { readonly kind: 'within'; readonly fromMs: number; readonly toMs: number }
    | { readonly kind: 'always' }
    | { readonly kind: 'never' }
    | { readonly kind: 'eventually' }
    | { readonly kind: 'end' };

export type Comparison = 'at-least' | 'at-most' | 'exactly';

export type Predicate =
    /** Every named agent is in the state, in the domain or (absent) in every domain that it handles. */
    | {
          readonly kind: 'agent-state';
          readonly agents: readonly AgentIndex[];
          readonly domain?: DomainIndex;
          readonly state: AgentCondition;
          readonly reasonCode?: number;
      }
    | {
          readonly kind: 'agent-count';
          readonly comparison: Comparison;
          readonly count: number;
          readonly domain: DomainIndex;
          readonly state: AgentCondition;
      }
    | { readonly kind: 'component-state'; readonly component: ComponentIndex; readonly state: ComponentState }
    | { readonly kind: 'link-state'; readonly link: LinkIndex; readonly state: LinkState }
    | {
          readonly kind: 'message';
          readonly component: ComponentIndex;
          readonly direction: 'sent' | 'received';
          readonly name: string;
          /** Absent: at least once. */
          readonly times?: { readonly comparison: Comparison; readonly count: number };
      }
    | { readonly kind: 'task'; readonly which: TaskSelection; readonly condition: TaskCondition }
    | { readonly kind: 'log'; readonly contains: string };

/** An agent state, or `LOGGED_IN`: any state but LOGGED_OUT. */
export type AgentCondition = AgentState | 'LOGGED_IN';

export type TaskSelection =
    | { readonly kind: 'named'; readonly name: string }
    | { readonly kind: 'every'; readonly domain?: DomainIndex }
    | { readonly kind: 'no'; readonly domain?: DomainIndex }
    | {
          readonly kind: 'count';
          readonly comparison: Comparison;
          readonly count: number;
          readonly domain?: DomainIndex;
      };

export type TaskCondition =
    | { readonly kind: 'state'; readonly state: TaskState }
    | { readonly kind: 'ended'; readonly disposition?: number }
    | { readonly kind: 'handled-by'; readonly agent: AgentIndex }
    /** Judged at the end of the run, whatever the instant. */
    | { readonly kind: 'reporting'; readonly outcome: ReportingOutcome };
