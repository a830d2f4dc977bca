/** What happened in a span of time, added up. */

import * as l10n from '@vscode/l10n';
import { intervalEnd, intervalsOf, type LaneColumns } from './lane-columns.ts';
import { LOOKS, lookAt, NO_LOOK } from './looks.ts';
import { outcomeOf } from './outcomes.ts';
import type { RunPicture } from './run-picture.ts';
import { firstAfter, firstAtOrAfter } from './sorted-search.ts';
import type { TimeWindow } from './time-window.ts';
import type { Tone } from './tones.ts';

/** Time that lanes spent in a state, all lanes together. */
export interface StateTime {
    readonly state: string;
    readonly tone: Tone;
    readonly lanes: number;
    readonly timeMs: number;
}

export interface SpanSums {
    readonly fromMs: number;
    readonly toMs: number;
    /** Time for which failures kept agents logged out, all agents and domains together, and how many there were. */
    readonly loggedOutMs: number;
    readonly loggedOutAgents: number;
    readonly messages: number;
    readonly logLines: number;
    readonly tasksArrived: number;
    readonly tasksCompleted: number;
    readonly tasksAbandoned: number;
    readonly tasksLost: number;
    readonly tasksTerminated: number;
    readonly tasksRejected: number;
    /** Tasks that ended in the span and of which the reports miss something. */
    readonly tasksUnreported: number;
    /** By the kind of lane that is counted: how long in which state, the longest first. */
    readonly agentStates: readonly StateTime[];
    readonly taskStates: readonly StateTime[];
    /** Only states in which something is wrong or on its way. */
    readonly troubles: readonly StateTime[];
}

const TROUBLES: ReadonlySet<Tone> = new Set<Tone>(['waiting', 'warning', 'bad']);

/** Adds up a span; what happens at its end is not in it, unless the run ends there too. */
export function spanSums(picture: RunPicture, shown: TimeWindow): SpanSums {
    const { reader, columns, marks } = picture;
    const span = shown.toMs >= columns.endMs ? { fromMs: shown.fromMs, toMs: columns.endMs + 1 } : shown;
    const { lanes } = reader.trace;
    const memberships = { first: reader.laneOf('membership', 0), count: lanes.memberships };
    return {
        ...shown,
        ...loggedOut(picture, span),
        messages: countIn(marks.messages.atMs, span),
        logLines: countIn(marks.log.atMs, span),
        ...taskSums(picture, span),
        tasksRejected: rejectedIn(picture, span),
        agentStates: stateTimes(columns, memberships, span),
        taskStates: stateTimes(columns, { first: reader.laneOf('task', 0), count: reader.taskCount }, span),
        troubles: stateTimes(columns, { first: 0, count: memberships.first }, span).filter(({ tone }) =>
            TROUBLES.has(tone),
        ),
    };
}

interface LaneRange {
    readonly first: number;
    readonly count: number;
}

/** Calls back for each stay of a lane in a state within a span. */
function eachStay(
    columns: LaneColumns,
    lane: number,
    { fromMs, toMs }: TimeWindow,
    take: (look: number, timeMs: number) => void,
): void {
    const { first, past } = intervalsOf(columns, lane);
    let interval = Math.max(first, firstAfter(columns.fromMs, fromMs, first, past) - 1);
    for (; interval < past && (columns.fromMs[interval] ?? 0) < toMs; interval += 1) {
        const stayMs =
            Math.min(toMs, intervalEnd(columns, lane, interval)) - Math.max(fromMs, columns.fromMs[interval] ?? 0);
        if (stayMs > 0) {
            take(columns.looks[interval] ?? NO_LOOK, stayMs);
        }
    }
}

function stateTimes(columns: LaneColumns, { first, count }: LaneRange, span: TimeWindow): readonly StateTime[] {
    const timeByLook = new Float64Array(LOOKS.length);
    const lanesByLook = new Uint32Array(LOOKS.length);
    const lastLane = new Int32Array(LOOKS.length).fill(-1);
    for (let lane = first; lane < first + count; lane += 1) {
        eachStay(columns, lane, span, (look, timeMs) => {
            timeByLook[look] = (timeByLook[look] ?? 0) + timeMs;
            if (lastLane[look] !== lane) {
                lastLane[look] = lane;
                lanesByLook[look] = (lanesByLook[look] ?? 0) + 1;
            }
        });
    }
    const byState = new Map<string, StateTime>();
    for (const [index, { state, tone, imposed }] of LOOKS.entries()) {
        const timeMs = timeByLook[index] ?? 0;
        if (timeMs > 0 && state !== '' && state !== 'ENDED') {
            const name = imposed ? l10n.t('{0} by a failure', state) : state;
            const others = byState.get(name);
            byState.set(name, {
                state: name,
                tone,
                lanes: (lanesByLook[index] ?? 0) + (others?.lanes ?? 0),
                timeMs: timeMs + (others?.timeMs ?? 0),
            });
        }
    }
    return [...byState.values()].sort((a, b) => b.timeMs - a.timeMs);
}

function loggedOut(
    { reader, columns }: RunPicture,
    span: TimeWindow,
): Pick<SpanSums, 'loggedOutMs' | 'loggedOutAgents'> {
    const agents = new Set<number>();
    let loggedOutMs = 0;
    for (let index = 0; index < reader.trace.lanes.memberships; index += 1) {
        const lane = reader.laneOf('membership', index);
        eachStay(columns, lane, span, (look, timeMs) => {
            const { imposed, state } = lookAt(look);
            if (imposed && state === 'LOGGED_OUT') {
                loggedOutMs += timeMs;
                agents.add(reader.membershipOf(lane).agent);
            }
        });
    }
    return { loggedOutMs, loggedOutAgents: agents.size };
}

type TaskSums = Pick<
    SpanSums,
    'tasksArrived' | 'tasksCompleted' | 'tasksAbandoned' | 'tasksLost' | 'tasksTerminated' | 'tasksUnreported'
>;

function taskSums({ reader, columns }: RunPicture, { fromMs, toMs }: TimeWindow): TaskSums {
    const ended = { completed: 0, abandoned: 0, lost: 0, terminated: 0, retried: 0 };
    let arrived = 0;
    let unreported = 0;
    const first = reader.laneOf('task', 0);
    for (let task = 0; task < reader.taskCount; task += 1) {
        const intervals = intervalsOf(columns, first + task);
        const arrivedMs = columns.fromMs[intervals.first] ?? 0;
        const endedMs = columns.fromMs[intervals.past - 1] ?? 0;
        const disposition = reader.dispositionOf(task);
        if (intervals.past > intervals.first && arrivedMs >= fromMs && arrivedMs < toMs) {
            arrived += 1;
        }
        if (disposition !== undefined && endedMs >= fromMs && endedMs < toMs) {
            ended[outcomeOf(disposition)] += 1;
            const reporting = reader.reportingOf(task);
            unreported += reporting === 'none' || reporting === 'partial' ? 1 : 0;
        }
    }
    return {
        tasksArrived: arrived,
        tasksCompleted: ended.completed,
        tasksAbandoned: ended.abandoned,
        tasksLost: ended.lost,
        tasksTerminated: ended.terminated,
        tasksUnreported: unreported,
    };
}

function rejectedIn({ reader, marks }: RunPicture, { fromMs, toMs }: TimeWindow): number {
    const refusal = reader.trace.strings.indexOf('NEW_TASK_FAILURE');
    const { atMs, items } = marks.messages;
    const tasks = new Set<number>();
    for (let mark = firstAtOrAfter(atMs, fromMs); mark < firstAtOrAfter(atMs, toMs); mark += 1) {
        const entry = items[mark] ?? 0;
        if (reader.valueAt(entry) === refusal) {
            tasks.add(reader.subjectOf(entry) ?? entry);
        }
    }
    return tasks.size;
}

function countIn(atMs: Uint32Array, { fromMs, toMs }: TimeWindow): number {
    return firstAtOrAfter(atMs, toMs) - firstAtOrAfter(atMs, fromMs);
}
