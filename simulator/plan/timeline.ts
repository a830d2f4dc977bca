/** The timeline of a Plan: what happens, and when. */

import type { SourceRange } from './source-range.ts';
import type {
    AgentIndex,
    ComponentIndex,
    DomainIndex,
    License,
    LinkIndex,
    MediaConnectionIndex,
    MediaTerms,
    SkillGroupIndex,
} from './topology.ts';

/** One statement of the timeline. Its index in `timeline` of the Plan is its place in the scenario's text. */
export interface Statement {
    readonly range: SourceRange;
    /** The statement's text on one line, for people. */
    readonly text: string;
    readonly occurs: Occurrence;
    readonly action: Action;
    /** Where the scenario includes the fragment that the statement is written in. */
    readonly includedAt?: SourceRange;
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
    /** Stops processes in good order: they stay stopped until they are started. */
    | { readonly kind: 'stop'; readonly components: readonly ComponentIndex[] }
    /** Starts processes that are stopped or wait to be started by hand. */
    | { readonly kind: 'start'; readonly components: readonly ComponentIndex[] }
    /** Stops processes and starts them again after `forMs`; absent: after the setting `processRestartDelay`. */
    | { readonly kind: 'restart'; readonly components: readonly ComponentIndex[]; readonly forMs?: number }
    /** Changes what decides about a media server's connection; an empty `logonFailure` ends one. */
    | { readonly kind: 'change-media'; readonly connection: MediaConnectionIndex; readonly terms: Partial<MediaTerms> }
    | { readonly kind: 'change-license'; readonly mediaServer: number; readonly license: License }
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
    /** Only agents of this skill group can get it; absent: any agent of the domain. */
    readonly skillGroup?: SkillGroupIndex;
    readonly handling: Distribution;
    /** Absent: the setting `taskWrapUp` or `callWrapUp`. */
    readonly wrapUp?: Distribution;
    /** Time from the arrival after which the caller gives up if no agent has answered; absent: never. */
    readonly patience?: Distribution;
}
