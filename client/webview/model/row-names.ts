import { formatMs } from '../../../simulator/trace/instants.ts';
import type { Row } from './lane-rows.ts';
import type { MarkKind } from './mark-series.ts';
import type { RunPicture } from './run-picture.ts';

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

/** What a screen reader says of a row at an instant. */
export function rowAnnouncement(picture: RunPicture, row: Row, atMs: number): string {
    const name = rowName(picture, row);
    const at = formatMs(Math.round(atMs));
    switch (row.kind) {
        case 'group':
            return `${name}, group of ${row.shown}, ${row.collapsed ? 'closed' : 'open'}`;
        case 'marks':
            return `${name}, at ${at}`;
        case 'lane':
            return `${name}: ${picture.reader.stateAt(row.lane, atMs) ?? 'not there'} at ${at}`;
    }
}
