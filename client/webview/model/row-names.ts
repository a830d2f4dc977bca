import * as l10n from '@vscode/l10n';
import { formatMs } from '../../../simulator/trace/instants.ts';
import type { Row } from './lane-rows.ts';
import type { MarkKind } from './mark-series.ts';
import { isPinned } from './row-order.ts';
import type { RunPicture } from './run-picture.ts';
import type { ViewState } from './view-state.ts';

const MARK_LABELS: Readonly<Record<MarkKind, string>> = {
    statements: l10n.t('Timeline'),
    messages: l10n.t('Messages'),
    log: l10n.t('Log'),
    expectations: l10n.t('Expectations'),
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
    const name = isPinned(picture, view, row) ? l10n.t('{0}, pinned', rowName(picture, row)) : rowName(picture, row);
    const at = formatMs(Math.round(atMs));
    const stateOf = (lane: number): string => picture.reader.stateAt(lane, atMs) ?? l10n.t('not there');
    switch (row.kind) {
        case 'group': {
            const state = row.group.lane === undefined ? '' : l10n.t('{0} at {1}, ', stateOf(row.group.lane), at);
            return row.collapsed
                ? l10n.t('{0}, {1}group of {2}, closed', name, state, row.shown)
                : l10n.t('{0}, {1}group of {2}, open', name, state, row.shown);
        }
        case 'marks':
            return l10n.t('{0}, at {1}', name, at);
        case 'lane':
            return l10n.t('{0}: {1} at {2}', name, stateOf(row.lane), at);
    }
}
