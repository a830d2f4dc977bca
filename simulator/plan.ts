/**
 * The Plan: everything a run depends on, and nothing else.
 *
 * `language/` makes a Plan from the text of a scenario; `simulator/` makes a Trace from a Plan. A Plan is plain JSON: no
 * classes, no functions, no `undefined` that matters. Things refer to each other by their index in the Plan's arrays.
 * Times are integer milliseconds since the start of the scenario, sizes are bytes.
 */

import type { Expectation } from './plan/expectations.ts';
import type { Statement } from './plan/timeline.ts';
import type { Topology } from './plan/topology.ts';
import type { Settings } from './settings.ts';

export type * from './plan/expectations.ts';
export type * from './plan/source-range.ts';
export type * from './plan/timeline.ts';
export type * from './plan/topology.ts';

export const PLAN_VERSION = 2;

/** Longest duration that a scenario may have (31 days): a time in milliseconds must fit 32 bits in the trace's columns. */
export const MAX_DURATION_MS = 31 * 24 * 60 * 60 * 1000;

export interface Plan {
    readonly version: typeof PLAN_VERSION;
    /** Name of the scenario. */
    readonly scenario: string;
    /** Name of the case, where the scenario has a table of cases and this run is one of them. */
    readonly caseName?: string;
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
