/** What a run can be run until, forwards or back. */

import type { Expectation } from '../plan.ts';
import { RULES, type RuleId } from '../rules/registry.ts';
import type { LaneState } from '../trace/lanes.ts';
import { ENTRY_KINDS } from '../trace/trace.ts';
import type { Expression } from './expressions/syntax.ts';
import { comparePlaces, type Place } from './place.ts';
import type { Recording } from './recording.ts';

export type Goal = GoalKind & {
    /** The run stops only where this holds. */
    readonly condition?: Expression;
    /** Which of the times that it comes about, counted from the start of the run, are meant; absent: all of them. */
    readonly hits?: (count: number) => boolean;
};

export type GoalKind =
    /** After all that happens up to an instant, included. */
    | { readonly kind: 'time'; readonly atMs: number }
    /** Before a statement of the timeline takes effect, each time it does. */
    | { readonly kind: 'statement'; readonly statement: number }
    /** After a lane has come into a state; absent: into any. */
    | { readonly kind: 'transition'; readonly lane: number; readonly state?: LaneState }
    /** After a rule has recorded something. */
    | { readonly kind: 'rule'; readonly rule: RuleId }
    /** Where it is decided whether an expectation passes. */
    | { readonly kind: 'expectation'; readonly expectation: number }
    /** After an event that leaves the condition true, where it was not before. */
    | { readonly kind: 'becomes-true'; readonly condition: Expression };

/** Somewhere a goal may be reached: what its condition says there is for others to find out. */
export interface Candidate {
    readonly place: Place;
    /** Index among the goals. */
    readonly goal: number;
    /** The entry that it is about, where it is about one. */
    readonly entry?: number;
}

/** Finds candidates, event by event. */
export class GoalFinder {
    readonly #recording: Recording;
    readonly #goals: readonly Goal[];
    readonly #fixed: ReadonlyMap<number, readonly Candidate[]>;
    readonly #statements: ReadonlyMap<number, readonly number[]>;
    readonly #lanes: ReadonlyMap<number, readonly number[]>;
    readonly #rules: ReadonlyMap<number, readonly number[]>;
    readonly #watched: readonly number[];

    constructor(recording: Recording, goals: readonly Goal[]) {
        this.#recording = recording;
        this.#goals = goals;
        this.#fixed = fixedPlaces(recording, goals);
        this.#statements = goalsBy(goals, (goal) => (goal.kind === 'statement' ? goal.statement : undefined));
        this.#lanes = goalsBy(goals, (goal) => (goal.kind === 'transition' ? goal.lane : undefined));
        this.#rules = goalsBy(goals, (goal) => (goal.kind === 'rule' ? ruleIndexOf(goal.rule) : undefined));
        this.#watched = goals.flatMap(({ kind }, index) => (kind === 'becomes-true' ? [index] : []));
    }

    /**
     * Candidates around an event, in order: before it happens, right after it, and after it at a later time while nothing
     * else happens. Event 0 is the start of the run.
     */
    around(event: number): readonly Candidate[] {
        const fixed = this.#fixed.get(event) ?? NONE;
        if (event === 0) {
            return fixed;
        }
        const before = this.#before(event);
        const after = this.#after(event);
        return before.length + after.length === 0 ? fixed : [...before, ...after, ...fixed];
    }

    #before(event: number): readonly Candidate[] {
        if (this.#statements.size === 0) {
            return NONE;
        }
        const { reader } = this.#recording;
        const { from, to } = this.#recording.entriesOf(event);
        const isStatement = from < to && reader.kindIndexOf(from) === OCCURRENCE;
        const goals = isStatement ? this.#statements.get(reader.valueAt(from)) : undefined;
        if (goals === undefined) {
            return NONE;
        }
        const place = { events: event - 1, isBefore: true, atMs: this.#recording.timeOf(event) };
        return goals.map((goal) => ({ place, goal, entry: from }));
    }

    #after(event: number): readonly Candidate[] {
        const reached = this.#lanes.size + this.#rules.size === 0 ? undefined : this.#reachedBy(event);
        if (reached === undefined && this.#watched.length === 0) {
            return NONE;
        }
        const place = { events: event, isBefore: false, atMs: this.#recording.timeOf(event) };
        const recorded = [...(reached ?? [])].map(([goal, entry]) => ({ place, goal, entry }));
        return [...recorded, ...this.#watched.map((goal) => ({ place, goal }))];
    }

    /** Each goal that an event reaches, with the first entry that does; most events reach none. */
    #reachedBy(event: number): ReadonlyMap<number, number> | undefined {
        const { reader } = this.#recording;
        const { from, to } = this.#recording.entriesOf(event);
        let reached: Map<number, number> | undefined;
        for (let entry = from; entry < to; entry += 1) {
            const byRule = this.#rules.size === 0 ? undefined : this.#rules.get(reader.ruleIndexOf(entry));
            const byLane = this.#lanes.size === 0 ? undefined : this.#goalsOfLane(entry);
            if (byRule !== undefined || byLane !== undefined) {
                reached ??= new Map();
                for (const goal of [...(byRule ?? NONE), ...(byLane ?? NONE)]) {
                    reached.set(goal, reached.get(goal) ?? entry);
                }
            }
        }
        return reached;
    }

    /** The goals that the change of a lane reaches; nothing if the entry is no change, or nobody waits for it. */
    #goalsOfLane(entry: number): readonly number[] | undefined {
        const { reader } = this.#recording;
        const lane = reader.kindIndexOf(entry) === TRANSITION ? reader.laneOfEntry(entry) : undefined;
        const goals = lane === undefined ? undefined : this.#lanes.get(lane);
        return goals?.filter((index) => {
            const goal = this.#goals[index];
            const wanted = goal?.kind === 'transition' ? goal.state : undefined;
            return wanted === undefined || reader.stateOfEntry(entry) === wanted;
        });
    }
}

const NONE: readonly never[] = [];

/** When an expectation is decided: as its verdict says, else when all that it is about has happened. */
export function decisionMs({ when }: Expectation, verdictMs: number | undefined, durationMs: number): number {
    if (verdictMs !== undefined) {
        return Math.min(verdictMs, durationMs);
    }
    switch (when.kind) {
        case 'at':
            return Math.min(when.atMs, durationMs);
        case 'throughout':
        case 'within':
            return Math.min(when.toMs, durationMs);
        case 'always':
        case 'never':
        case 'eventually':
        case 'end':
            return durationMs;
    }
}

/** The place after all that happens up to an instant. */
export function placeAt(recording: Recording, atMs: number): Place {
    const { end } = recording;
    const latestMs = Math.max(0, Math.min(atMs, end.atMs));
    return { events: recording.eventsUpTo(latestMs), isBefore: false, atMs: latestMs };
}

const OCCURRENCE = ENTRY_KINDS.indexOf('occurrence');
const TRANSITION = ENTRY_KINDS.indexOf('transition');

/** By the event that they come after. */
function fixedPlaces(recording: Recording, goals: readonly Goal[]): ReadonlyMap<number, readonly Candidate[]> {
    const { reader, plan } = recording;
    const candidates = goals.flatMap((goal, index): readonly Candidate[] => {
        if (goal.kind === 'time') {
            return [{ place: placeAt(recording, goal.atMs), goal: index }];
        }
        const expectation = goal.kind === 'expectation' ? plan.expectations[goal.expectation] : undefined;
        if (goal.kind !== 'expectation' || expectation === undefined) {
            return [];
        }
        const { atMs: verdictMs, entry } = reader.trace.expectations[goal.expectation] ?? {};
        const atMs = decisionMs(expectation, verdictMs, plan.durationMs);
        return [{ place: placeAt(recording, atMs), goal: index, ...(entry === undefined ? {} : { entry }) }];
    });
    const byEvent = new Map<number, Candidate[]>();
    for (const candidate of candidates.toSorted((left, right) => comparePlaces(left.place, right.place))) {
        const { events } = candidate.place;
        byEvent.set(events, [...(byEvent.get(events) ?? []), candidate]);
    }
    return byEvent;
}

function goalsBy(
    goals: readonly Goal[],
    keyOf: (goal: Goal) => number | undefined,
): ReadonlyMap<number, readonly number[]> {
    const byKey = new Map<number, number[]>();
    for (const [index, goal] of goals.entries()) {
        const key = keyOf(goal);
        if (key !== undefined) {
            byKey.set(key, [...(byKey.get(key) ?? []), index]);
        }
    }
    return byKey;
}

function ruleIndexOf(rule: RuleId): number {
    return RULES.findIndex(({ id }) => id === rule);
}
