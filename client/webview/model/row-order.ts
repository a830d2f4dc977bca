/** Pins, and the order of rows as a person wants it: kept by names, so that both hold for the next run too. */

import type { TraceReader } from '../../../simulator/trace/reader.ts';
import type { LaneRows, Row } from './lane-rows.ts';
import { type LaneItems, laneKey } from './lane-tree.ts';
import type { MarkKind } from './mark-series.ts';

/** A row that was moved before another one of its group; before none: to the end. */
export interface RowMove {
    readonly row: string;
    readonly before: string | undefined;
}

/** More moves than this are not kept: the oldest are forgotten. */
const MAX_MOVES = 200;

const MARKS = 'marks ';

/** Names a row across runs. */
export function rowKey(reader: TraceReader, row: Row): string {
    switch (row.kind) {
        case 'group':
            return row.group.id;
        case 'marks':
            return `${MARKS}${row.series}`;
        case 'lane':
            return laneKey(reader, row.lane);
    }
}

/** Whether a row stands at the top. */
export function isPinned(
    { reader }: { readonly reader: TraceReader },
    { pins }: { readonly pins: readonly string[] },
    row: Row,
): boolean {
    return pins.length > 0 && pins.includes(rowKey(reader, row));
}

/** Pins what is not pinned, unpins what is. */
export function pinToggled(pins: readonly string[], key: string): readonly string[] {
    return pins.includes(key) ? pins.filter((each) => each !== key) : [...pins, key];
}

/** The lanes and series that are pinned and are there in this run. */
export function pinnedItems(names: RowNames, pins: readonly string[]): readonly (number | MarkKind)[] {
    return pins.flatMap((key): (number | MarkKind)[] => {
        const series = MARK_KINDS.find((kind) => key === `${MARKS}${kind}`);
        const lane = series ?? names.laneOf(key);
        return lane === undefined ? [] : [lane];
    });
}

/** Moves a row before another one of its group; to the end of the group if that is -1. */
export function moveBefore(reader: TraceReader, rows: LaneRows, index: number, before: number): RowMove | undefined {
    const row = rows.rowAt(index);
    const other = rows.rowAt(before);
    return row === undefined
        ? undefined
        : { row: rowKey(reader, row), before: other === undefined ? undefined : rowKey(reader, other) };
}

/** The moves with one more, which replaces earlier ones of the same row. */
export function movesWith(moves: readonly RowMove[], move: RowMove): readonly RowMove[] {
    return [...moves.filter(({ row }) => row !== move.row), move].slice(-MAX_MOVES);
}

/** The pins in a new order. */
export function pinsMoved(pins: readonly string[], { row, before }: RowMove): readonly string[] {
    const others = pins.filter((each) => each !== row);
    const place = before === undefined ? others.length : others.indexOf(before);
    return others.toSpliced(place === -1 ? others.length : place, 0, row);
}

/** Puts what is beside each other in the order of a person's moves. */
export function arranger(names: RowNames, moves: readonly RowMove[]): (items: LaneItems) => LaneItems {
    const found = moves.map(({ row, before }) => ({
        row: names.itemOf(row),
        before: before === undefined ? undefined : names.itemOf(before),
    }));
    return (items) => found.reduce(arranged, items);
}

/** A lane, or the id of a group: what a key can mean. */
interface NamedItem {
    readonly key: string;
    readonly lane: number | undefined;
}

function arranged(
    items: LaneItems,
    { row, before }: { readonly row: NamedItem; readonly before: NamedItem | undefined },
): LaneItems {
    const from = placeOf(items, row);
    const target = before === undefined ? items.length : placeOf(items, before);
    const item = items[from];
    if (item === undefined || target === -1) {
        return items;
    }
    const others = Array.from(items).toSpliced(from, 1);
    return others.toSpliced(target > from ? target - 1 : target, 0, item);
}

function placeOf(items: LaneItems, { key, lane }: NamedItem): number {
    if (items instanceof Uint32Array) {
        return lane === undefined ? -1 : items.indexOf(lane);
    }
    return items.findIndex((item) => (typeof item === 'number' ? item === lane : item.id === key));
}

const MARK_KINDS: readonly MarkKind[] = ['statements', 'messages', 'log', 'expectations'];

/** Finds the lanes of a run by their keys. */
export class RowNames {
    readonly #reader: TraceReader;
    #lanes: ReadonlyMap<string, number> | undefined;

    constructor(reader: TraceReader) {
        this.#reader = reader;
    }

    /** The lane of a key; none where this run does not have it. */
    laneOf(key: string): number | undefined {
        this.#lanes ??= new Map(
            Array.from({ length: this.#reader.laneCount }, (_, lane) => [laneKey(this.#reader, lane), lane]),
        );
        return this.#lanes.get(key);
    }

    itemOf(key: string): NamedItem {
        return { key, lane: this.laneOf(key) };
    }
}
