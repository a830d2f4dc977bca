/** The expectations of a Plan: what must be so, and when. */

import type { ReportFigureName } from '../reports/figures.ts';
import type {
    AcdConnectionState,
    AgentState,
    ComponentState,
    LinkState,
    MediaConnectionState,
    MonitorState,
    PathState,
    ReportingOutcome,
    ReportState,
    RouterState,
    TaskState,
    TransferState,
} from '../states.ts';
import type { SourceRange } from './source-range.ts';
import type {
    AgentIndex,
    ApplicationIndex,
    ComponentIndex,
    DomainIndex,
    LinkIndex,
    MediaConnectionIndex,
    Side,
    SkillGroupIndex,
    SynchronizedClientIndex,
} from './topology.ts';

export interface Expectation {
    readonly range: SourceRange;
    readonly text: string;
    readonly when: When;
    readonly what: Predicate;
    /** The first instant at which `what` holds comes before, or after, the first one of the other; in trace order. */
    readonly relation?: { readonly kind: 'before' | 'after'; readonly other: Predicate };
    readonly includedAt?: SourceRange;
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
    | {
          readonly kind: 'log';
          readonly contains: string;
          /** Absent: of any component. */
          readonly component?: ComponentIndex;
          /** Absent: at least once. */
          readonly times?: { readonly comparison: Comparison; readonly count: number };
      }
    | { readonly kind: 'path-state'; readonly path: PathName; readonly state: PathState }
    /** Of one CallRouter process: a side's, or the one of a simplex controller. */
    | { readonly kind: 'router-state'; readonly router: ComponentIndex; readonly state: RouterState }
    | { readonly kind: 'transfer-state'; readonly client: SynchronizedClientIndex; readonly state: TransferState }
    | { readonly kind: 'acd-connection-state'; readonly pim: ComponentIndex; readonly state: AcdConnectionState }
    | {
          readonly kind: 'media-connection-state';
          readonly connection: MediaConnectionIndex;
          readonly state: MediaConnectionState;
      }
    /** What a CIM monitor page, or the load balancer's health check, says of a server or service. */
    | { readonly kind: 'monitor-state'; readonly component: ComponentIndex; readonly state: MonitorState }
    /** Of the Server Status row: whether the media server accepts sessions from the CIC server. */
    | { readonly kind: 'accepts-sessions'; readonly connection: MediaConnectionIndex; readonly accepts: boolean }
    /** The direction of the last completed state transfer of a client. */
    | { readonly kind: 'synchronized-from'; readonly client: SynchronizedClientIndex; readonly side: Side }
    | {
          readonly kind: 'figure';
          readonly figure: Figure;
          readonly comparison: Comparison;
          /** In the figure's unit: bytes, milliseconds or a number. */
          readonly value: number;
      }
    /** Media Logout Status: the last logout of every named agent had this reason, in the domain or in every one. */
    | {
          readonly kind: 'logout-status';
          readonly agents: readonly AgentIndex[];
          readonly domain?: DomainIndex;
          readonly reasonCode: number;
      }
    /** What the interval reports will say of a figure, or miss of it; judged at the end of the run, whatever the instant. */
    | {
          readonly kind: 'report-figure';
          readonly subject: ReportedSubject;
          /** Counted from 0; absent: all intervals together. */
          readonly interval?: number;
          readonly column: 'reported' | 'missing';
          readonly figure: ReportFigureName;
          readonly comparison: Comparison;
          /** In the figure's unit: a number or milliseconds. */
          readonly value: number;
      }
    | {
          readonly kind: 'report-state';
          readonly subject: ReportedSubject;
          readonly interval?: number;
          readonly state: ReportState;
      }
    /** How long something was so, all in all: within the span, up to the instant, or in the whole run. */
    | {
          readonly kind: 'total-time';
          readonly of: StatePredicate;
          readonly comparison: Comparison;
          readonly durationMs: number;
      };

/** A predicate that something is in a state. */
export type StatePredicate = Extract<
    Predicate,
    {
        readonly kind:
            | 'agent-state'
            | 'component-state'
            | 'link-state'
            | 'path-state'
            | 'router-state'
            | 'transfer-state'
            | 'acd-connection-state'
            | 'media-connection-state'
            | 'monitor-state';
    }
>;

/** Whose interval report is meant; of an agent that of one domain or (absent) those of all domains together. */
export type ReportedSubject =
    | { readonly scope: 'agent'; readonly agent: AgentIndex; readonly domain?: DomainIndex }
    | { readonly scope: 'skill-group'; readonly skillGroup: SkillGroupIndex }
    | { readonly scope: 'domain'; readonly domain: DomainIndex }
    | { readonly scope: 'peripheral'; readonly peripheral: ComponentIndex };

/** A number that a status display shows at an instant; what is not shown compares with nothing. */
export type Figure =
    /** Size of the state of a controller, by its index, in bytes. */
    | { readonly kind: 'state-size'; readonly controller: number }
    /** Its largest size since a CallRouter is up, in bytes: of several CallRouters the largest. */
    | { readonly kind: 'max-state-size'; readonly routers: readonly ComponentIndex[] }
    /** Time since a CallRouter is up, in milliseconds. */
    | { readonly kind: 'router-up'; readonly router: ComponentIndex }
    /** Time since a client is in sync, in milliseconds. */
    | { readonly kind: 'in-sync'; readonly client: SynchronizedClientIndex }
    /** Active Resources of a Server Status row. */
    | { readonly kind: 'active-resources'; readonly connection: MediaConnectionIndex };

/** One of an application's paths: its MR path, or one of its ARM paths by place. */
export type PathName =
    | { readonly kind: 'mr'; readonly application: ApplicationIndex }
    | { readonly kind: 'arm'; readonly application: ApplicationIndex; readonly place: number };

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
    /** From its arrival until it was first started or was over, or until the instant that is judged. */
    | { readonly kind: 'waited'; readonly comparison: Comparison; readonly durationMs: number }
    /** Judged at the end of the run, whatever the instant. */
    | { readonly kind: 'reporting'; readonly outcome: ReportingOutcome };
