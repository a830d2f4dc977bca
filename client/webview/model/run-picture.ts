/** A finished run, with everything that is worked out of it once. */

import type { Plan } from '../../../simulator/plan.ts';
import { TraceReader } from '../../../simulator/trace/reader.ts';
import type { Trace } from '../../../simulator/trace/trace.ts';
import { type FailureBand, failureBands } from './failure-bands.ts';
import { GroupSummary } from './group-summary.ts';
import { type LaneColumns, laneColumns } from './lane-columns.ts';
import { allGroups, type LaneGroup, laneGroups } from './lane-tree.ts';
import { type MarkKind, type MarkSeries, markSeries } from './mark-series.ts';
import { RowNames } from './row-order.ts';
import { type Totals, totalsOf } from './totals.ts';
import { type TroubleProfile, troubleProfile } from './trouble-profile.ts';

export interface RunPicture {
    readonly reader: TraceReader;
    readonly columns: LaneColumns;
    readonly groups: readonly LaneGroup[];
    /** By id of the group. */
    readonly summaries: ReadonlyMap<string, GroupSummary>;
    readonly marks: Readonly<Record<MarkKind, MarkSeries>>;
    readonly bands: readonly FailureBand[];
    /** Rows that the labels of the bands take. */
    readonly bandRows: number;
    readonly totals: Totals;
    /** Lanes of the components that send or receive a message. */
    readonly talkers: ReadonlySet<number>;
    readonly trouble: TroubleProfile;
    readonly names: RowNames;
}

export function runPicture(plan: Plan, trace: Trace): RunPicture {
    const reader = new TraceReader(plan, trace);
    const columns = laneColumns(reader);
    const groups = laneGroups(reader);
    const marks = markSeries(reader);
    const bands = failureBands(reader, marks.statements.items);
    return {
        reader,
        columns,
        groups,
        summaries: new Map(allGroups(groups).map(({ id, lanes }) => [id, new GroupSummary(columns, lanes)])),
        marks,
        bands,
        bandRows: bands.reduce((rows, { row }) => Math.max(rows, row + 1), 0),
        totals: totalsOf(reader, columns, marks.messages),
        talkers: talkersOf(reader, marks.messages),
        trouble: troubleProfile(columns, reader.laneCount),
        names: new RowNames(reader),
    };
}

function talkersOf(reader: TraceReader, { items }: MarkSeries): ReadonlySet<number> {
    const lanes = new Set<number>();
    for (const entry of items) {
        lanes.add(reader.laneOfEntry(entry) ?? -1).add(reader.detailOf(entry) ?? -1);
    }
    return lanes;
}
