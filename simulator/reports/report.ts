/** What interval reports are: what happened beside what the reports will say of it, and why the two differ. */

import type { AgentIndex, ComponentIndex, DomainIndex, SkillGroupIndex } from '../plan.ts';
import type { RuleId } from '../rules/registry.ts';
import type { ReportState } from '../states.ts';
import type { FigureValues } from './figures.ts';

/** What a report is about. */
export type ReportSubject =
    /** An agent in one domain; its name is that of the lane, `A101 · Email`. */
    | {
          readonly scope: 'agent';
          readonly name: string;
          readonly agent: AgentIndex;
          readonly domain: DomainIndex;
      }
    | { readonly scope: 'skill-group'; readonly name: string; readonly skillGroup: SkillGroupIndex }
    | { readonly scope: 'domain'; readonly name: string; readonly domain: DomainIndex }
    | { readonly scope: 'peripheral'; readonly name: string; readonly peripheral: ComponentIndex };

/** The report of one subject, interval by interval. */
export interface Report {
    readonly subject: ReportSubject;
    readonly intervals: readonly ReportInterval[];
    /** All intervals together: sums, and the greatest of what does not add up. */
    readonly total: ReportInterval;
}

/** From `fromMs` up to, not including, `toMs`; the last one ends with the run. */
export interface ReportInterval {
    readonly fromMs: number;
    readonly toMs: number;
    readonly state: ReportState;
    readonly happened: FigureValues;
    /** What the reports will say once everything that is kept somewhere has been delivered. */
    readonly reported: FigureValues;
    readonly differences: readonly ReportDifference[];
}

/**
 * How what the reports say differs from what happened.
 *
 * - deleted: it had been gathered, and was deleted (`pim/reporting-data-deleted`).
 * - missing: it was never stored.
 * - counted-twice: the reports have more than happened (`cti/reporting-restarted`).
 * - recreated: it is in the reports, put together afterwards.
 * - late: it is in the reports, kept somewhere and delivered afterwards.
 */
export const REPORT_DIFFERENCE_KINDS = ['deleted', 'missing', 'counted-twice', 'recreated', 'late'] as const;
export type ReportDifferenceKind = (typeof REPORT_DIFFERENCE_KINDS)[number];

export interface ReportDifference {
    readonly kind: ReportDifferenceKind;
    readonly rule: RuleId;
    /** Entries of the trace that made it so, in order; following their causes leads to the failure. */
    readonly entries: readonly number[];
    /** How much of each figure it is about; none where an interval is incomplete although nothing is known to be missing. */
    readonly amounts: Partial<FigureValues>;
}
