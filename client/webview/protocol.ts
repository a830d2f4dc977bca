/** What the extension host and the timeline panel say to each other. Imported by both; each validates what it gets. */

import type { InjectedStatement, Problem } from '../../server/protocol.ts';
import type { Plan, SourceRange } from '../../simulator/plan.ts';

/** From the extension host to the panel. */
export type ToPanel =
    /** Run this Plan and show the trace. `revision` counts up: an answer about an older one is stale. */
    | {
          readonly type: 'show';
          readonly revision: number;
          readonly document: string;
          readonly plan: Plan;
          /** Whether the text that it is of is saved, with nothing tried out: what later runs are compared with. */
          readonly saved?: boolean;
          /** Statements of the Plan that are only tried out. */
          readonly injected?: readonly number[];
          /** The run that this one is compared with, and what it is called in a sentence. */
          readonly against?: { readonly label: string; readonly plan: Plan };
          /** What to keep; absent: document and scenario. */
          readonly identity?: PanelIdentity;
      }
    /** The scenario cannot run; show why, keep the last trace behind it. */
    | {
          readonly type: 'problems';
          readonly document: string;
          readonly scenario: string;
          readonly caseName?: string;
          readonly problems: readonly Problem[];
          readonly identity?: PanelIdentity;
      }
    /** Move the cursor to an instant. */
    | { readonly type: 'seek'; readonly atMs: number }
    /** How the debugger stands to the run of the panel. */
    | { readonly type: 'debugger'; readonly standing: DebuggerStanding }
    /** The text of the run that is shown was saved as it is. */
    | { readonly type: 'saved'; readonly revision: number }
    /** Select what a statement of the timeline leads to. */
    | { readonly type: 'statement'; readonly statement: number }
    /** Make a file of what is shown, and give it back with `save`. */
    | { readonly type: 'export'; readonly format: PanelExportFormat };

/** Nothing is debugged; another run is; this one is and moves; this one is and has stopped. */
export const DEBUGGER_STANDINGS = ['away', 'elsewhere', 'moving', 'stopped'] as const;
export type DebuggerStanding = (typeof DEBUGGER_STANDINGS)[number];

/** What the panel itself can make of a run. */
export const PANEL_EXPORT_FORMATS = ['png', 'svg', 'entries.csv', 'tasks.csv', 'json'] as const;
export type PanelExportFormat = (typeof PANEL_EXPORT_FORMATS)[number];

/** From the panel to the extension host. */
export type FromPanel =
    /** The panel listens: sent once after it has loaded. */
    | { readonly type: 'ready' }
    /** Open the editor at a statement or declaration. */
    | { readonly type: 'reveal'; readonly uri: string; readonly range: SourceRange }
    | { readonly type: 'revealProblem'; readonly problem: Problem }
    /** The cursor is somewhere else; told now and then while it moves. */
    | { readonly type: 'cursor'; readonly atMs: number }
    /** Take the debugger, which has stopped in this run, to an instant. */
    | { readonly type: 'debugAt'; readonly atMs: number }
    /** Try a statement out, at the instant that it names. */
    | { readonly type: 'inject'; readonly statement: InjectedStatement }
    /** Write one of the statements that are tried out into the scenario, or drop it: by its place among them. */
    | { readonly type: 'keep' | 'drop'; readonly place: number }
    /** What the statements of the timeline led to; those that led to nothing worth saying are left out. */
    | { readonly type: 'consequences'; readonly revision: number; readonly statements: readonly Consequence[] }
    /** How things are at the cursor, for the editor to show beside their declarations. */
    | {
          readonly type: 'states';
          readonly atMs: number;
          /** The statement of the timeline that took effect last. */
          readonly statement?: number;
          readonly declarations: readonly DeclarationState[];
      }
    /** Save a file; where the bytes are no text they are in base64. */
    | {
          readonly type: 'save';
          readonly name: string;
          readonly mediaType: string;
          readonly text: string;
          readonly encoding: 'text' | 'base64';
      }
    /** Save the run as a page that shows this panel. */
    | { readonly type: 'savePage' }
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

/** What a statement of the timeline led to. */
export interface Consequence {
    /** Index into the Plan's timeline. */
    readonly statement: number;
    /** `3 tasks rejected, 2 agents logged out`. */
    readonly summary: string;
    readonly isLoss: boolean;
}

/** How what a range declares is. */
export interface DeclarationState {
    readonly range: SourceRange;
    /** `UP`; `2 AVAILABLE, 1 LOGGED_OUT`. */
    readonly text: string;
    readonly isLoss: boolean;
}

/**
 * What the panel keeps with `setState`. VS Code gives it to the extension host after a window reload, so `document` and
 * `scenario` are what both sides agree on; the rest is the panel's own.
 */
export interface PanelIdentity {
    readonly document: string;
    readonly scenario: string;
    /** Absent: the scenario as it is declared. */
    readonly caseName?: string;
    /** Absent: the seed that the scenario gives. */
    readonly seed?: number;
    /** The run that it is compared with; absent: the last one of the text as it was saved. */
    readonly against?: RunIdentity;
}

/** Which run: a scenario of a document, perhaps a case of it, perhaps with another seed. */
export type RunIdentity = Omit<PanelIdentity, 'against'>;
