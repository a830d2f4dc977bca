/** The rows of the timeline: pinned ones, then groups, each with a head and the rows of what is in it. */

import type { LaneGroup, LaneItems } from './lane-tree.ts';
import type { MarkKind } from './mark-series.ts';

export type Row =
    | {
          readonly kind: 'group';
          readonly group: LaneGroup;
          readonly collapsed: boolean;
          /** How many of its lanes pass the filter, the owner's not counted. */
          readonly shown: number;
          /** 0 for a top group. */
          readonly depth: number;
          readonly owner?: LaneGroup;
      }
    | { readonly kind: 'marks'; readonly series: MarkKind; readonly depth: number }
    | {
          readonly kind: 'lane';
          readonly lane: number;
          readonly depth: number;
          /** The owner that it is shown under. */
          readonly owner?: LaneGroup;
      };

/** What is arranged beside each other: a lane, a group, a series of marks. */
export type RowItem = number | LaneGroup | MarkKind;

/** Which rows are shown, and in which order. */
export interface RowChoice {
    readonly isCollapsed: (group: LaneGroup) => boolean;
    /** Which lanes are shown; absent: all. */
    readonly shows?: (lane: number) => boolean;
    /** The order of a person's own; absent: the scenario's. */
    readonly arrange?: (items: LaneItems) => LaneItems;
    /** Shown on top and nowhere else. */
    readonly pinned?: readonly (number | MarkKind)[];
}

/** A row that is dragged, the sibling that it would stand before (-1: none, at the end), and where that is. */
export interface RowDrop {
    readonly row: number;
    readonly before: number;
    /** The row above whose top the place is. */
    readonly boundary: number;
}

/** The rows that are shown, found by number without an object for each. */
export class LaneRows {
    readonly count: number;
    /** The first rows, which stay in view when the others are scrolled. */
    readonly pinnedCount: number;
    /** By row: a lane, or the place in {@link #heads} as a negative number less one. */
    readonly #codes: Int32Array;
    readonly #heads: readonly Row[];
    readonly #owners: readonly { readonly firstRow: number; readonly depth: number; readonly owner?: LaneGroup }[];
    #rowByLane: Map<number, number> | undefined;
    readonly #standIns = new Map<number, number>();

    constructor(groups: readonly LaneGroup[], choice: RowChoice) {
        const built = buildRows(groups, choice);
        this.#codes = Int32Array.from(built.codes);
        this.#heads = built.heads;
        this.#owners = built.owners;
        this.count = built.codes.length;
        this.pinnedCount = choice.pinned?.length ?? 0;
    }

    rowAt(index: number): Row | undefined {
        const code = this.#codes[index];
        if (code === undefined) {
            return undefined;
        }
        if (code < 0) {
            return this.#heads[-1 - code];
        }
        const { depth, owner } = this.#ownerAt(index);
        return { kind: 'lane', lane: code, depth, ...(owner === undefined ? {} : { owner }) };
    }

    /** Row of a lane: its own, else the head of the group that it owns; -1 if neither is shown. */
    rowOfLane(lane: number): number {
        this.#rowByLane ??= this.#indexLanes();
        return this.#rowByLane.get(lane) ?? -1;
    }

    /** Row of a lane, or the innermost head of a group that it is hidden in; -1 if it is in none that is shown. */
    rowStandingFor(lane: number): number {
        const own = this.rowOfLane(lane);
        const known = own === -1 ? this.#standIns.get(lane) : own;
        if (known !== undefined) {
            return known;
        }
        const row = this.#codes.findLastIndex((code) => {
            const head = code < 0 ? this.#heads[-1 - code] : undefined;
            return head?.kind === 'group' && head.group.lanes.includes(lane);
        });
        this.#standIns.set(lane, row);
        return row;
    }

    /** Where a row that was shown before is now; `otherwise` if it is no more. */
    find(row: Row | undefined, otherwise: number): number {
        const found = row === undefined ? -1 : this.#placeOf(row);
        return found === -1 ? otherwise : found;
    }

    #placeOf(row: Row): number {
        switch (row.kind) {
            case 'lane':
                return this.rowOfLane(row.lane);
            case 'marks':
                return this.rowOfMarks(row.series);
            case 'group': {
                const place = this.#heads.findIndex((head) => head.kind === 'group' && head.group.id === row.group.id);
                return place === -1 ? -1 : this.#codes.indexOf(-1 - place);
            }
        }
    }

    /** Row of a series of marks; -1 if it is not shown. */
    rowOfMarks(series: MarkKind): number {
        const place = this.#heads.findIndex((head) => head.kind === 'marks' && head.series === series);
        return place === -1 ? -1 : this.#codes.indexOf(-1 - place);
    }

    /** The next (or previous) row beside a row in the same group; -1 if there is none. */
    sibling(index: number, direction: 'next' | 'previous'): number {
        const depth = this.rowAt(index)?.depth ?? -1;
        const isPinned = index < this.pinnedCount;
        const step = direction === 'next' ? 1 : -1;
        for (let row = index + step; row >= 0 && row < this.count; row += step) {
            if (isPinned !== row < this.pinnedCount) {
                return -1;
            }
            const other = this.rowAt(row)?.depth ?? -1;
            if (other <= depth) {
                return other === depth && this.#isArranged(row) === this.#isArranged(index) ? row : -1;
            }
        }
        return -1;
    }

    /** Where a row goes that is dropped at a boundary between rows; none where it would stay or leave its group. */
    dropAt(index: number, boundary: number): RowDrop | undefined {
        const siblings = this.#siblings(index);
        const place = siblings.indexOf(index);
        const target = siblings.findIndex((row) => row >= boundary);
        const goal = target === -1 ? siblings.length : target;
        if (goal === place || goal === place + 1) {
            return undefined;
        }
        const before = siblings[goal] ?? -1;
        return { row: index, before, boundary: before === -1 ? this.#pastGroup(siblings.at(-1) ?? index) : before };
    }

    /** A row and those beside it, in order. */
    #siblings(index: number): readonly number[] {
        const above: number[] = [];
        for (let row = this.sibling(index, 'previous'); row !== -1; row = this.sibling(row, 'previous')) {
            above.push(row);
        }
        const rows = [...above.reverse(), index];
        for (let row = this.sibling(index, 'next'); row !== -1; row = this.sibling(row, 'next')) {
            rows.push(row);
        }
        return rows;
    }

    /** The row after a row and everything that is in it. */
    #pastGroup(index: number): number {
        const depth = this.rowAt(index)?.depth ?? 0;
        let row = index + 1;
        while (row < this.count && row !== this.pinnedCount && (this.rowAt(row)?.depth ?? 0) > depth) {
            row += 1;
        }
        return row;
    }

    /** Marks stand before whatever can be arranged, unless they are pinned. */
    #isArranged(row: number): boolean {
        return row < this.pinnedCount || this.rowAt(row)?.kind !== 'marks';
    }

    #ownerAt(index: number): { readonly depth: number; readonly owner?: LaneGroup } {
        let low = 0;
        let high = this.#owners.length;
        while (low < high) {
            const middle = (low + high) >>> 1;
            if ((this.#owners[middle]?.firstRow ?? 0) <= index) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return this.#owners[low - 1] ?? { depth: 0 };
    }

    #indexLanes(): Map<number, number> {
        const rows = new Map<number, number>();
        for (const [row, code] of this.#codes.entries()) {
            const head = code < 0 ? this.#heads[-1 - code] : undefined;
            const lane = head?.kind === 'group' ? head.group.lane : code;
            if (lane !== undefined && lane >= 0 && !rows.has(lane)) {
                rows.set(lane, row);
            }
        }
        return rows;
    }
}

interface Built {
    readonly codes: number[];
    readonly heads: Row[];
    readonly owners: { readonly firstRow: number; readonly depth: number; readonly owner?: LaneGroup }[];
}

function buildRows(groups: readonly LaneGroup[], choice: RowChoice): Built {
    const built: Built = { codes: [], heads: [], owners: [] };
    const pinned = new Set<RowItem>(choice.pinned);
    addLanes(built, undefined, 0);
    for (const item of choice.pinned ?? []) {
        if (typeof item === 'number') {
            built.codes.push(item);
        } else {
            addHead(built, { kind: 'marks', series: item, depth: 0 });
        }
    }
    for (const group of inOrder(groups, choice)) {
        if (typeof group !== 'number') {
            addGroup(built, group, undefined, choice, pinned);
        }
    }
    return built;
}

function addGroup(
    built: Built,
    group: LaneGroup,
    parent: LaneGroup | undefined,
    choice: RowChoice,
    pinned: ReadonlySet<RowItem>,
    depth = 0,
): void {
    const { shows } = choice;
    const passing = shows === undefined ? group.lanes.length : countOf(group.lanes, shows);
    if (depth > 0 && passing === 0) {
        return;
    }
    const isOwnerIn = group.lane !== undefined && (shows === undefined || shows(group.lane));
    const shown = passing - (isOwnerIn ? 1 : 0);
    const collapsed = choice.isCollapsed(group);
    addHead(built, { kind: 'group', group, collapsed, shown, depth, ...ownerIn(parent) });
    if (collapsed) {
        return;
    }
    for (const series of group.marks) {
        if (!pinned.has(series)) {
            addHead(built, { kind: 'marks', series, depth: depth + 1 });
        }
    }
    addLanes(built, group, depth + 1);
    const items = inOrder(group.items, choice);
    for (let place = 0; place < items.length; place += 1) {
        const item = items[place];
        if (typeof item === 'number') {
            if ((shows === undefined || shows(item)) && !pinned.has(item)) {
                built.codes.push(item);
            }
        } else if (item !== undefined) {
            addGroup(built, item, group, choice, pinned, depth + 1);
            addLanes(built, group, depth + 1);
        }
    }
}

function inOrder(items: LaneItems, { arrange }: RowChoice): LaneItems {
    return arrange === undefined ? items : arrange(items);
}

function addHead(built: Built, head: Row): void {
    built.heads.push(head);
    built.codes.push(-built.heads.length);
}

/** Whatever lanes follow belong to this owner. */
function addLanes(built: Built, group: LaneGroup | undefined, depth: number): void {
    built.owners.push({ firstRow: built.codes.length, depth, ...ownerIn(group) });
}

/** A top group owns nothing: it is but a heading. */
function ownerIn(group: LaneGroup | undefined): { readonly owner?: LaneGroup } {
    return group?.lane === undefined ? {} : { owner: group };
}

function countOf(lanes: Uint32Array, shows: (lane: number) => boolean): number {
    let count = 0;
    for (const lane of lanes) {
        if (shows(lane)) {
            count += 1;
        }
    }
    return count;
}
