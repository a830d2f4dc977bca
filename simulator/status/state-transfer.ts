/** The status of a CallRouter at any instant of a run: the figures that rttest shows on demand (`state/status`). */

import type { ComponentIndex, Side, SynchronizedClientIndex } from '../plan.ts';
import { ROUTER_STATES, type RouterState } from '../states.ts';
import type { TraceReader } from '../trace/reader.ts';
import { stateSizes } from './state-sizes.ts';

/** What `status` says of a CallRouter; the figures of a process that is down are absent. */
export interface RouterStatus {
    readonly state: RouterState;
    readonly upSinceMs?: number;
    /** When it was synchronized last, and which side sent its state; absent where that has not happened in the run. */
    readonly sync?: { readonly atMs: number; readonly direction: 'A->B' | 'B->A' };
    readonly size?: { readonly nowBytes: number; readonly maxBytes: number };
}

/**
 * The status of one CallRouter process after all that happened up to an instant.
 *
 * @param router the process of a side, or the one of a simplex controller
 * @throws if the component is no CallRouter with a state of its own
 */
export function routerStatus(reader: TraceReader, router: ComponentIndex, atMs: number): RouterStatus {
    const lane = reader.lanes.routers.indexOf(router);
    const state = lane < 0 ? undefined : stateOf(reader, lane, atMs);
    if (state === undefined) {
        throw new RangeError(`component ${router} is no CallRouter process`);
    }
    const upSinceMs = upSince(reader, router, atMs);
    if (upSinceMs === undefined) {
        return { state };
    }
    const sync = lastSync(reader, router, upSinceMs, atMs);
    return {
        state,
        upSinceMs,
        ...(sync === undefined ? {} : { sync }),
        ...optionalSize(reader, router, atMs),
    };
}

/** Size in bytes of the state that a controller, by its index, has after all that happened up to an instant. */
export function stateSizeAt(reader: TraceReader, controller: number, atMs: number): number {
    let bytes = 0;
    for (const each of stateSizes(reader, controller)) {
        if (each.atMs > atMs) {
            break;
        }
        bytes = each.bytes;
    }
    return bytes;
}

/** Size of the state as a CallRouter's status shows it. */
export interface RouterSize {
    readonly atMs: number;
    /** The entry that made it as large as it was at most. */
    readonly entry: number;
    /** Absent while the process is down. */
    readonly size?: { readonly nowBytes: number; readonly maxBytes: number };
}

/** What the status of a CallRouter shows of the size: each instant at which that may change, in order. */
export function* routerSizes(reader: TraceReader, router: ComponentIndex): Generator<RouterSize, void, undefined> {
    const moves = Array.from(reader.transitions(router));
    let place = 0;
    let standing = 0;
    let maxBytes = 0;
    let largest = 0;
    const sizeAt = (atMs: number, bytes: number, peakBytes: number, entry: number): RouterSize => {
        const sinceMs = upSince(reader, router, atMs);
        const before = maxBytes;
        maxBytes = sinceMs === atMs ? bytes : Math.max(maxBytes, peakBytes);
        largest = sinceMs === atMs || maxBytes > before ? entry : largest;
        standing = bytes;
        return { atMs, entry: largest, ...(sinceMs === undefined ? {} : { size: { nowBytes: bytes, maxBytes } }) };
    };
    for (const { atMs, bytes, peakBytes, entry } of stateSizes(reader, controllerOf(reader, router))) {
        for (let move = moves[place]; move !== undefined && reader.atMs(move) <= atMs; move = moves[place]) {
            if (reader.atMs(move) < atMs) {
                yield sizeAt(reader.atMs(move), standing, standing, move);
            }
            place += 1;
        }
        yield sizeAt(atMs, bytes, peakBytes, entry);
    }
    for (const move of moves.slice(place)) {
        yield sizeAt(reader.atMs(move), standing, standing, move);
    }
}

function optionalSize(reader: TraceReader, router: ComponentIndex, atMs: number): Pick<RouterStatus, 'size'> {
    let last: RouterSize | undefined;
    for (const each of routerSizes(reader, router)) {
        if (each.atMs > atMs) {
            break;
        }
        last = each;
    }
    return last?.size === undefined ? {} : { size: last.size };
}

function stateOf(reader: TraceReader, router: number, atMs: number): RouterState | undefined {
    const entry = reader.entryAt(reader.laneOf('router', router), atMs);
    const state = entry === undefined ? undefined : reader.valueAt(entry);
    return state === undefined ? undefined : ROUTER_STATES[state];
}

/** Since when a process is up; undefined where it is not. */
export function upSince(reader: TraceReader, router: ComponentIndex, atMs: number): number | undefined {
    const entry = reader.entryAt(router, atMs);
    return entry === undefined || reader.stateOfEntry(entry) !== 'UP' ? undefined : reader.atMs(entry);
}

function controllerOf({ plan }: TraceReader, router: ComponentIndex): number {
    return plan.topology.controllers.findIndex(
        (each) => each.router === router || each.sides.some((side) => side.router === router),
    );
}

/** The last time since an instant that the state of a synchronized client was transferred, in either direction. */
export function lastTransfer(
    reader: TraceReader,
    client: SynchronizedClientIndex,
    fromMs: number,
    atMs: number,
): { readonly entry: number; readonly from: Side } | undefined {
    const lane = reader.laneOf('transfer', client);
    const synced = reader
        .transitions(lane)
        .slice(0, reader.transitionCountUpTo(lane, atMs))
        .findLast((entry) => reader.stateOfEntry(entry) === 'IN_SYNC' && reader.subjectOf(entry) !== undefined);
    if (synced === undefined || reader.atMs(synced) < fromMs) {
        return undefined;
    }
    const sender = reader.plan.topology.components[reader.subjectOf(synced) ?? 0];
    return { entry: synced, from: sender?.side ?? 'A' };
}

function lastSync(reader: TraceReader, router: ComponentIndex, fromMs: number, atMs: number): RouterStatus['sync'] {
    const { components, synchronizedClients } = reader.plan.topology;
    const client = synchronizedClients.findIndex((each) => each.component === components[router]?.whole);
    const last = client < 0 ? undefined : lastTransfer(reader, client, fromMs, atMs);
    return last && { atMs: reader.atMs(last.entry), direction: last.from === 'B' ? 'B->A' : 'A->B' };
}
