/** The times of which the reports will not know what happened at first hand, as the lanes of a trace show them. */

import type { ComponentIndex, Topology } from '../plan.ts';
import type { RuleId } from '../rules/registry.ts';
import type { TraceReader } from '../trace/reader.ts';
import { type Reason, reasonCode } from './ledger.ts';
import type { RareEntries } from './rare-entries.ts';
import type { ReportDifferenceKind } from './report.ts';

/** From `fromMs` up to, not including, `toMs`; `entry` began it and `toEntry` ended it. */
export interface Gap extends Reason {
    readonly fromMs: number;
    readonly toMs: number;
    /** Entry after which the reports know again; the number of entries where the run ends first. */
    readonly toEntry: number;
}

export interface Gaps {
    /** By ARM path, in order of the paths' lanes: while the application is without its CTI server. */
    readonly unreported: ReadonlyMap<number, readonly Gap[]>;
    /** By path: while the CTI server keeps what it has to say to the CallRouter. */
    readonly kept: ReadonlyMap<number, readonly Gap[]>;
    /** By peripheral: what was deleted. */
    readonly deleted: ReadonlyMap<ComponentIndex, readonly Gap[]>;
    /** By peripheral: while no PIM sees it. */
    readonly blind: ReadonlyMap<ComponentIndex, readonly Gap[]>;
    /** While no Logger stores anything. */
    readonly unstored: readonly Gap[];
}

/** Finds them all. */
export function findGaps(reader: TraceReader, rare: RareEntries): Gaps {
    const { components } = reader.plan.topology;
    const byLane = transitionsByLane(reader, rare.infrastructure);
    const stretches = (kind: 'path' | 'component', index: number, state: (name: string) => boolean) =>
        stretchesOf(reader, byLane.get(reader.laneOf(kind, index)) ?? [], state);
    const paths = [...reader.lanes.paths.keys()];
    const peripherals = components.flatMap(({ kind }, index) => (kind === 'peripheral' ? [index] : []));
    return {
        unreported: mapOf(paths, (path) =>
            stretches('path', path, (name) => name === 'DISCONNECTED').map(as('missing', 'cti/unreported')),
        ),
        kept: mapOf(paths, (path) =>
            stretches('path', path, (name) => name === 'CACHING').map(as('late', 'cti/cached-for-router')),
        ),
        blind: mapOf(peripherals, (each) =>
            stretches('component', each, (name) => name !== 'UP').map(as('missing', 'pim/blind-interval')),
        ),
        deleted: mapOf(peripherals, (each) => deletionsOf(reader, rare.logLines, each)),
        unstored: unstoredStretches(reader, rare).map(as('missing', 'cc/logger-lost')),
    };
}

/** Calls `use` with each gap, of several that do not overlap, that has a part between two instants, and with that part. */
export function forGapsBetween(
    gaps: readonly Gap[],
    fromMs: number,
    toMs: number,
    use: (gap: Gap, fromMs: number, toMs: number) => void,
): void {
    for (let place = firstEndingAfter(gaps, fromMs); place < gaps.length; place += 1) {
        const gap = gaps[place];
        if (gap === undefined || gap.fromMs >= toMs) {
            return;
        }
        use(gap, Math.max(gap.fromMs, fromMs), Math.min(gap.toMs, toMs));
    }
}

/** The gap, of several that do not overlap, in which an entry at an instant is recorded. */
export function gapAround(gaps: readonly Gap[], atMs: number, entry: number): Gap | undefined {
    for (let place = firstEndingAfter(gaps, atMs - 1); place < gaps.length; place += 1) {
        const gap = gaps[place];
        if (gap === undefined || gap.fromMs > atMs) {
            return undefined;
        }
        if (gap.entry <= entry && entry < gap.toEntry) {
            return gap;
        }
    }
    return undefined;
}

/** Gaps of several kinds as one list in which none overlaps another: of two, the one that comes first here prevails. */
export function withoutOverlap(gaps: readonly Gap[]): readonly Gap[] {
    const bounds = [...new Set(gaps.flatMap(({ fromMs, toMs }) => [fromMs, toMs]))].sort((one, other) => one - other);
    const pieces = bounds.flatMap((fromMs, place): readonly Gap[] => {
        const toMs = bounds[place + 1];
        const over = gaps.find((gap) => toMs !== undefined && gap.fromMs <= fromMs && gap.toMs >= toMs);
        return over === undefined || toMs === undefined ? [] : [{ ...over, fromMs, toMs }];
    });
    return pieces;
}

interface Stretch {
    readonly fromMs: number;
    readonly toMs: number;
    readonly entry: number;
    readonly toEntry: number;
}

function as(kind: ReportDifferenceKind, rule: RuleId): (stretch: Stretch) => Gap {
    const code = reasonCode(kind, rule);
    return (stretch) => ({ ...stretch, code });
}

function mapOf<Key, Value>(keys: readonly Key[], valueFor: (key: Key) => Value): ReadonlyMap<Key, Value> {
    return new Map(keys.map((key) => [key, valueFor(key)]));
}

function transitionsByLane(reader: TraceReader, entries: readonly number[]): ReadonlyMap<number, readonly number[]> {
    const byLane = new Map<number, number[]>();
    for (const entry of entries) {
        const lane = reader.laneOfEntry(entry) ?? 0;
        const known = byLane.get(lane);
        if (known === undefined) {
            byLane.set(lane, [entry]);
        } else {
            known.push(entry);
        }
    }
    return byLane;
}

/** The times for which a lane is in states of one kind. */
function stretchesOf(
    reader: TraceReader,
    transitions: readonly number[],
    isMeant: (name: string) => boolean,
): readonly Stretch[] {
    const stretches: Stretch[] = [];
    let since: number | undefined;
    for (const entry of transitions) {
        const meant = isMeant(reader.stateOfEntry(entry));
        if (meant && since === undefined) {
            since = entry;
        } else if (!meant && since !== undefined) {
            stretches.push(stretch(reader, since, entry));
            since = undefined;
        }
    }
    return since === undefined ? stretches : [...stretches, stretch(reader, since, undefined)];
}

function stretch(reader: TraceReader, from: number, to: number | undefined): Stretch {
    return {
        fromMs: reader.atMs(from),
        toMs: to === undefined ? reader.endMs : reader.atMs(to),
        entry: from,
        toEntry: to ?? reader.entryCount,
    };
}

/** Code of what was deleted. */
export const DELETED = reasonCode('deleted', 'pim/reporting-data-deleted');

/** What was deleted lies before the loss: since the reporting interval began. */
function deletionsOf(reader: TraceReader, logLines: readonly number[], peripheral: ComponentIndex): readonly Gap[] {
    const { components } = reader.plan.topology;
    const { reportingInterval } = reader.plan.settings;
    return logLines.flatMap((entry): readonly Gap[] => {
        const writer = reader.laneOfEntry(entry);
        const isDeletion = reader.ruleOf(entry).id === 'pim/reporting-data-deleted';
        if (!isDeletion || writer === undefined || components[writer]?.serves !== peripheral) {
            return [];
        }
        const toMs = reader.atMs(entry);
        const fromMs = reportingInterval === 0 ? toMs : toMs - (toMs % reportingInterval);
        return [{ fromMs, toMs, entry, toEntry: entry, code: DELETED }];
    });
}

/**
 * The CallRouter says when no Logger can be used, and a Logger when one can be again. What no side routes is not lost:
 * gateways keep it.
 */
function unstoredStretches(reader: TraceReader, { infrastructure, logLines }: RareEntries): readonly Stretch[] {
    const serving = new SidesInService(reader);
    const lines = logLines.filter((entry) => reader.ruleOf(entry).id === 'cc/logger-lost');
    const stretches: Stretch[] = [];
    let since: number | undefined;
    for (const entry of [...infrastructure, ...lines].sort((one, other) => one - other)) {
        const change = changeOfStorage(reader, entry, serving);
        if (change === 'lost' && since === undefined) {
            since = entry;
        } else if (change === 'back' && since !== undefined) {
            stretches.push(stretch(reader, since, entry));
            since = undefined;
        }
    }
    return since === undefined ? stretches : [...stretches, stretch(reader, since, undefined)];
}

function changeOfStorage(reader: TraceReader, entry: number, serving: SidesInService): 'lost' | 'back' | undefined {
    const lane = reader.laneOfEntry(entry);
    if (reader.kindOf(entry) === 'transition') {
        return lane !== undefined && serving.areAllLost(lane, entry) ? 'back' : undefined;
    }
    return kindOf(reader.plan.topology, lane) === 'router' ? 'lost' : 'back';
}

function kindOf({ components }: Topology, component: number | undefined) {
    return component === undefined ? undefined : components[component]?.kind;
}

/** Which sides of the controller are in service, as their lanes tell in order. */
class SidesInService {
    readonly #reader: TraceReader;
    readonly #sides: ReadonlySet<number>;
    readonly #serving: Set<number>;

    constructor(reader: TraceReader) {
        this.#reader = reader;
        const [controller] = reader.plan.topology.controllers;
        const sides = controller?.sides.map(({ component }) => component) ?? [];
        this.#sides = new Set(sides.length === 0 && controller !== undefined ? [controller.component] : sides);
        this.#serving = new Set(this.#sides);
    }

    /** Whether a transition leaves no side in service. */
    areAllLost(lane: number, entry: number): boolean {
        if (!this.#sides.has(lane)) {
            return false;
        }
        if (this.#reader.stateOfEntry(entry) === 'UP') {
            this.#serving.add(lane);
        } else {
            this.#serving.delete(lane);
        }
        return this.#serving.size === 0;
    }
}

function firstEndingAfter(gaps: readonly Gap[], atMs: number): number {
    let low = 0;
    let high = gaps.length;
    while (low < high) {
        const middle = (low + high) >>> 1;
        if ((gaps[middle]?.toMs ?? 0) <= atMs) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return low;
}
