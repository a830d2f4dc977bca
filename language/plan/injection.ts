/** Statements that somebody tries out: in the Plan as if they stood in the timeline, without being written there. */

import type { Action, SourceRange, Statement, Topology } from '../../simulator/plan.ts';
import type * as Ast from '../generated/ast.ts';
import { formatDuration } from '../quantities.ts';
import { DECLARED, parametersOf } from './parameters.ts';
import { linksBetween } from './targets.ts';
import { scenarioDurationOf, type TimedMember, timesOf } from './timeline.ts';

export const INJECTED_VERBS = ['fail', 'restore', 'cut', 'stop', 'start', 'restart'] as const;
export type InjectedVerb = (typeof INJECTED_VERBS)[number];

/** A failure, or the end of one. */
export interface InjectedStatement {
    readonly verb: InjectedVerb;
    /** Id of a component or link of the topology. */
    readonly target: string;
    readonly atMs: number;
}

/** Where a statement belongs in a timeline. */
export interface InjectionPlace {
    /** The statement or inclusion that it comes behind; absent: before all others. */
    readonly behind?: Ast.TimelineStatement | Ast.Include;
    /** The statement that is to count from it from now on, and its new delay. */
    readonly recounted?: { readonly time: Ast.AfterTime; readonly delayMs: number };
}

/** The statement as a person writes it. */
export function injectedText({ verb, target, atMs }: InjectedStatement): string {
    return `at ${formatDuration(atMs)} ${verb} ${target}`;
}

/** What a statement does; nothing where its target is not there, or is nothing that the verb is for. */
export function injectedAction(topology: Topology, { verb, target }: InjectedStatement): Action | undefined {
    const component = topology.components.findIndex(({ id }) => id === target);
    const link = topology.links.find(({ id }) => id === target);
    // The text names the ends, and means all links between them.
    const links = link === undefined ? [] : linksBetween(topology, link.from, link.to);
    switch (verb) {
        case 'restore':
            return component === -1 && links.length === 0
                ? undefined
                : { kind: verb, components: component === -1 ? [] : [component], links };
        case 'cut':
            return links.length === 0 ? undefined : { kind: verb, links };
        case 'fail':
        case 'stop':
        case 'start':
        case 'restart':
            return component === -1 ? undefined : { kind: verb, components: [component] };
    }
}

/**
 * The place of a statement by its time: behind the last one that is not later.
 *
 * A statement that counts from the one before it goes on meaning the same instant: its delay is counted anew, or, where
 * parameters decide about times, it stays right behind what it counts from.
 */
export function injectionPlace(scenario: Ast.Scenario, atMs: number): InjectionPlace {
    const members = timesOf(scenario, { startMs: 0, durationMs: scenarioDurationOf(scenario) ?? 0, values: DECLARED });
    let place = members.findLastIndex((member) => startOf(member) <= atMs);
    const next = members.slice(place + 1).find(isOnce);
    const time = afterTimeOf(next);
    if (next === undefined || time === undefined) {
        return placeBehind(members[place]);
    }
    if (time.delay?.literal !== undefined && parametersOf(scenario).length === 0 && startOf(next) >= atMs) {
        return { ...placeBehind(members[place]), recounted: { time, delayMs: startOf(next) - atMs } };
    }
    while (afterTimeOf(members.slice(place + 1).find(isOnce)) !== undefined) {
        place += 1;
    }
    return placeBehind(members[place]);
}

/** A statement of the Plan's timeline, with the member of the scenario that it stems from. */
export interface TimelinePart {
    readonly member: Ast.TimelineStatement | Ast.Include;
    readonly statement: Statement;
}

export type InjectedTimeline =
    | { readonly kind: 'timeline'; readonly timeline: readonly Statement[]; readonly injected: readonly number[] }
    | { readonly kind: 'missing'; readonly statement: InjectedStatement };

/** The timeline with the statements that are tried out, and where in it those are, in the order in which they were given. */
export function withInjected(
    scenario: Ast.Scenario,
    topology: Topology,
    parts: readonly TimelinePart[],
    injected: readonly InjectedStatement[],
    rangeOf: (node: Ast.TimelineStatement | Ast.Include | Ast.Scenario) => SourceRange,
): InjectedTimeline {
    const own = scenario.members.filter((each) => each.$type === 'TimelineStatement' || each.$type === 'Include');
    const rankOf = (member: Ast.TimelineStatement | Ast.Include | undefined): number =>
        member === undefined ? -1 : own.indexOf(member);
    const added = injected.map((given, order) => {
        const { behind } = injectionPlace(scenario, given.atMs);
        return { given, order, rank: rankOf(behind), range: endOf(rangeOf(behind ?? scenario)) };
    });
    const ordered = added.toSorted((a, b) => a.rank - b.rank || a.given.atMs - b.given.atMs || a.order - b.order);
    const timeline: Statement[] = [];
    const indexes: number[] = [];
    let taken = 0;
    for (const { given, order, rank, range } of ordered) {
        const action = injectedAction(topology, given);
        if (action === undefined) {
            return { kind: 'missing', statement: given };
        }
        for (; taken < parts.length && rankOf(parts[taken]?.member) <= rank; taken += 1) {
            timeline.push(...parts.slice(taken, taken + 1).map(({ statement }) => statement));
        }
        indexes[order] = timeline.length;
        timeline.push({ range, text: injectedText(given), occurs: { kind: 'once', atMs: given.atMs }, action });
    }
    timeline.push(...parts.slice(taken).map(({ statement }) => statement));
    return { kind: 'timeline', timeline, injected: indexes };
}

function placeBehind(member: TimedMember | undefined): InjectionPlace {
    return member === undefined ? {} : { behind: member.node };
}

function startOf({ occurs }: TimedMember): number {
    switch (occurs?.kind) {
        case 'once':
            return occurs.atMs;
        case 'recurring':
            return occurs.fromMs;
        case undefined:
            return Number.POSITIVE_INFINITY;
    }
}

/** What recurs is nothing that another statement counts from. */
function isOnce({ node }: TimedMember): boolean {
    return node.$type === 'Include' || node.occurs?.$type !== 'EveryTime';
}

function afterTimeOf(member: TimedMember | undefined): Ast.AfterTime | undefined {
    const occurs = member?.node.$type === 'TimelineStatement' ? member.node.occurs : undefined;
    return occurs?.$type === 'AfterTime' ? occurs : undefined;
}

function endOf({ source, endLine, endColumn }: SourceRange): SourceRange {
    return { source, startLine: endLine, startColumn: endColumn, endLine, endColumn };
}
