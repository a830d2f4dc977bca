/** A scenario with the fragments that it includes, laid out as one timeline. */

import type { Occurrence } from '../../simulator/plan.ts';
import type * as Ast from '../generated/ast.ts';
import { includesOf, namedWorkOf } from '../references/declarations.ts';
import { keptWith } from '../references/kept.ts';
import { valuesOfArguments } from './cases.ts';
import { DECLARED, type Values } from './parameters.ts';
import { type Period, scenarioDurationOf, type TimedMember, timesOf } from './timeline.ts';

/** Most inclusions that a scenario is laid out with: fragments that include fragments can become many. */
export const MAX_INCLUSIONS = 1000;

/** A scenario, or a fragment at one of the places where it is included. */
export interface Inclusion {
    readonly timeline: Ast.Timeline;
    readonly values: Values;
    readonly startMs: number;
    /** The statement of the scenario that brings it in; absent for the scenario itself. */
    readonly include?: Ast.Include;
    /** Its statements and inclusions; those of a fragment are absent where it could not be laid out. */
    readonly members: readonly TimedMember[];
    readonly inner: ReadonlyMap<Ast.Include, Inclusion>;
}

export interface PlacedStatement {
    readonly node: Ast.TimelineStatement;
    readonly occurs: Occurrence | undefined;
    readonly inclusion: Inclusion;
}

export interface PlacedExpectation {
    readonly node: Ast.Expectation;
    readonly inclusion: Inclusion;
}

/** What tasks are called in a run, in which a fragment may be several times. */
export interface TaskNames {
    /** The name of the tasks that a statement makes; undefined where it gives them none. */
    of(work: Ast.Action | undefined, inclusion: Inclusion): string | undefined;
    /** The name that an expectation means: that of its own timeline's tasks, otherwise the first. */
    meant(work: Ast.NamedWork | undefined, inclusion: Inclusion): string | undefined;
}

/** Lays a scenario or fragment out. A fragment that includes itself, or more than can be, is left out. */
export function layOut(timeline: Ast.Timeline, values: Values): Inclusion {
    const isAlone = values === DECLARED && includesOf(timeline).length === 0;
    return isAlone ? laidOutAlone(timeline) : laidOut(timeline, values);
}

/** What it includes may change while the timeline itself does not, so that only one that includes nothing is kept. */
const laidOutAlone = keptWith((timeline: Ast.Timeline) => laidOut(timeline, DECLARED));

function laidOut(timeline: Ast.Timeline, values: Values): Inclusion {
    const durationMs = (timeline.$type === 'Scenario' ? scenarioDurationOf(timeline, values) : undefined) ?? 0;
    return new Layout(durationMs).inclusionOf(timeline, { startMs: 0, durationMs, values }, []);
}

/** All inclusions, that of the scenario first, then in order of the text. */
export function inclusionsIn(whole: Inclusion): readonly Inclusion[] {
    return [whole, ...[...whole.inner.values()].flatMap(inclusionsIn)];
}

/** All statements, those of a fragment in the place of the statement that includes it. */
export function statementsIn(whole: Inclusion): readonly PlacedStatement[] {
    return whole.members.flatMap(({ node, occurs }): readonly PlacedStatement[] => {
        if (node.$type === 'TimelineStatement') {
            return [{ node, occurs, inclusion: whole }];
        }
        const inner = whole.inner.get(node);
        return inner === undefined ? [] : statementsIn(inner);
    });
}

/** All expectations, those of a fragment in the place of the statement that includes it. */
export function expectationsIn(whole: Inclusion): readonly PlacedExpectation[] {
    const members: readonly Ast.ScenarioMember[] = whole.timeline.members;
    return members.flatMap((node): readonly PlacedExpectation[] => {
        if (node.$type === 'Expectation') {
            return [{ node, inclusion: whole }];
        }
        const inner = node.$type === 'Include' ? whole.inner.get(node) : undefined;
        return inner === undefined ? [] : expectationsIn(inner);
    });
}

/** Names of tasks, different for each inclusion: the first has the name as it is written, another `Mail (2)`. */
export function taskNamesIn(whole: Inclusion): TaskNames {
    const taken = new Set<string>();
    const byInclusion = new Map<Inclusion, Map<Ast.NamedWork, string>>();
    const first = new Map<Ast.NamedWork, string>();
    for (const inclusion of inclusionsIn(whole)) {
        const names = new Map<Ast.NamedWork, string>();
        byInclusion.set(inclusion, names);
        for (const work of namedWorkOf(inclusion.timeline)) {
            const name = freeName(work.name ?? '', taken);
            names.set(work, name);
            first.set(work, first.get(work) ?? name);
        }
        for (const name of names.values()) {
            taken.add(name);
        }
    }
    return {
        of: (work, inclusion) => (isNamed(work) ? byInclusion.get(inclusion)?.get(work) : undefined),
        meant: (work, inclusion) =>
            work === undefined ? undefined : (byInclusion.get(inclusion)?.get(work) ?? first.get(work)),
    };
}

class Layout {
    private readonly durationMs: number;
    private count = 0;

    constructor(durationMs: number) {
        this.durationMs = durationMs;
    }

    inclusionOf(
        timeline: Ast.Timeline,
        period: Period,
        around: readonly Ast.Timeline[],
        include?: Ast.Include,
    ): Inclusion {
        this.count += 1;
        const members = timesOf(timeline, period);
        const inner = new Map<Ast.Include, Inclusion>();
        for (const { node, occurs } of members) {
            const fragment = node.$type === 'Include' ? node.fragment?.ref : undefined;
            const isCircular = fragment === timeline || around.some((each) => each === fragment);
            const canBe = !isCircular && this.count < MAX_INCLUSIONS;
            if (node.$type === 'Include' && fragment !== undefined && occurs?.kind === 'once' && canBe) {
                const values = valuesOfArguments(node.values, period.values);
                const own = { startMs: occurs.atMs, durationMs: this.durationMs, values };
                inner.set(node, this.inclusionOf(fragment, own, [...around, timeline], include ?? node));
            }
        }
        const { startMs, values } = period;
        return { timeline, values, startMs, members, inner, ...(include === undefined ? {} : { include }) };
    }
}

function freeName(name: string, taken: ReadonlySet<string>): string {
    let free = name;
    for (let number = 2; taken.has(free); number++) {
        free = `${name} (${number})`;
    }
    return free;
}

function isNamed(action: Ast.Action | undefined): action is Ast.NamedWork {
    return action?.$type === 'ReceiveAction' || action?.$type === 'AssignAction';
}
