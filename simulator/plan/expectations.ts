/** The expectations of a Plan: what must be so, and when. */

import type {
    AcdConnectionState,
    AgentState,
    ComponentState,
    LinkState,
    MediaConnectionState,
    PathState,
    ReportingOutcome,
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
      };

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
    /** Judged at the end of the run, whatever the instant. */
    | { readonly kind: 'reporting'; readonly outcome: ReportingOutcome };
