/** The size of a controller's state through a run (`state/size`). */

import type { TraceReader } from '../trace/reader.ts';
import { ENTRY_KINDS } from '../trace/trace.ts';
import { stateBytes } from './state-size.ts';

/** From an instant on the state has a size. */
export interface StateSize {
    readonly atMs: number;
    /** The last entry at the instant that changed it. */
    readonly entry: number;
    /** After everything that happens at the instant. */
    readonly bytes: number;
    /** At most, while the entries of the instant follow each other. */
    readonly peakBytes: number;
}

/** The size of the state of a controller, by its index: at the start, then each instant at which it changes, in order. */
export function* stateSizes(reader: TraceReader, controller: number): Generator<StateSize, void, undefined> {
    const present = new Presence(reader);
    let size: StateSize = { atMs: 0, entry: 0, bytes: stateBytes(reader.plan, controller, present), peakBytes: 0 };
    for (let entry = 0; entry < reader.entryCount; entry += 1) {
        if (reader.kindIndexOf(entry) !== TRANSITION || !present.apply(entry)) {
            continue;
        }
        const atMs = reader.atMs(entry);
        const bytes = stateBytes(reader.plan, controller, present);
        if (atMs > size.atMs) {
            yield size;
            size = { atMs, entry, bytes, peakBytes: bytes };
        } else {
            size = { atMs, entry, bytes, peakBytes: Math.max(size.peakBytes, bytes) };
        }
    }
    yield size;
}

const TRANSITION = ENTRY_KINDS.indexOf('transition');

/** Counts what is present, transition by transition. */
class Presence {
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

    /** Applies a transition and answers whether it changed a count. */
    apply(entry: number): boolean {
        const { peripherals, agents, tasks } = this;
        this.#count(entry);
        return this.peripherals !== peripherals || this.agents !== agents || this.tasks !== tasks;
    }

    #count(entry: number): void {
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
