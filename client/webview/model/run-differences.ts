/** What a run differs in from the one that it is compared with, as the timeline marks it. */

import { compareRuns, type RunComparison } from '../../../simulator/comparison/compare.ts';
import type { Row } from './lane-rows.ts';
import type { LaneGroup } from './lane-tree.ts';
import { laneOfRow } from './pointed-thing.ts';
import type { RunPicture } from './run-picture.ts';

/** The run that others are compared with. */
export interface Baseline {
    /** What it is called in a sentence: `the last saved run`. */
    readonly label: string;
    readonly picture: RunPicture;
}

export interface RunDifferences {
    readonly baseline: Baseline;
    readonly comparison: RunComparison;
    /** By the lane of the later run: what differs on it. */
    readonly lanes: ReadonlyMap<number, ChangedLane>;
}

export interface ChangedLane {
    /** The instant up to which both runs are the same. */
    readonly fromMs: number;
    /** The lane in the baseline; absent where only the later run has it. */
    readonly before?: number;
}

/** Above this many entries a run is not compared: both runs would have to be held. */
export const MOST_COMPARED_ENTRIES = 4_000_000;

/** Compares a run with its baseline; nothing where there is none to compare it with. */
export function runDifferences(baseline: Baseline | undefined, picture: RunPicture): RunDifferences | undefined {
    if (
        baseline === undefined ||
        baseline.picture === picture ||
        baseline.picture.reader.entryCount + picture.reader.entryCount > MOST_COMPARED_ENTRIES
    ) {
        return undefined;
    }
    const comparison = compareRuns(baseline.picture.reader, picture.reader);
    return { baseline, comparison, lanes: changedLanes(comparison) };
}

export type Change = 'added' | 'changed';

/** How a row is marked: its lane, or in a closed group any lane, is only in the later run, or differs. */
export function changeOfRow(row: Row, differences: RunDifferences): Change | undefined {
    if (row.kind === 'group' && row.collapsed) {
        return changeInGroup(row.group, differences);
    }
    const lane = laneOfRow(row);
    return lane === undefined ? undefined : changeOfLanes([lane], differences);
}

/** Groups may have any number of lanes, and are drawn with every frame. */
const inGroups = new WeakMap<RunDifferences, Map<LaneGroup, Change | undefined>>();

function changeInGroup(group: LaneGroup, differences: RunDifferences): Change | undefined {
    const known = inGroups.get(differences) ?? new Map<LaneGroup, Change | undefined>();
    inGroups.set(differences, known);
    if (!known.has(group)) {
        known.set(group, changeOfLanes(group.lanes, differences));
    }
    return known.get(group);
}

function changeOfLanes(lanes: Iterable<number>, differences: RunDifferences): Change | undefined {
    let change: Change | undefined;
    for (const lane of lanes) {
        const differing = differences.lanes.get(lane);
        if (differing?.before !== undefined) {
            return 'changed';
        }
        change ??= differing === undefined ? undefined : 'added';
    }
    return change;
}

function changedLanes({ lanes, tasks, pairs }: RunComparison): ReadonlyMap<number, ChangedLane> {
    const changed = new Map<number, ChangedLane>();
    const taskLanes = new Map(pairs.filter(({ kind }) => kind === 'task').map((pair) => [pair.name, pair]));
    for (const { before, after, atMs } of [
        ...lanes,
        ...tasks.map(({ name, atMs }) => ({ ...taskLanes.get(name), atMs })),
    ]) {
        if (after !== undefined) {
            changed.set(after, { fromMs: atMs, ...(before === undefined ? {} : { before }) });
        }
    }
    return changed;
}
