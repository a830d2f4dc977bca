/** Predicates on how long tasks wait: from their arrival until they are first started, or over. */

import type { TaskCondition, TaskSelection } from '../plan.ts';
import type { TraceReader } from '../trace/reader.ts';
import type { Evidence } from './evidence.ts';
import type { LaneAt, Sighting } from './lane-condition.ts';
import { compares } from './phrases.ts';
import type { Change, StateCondition } from './state-condition.ts';
import { waitOf } from './task-wait.ts';
import { describeTasks, selectedLanes, selectionTest } from './tasks.ts';

type WaitedCondition = Extract<TaskCondition, { readonly kind: 'waited' }>;

/** Tasks that have arrived have waited so long. */
export function waitedStates(evidence: Evidence, which: TaskSelection, condition: WaitedCondition): StateCondition {
    const { reader } = evidence;
    // A further record of a task begins while somebody works on it.
    const lanes = selectedLanes(evidence, which).filter(
        (lane) => reader.continues(reader.laneIndex(lane)) === undefined,
    );
    const holds = selectionTest(which);
    return {
        needsFinishedRun: false,
        changes: (fromMs, toMs) => changesOf(stepsOf(reader, lanes, condition), holds, fromMs, toMs),
        entryOfChange: () => undefined,
        describe: (atMs) => describeTasks(evidence, which, condition, sightingAt(reader, lanes, condition, atMs)),
    };
}

/** Instants, in order, at which a task arrives, begins to match and ceases to. */
interface Steps {
    readonly arrivals: Float64Array;
    readonly begins: Float64Array;
    readonly ends: Float64Array;
}

/** What a task has waited grows until it is started: it matches, if at all, in one stretch. */
function stepsOf(reader: TraceReader, lanes: readonly number[], { comparison, durationMs }: WaitedCondition): Steps {
    const arrivals: number[] = [];
    const begins: number[] = [];
    const ends: number[] = [];
    for (const lane of lanes) {
        const wait = waitOf(reader, lane);
        if (wait === undefined) {
            continue;
        }
        const { arrivedMs, endMs } = wait;
        const fromMs = comparison === 'at-most' ? 0 : Math.max(0, durationMs);
        const canMatch = comparison === 'at-least' || durationMs >= 0;
        arrivals.push(arrivedMs);
        if (canMatch && endMs - arrivedMs >= fromMs) {
            begins.push(arrivedMs + fromMs);
            if (comparison !== 'at-least' && endMs - arrivedMs > durationMs) {
                ends.push(arrivedMs + durationMs + 1);
            }
        }
    }
    return { arrivals: sorted(arrivals), begins: sorted(begins), ends: sorted(ends) };
}

function sorted(instants: readonly number[]): Float64Array {
    return Float64Array.from(instants).sort();
}

function* changesOf(
    { arrivals, begins, ends }: Steps,
    isHolding: ReturnType<typeof selectionTest>,
    fromMs: number,
    toMs: number,
): Generator<Change, void, undefined> {
    const places = [0, 0, 0];
    const all = [arrivals, begins, ends];
    const advance = (atMs: number) => {
        for (const [index, instants] of all.entries()) {
            let place = places[index] ?? 0;
            while ((instants[place] ?? Number.POSITIVE_INFINITY) <= atMs) {
                place += 1;
            }
            places[index] = place;
        }
        const [arrived = 0, begun = 0, ended = 0] = places;
        return isHolding({ present: arrived, matching: begun - ended });
    };
    const next = () =>
        all.reduce((least, instants, index) => Math.min(least, instants[places[index] ?? 0] ?? least), toMs + 1);
    let holds = advance(fromMs);
    yield { atMs: fromMs, holds };
    for (let atMs = next(); atMs <= toMs; atMs = next()) {
        if (advance(atMs) !== holds) {
            holds = !holds;
            yield { atMs, holds };
        }
    }
}

/** The longest waits first. */
function sightingAt(
    reader: TraceReader,
    lanes: readonly number[],
    { comparison, durationMs }: WaitedCondition,
    atMs: number,
): Sighting {
    const matching: (LaneAt & { readonly waitedMs: number })[] = [];
    const others: (LaneAt & { readonly waitedMs: number })[] = [];
    for (const lane of lanes) {
        const wait = waitOf(reader, lane);
        if (wait !== undefined && wait.arrivedMs <= atMs) {
            const { arrivedMs, endMs, entry } = wait;
            const waitedMs = Math.min(endMs, atMs) - arrivedMs;
            const last = endMs <= atMs ? entry : (reader.entryAt(lane, atMs) ?? entry);
            (compares(comparison, waitedMs, durationMs) ? matching : others).push({ lane, entry: last, waitedMs });
        }
    }
    const longestFirst = (one: { readonly waitedMs: number }, other: { readonly waitedMs: number }) =>
        other.waitedMs - one.waitedMs;
    return { atMs, matching: matching.sort(longestFirst), others: others.sort(longestFirst) };
}
