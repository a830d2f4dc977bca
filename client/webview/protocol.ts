/** What the extension host and the timeline panel say to each other. Imported by both; each validates what it gets. */

import type { Problem } from '../../server/protocol.ts';
import type { Plan, SourceRange } from '../../simulator/plan.ts';

/** From the extension host to the panel. */
export type ToPanel =
    /** Run this Plan and show the trace. `revision` counts up: an answer about an older one is stale. */
    | { readonly type: 'show'; readonly revision: number; readonly plan: Plan }
    /** The scenario cannot run; show why, keep the last trace behind it. */
    | { readonly type: 'problems'; readonly scenario: string; readonly problems: readonly Problem[] }
    /** Move the cursor to an instant. */
    | { readonly type: 'seek'; readonly atMs: number };

/** From the panel to the extension host. */
export type FromPanel =
    /** The panel listens: sent once after it has loaded. */
    | { readonly type: 'ready' }
    /** Open the editor at a statement or declaration. */
    | { readonly type: 'reveal'; readonly uri: string; readonly range: SourceRange }
    | { readonly type: 'revealProblem'; readonly problem: Problem }
    /** A run ended: for the status of commands and tests. */
    | {
          readonly type: 'ran';
          readonly revision: number;
          readonly entries: number;
          readonly failedExpectations: number;
      }
    /** Something that belongs into the output channel. */
    | { readonly type: 'log'; readonly level: 'info' | 'warning' | 'error'; readonly message: string };
