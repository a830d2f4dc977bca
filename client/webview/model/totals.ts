import type { TraceReader } from '../../../simulator/trace/reader.ts';
import { intervalsOf, type LaneColumns } from './lane-columns.ts';
import { lookAt, NO_LOOK } from './looks.ts';
import type { MarkSeries } from './mark-series.ts';
import { outcomeOf } from './outcomes.ts';

/** What a run amounts to. */
export interface Totals {
    readonly expectations: number;
    readonly failedExpectations: number;
    readonly agents: number;
    /** Agents whom a failure logged out, of any domain, at least once. */
    readonly agentsLoggedOut: number;
    readonly tasks: number;
    readonly completed: number;
    readonly abandoned: number;
    readonly lost: number;
    readonly terminated: number;
    /** Tasks with a routing request that was rejected. */
    readonly rejected: number;
    /** Tasks of which the reports miss something, or everything. */
    readonly unreported: number;
}

export function totalsOf(reader: TraceReader, columns: LaneColumns, messages: MarkSeries): Totals {
    const { expectations } = reader.trace;
    const outcomes = countOutcomes(reader);
    return {
        expectations: expectations.length,
        failedExpectations: expectations.filter(({ passed }) => !passed).length,
        agents: reader.plan.topology.agents.length,
        agentsLoggedOut: loggedOutAgents(reader, columns),
        tasks: reader.taskCount,
        ...outcomes,
        rejected: rejectedTasks(reader, messages),
    };
}

function countOutcomes(
    reader: TraceReader,
): Pick<Totals, 'completed' | 'abandoned' | 'lost' | 'terminated' | 'unreported'> {
    const counts = { completed: 0, abandoned: 0, lost: 0, terminated: 0, retried: 0, unreported: 0 };
    for (let index = 0; index < reader.taskCount; index += 1) {
        const disposition = dispositionOf(reader, index);
        if (disposition !== undefined) {
            counts[outcomeOf(disposition)] += 1;
        }
        if (reader.reportingOf(index) === 'none' || reader.reportingOf(index) === 'partial') {
            counts.unreported += 1;
        }
    }
    return counts;
}

function dispositionOf(reader: TraceReader, task: number): number | undefined {
    const last = reader.transitions(reader.laneOf('task', task)).at(-1);
    return last !== undefined && reader.stateOfEntry(last) === 'ENDED' ? reader.detailOf(last) : undefined;
}

function loggedOutAgents(reader: TraceReader, columns: LaneColumns): number {
    const agents = new Set<number>();
    for (let index = 0; index < reader.trace.lanes.memberships; index += 1) {
        const lane = reader.laneOf('membership', index);
        const { first, past } = intervalsOf(columns, lane);
        for (let interval = first; interval < past; interval += 1) {
            const look = lookAt(columns.looks[interval] ?? NO_LOOK);
            if (look.imposed && look.state === 'LOGGED_OUT') {
                agents.add(reader.membershipOf(lane).agent);
            }
        }
    }
    return agents.size;
}

function rejectedTasks(reader: TraceReader, messages: MarkSeries): number {
    const failure = reader.trace.strings.indexOf('NEW_TASK_FAILURE');
    const tasks = new Set<number>();
    for (const entry of messages.items) {
        if (reader.valueAt(entry) === failure) {
            tasks.add(reader.subjectOf(entry) ?? entry);
        }
    }
    return tasks.size;
}
