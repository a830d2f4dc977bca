/** The breakpoints of a session: what a client asks for, and the goals of the run that they amount to. */

import type { DebugProtocol } from '@vscode/debugprotocol';
import * as l10n from '@vscode/l10n';
import type { DebuggedRun, Expression, Goal, GoalKind } from '../../simulator/debugging/index.ts';
import { holds, parseExpression, START } from '../../simulator/debugging/index.ts';
import { RULES, type RuleId } from '../../simulator/rules/registry.ts';
import type { ScenarioLines } from './adapter-host.ts';
import { parseHitCondition } from './hit-condition.ts';
import { type StopLine, stopLinesOf, stopsAtLine } from './source-lines.ts';
import { lanesOf, parseDataId } from './watched-lanes.ts';

/** Why a run stops, in the protocol's words. */
export type StopReason = 'breakpoint' | 'function breakpoint' | 'data breakpoint' | 'exception';

/** A goal of the run, and what reaching it means. */
export interface Trigger {
    readonly goal: Goal;
    readonly reason: StopReason;
    /** The breakpoint that it belongs to; exception filters have none. */
    readonly breakpoint?: number;
    /** Instead of stopping the run, this is written. */
    readonly logMessage?: string;
}

/** A breakpoint as it was answered to the client, with what it amounts to. */
export interface Placed {
    readonly answer: DebugProtocol.Breakpoint;
    readonly triggers: readonly Trigger[];
}

/** What places breakpoints: the run, and where its scenario is written. */
export interface Ground {
    readonly run: DebuggedRun;
    readonly document: string;
    readonly lines: ScenarioLines | undefined;
}

/** A breakpoint in a line of a source; lines and columns count from 0. */
export interface LineBreakpoint extends Options {
    readonly line: number;
    readonly column?: number;
}

interface Options {
    readonly condition?: string | undefined;
    readonly hitCondition?: string | undefined;
    readonly logMessage?: string | undefined;
}

export function placeAtLine(ground: Ground, uri: string, wanted: LineBreakpoint, id: number): Placed {
    const scenario = uri === ground.document ? ground.lines : undefined;
    const stops = stopsAtLine(stopLinesOf(ground.run.plan, uri), wanted.line, wanted.column, scenario);
    const [first] = stops;
    if (first === undefined) {
        const { scenario: name } = ground.run.plan;
        return refused(
            id,
            l10n.t('{0} has no statement or expectation here. Put the breakpoint on one of its lines.', name),
        );
    }
    const { startLine, startColumn, endLine, endColumn } = first.range;
    const place = { line: startLine, column: startColumn, endLine, endColumn };
    return placed(ground, id, stops.map(goalOf), 'breakpoint', wanted, place);
}

/** A rule by its id, or all rules of a family: `mr/routing-disabled`, `mr/*`. */
export function placeAtRule(ground: Ground, wanted: DebugProtocol.FunctionBreakpoint, id: number): Placed {
    const rules = rulesNamed(wanted.name.trim());
    if (rules.length === 0) {
        const like = rulesLike(wanted.name);
        const remedy =
            like.length > 0
                ? l10n.t('Did you mean {0}?', like.join(', '))
                : l10n.t('{0} has them all.', 'docs/rules.md');
        return refused(id, `${l10n.t('There is no rule “{0}”.', wanted.name)} ${remedy}`);
    }
    const goals = rules.map((rule): GoalKind => ({ kind: 'rule', rule }));
    return placed(ground, id, goals, 'function breakpoint', wanted);
}

/** The state of something; it can be watched once the run is recorded, which tells the tasks that there are. */
export function placeAtData(ground: Ground, wanted: DebugProtocol.DataBreakpoint, id: number): Placed {
    const watched = parseDataId(wanted.dataId);
    const lanes = watched === undefined ? [] : lanesOf(ground.run.reader, watched);
    if (lanes.length === 0) {
        return refused(id, l10n.t('This run has nothing called “{0}”.', watched?.name ?? wanted.dataId));
    }
    const goals = lanes.map((lane): GoalKind => ({ kind: 'transition', lane }));
    return placed(ground, id, goals, 'data breakpoint', wanted);
}

/** The exceptions that a run can be stopped at. */
export function exceptionFilters(): DebugProtocol.ExceptionBreakpointsFilter[] {
    return [
        {
            filter: 'expectation-failed',
            label: l10n.t('Expectation failed'),
            description: l10n.t('Stops where it is decided that an expectation fails.'),
            default: true,
        },
        {
            filter: 'scenario-end',
            label: l10n.t('End of the scenario'),
            description: l10n.t('Stops at the end, so that the last state can be looked at.'),
            default: false,
        },
    ];
}

/** What the exception filters that are on amount to; verdicts are there once the run is recorded. */
export function exceptionTriggers({ plan, reader }: DebuggedRun, filters: readonly string[]): readonly Trigger[] {
    const failed = filters.includes('expectation-failed')
        ? reader.trace.expectations.flatMap(({ passed }, expectation) => (passed ? [] : [expectation]))
        : [];
    const end = filters.includes('scenario-end') ? [plan.durationMs] : [];
    return [
        ...failed.map((expectation): Trigger => ({ goal: { kind: 'expectation', expectation }, reason: 'exception' })),
        ...end.map((atMs): Trigger => ({ goal: { kind: 'time', atMs }, reason: 'exception' })),
    ];
}

function goalOf({ kind, index }: StopLine): GoalKind {
    return kind === 'statement' ? { kind, statement: index } : { kind, expectation: index };
}

function placed(
    ground: Ground,
    id: number,
    kinds: readonly GoalKind[],
    reason: StopReason,
    options: Options,
    place: Partial<DebugProtocol.Breakpoint> = {},
): Placed {
    const condition = conditionIn(ground.run, options.condition);
    const hits = options.hitCondition === undefined ? undefined : parseHitCondition(options.hitCondition);
    if (typeof condition === 'string') {
        return refused(id, condition);
    }
    if (typeof hits === 'string') {
        return refused(id, hits);
    }
    const { logMessage } = options;
    const triggers = kinds.map(
        (kind): Trigger => ({
            goal: {
                ...kind,
                ...(condition === undefined ? {} : { condition }),
                ...(hits === undefined ? {} : { hits }),
            },
            reason,
            breakpoint: id,
            ...(logMessage === undefined || logMessage === '' ? {} : { logMessage }),
        }),
    );
    return { answer: { id, verified: true, ...place }, triggers };
}

function refused(id: number, message: string): Placed {
    return { answer: { id, verified: false, message }, triggers: [] };
}

/** A condition that means something in this run, or what is wrong with it. */
function conditionIn(run: DebuggedRun, text: string | undefined): Expression | string | undefined {
    if (text === undefined || text.trim() === '') {
        return undefined;
    }
    const expression = parseExpression(text);
    if (expression.kind === 'problem') {
        return expression.message;
    }
    const tried = holds(expression, run.inspect(START));
    return typeof tried === 'boolean' ? expression : tried.message;
}

function rulesNamed(name: string): readonly RuleId[] {
    const ids: readonly RuleId[] = RULES.map(({ id }) => id);
    return name.endsWith('/*') ? ids.filter((id) => id.startsWith(name.slice(0, -1))) : ids.filter((id) => id === name);
}

const PROPOSED_RULES = 3;

/** Rules that share a word with what was written. */
function rulesLike(name: string): readonly string[] {
    const words = name
        .toLowerCase()
        .split(/[^a-z]+/)
        .filter((word) => word.length > 1);
    const score = (id: string) => words.filter((word) => id.includes(word)).length;
    return RULES.map(({ id }) => id)
        .filter((id) => score(id) > 0)
        .sort((left, right) => score(right) - score(left))
        .slice(0, PROPOSED_RULES);
}
