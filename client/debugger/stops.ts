/** Where a run goes to from a place, with breakpoints on its way. */

import type { DebuggedRun, Goal, Place, Stop, Work } from '../../simulator/debugging/index.ts';
import { comparePlaces } from '../../simulator/debugging/index.ts';
import type { StopReason, Trigger } from './breakpoints.ts';
import type { Standing } from './stack.ts';

/** Where a run came to a halt, and why. */
export interface Halt {
    readonly standing: Standing;
    readonly reason: StopReason | 'step' | 'entry' | 'pause' | 'goto';
    /** Breakpoints that were hit. */
    readonly breakpoints: readonly number[];
    /** Expectations that fail here. */
    readonly failed: readonly number[];
}

/** Log points passed on the way, each with its place, in order. */
export interface Passed {
    readonly place: Place;
    readonly trigger: Trigger;
}

/** Where the way led to: a halt, or nowhere; and what was passed. */
export interface Way {
    readonly halt: Halt | undefined;
    readonly passed: readonly Passed[];
}

/** Goes on from the present place until something stops the run, but not beyond `limit`. */
export function* wayForwards(run: DebuggedRun, triggers: readonly Trigger[], limit: Place): Work<Way> {
    const goals = goalsOf(run, triggers);
    const passed: Passed[] = [];
    let from = run.place;
    for (;;) {
        const stop = yield* run.search(goals, 'forwards', from);
        if (stop === undefined || comparePlaces(stop.place, limit) > 0) {
            return { halt: undefined, passed };
        }
        const reached = triggersAt(triggers, stop);
        passed.push(...reached.filter(isLogPoint).map((trigger) => ({ place: stop.place, trigger })));
        const stopping = reached.filter((trigger) => !isLogPoint(trigger));
        if (stopping.length > 0) {
            return { halt: haltAt(stop, stopping), passed };
        }
        from = stop.place;
    }
}

/** Goes back to the last place before the present one at which something stops the run. Log points say nothing on the way. */
export function* wayBack(run: DebuggedRun, triggers: readonly Trigger[]): Work<Halt | undefined> {
    const stopping = triggers.filter((trigger) => !isLogPoint(trigger));
    const stop = yield* run.search(goalsOf(run, stopping), 'backwards');
    return stop === undefined ? undefined : haltAt(stop, triggersAt(stopping, stop));
}

/** The place where the last consequence of what the run stands at has happened. */
export function endOfConsequences(run: DebuggedRun, standing: Standing): Place {
    const { reader, place } = run;
    const entry = run.awaitedEntry(place) ?? standing.entry ?? run.lastEntryAt(place);
    const root = reader.causes(entry).at(-1) ?? entry;
    const caused = new Uint8Array(reader.entryCount);
    caused[root] = 1;
    let last = root;
    for (let each = root + 1; each < reader.entryCount; each += 1) {
        if (caused[reader.causeOf(each) ?? -1] === 1) {
            caused[each] = 1;
            last = each;
        }
    }
    const end = run.placeOf(last);
    return comparePlaces(end, place) > 0 ? end : run.nextInstant();
}

/** The place after the next event that records something. */
export function nextEvent(run: DebuggedRun): Place {
    let event = run.place.events + 1;
    let next = run.placeAfter(event);
    while (event < run.eventCount && run.entryCountAt(next) === run.entryCountAt(run.place)) {
        event += 1;
        next = run.placeAfter(event);
    }
    return event > run.eventCount ? run.end : next;
}

/** Instants and verdicts mean nothing before the run is recorded. */
function goalsOf(run: DebuggedRun, triggers: readonly Trigger[]): readonly Goal[] {
    const isFixed = ({ kind }: Goal) => kind === 'time' || kind === 'expectation';
    return triggers.map(({ goal }) => (run.isRecorded || !isFixed(goal) ? goal : { ...goal, hits: () => false }));
}

function triggersAt(triggers: readonly Trigger[], { goals }: Stop): readonly Trigger[] {
    return goals.flatMap((index) => triggers[index] ?? []);
}

function isLogPoint({ logMessage }: Trigger): boolean {
    return logMessage !== undefined;
}

function haltAt({ place, entry }: Stop, triggers: readonly Trigger[]): Halt {
    const [first] = triggers;
    const expectations = triggers.flatMap(({ goal, reason }) =>
        goal.kind === 'expectation' ? [{ expectation: goal.expectation, isFailure: reason === 'exception' }] : [],
    );
    const expectation = expectations[0]?.expectation;
    return {
        standing: {
            place,
            ...(entry === undefined ? {} : { entry }),
            ...(expectation === undefined ? {} : { expectation }),
        },
        reason: first?.reason ?? 'breakpoint',
        breakpoints: [...new Set(triggers.flatMap(({ breakpoint }) => breakpoint ?? []))],
        failed: expectations.filter(({ isFailure }) => isFailure).map((each) => each.expectation),
    };
}
