/** State transfer: the status of each CallRouter, and how each synchronized client is, at an instant. */

import * as l10n from '@vscode/l10n';
import { TRANSFER_STATES } from '../../../simulator/states.ts';
import { stateLimitBytes } from '../../../simulator/status/state-size.ts';
import { lastTransfer, upSince } from '../../../simulator/status/state-transfer.ts';
import { formatMs } from '../../../simulator/trace/instants.ts';
import { numberText } from '../localization.ts';
import { intervalAt } from './lane-columns.ts';
import { lookAt, NO_LOOK } from './looks.ts';
import { type RouterSizeRows, sizeAt } from './router-size-rows.ts';
import type { RunPicture } from './run-picture.ts';
import { column, type Table, type TableCell } from './table.ts';
import type { Tone } from './tones.ts';

/** What the status of a CallRouter says, line by line. */
export interface RouterStatusView {
    readonly name: string;
    readonly state: string;
    readonly tone: Tone;
    readonly lines: readonly { readonly label: string; readonly text: string }[];
    /** Share of the limit that the size of the state is at, now and at most; absent while the process is down. */
    readonly size?: { readonly now: number; readonly most: number; readonly isBeyond: boolean };
}

/**
 * The status of all CallRouters at an instant.
 *
 * @param sizes the sizes of their states, in the order of the CallRouters
 */
export function routerStatuses(
    picture: RunPicture,
    atMs: number,
    sizes: readonly RouterSizeRows[],
): readonly RouterStatusView[] {
    const { reader } = picture;
    const { components } = reader.plan.topology;
    return reader.lanes.routers.map((router, index): RouterStatusView => {
        const name = components[router]?.id ?? l10n.t('component {0}', router);
        const { text: state, tone } = stateOf(picture, reader.laneOf('router', index), atMs);
        const sinceMs = upSince(reader, router, atMs);
        if (sinceMs === undefined) {
            return { name, state, tone, lines: [{ label: l10n.t('Up since'), text: l10n.t('not up') }] };
        }
        const rows = sizes[index];
        const size = rows === undefined ? undefined : sizeAt(rows, atMs);
        const limit = stateLimitBytes(reader.plan, controllerOf(picture, router));
        return {
            name,
            state,
            tone,
            lines: [
                { label: l10n.t('Up since'), text: formatMs(sinceMs) },
                { label: l10n.t('In step since'), text: syncText(picture, router, sinceMs, atMs) },
                {
                    label: l10n.t('State size now'),
                    text: size === undefined ? l10n.t('unknown') : bytesText(size.nowBytes),
                },
                {
                    label: l10n.t('State size at most'),
                    text: size === undefined ? l10n.t('unknown') : bytesText(size.maxBytes),
                },
                { label: l10n.t('Alarm above'), text: bytesText(limit) },
            ],
            ...(size === undefined
                ? {}
                : {
                      size: {
                          now: size.nowBytes / limit,
                          most: size.maxBytes / limit,
                          isBeyond: size.nowBytes > limit,
                      },
                  }),
        };
    });
}

/** Synchronized clients at an instant, with the last transfer of each. */
export function transferTable(picture: RunPicture, cursorMs: number): Table {
    const { reader } = picture;
    const { components, synchronizedClients } = reader.plan.topology;
    const lane = (row: number): number => reader.laneOf('transfer', row);
    const entryAt = (row: number): number | undefined => reader.entryAt(lane(row), cursorMs);
    const sinceMs = (row: number): number => {
        const entry = entryAt(row);
        return entry === undefined ? 0 : reader.atMs(entry);
    };
    const last = (row: number): ReturnType<typeof lastTransfer> => lastTransfer(reader, row, 0, cursorMs);
    const cells: Readonly<Record<string, (row: number) => TableCell>> = {
        client: (row) => ({ text: components[synchronizedClients[row]?.component ?? -1]?.id ?? '' }),
        state: (row) => stateOf(picture, lane(row), cursorMs),
        since: (row) => ({ text: formatMs(sinceMs(row)) }),
        direction: (row) => {
            const from = last(row)?.from;
            return { text: from === undefined ? l10n.t('none yet') : directionText(from) };
        },
        ended: (row) => {
            const entry = last(row)?.entry;
            return { text: entry === undefined ? '' : formatMs(reader.atMs(entry)) };
        },
        took: (row) => {
            const tookMs = durationOf(picture, row, last(row)?.entry);
            return { text: tookMs === undefined ? '' : formatMs(tookMs) };
        },
    };
    return {
        id: 'transfer',
        label: l10n.t('Synchronized clients'),
        empty: l10n.t('Nothing in this topology is duplexed, so no state is transferred.'),
        columns: [
            column('client', l10n.t('Client'), 20),
            column('state', l10n.t('State'), 15, { moving: true }),
            column('since', l10n.t('Since'), 12, { align: 'end', moving: true }),
            column('direction', l10n.t('Last transfer'), 14, { moving: true }),
            column('ended', l10n.t('Ended'), 12, { align: 'end', moving: true }),
            column('took', l10n.t('Took'), 12, { align: 'end', moving: true }),
        ],
        rowCount: synchronizedClients.length,
        cell: (row, id) => cells[id]?.(row) ?? { text: '' },
        sortKey: (row, id) => {
            switch (id) {
                case 'since':
                    return sinceMs(row);
                case 'ended': {
                    const entry = last(row)?.entry;
                    return entry === undefined ? -1 : reader.atMs(entry);
                }
                case 'took':
                    return durationOf(picture, row, last(row)?.entry) ?? -1;
                default:
                    return cells[id]?.(row).text ?? '';
            }
        },
        target: (row) => {
            const entry = entryAt(row);
            return entry === undefined ? {} : { entry };
        },
    };
}

const TRANSFERRING = TRANSFER_STATES.indexOf('TRANSFERRING');

/** How long the transfer took that ended with an entry. */
function durationOf({ reader }: RunPicture, client: number, end: number | undefined): number | undefined {
    const transitions = reader.transitions(reader.laneOf('transfer', client));
    const start = end === undefined ? undefined : transitions[transitions.indexOf(end) - 1];
    return end === undefined || start === undefined || reader.valueAt(start) !== TRANSFERRING
        ? undefined
        : reader.atMs(end) - reader.atMs(start);
}

function directionText(from: 'A' | 'B'): string {
    return from === 'A' ? 'A → B' : 'B → A';
}

function syncText({ reader }: RunPicture, router: number, fromMs: number, atMs: number): string {
    const { components, synchronizedClients } = reader.plan.topology;
    const client = synchronizedClients.findIndex(({ component }) => component === components[router]?.whole);
    const last = client === -1 ? undefined : lastTransfer(reader, client, fromMs, atMs);
    return last === undefined
        ? l10n.t('no transfer since it is up')
        : `${formatMs(reader.atMs(last.entry))}, ${directionText(last.from)}`;
}

function stateOf(
    { reader, columns }: RunPicture,
    lane: number,
    atMs: number,
): { readonly text: string; readonly tone: Tone } {
    const interval = intervalAt(columns, lane, atMs);
    const { tone } = lookAt(interval === -1 ? NO_LOOK : (columns.looks[interval] ?? NO_LOOK));
    return { text: reader.stateAt(lane, atMs) ?? '', tone };
}

function controllerOf({ reader }: RunPicture, router: number): number {
    return reader.plan.topology.controllers.findIndex(
        (each) => each.router === router || each.sides.some((side) => side.router === router),
    );
}

const MEGABYTE = 1024 ** 2;

/** A size as the language writes it. */
function bytesText(bytes: number): string {
    return bytes >= MEGABYTE
        ? `${(bytes / MEGABYTE).toFixed(2)}MB`
        : l10n.t('{0} bytes', numberText(Math.round(bytes)));
}
