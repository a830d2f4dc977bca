/**
 * A run that can be gone through forwards and back: the debugger's view of the simulator.
 *
 * ```
 * const run = new DebuggedRun(plan);
 * run.recordAll();
 * run.goToTime(30_000);
 * run.inspect().agent('A101');
 * const stop = finish(run.search([{ kind: 'rule', rule: 'mr/routing-disabled' }], 'forwards'));
 * ```
 *
 * The run is recorded first, wholly or in parts; moving through what is recorded changes nothing. Whatever may take long
 * is a generator that rests every now and then, so that its caller can let others work, or stop it.
 */

import type { Plan } from '../plan.ts';
import type { Snapshot } from '../simulation.ts';
import type { TraceReader } from '../trace/reader.ts';
import { holds } from './expressions/evaluate.ts';
import type { Expression } from './expressions/syntax.ts';
import { type Candidate, type Goal, GoalFinder, placeAt } from './goals.ts';
import { Inspection, type NameTable, nameTable } from './inspection/inspection.ts';
import { comparePlaces, isSamePlace, type Place, START } from './place.ts';
import { Recording, SNAPSHOT_LIMITS, type SnapshotLimits } from './recording.ts';

/** Where a search came upon some of its goals. */
export interface Stop {
    readonly place: Place;
    /** The goals that are reached here, by index, in order. */
    readonly goals: readonly number[];
    /** The entry that the first of them is about. */
    readonly entry?: number;
}

export type Direction = 'forwards' | 'backwards';

/** Work that rests every now and then, telling the place that it has got to if it goes forwards, and comes to a result. */
export type Work<Result> = Generator<Place | undefined, Result, undefined>;

/** Does work to its end at once. */
export function finish<Result>(work: Work<Result>): Result {
    for (;;) {
        const step = work.next();
        if (step.done === true) {
            return step.value;
        }
    }
}

/** Events between two rests. */
const EVENTS_PER_REST = 512;

export class DebuggedRun {
    readonly plan: Plan;
    readonly #recording: Recording;
    #place: Place = START;
    #names: { readonly reader: TraceReader; readonly table: NameTable } | undefined;

    constructor(plan: Plan, limits: SnapshotLimits = SNAPSHOT_LIMITS) {
        this.plan = plan;
        this.#recording = new Recording(plan, limits);
    }

    // -----------------------------------------------------------------------------------------------------------------
    // Recording

    /** Records what is not recorded yet; answers how far it is, from 0 to 1, at each rest. */
    *record(): Generator<number, void, undefined> {
        while (this.#recording.record(EVENTS_PER_REST)) {
            yield this.#recording.share;
        }
    }

    /** Records the whole run at once. */
    recordAll(): void {
        for (const _ of this.record()) {
            // Nobody waits.
        }
    }

    get isRecorded(): boolean {
        return this.#recording.isComplete;
    }

    /** Events recorded so far. */
    get eventCount(): number {
        return this.#recording.eventCount;
    }

    /** The numbers of events after which snapshots are kept: a bounded number of them. */
    get snapshotsAt(): readonly number[] {
        return this.#recording.snapshotsAt;
    }

    /** Reads all that is recorded; has the verdicts on expectations once that is everything. */
    get reader(): TraceReader {
        return this.#recording.reader;
    }

    // -----------------------------------------------------------------------------------------------------------------
    // Moving

    get place(): Place {
        return this.#place;
    }

    /** The run is over, or has been gone through as far as it is recorded. */
    get isAtEnd(): boolean {
        return comparePlaces(this.#place, this.#recording.end) >= 0;
    }

    get isAtStart(): boolean {
        return isSamePlace(this.#place, START);
    }

    /** The end of what is recorded. */
    get end(): Place {
        return this.#recording.end;
    }

    /** Goes to a place of this run, or to the end of what is recorded if that comes first. */
    goTo(place: Place): void {
        this.#place = comparePlaces(place, this.end) > 0 ? this.end : place;
    }

    /** Goes to where everything up to an instant, included, has happened. */
    goToTime(atMs: number): void {
        this.#place = placeAt(this.#recording, atMs);
    }

    /** Lets the next event happen; at the last one goes to the end. False if the run is at its end. */
    step(): boolean {
        return this.#move(this.placeAfter(this.#place.events + 1));
    }

    /** Goes back to before the last event. False if the run is at its start. */
    stepBack(): boolean {
        return this.#move(this.placeAfter(this.#place.isBefore ? this.#place.events : this.#place.events - 1));
    }

    /** Lets everything of the next instant happen that records something. False if the run is at its end. */
    stepInstant(): boolean {
        return this.#move(this.nextInstant());
    }

    /** Goes back to the end of the instant before. False if the run is at its start. */
    stepInstantBack(): boolean {
        return this.#move(this.previousInstant());
    }

    /** The place right after an event; the end if there are not so many, the start before the first one. */
    placeAfter(event: number): Place {
        if (event <= 0) {
            return START;
        }
        return event > this.eventCount
            ? this.end
            : { events: event, isBefore: false, atMs: this.#recording.timeOf(event) };
    }

    /** The place after the event that recorded an entry. */
    placeOf(entry: number): Place {
        return this.placeAfter(this.#recording.eventOf(entry));
    }

    /** Where the next instant at which something is recorded is over. */
    nextInstant(): Place {
        let event = this.#place.events + 1;
        while (event <= this.eventCount && this.#recordsNothing(event)) {
            event += 1;
        }
        if (event > this.eventCount) {
            return this.end;
        }
        const atMs = this.#recording.timeOf(event);
        return { events: this.#recording.eventsUpTo(atMs), isBefore: false, atMs };
    }

    /** Where the last instant before the present one is over at which something was recorded. */
    previousInstant(): Place {
        const { events, isBefore, atMs } = this.#place;
        const isAfterwards = !isBefore && events > 0 && this.#recording.timeOf(events) < atMs;
        let event = events;
        while (
            event > 0 &&
            ((this.#recording.timeOf(event) === atMs && !isAfterwards) || this.#recordsNothing(event))
        ) {
            event -= 1;
        }
        const beforeMs = this.#recording.timeOf(event);
        return event === 0 ? START : { events: this.#recording.eventsUpTo(beforeMs), isBefore: false, atMs: beforeMs };
    }

    /**
     * Looks for the next place, or the last one before the present, at which one of the goals is reached. It does not go
     * there. Only what is recorded is looked at; goals that are expectations need all of the run.
     *
     * @param from where to begin, itself not included; absent: the present place
     */
    search(goals: readonly Goal[], direction: Direction, from: Place = this.#place): Work<Stop | undefined> {
        return direction === 'forwards' ? this.#next(goals, from) : this.#previous(goals, from);
    }

    /** Goes to the next place, or the last one before, at which one of the goals is reached; if there is one. */
    runUntil(goals: readonly Goal[], direction: Direction = 'forwards'): Stop | undefined {
        const stop = finish(this.search(goals, direction));
        if (stop !== undefined) {
            this.goTo(stop.place);
        }
        return stop;
    }

    // -----------------------------------------------------------------------------------------------------------------
    // Looking

    /** The world at a place; absent: at the present one. What it answers is about that place until the next one is looked at. */
    inspect(place: Place = this.#place): Inspection {
        const { reader } = this;
        if (this.#names?.reader !== reader) {
            this.#names = { reader, table: nameTable(reader) };
        }
        return new Inspection(this.#recording.simulationAfter(place.events), reader, place.atMs, this.#names.table);
    }

    /** The run as it is now, from which it can be resumed. */
    snapshot(): Snapshot {
        return this.#recording.simulationAfter(this.#place.events).snapshot();
    }

    /** How many entries there are at a place: all of the trace before that number. */
    entryCountAt({ events }: Place): number {
        return this.#recording.entriesOf(events).to;
    }

    /** The last entry at a place: of the event that has just happened, or of the last one that recorded something. */
    lastEntryAt(place: Place): number {
        return Math.max(0, this.entryCountAt(place) - 1);
    }

    /** The first entry of the event that a place waits for. */
    awaitedEntry({ events, isBefore }: Place): number | undefined {
        const { from, to } = this.#recording.entriesOf(events + 1);
        return isBefore && from < to ? from : undefined;
    }

    // -----------------------------------------------------------------------------------------------------------------

    #move(place: Place): boolean {
        const moves = !isSamePlace(place, this.#place);
        this.#place = place;
        return moves;
    }

    #recordsNothing(event: number): boolean {
        const { from, to } = this.#recording.entriesOf(event);
        return from === to;
    }

    *#next(goals: readonly Goal[], from: Place): Work<Stop | undefined> {
        const search = new Search(this, this.#recording, goals);
        const first = search.hasCounts ? 0 : from.events;
        return yield* search.first(first, this.eventCount, (place) => comparePlaces(place, from) > 0);
    }

    /** Looks through the stretches between snapshots, the last one first: each is replayed once at most. */
    *#previous(goals: readonly Goal[], from: Place): Work<Stop | undefined> {
        const search = new Search(this, this.#recording, goals);
        const isBefore = (place: Place) => comparePlaces(place, from) < 0;
        if (search.hasCounts) {
            return yield* search.last(0, from.events + 1, isBefore);
        }
        let to = Math.min(from.events + 1, this.eventCount);
        for (const start of this.snapshotsAt.filter((events) => events <= from.events).toReversed()) {
            const stop = yield* search.last(start, to, isBefore);
            if (stop !== undefined) {
                return stop;
            }
            to = start;
        }
        return undefined;
    }
}

/** One search; it counts how often each goal has come about, and remembers which conditions held. */
class Search {
    readonly #run: DebuggedRun;
    readonly #recording: Recording;
    readonly #goals: readonly Goal[];
    readonly #finder: GoalFinder;
    readonly #counts: number[];
    /** By goal: whether its condition held after the event that was looked at last. */
    readonly #held = new Map<number, { readonly events: number; readonly held: boolean }>();

    constructor(run: DebuggedRun, recording: Recording, goals: readonly Goal[]) {
        this.#run = run;
        this.#recording = recording;
        this.#goals = goals;
        this.#finder = new GoalFinder(recording, goals);
        this.#counts = goals.map(() => 0);
    }

    /** What is counted has to be counted from the start. */
    get hasCounts(): boolean {
        return this.#goals.some(({ hits }) => hits !== undefined);
    }

    /** The first stop around the events from `first` to `last` whose place is wanted. */
    *first(first: number, last: number, isWanted: (place: Place) => boolean): Work<Stop | undefined> {
        for (let event = first; event <= last; event += 1) {
            const stop = this.#stopsAround(event).find(({ place }) => isWanted(place));
            if (stop !== undefined) {
                return stop;
            }
            if (event % EVENTS_PER_REST === 0) {
                yield this.#run.placeAfter(event);
            }
        }
        return undefined;
    }

    /** The last stop around the events from `first` to `last` whose place is wanted. */
    *last(first: number, last: number, isWanted: (place: Place) => boolean): Work<Stop | undefined> {
        let latest: Stop | undefined;
        for (let event = first; event <= Math.min(last, this.#recording.eventCount); event += 1) {
            latest = this.#stopsAround(event).findLast(({ place }) => isWanted(place)) ?? latest;
            if (event % EVENTS_PER_REST === 0) {
                yield undefined;
            }
        }
        return latest;
    }

    #stopsAround(event: number): readonly Stop[] {
        const candidates = this.#finder.around(event);
        if (candidates.length === 0) {
            return [];
        }
        const stops: Stop[] = [];
        for (const candidate of candidates) {
            if (this.#isReached(candidate)) {
                join(stops, candidate);
            }
        }
        return stops;
    }

    /** Whether a candidate is where its goal wants the run to stop. */
    #isReached({ place, goal: index }: Candidate): boolean {
        const goal = this.#goals[index];
        if (goal === undefined || !this.#isMet(goal, index, place)) {
            return false;
        }
        const count = (this.#counts[index] ?? 0) + 1;
        this.#counts[index] = count;
        return goal.hits?.(count) ?? true;
    }

    #isMet(goal: Goal, index: number, place: Place): boolean {
        if (goal.kind === 'becomes-true') {
            return this.#becomesTrue(goal.condition, index, place);
        }
        return goal.condition === undefined || this.#holds(goal.condition, place);
    }

    #becomesTrue(condition: Expression, index: number, place: Place): boolean {
        const before = place.events - 1;
        const known = this.#held.get(index);
        const held = known?.events === before ? known.held : this.#holds(condition, this.#run.placeAfter(before));
        const holdsNow = this.#holds(condition, place);
        this.#held.set(index, { events: place.events, held: holdsNow });
        return holdsNow && !held;
    }

    #holds(condition: Expression, place: Place): boolean {
        return holds(condition, this.#run.inspect(place)) === true;
    }
}

/** Candidates at one place are one stop. */
function join(stops: Stop[], { place, goal, entry }: Candidate): void {
    const last = stops.at(-1);
    const about = last?.entry ?? entry;
    if (last !== undefined && isSamePlace(last.place, place)) {
        stops[stops.length - 1] = {
            place,
            goals: [...last.goals, goal],
            ...(about === undefined ? {} : { entry: about }),
        };
    } else {
        stops.push({ place, goals: [goal], ...(entry === undefined ? {} : { entry }) });
    }
}
