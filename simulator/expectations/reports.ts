/** Predicates on interval reports: known at the end of the run, whatever the instant. */

import type { Predicate, ReportedSubject } from '../plan.ts';
import { FIGURES, type ReportFigureName } from '../reports/figures.ts';
import { REPORT_DIFFERENCE_KINDS, type ReportDifference, type ReportInterval } from '../reports/report.ts';
import type { ReportState } from '../states.ts';
import { formatMs } from '../trace/instants.ts';
import type { Evidence } from './evidence.ts';
import { compares, list } from './phrases.ts';
import type { Seen, StateCondition } from './state-condition.ts';

type FigurePredicate = Extract<Predicate, { readonly kind: 'report-figure' }>;
type StatePredicate = Extract<Predicate, { readonly kind: 'report-state' }>;

/** What the reports will say of a figure, or how much they will miss of it, is as compared. */
export function reportFigureCondition(evidence: Evidence, predicate: FigurePredicate): StateCondition {
    const { figure, column, comparison, value } = predicate;
    return settled(evidence, predicate, {
        holds: (parts) => {
            const [reported, happened] = [amountOf(parts, 'reported', figure), amountOf(parts, 'happened', figure)];
            return compares(comparison, column === 'reported' ? reported : happened - reported, value);
        },
        differences: (parts) => {
            const all = parts.flatMap(({ differences }) => differences);
            return all.filter(({ amounts }) => (amounts[figure] ?? 0) > 0);
        },
        text: (parts) => {
            const [reported, happened] = [amountOf(parts, 'reported', figure), amountOf(parts, 'happened', figure)];
            const name = FIGURES[figure].title.toLowerCase();
            const beside = reported === happened ? ', as it happened' : `, where ${shown(figure, happened)} happened`;
            return `said ${shown(figure, reported)} ${name}${beside}${because(parts, figure)}`;
        },
    });
}

/** Every report named is complete, incomplete, deleted or recreated: the state that stands out most. */
export function reportStateCondition(evidence: Evidence, predicate: StatePredicate): StateCondition {
    return settled(evidence, predicate, {
        holds: (parts) => worstOf(parts) === predicate.state,
        differences: (parts) => parts.flatMap(({ differences }) => differences),
        text: (parts) => {
            const rules = [...new Set(parts.flatMap(({ differences }) => differences.map(({ rule }) => rule)))];
            return `was ${worstOf(parts)}${rules.length === 0 ? '' : ` (${list(rules, (rule) => rule)})`}`;
        },
    });
}

interface Question {
    holds(parts: readonly ReportInterval[]): boolean;
    differences(parts: readonly ReportInterval[]): readonly ReportDifference[];
    text(parts: readonly ReportInterval[]): string;
}

/** The same at every instant; without a report or an interval of that number it does not hold. */
function settled(evidence: Evidence, { subject, interval }: FigurePredicate | StatePredicate, question: Question) {
    const parts = evidence.reportsOf(subject, interval);
    const holds = parts.length > 0 && question.holds(parts);
    const describe = (): Seen => {
        const where = interval === undefined ? '' : ` in interval ${interval + 1}`;
        const who = `the report of ${subjectName(evidence, subject)}${where}`;
        if (parts.length === 0) {
            return { text: `there was no such report: ${missingPart(evidence, subject, interval)}` };
        }
        const entry = question.differences(parts)[0]?.entries[0];
        return { text: `${who} ${question.text(parts)}`, ...(entry === undefined ? {} : { entry }) };
    };
    return {
        needsFinishedRun: true,
        changes: (fromMs: number) => [{ atMs: fromMs, holds }],
        entryOfChange: () => undefined,
        describe,
    };
}

function missingPart(evidence: Evidence, subject: ReportedSubject, interval: number | undefined): string {
    const count = evidence.reportsOf(subject, undefined).length === 0 ? 0 : evidence.intervalCount;
    return interval === undefined || count === 0
        ? `nobody of that name handles it`
        : `the run has ${count === 1 ? '1 interval' : `${count} intervals`}`;
}

function amountOf(parts: readonly ReportInterval[], column: 'reported' | 'happened', figure: ReportFigureName): number {
    const values = parts.map((part) => part[column][figure]);
    return figure === 'maxWaitMs' ? Math.max(0, ...values) : values.reduce((sum, each) => sum + each, 0);
}

/** `; 2 missing (cti/unreported)`. */
function because(parts: readonly ReportInterval[], figure: ReportFigureName): string {
    const phrases = REPORT_DIFFERENCE_KINDS.flatMap((kind) => {
        const own = parts.flatMap(({ differences }) =>
            differences.filter((each) => each.kind === kind && (each.amounts[figure] ?? 0) > 0),
        );
        const amount = own.reduce((sum, { amounts }) => sum + (amounts[figure] ?? 0), 0);
        const rules = [...new Set(own.map(({ rule }) => rule))];
        const words = kind === 'late' ? 'delivered late' : kind.replace('-', ' ');
        return own.length === 0 ? [] : [`${shown(figure, amount)} ${words} (${list(rules, (rule) => rule)})`];
    });
    return phrases.length === 0 ? '' : `; ${phrases.join(', ')}`;
}

function shown(figure: ReportFigureName, value: number): string {
    return FIGURES[figure].unit === 'ms' ? formatMs(value) : String(value);
}

/** The state that stands out most among several reports. */
function worstOf(parts: readonly ReportInterval[]): ReportState {
    const states = parts.map(({ state }) => state);
    return STATES_BY_RANK.find((state) => states.includes(state)) ?? 'COMPLETE';
}

const STATES_BY_RANK: readonly ReportState[] = ['DELETED', 'INCOMPLETE', 'RECREATED', 'COMPLETE'];

function subjectName({ reader }: Evidence, subject: ReportedSubject): string {
    const { agents, domains, skillGroups, components } = reader.plan.topology;
    switch (subject.scope) {
        case 'agent': {
            const domain = subject.domain === undefined ? '' : ` in ${domains[subject.domain]?.name}`;
            return `${agents[subject.agent]?.name}${domain}`;
        }
        case 'skill-group':
            return skillGroups[subject.skillGroup]?.name ?? '';
        case 'domain':
            return domains[subject.domain]?.name ?? '';
        case 'peripheral':
            return components[subject.peripheral]?.id ?? '';
    }
}
