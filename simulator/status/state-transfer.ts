/** The status of a CallRouter at any instant of a run: the figures that rttest shows on demand (`state/status`). */

import type { ComponentIndex } from '../plan.ts';
import { ROUTER_STATES, type RouterState } from '../states.ts';
import type { TraceReader } from '../trace/reader.ts';
import { stateBytes } from './state-size.ts';

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
        size: sizeOf(reader, controllerOf(reader, router), upSinceMs, atMs),
    };
}

/** Size in bytes of the state that a controller, by its index, has after all that happened up to an instant. */
export function stateSizeAt(reader: TraceReader, controller: number, atMs: number): number {
    return sizeOf(reader, controller, atMs, atMs).nowBytes;
}

function stateOf(reader: TraceReader, router: number, atMs: number): RouterState | undefined {
    const entry = reader.entryAt(reader.laneOf('router', router), atMs);
    const state = entry === undefined ? undefined : reader.valueAt(entry);
    return state === undefined ? undefined : ROUTER_STATES[state];
}

function upSince(reader: TraceReader, router: ComponentIndex, atMs: number): number | undefined {
    const entry = reader.entryAt(router, atMs);
    return entry === undefined || reader.stateOfEntry(entry) !== 'UP' ? undefined : reader.atMs(entry);
}

function controllerOf({ plan }: TraceReader, router: ComponentIndex): number {
    return plan.topology.controllers.findIndex(
        (each) => each.router === router || each.sides.some((side) => side.router === router),
    );
}

/** The last time since the process runs that its state was transferred, in either direction. */
function lastSync(reader: TraceReader, router: ComponentIndex, fromMs: number, atMs: number): RouterStatus['sync'] {
    const { components, synchronizedClients } = reader.plan.topology;
    const client = synchronizedClients.findIndex((each) => each.component === components[router]?.whole);
    if (client < 0) {
        return undefined;
    }
    const lane = reader.laneOf('transfer', client);
    const synced = reader
        .transitions(lane)
        .slice(0, reader.transitionCountUpTo(lane, atMs))
        .findLast((entry) => reader.stateOfEntry(entry) === 'IN_SYNC' && reader.subjectOf(entry) !== undefined);
    if (synced === undefined || reader.atMs(synced) < fromMs) {
        return undefined;
    }
    const sender = components[reader.subjectOf(synced) ?? 0];
    return { atMs: reader.atMs(synced), direction: sender?.side === 'B' ? 'B->A' : 'A->B' };
}

/** Goes through what comes and goes, up to an instant, and keeps the greatest size since another one. */
function sizeOf(reader: TraceReader, controller: number, sinceMs: number, atMs: number) {
    const tally = new Tally(reader);
    let maxBytes = 0;
    for (let entry = 0; entry < reader.entryCount && reader.atMs(entry) <= atMs; entry++) {
        if (reader.atMs(entry) > sinceMs && maxBytes === 0) {
            maxBytes = stateBytes(reader.plan, controller, tally);
        }
        if (reader.kindOf(entry) === 'transition') {
            tally.apply(entry);
            if (reader.atMs(entry) > sinceMs) {
                maxBytes = Math.max(maxBytes, stateBytes(reader.plan, controller, tally));
            }
        }
    }
    const nowBytes = stateBytes(reader.plan, controller, tally);
    return { nowBytes, maxBytes: Math.max(maxBytes, nowBytes) };
}

/** Counts what is present, transition by transition. */
class Tally {
    peripherals = 0;
    agents = 0;
    tasks = 0;
    readonly #reader: TraceReader;
    readonly #served: ReadonlySet<number>;
    readonly #present = new Set<number>();
    readonly #loggedIn: number[];

    constructor(reader: TraceReader) {
        this.#reader = reader;
        this.#served = new Set(
            reader.plan.topology.components.flatMap(({ kind, serves }) =>
                kind === 'pim' && serves !== undefined ? [serves] : [],
            ),
        );
        this.#loggedIn = reader.plan.topology.agents.map(() => 0);
    }

    apply(entry: number): void {
        const lane = this.#reader.laneOfEntry(entry) ?? 0;
        const state = this.#reader.stateOfEntry(entry);
        switch (this.#reader.laneKind(lane)) {
            case 'component':
                this.peripherals += this.#served.has(lane) ? this.#change(lane, state === 'UP') : 0;
                return;
            case 'membership':
                this.#countLogin(lane, this.#change(lane, state !== 'LOGGED_OUT'));
                return;
            case 'task':
                this.tasks += this.#change(lane, state !== 'WAITING' && state !== 'ENDED');
                return;
            case 'link':
            case 'path':
            case 'router':
            case 'transfer':
            case 'acd-connection':
            case 'media-connection':
                return;
        }
    }

    /** An agent counts as long as one membership is logged in. */
    #countLogin(lane: number, change: number): void {
        const { agent } = this.#reader.membershipOf(lane);
        const before = this.#loggedIn[agent] ?? 0;
        this.#loggedIn[agent] = before + change;
        this.agents += Number(before + change > 0) - Number(before > 0);
    }

    #change(lane: number, isPresent: boolean): number {
        const was = this.#present.has(lane);
        if (isPresent) {
            this.#present.add(lane);
        } else {
            this.#present.delete(lane);
        }
        return Number(isPresent) - Number(was);
    }
}
