/** What the extension host and the timeline panel say to each other. Imported by both; each validates what it gets. */

import type { Problem } from '../../server/protocol.ts';
import type { Plan, SourceRange } from '../../simulator/plan.ts';

/** From the extension host to the panel. */
export type ToPanel =
    /** Run this Plan and show the trace. `revision` counts up: an answer about an older one is stale. */
    | { readonly type: 'show'; readonly revision: number; readonly document: string; readonly plan: Plan }
    /** The scenario cannot run; show why, keep the last trace behind it. */
    | {
          readonly type: 'problems';
          readonly document: string;
          readonly scenario: string;
          readonly caseName?: string;
          readonly problems: readonly Problem[];
      }
    /** Move the cursor to an instant. */
    | { readonly type: 'seek'; readonly atMs: number };

/** From the panel to the extension host. */
export type FromPanel =
    /** The panel listens: sent once after it has loaded. */
    | { readonly type: 'ready' }
    /** Open the editor at a statement or declaration. */
    | { readonly type: 'reveal'; readonly uri: string; readonly range: SourceRange }
    | { readonly type: 'revealProblem'; readonly problem: Problem }
    /** The cursor is somewhere else; told now and then while it moves. */
    | { readonly type: 'cursor'; readonly atMs: number }
    /** A run ended: for the status of commands and tests. */
    | {
          readonly type: 'ran';
          readonly revision: number;
          readonly entries: number;
          readonly failedExpectations: number;
      }
    /** A run was cancelled or failed for a reason that is not the scenario's. */
    | { readonly type: 'failed'; readonly revision: number; readonly message: string }
    /** Something that belongs into the output channel. */
    | { readonly type: 'log'; readonly level: 'info' | 'warning' | 'error'; readonly message: string };

/**
 * What the panel keeps with `setState`. VS Code gives it to the extension host after a window reload, so `document` and
 * `scenario` are what both sides agree on; the rest is the panel's own.
 */
export interface PanelIdentity {
    readonly document: string;
    readonly scenario: string;
    /** Absent: the scenario as it is declared. */
    readonly caseName?: string;
}
