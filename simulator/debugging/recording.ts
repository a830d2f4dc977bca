/**
 * A run that is recorded as far as it has got, so that every place of it can be gone to again.
 *
 * The trace says what happened at each event. How the world was is found by resuming from a snapshot: some are kept, at
 * intervals that grow with the run, so that their number stays the same. What is replayed is the same run
 * (`order/seed`).
 */

import type { Plan } from '../plan.ts';
import { createSimulation, resumeSimulation, type Simulation, type Snapshot } from '../simulation.ts';
import { TraceReader } from '../trace/reader.ts';
import { CHUNK_ROWS, TRACE_VERSION, type Trace } from '../trace/trace.ts';
import { must } from '../world/lookup.ts';
import { NumberList } from './number-list.ts';
import type { Place } from './place.ts';

/** How many snapshots are kept. */
export interface SnapshotLimits {
    /** Events between two snapshots, at first. */
    readonly everyEvents: number;
    /** When there are more, every other one is dropped and the interval doubled. */
    readonly atMost: number;
}

export const SNAPSHOT_LIMITS: SnapshotLimits = { everyEvents: 8192, atMost: 16 };

/** A snapshot copies the rows of all tasks so far: with more tasks fewer snapshots are kept, down to these. */
const FEWEST_SNAPSHOTS = 4;

/** Steps back are expected to stay within this part of the interval between snapshots. */
const MARGINS_PER_INTERVAL = 8;

interface KeptSnapshot {
    readonly events: number;
    readonly snapshot: Snapshot;
}

interface Viewer {
    readonly simulation: Simulation;
    events: number;
}

/** Entries of a trace from `from` up to, not including, `to`. */
export interface EntrySpan {
    readonly from: number;
    readonly to: number;
}

export class Recording {
    readonly plan: Plan;
    readonly #limits: SnapshotLimits;
    /** The run as far as it has been recorded. */
    readonly #frontier: Simulation;
    /** By event, from the first one: when it happened. */
    readonly #times = new NumberList();
    /** How many entries there were after each event; first of all, after the start. */
    readonly #entryEnds = new NumberList();
    #kept: readonly KeptSnapshot[];
    #interval: number;
    /** The run that looks at the world at a place, and where it is. */
    #viewer: Viewer | undefined;
    /** A little before the place that was last gone to from afar, so that steps back from there are short ways. */
    #near: KeptSnapshot | undefined;
    #reader: { readonly reader: TraceReader; readonly events: number; readonly isComplete: boolean } | undefined;

    constructor(plan: Plan, limits: SnapshotLimits = SNAPSHOT_LIMITS) {
        this.plan = plan;
        this.#limits = limits;
        this.#interval = limits.everyEvents;
        this.#frontier = createSimulation(plan);
        this.#entryEnds.push(this.#frontier.recorder.entryCount);
        this.#kept = [{ events: 0, snapshot: this.#frontier.snapshot() }];
    }

    /** Events recorded so far. */
    get eventCount(): number {
        return this.#times.length;
    }

    /** The whole run is recorded. */
    get isComplete(): boolean {
        return this.#frontier.isOver;
    }

    /** The share of the scenario's time that is recorded, from 0 to 1. */
    get share(): number {
        return this.isComplete ? 1 : this.#frontier.atMs / Math.max(1, this.plan.durationMs);
    }

    /** The instants after which snapshots are kept, as numbers of events. */
    get snapshotsAt(): readonly number[] {
        return this.#kept.map(({ events }) => events);
    }

    /** Records up to `events` more events; false once there are no more. */
    record(events: number): boolean {
        for (let recorded = 0; recorded < events; recorded += 1) {
            if (!this.#frontier.step()) {
                return false;
            }
            this.#times.push(this.#frontier.atMs);
            this.#entryEnds.push(this.#frontier.recorder.entryCount);
            if (this.eventCount % this.#interval === 0) {
                this.#keep({ events: this.eventCount, snapshot: this.#frontier.snapshot() });
            }
        }
        return !this.isComplete;
    }

    /** When an event happened; events count from 1. */
    timeOf(event: number): number {
        return this.#times.at(event - 1);
    }

    /** How many of the recorded events happened up to an instant, included. */
    eventsUpTo(atMs: number): number {
        return this.#times.countUpTo(atMs);
    }

    /** What an event recorded; event 0 is the start of the run. */
    entriesOf(event: number): EntrySpan {
        return { from: event === 0 ? 0 : this.#entryEnds.at(event - 1), to: this.#entryEnds.at(event) };
    }

    /** The event that recorded an entry; what is recorded when the run is over counts to the last one. */
    eventOf(entry: number): number {
        return Math.min(this.eventCount, this.#entryEnds.countUpTo(entry));
    }

    /** Where the run ends, or has been recorded up to. */
    get end(): Place {
        const isDone = this.isComplete && this.reader.trace.outcome.kind === 'completed';
        return {
            events: this.eventCount,
            isBefore: false,
            atMs: isDone ? this.plan.durationMs : this.timeOf(this.eventCount),
        };
    }

    /** Reads all that is recorded; the verdicts on expectations are there once the run is complete. */
    get reader(): TraceReader {
        const { eventCount, isComplete } = this;
        if (this.#reader?.events !== eventCount || this.#reader.isComplete !== isComplete) {
            const trace = isComplete ? resumeSimulation(this.#frontier.snapshot()).finish() : this.#traceSoFar();
            this.#reader = { reader: new TraceReader(this.plan, trace), events: eventCount, isComplete };
        }
        return this.#reader.reader;
    }

    /**
     * The run after so many events. It is used again for the next place that is asked for: take a snapshot of it rather
     * than let it go on.
     */
    simulationAfter(events: number): Simulation {
        const nearest = this.#nearestTo(events);
        let viewer = this.#viewer;
        if (viewer === undefined || viewer.events > events || viewer.events < nearest.events) {
            viewer = { simulation: resumeSimulation(nearest.snapshot), events: nearest.events };
            this.#viewer = viewer;
        }
        const margin = Math.max(1, Math.floor(this.#limits.everyEvents / MARGINS_PER_INTERVAL));
        if (events - viewer.events > 2 * margin) {
            advance(viewer, events - margin);
            this.#near = { events: viewer.events, snapshot: viewer.simulation.snapshot() };
        }
        advance(viewer, events);
        return viewer.simulation;
    }

    #nearestTo(events: number): KeptSnapshot {
        const kept = this.#kept.findLast((each) => each.events <= events) ?? must(this.#kept[0]);
        const near = this.#near;
        return near !== undefined && near.events <= events && near.events > kept.events ? near : kept;
    }

    #keep(snapshot: KeptSnapshot): void {
        this.#kept = [...this.#kept, snapshot];
        while (this.#kept.length > this.#mostSnapshots()) {
            this.#interval *= 2;
            this.#kept = this.#kept.filter(({ events }) => events % this.#interval === 0);
        }
    }

    #mostSnapshots(): number {
        const chunksOfTasks = Math.ceil(this.#frontier.recorder.taskCount / CHUNK_ROWS);
        return Math.max(FEWEST_SNAPSHOTS, Math.floor(this.#limits.atMost / Math.max(1, chunksOfTasks)));
    }

    #traceSoFar(): Trace {
        const recorder = this.#frontier.recorder.clone();
        return {
            version: TRACE_VERSION,
            outcome: { kind: 'event-limit', atMs: this.#frontier.atMs, limit: this.eventCount },
            strings: recorder.strings,
            lanes: recorder.lanes,
            entryCount: recorder.entryCount,
            taskCount: recorder.taskCount,
            ...recorder.finish(),
            expectations: [],
            eventCount: this.eventCount,
        };
    }
}

function advance(viewer: Viewer, events: number): void {
    while (viewer.events < events && viewer.simulation.step()) {
        viewer.events += 1;
    }
}
