import { formatMs } from '../../../simulator/trace/instants.ts';
import type { Row } from './lane-rows.ts';
import type { MarkKind } from './mark-series.ts';
import { isPinned } from './row-order.ts';
import type { RunPicture } from './run-picture.ts';
import type { ViewState } from './view-state.ts';

const MARK_LABELS: Readonly<Record<MarkKind, string>> = {
    statements: 'Timeline',
    messages: 'Messages',
    log: 'Log',
    expectations: 'Expectations',
};

/** Name of a row. */
export function rowName({ reader }: RunPicture, row: Row): string {
    switch (row.kind) {
        case 'group':
            return row.group.label;
        case 'marks':
            return MARK_LABELS[row.series];
        case 'lane':
            return reader.laneName(row.lane);
    }
}

/** Name of a row as it stands below its owner, whose own name need not be said again. */
export function rowLabel(picture: RunPicture, row: Row, ownerName: string | undefined): string {
    const name = rowName(picture, row);
    return ownerName !== undefined && name.startsWith(`${ownerName}.`) ? name.slice(ownerName.length + 1) : name;
}

/** What a screen reader says of a row at an instant. */
export function rowAnnouncement(picture: RunPicture, view: ViewState, row: Row, atMs: number): string {
    const name = isPinned(picture, view, row) ? `${rowName(picture, row)}, pinned` : rowName(picture, row);
    const at = formatMs(Math.round(atMs));
    const stateOf = (lane: number): string => picture.reader.stateAt(lane, atMs) ?? 'not there';
    switch (row.kind) {
        case 'group': {
            const state = row.group.lane === undefined ? '' : `${stateOf(row.group.lane)} at ${at}, `;
            return `${name}, ${state}group of ${row.shown}, ${row.collapsed ? 'closed' : 'open'}`;
        }
        case 'marks':
            return `${name}, at ${at}`;
        case 'lane':
            return `${name}: ${stateOf(row.lane)} at ${at}`;
    }
}
