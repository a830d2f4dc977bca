/** The rows of the timeline: groups, each with a header and the rows of what is in it. All rows are equally high. */

import type { Plan } from '../../../simulator/plan.ts';
import type { TraceReader } from '../../../simulator/trace/reader.ts';
import type { MarkKind } from './mark-series.ts';

export const GROUP_IDS = ['scenario', 'components', 'links', 'paths', 'agents', 'tasks', 'desktops'] as const;
export type GroupId = (typeof GROUP_IDS)[number];

/** A group with everything that is in it, whether shown or not. */
export interface LaneGroup {
    readonly id: GroupId;
    readonly label: string;
    /** Rows of marks, before the lanes. */
    readonly marks: readonly MarkKind[];
    readonly lanes: Uint32Array;
}

export type Row =
    | { readonly kind: 'group'; readonly group: LaneGroup; readonly collapsed: boolean; readonly shown: number }
    | { readonly kind: 'marks'; readonly series: MarkKind }
    | { readonly kind: 'lane'; readonly lane: number };

/** The groups of a run; those without lanes are left out. */
export function laneGroups(reader: TraceReader): readonly LaneGroup[] {
    const { plan } = reader;
    const groups: readonly LaneGroup[] = [
        {
            id: 'scenario',
            label: 'Scenario',
            marks: ['statements', 'messages', 'log', 'expectations'],
            lanes: new Uint32Array(),
        },
        group(
            'components',
            'Components',
            componentLanes(plan, (kind) => kind !== 'desktop'),
        ),
        group(
            'links',
            'Links',
            linkLanes(reader, (kind) => kind !== 'desktop'),
        ),
        group('paths', 'Paths', range(reader.laneOf('path', 0), reader.trace.lanes.paths)),
        group('agents', 'Agents', range(reader.laneOf('membership', 0), reader.trace.lanes.memberships)),
        group('tasks', 'Tasks', range(reader.laneOf('task', 0), reader.taskCount)),
        group('desktops', 'Desktops', [
            ...componentLanes(plan, (kind) => kind === 'desktop'),
            ...linkLanes(reader, (kind) => kind === 'desktop'),
        ]),
    ];
    return groups.filter(({ marks, lanes }) => marks.length > 0 || lanes.length > 0);
}

/** Which of the groups' rows are shown. */
export interface RowChoice {
    readonly collapsed: ReadonlySet<GroupId>;
    /** Which lanes are shown; absent: all. */
    readonly shows?: (lane: number) => boolean;
}

interface Section {
    readonly group: LaneGroup;
    readonly firstRow: number;
    readonly lanes: Uint32Array;
    readonly marks: readonly MarkKind[];
    readonly collapsed: boolean;
    readonly shown: number;
}

/** The rows that are shown, found by number without an object for each. */
export class LaneRows {
    readonly count: number;
    readonly #sections: readonly Section[];

    constructor(groups: readonly LaneGroup[], choice: RowChoice) {
        const sections: Section[] = [];
        let firstRow = 0;
        for (const each of groups) {
            const section = sectionOf(each, choice, firstRow);
            sections.push(section);
            firstRow += 1 + section.marks.length + section.lanes.length;
        }
        this.#sections = sections;
        this.count = firstRow;
    }

    rowAt(index: number): Row | undefined {
        const section = this.#sections.findLast(({ firstRow }) => firstRow <= index);
        if (section === undefined || index < 0 || index >= this.count) {
            return undefined;
        }
        const place = index - section.firstRow - 1;
        if (place < 0) {
            return { kind: 'group', group: section.group, collapsed: section.collapsed, shown: section.shown };
        }
        const series = section.marks[place];
        if (series !== undefined) {
            return { kind: 'marks', series };
        }
        return { kind: 'lane', lane: section.lanes[place - section.marks.length] ?? 0 };
    }

    /** Row of a lane; -1 if it is not shown. */
    rowOfLane(lane: number): number {
        for (const { firstRow, lanes, marks } of this.#sections) {
            const place = lanes.indexOf(lane);
            if (place !== -1) {
                return firstRow + 1 + marks.length + place;
            }
        }
        return -1;
    }

    /** Row of a series of marks; -1 if it is not shown. */
    rowOfMarks(series: MarkKind): number {
        for (const { firstRow, marks } of this.#sections) {
            const place = marks.indexOf(series);
            if (place !== -1) {
                return firstRow + 1 + place;
            }
        }
        return -1;
    }
}

/** The group that a lane is in. */
export function groupOfLane(groups: readonly LaneGroup[], lane: number): GroupId | undefined {
    return groups.find(({ lanes }) => lanes.includes(lane))?.id;
}

function sectionOf(group: LaneGroup, { collapsed, shows }: RowChoice, firstRow: number): Section {
    const lanes = shows === undefined ? group.lanes : group.lanes.filter(shows);
    const isCollapsed = collapsed.has(group.id);
    return {
        group,
        firstRow,
        lanes: isCollapsed ? new Uint32Array() : lanes,
        marks: isCollapsed ? [] : group.marks,
        collapsed: isCollapsed,
        shown: lanes.length,
    };
}

function group(id: GroupId, label: string, lanes: Iterable<number>): LaneGroup {
    return { id, label, marks: [], lanes: Uint32Array.from(lanes) };
}

function range(first: number, count: number): Iterable<number> {
    return Array.from({ length: count }, (_, index) => first + index);
}

function componentLanes(plan: Plan, shows: (kind: string) => boolean): readonly number[] {
    return plan.topology.components.flatMap(({ kind }, index) => (shows(kind) ? [index] : []));
}

function linkLanes(reader: TraceReader, shows: (kind: string) => boolean): readonly number[] {
    return reader.plan.topology.links.flatMap(({ kind }, index) => (shows(kind) ? [reader.laneOf('link', index)] : []));
}
