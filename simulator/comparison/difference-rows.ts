/** What differs between two runs, as rows of a table that people read. */

import { dispositionName, REASON_CODES } from '../codes.ts';
import { formatMs } from '../trace/instants.ts';
import type {
    AgentTimeDifference,
    ComparedState,
    LaneDifference,
    RunComparison,
    TaskDifference,
    TaskFate,
} from './differences.ts';

export const DIFFERENCE_KINDS = ['expectation', 'statement', 'agent', 'task', 'component', 'link', 'other'] as const;
export type DifferenceKind = (typeof DIFFERENCE_KINDS)[number];

/** One difference in words. */
export interface DifferenceRow {
    readonly kind: DifferenceKind;
    /** What it is about: a name, or the text of a statement or expectation. */
    readonly name: string;
    readonly before: string;
    readonly after: string;
    /** Since when; absent where it has no instant. */
    readonly atMs?: number;
    /** The entry of the later run that shows it, and of the earlier one. */
    readonly entryAfter?: number;
    readonly entryBefore?: number;
    /** Of a task: its place among those of the later run. */
    readonly taskAfter?: number;
}

/** Everything that differs, the weightiest first: verdicts, what was done, agents, tasks, and what carries them. */
export function differenceRows(comparison: RunComparison): readonly DifferenceRow[] {
    const lanes = comparison.lanes.map(laneRow);
    return [
        ...comparison.expectations.map(({ text, before, after }) => ({
            kind: 'expectation' as const,
            name: text,
            before: verdict(before?.passed),
            after: verdict(after?.passed),
            ...optional('atMs', after?.atMs ?? before?.atMs),
            ...optional('entryAfter', after?.entry),
            ...optional('entryBefore', before?.entry),
        })),
        ...comparison.statements.map(({ text, in: side, atMs }) => ({
            kind: 'statement' as const,
            name: text,
            before: side === 'before' ? 'said' : 'not said',
            after: side === 'after' ? 'said' : 'not said',
            atMs,
        })),
        ...DIFFERENCE_KINDS.flatMap((kind) =>
            kind === 'task' ? comparison.tasks.map(taskRow) : lanes.filter((lane) => lane.kind === kind),
        ),
    ];
}

/** Times of agents as rows; their names say the state: `A101 · Email, time LOGGED_OUT`. */
export function agentTimeRows(times: readonly AgentTimeDifference[]): readonly DifferenceRow[] {
    return times.map(({ name, state, beforeMs, afterMs }) => ({
        kind: 'agent',
        name: `${name}, time ${state}`,
        before: formatMs(beforeMs),
        after: formatMs(afterMs),
    }));
}

function laneRow(difference: LaneDifference): DifferenceRow {
    const { kind, name, before, after, atMs, stateBefore, stateAfter } = difference;
    return {
        kind: kindOf(kind),
        name,
        before: before === undefined ? 'not there' : stateText(stateBefore),
        after: after === undefined ? 'not there' : stateText(stateAfter),
        atMs,
        ...optional('entryAfter', stateAfter?.entry),
        ...optional('entryBefore', stateBefore?.entry),
    };
}

function kindOf(kind: LaneDifference['kind']): DifferenceKind {
    switch (kind) {
        case 'component':
        case 'link':
        case 'task':
            return kind;
        case 'membership':
            return 'agent';
        case 'path':
        case 'router':
        case 'transfer':
        case 'acd-connection':
        case 'media-connection':
            return 'other';
    }
}

function taskRow({ name, aspect, atMs, before, after, divergence }: TaskDifference): DifferenceRow {
    return {
        kind: 'task',
        name,
        before: fateText(before, aspect, divergence?.stateBefore),
        after: fateText(after, aspect, divergence?.stateAfter),
        atMs,
        ...optional('taskAfter', after?.task),
        ...optional('entryAfter', divergence?.stateAfter?.entry),
        ...optional('entryBefore', divergence?.stateBefore?.entry),
    };
}

function fateText(
    fate: TaskFate | undefined,
    aspect: TaskDifference['aspect'],
    state: ComparedState | undefined,
): string {
    if (fate === undefined) {
        return 'not there';
    }
    const end =
        fate.disposition === undefined
            ? 'unfinished'
            : `${fate.disposition.code} ${dispositionName(fate.disposition.code)}`;
    switch (aspect) {
        case 'presence':
            return `arrives at ${formatMs(fate.arrivedMs)}, ${end}`;
        case 'disposition':
            return end;
        case 'reporting':
            return `reports: ${fate.reporting}`;
        case 'agent':
            return fate.agent ?? 'no agent';
        case 'course':
            return stateText(state);
    }
}

function stateText(state: ComparedState | undefined): string {
    if (state === undefined) {
        return 'not there yet';
    }
    const meaning = state.detail === undefined ? undefined : REASON_CODES.get(state.detail);
    return [
        state.state,
        ...(state.detail === undefined ? [] : [state.detail]),
        ...(meaning === undefined ? [] : [meaning]),
    ].join(' · ');
}

function verdict(passed: boolean | undefined): string {
    return passed === undefined ? 'not there' : passed ? 'passed' : 'failed';
}

/** The property, or nothing where it has no value. */
function optional<Key extends string, Value>(key: Key, value: Value | undefined): { readonly [K in Key]?: Value };
function optional(key: string, value: unknown): Readonly<Record<string, unknown>> {
    return value === undefined ? {} : { [key]: value };
}
