/** What the reports know of each task, part by part, as the trace's tasks tell. */

import { RULES, type RuleId } from '../rules/registry.ts';
import type { TraceReader } from '../trace/reader.ts';
import { missingFromMsOf, missingToMsOf } from '../trace/task-columns.ts';
import { NONE } from '../trace/trace.ts';
import { DELETED, forGapsBetween, type Gap, gapAround } from './gaps.ts';
import { kindOfCode, type Reason, reasonCode, ruleOfCode } from './ledger.ts';
import type { RareEntries } from './rare-entries.ts';

/** A part of a task's life that is otherwise in the reports. */
export interface OtherwisePart extends Reason {
    readonly fromMs: number;
    readonly toMs: number;
}

/** Where a task is when something happens to it. */
export interface Whereabouts {
    readonly task: number;
    /** Gaps that concern whoever reports on it, without overlap. */
    readonly gaps: readonly Gap[];
}

export class TaskReporting {
    readonly #reader: TraceReader;
    readonly #settledBy: Uint32Array;
    /** By task: the task that continues it, or {@link NONE}. */
    readonly #continuedBy: Uint32Array;

    constructor(reader: TraceReader, { settledBy }: RareEntries) {
        this.#reader = reader;
        this.#settledBy = settledBy;
        this.#continuedBy = continuations(reader);
    }

    /** Whether the reports have all of a task, as it happens. */
    isPlain(task: number): boolean {
        return this.#reader.reportingOf(task) === 'full';
    }

    /** The task that goes on with the same work under a new record. */
    continuedBy(task: number): number | undefined {
        const next = this.#continuedBy[task] ?? NONE;
        return next === NONE ? undefined : next;
    }

    /** Why the reports do not have, or had to recreate, what an entry says of a task; undefined where they have it. */
    ofEvent({ task, gaps }: Whereabouts, atMs: number, entry: number): Reason | undefined {
        const { reporting, missingFromMs, missingToMs } = this.#missing(task);
        const reason = this.#reasonFor(task, gaps);
        if (reporting === 'full' || reason === undefined) {
            return undefined;
        }
        if (reporting === 'none') {
            return this.#deletedOr(reason, gaps, atMs, atMs + 1);
        }
        const isLast = atMs === missingToMs;
        const isInside = atMs >= missingFromMs && atMs < missingToMs;
        const isOut = isLast && (reason.code === DELETED || gapAround(gaps, atMs, entry) !== undefined);
        return isInside || isOut ? this.#deletedOr(reason, gaps, atMs, atMs + 1) : undefined;
    }

    /** The parts between two instants that the reports do not have, or had to recreate. */
    ofTime({ task, gaps }: Whereabouts, fromMs: number, toMs: number): readonly OtherwisePart[] {
        const { reporting, missingFromMs, missingToMs } = this.#missing(task);
        const reason = this.#reasonFor(task, gaps);
        if (reporting === 'full' || reason === undefined) {
            return [];
        }
        const from = reporting === 'none' ? fromMs : Math.max(fromMs, missingFromMs);
        const to = reporting === 'none' ? toMs : Math.min(toMs, missingToMs);
        return from < to ? splitByDeletions(reason, gaps, from, to) : [];
    }

    /** Of what is not settled when the run ends, the gap that it fell into says why. */
    #reasonFor(task: number, gaps: readonly Gap[]): Reason | undefined {
        const entry = this.#settledBy[task] ?? NONE;
        const outcome = this.#reader.reportingOf(task);
        if (entry !== NONE) {
            const rule = this.#ruleOf(entry);
            const isDeleted = rule === 'pim/reporting-data-deleted';
            return {
                code:
                    outcome === 'recreated'
                        ? reasonCode(outcome, rule)
                        : isDeleted
                          ? DELETED
                          : reasonCode('missing', rule),
                entry,
            };
        }
        const { missingFromMs, missingToMs } = this.#missing(task);
        const gap = gaps.find((each) => each.fromMs < missingToMs && each.toMs > missingFromMs);
        return gap === undefined || outcome !== 'recreated'
            ? gap
            : { code: reasonCode(outcome, ruleOfCode(gap.code)), entry: gap.entry };
    }

    #deletedOr(reason: Reason, gaps: readonly Gap[], fromMs: number, toMs: number): Reason {
        return splitByDeletions(reason, gaps, fromMs, toMs)[0] ?? reason;
    }

    #missing(task: number) {
        const { trace } = this.#reader;
        return {
            reporting: this.#reader.reportingOf(task),
            missingFromMs: missingFromMsOf(trace, task),
            missingToMs: missingToMsOf(trace, task),
        };
    }

    #ruleOf(entry: number): RuleId {
        return RULES[this.#reader.ruleIndexOf(entry)]?.id ?? 'cti/unreported';
    }
}

/** What had been gathered before it was deleted is told apart from what was never seen. */
function splitByDeletions(
    reason: Reason,
    gaps: readonly Gap[],
    fromMs: number,
    toMs: number,
): readonly OtherwisePart[] {
    const parts: OtherwisePart[] = [];
    let atMs = fromMs;
    forGapsBetween(gaps, fromMs, toMs, (gap, gapFromMs, gapToMs) => {
        if (gap.code === DELETED && kindOfCode(reason.code) !== 'recreated') {
            if (gapFromMs > atMs) {
                parts.push({ ...reason, fromMs: atMs, toMs: gapFromMs });
            }
            parts.push({ code: gap.code, entry: gap.entry, fromMs: gapFromMs, toMs: gapToMs });
            atMs = gapToMs;
        }
    });
    return atMs < toMs ? [...parts, { ...reason, fromMs: atMs, toMs }] : parts;
}

function continuations(reader: TraceReader): Uint32Array {
    const continuedBy = new Uint32Array(reader.taskCount).fill(NONE);
    for (let task = 0; task < reader.taskCount; task += 1) {
        const before = reader.continues(task);
        if (before !== undefined) {
            continuedBy[before] = task;
        }
    }
    return continuedBy;
}
