/** The numbers behind interval reports: what happened by report, interval and figure, and how the reports differ. */

import { RULES, type RuleId, ruleIndex } from '../rules/registry.ts';
import { FIGURE_NAMES } from './figures.ts';
import { REPORT_DIFFERENCE_KINDS, type ReportDifferenceKind } from './report.ts';
import type { Rows } from './rows.ts';

const WIDTH = FIGURE_NAMES.length;
const MAX_WAIT = FIGURE_NAMES.indexOf('maxWaitMs');
/** Room for the figures in the key of an amount. */
const FIGURE_ROOM = 32;
/** Room for the rules in the code of a reason. */
const RULE_ROOM = 4096;
const NO_NODE = -1;

/** Why something is otherwise in the reports: a code of {@link reasonCode}, and the entry that made it so. */
export interface Reason {
    readonly code: number;
    readonly entry: number;
}

/** How the reports differ, and by which rule, as one number. */
export function reasonCode(kind: ReportDifferenceKind, rule: RuleId): number {
    return REPORT_DIFFERENCE_KINDS.indexOf(kind) * RULE_ROOM + ruleIndex(rule);
}

/** The kind that a code stands for. */
export function kindOfCode(code: number): ReportDifferenceKind {
    return REPORT_DIFFERENCE_KINDS[Math.floor(code / RULE_ROOM)] ?? 'missing';
}

/** The rule that a code stands for. */
export function ruleOfCode(code: number): RuleId {
    const rule = RULES[code % RULE_ROOM];
    if (rule === undefined) {
        throw new RangeError(`there is no rule ${code % RULE_ROOM}`);
    }
    return rule.id;
}

/**
 * What a finished ledger holds: plain columns. A cell is a report's interval: report × intervals + interval. The
 * differences of a cell are chains of nodes: `heads` has the first one, `next` the one after each, -1 none.
 */
export interface LedgerData {
    readonly intervalMs: number;
    readonly intervalCount: number;
    readonly endMs: number;
    /** By cell and figure. */
    readonly happened: Float64Array;
    /** By cell: the longest wait that the reports know of. */
    readonly reportedMaxWait: Float64Array;
    readonly amounts: Chains<Float64Array>;
    readonly entries: Chains<Uint32Array>;
}

/** `key` of a node is the reason's code, for amounts with the figure. */
export interface Chains<Values> {
    readonly heads: Int32Array;
    readonly next: Int32Array;
    readonly key: Uint32Array;
    readonly value: Values;
}

/** One difference of a cell. */
export interface Difference {
    readonly code: number;
    readonly entries: readonly number[];
    /** By place of the figure. */
    readonly amounts: ReadonlyMap<number, number>;
}

export class Ledger {
    readonly #intervalMs: number;
    readonly #intervalCount: number;
    readonly #endMs: number;
    readonly #happened: Float64Array;
    readonly #reportedMaxWait: Float64Array;
    readonly #amounts: ChainTable<Float64Array>;
    readonly #entries: ChainTable<Uint32Array>;

    constructor(rowCount: number, intervalMs: number, endMs: number) {
        this.#intervalMs = intervalMs;
        this.#endMs = endMs;
        this.#intervalCount = Math.max(1, Math.ceil(endMs / intervalMs));
        const cells = rowCount * this.#intervalCount;
        this.#happened = new Float64Array(cells * WIDTH);
        this.#reportedMaxWait = new Float64Array(cells);
        this.#amounts = new ChainTable(cells, (size) => new Float64Array(size));
        this.#entries = new ChainTable(cells, (size) => new Uint32Array(size));
    }

    /** Counts one at an instant. */
    count(rows: Rows, figure: number, atMs: number): void {
        this.#add(rows, figure, this.#intervalAt(atMs), 1);
    }

    /** Adds the time from an instant up to another one, to each interval its part. */
    time(rows: Rows, figure: number, fromMs: number, toMs: number): void {
        for (let atMs = fromMs, interval = this.#intervalAt(fromMs); atMs < toMs; interval += 1) {
            const nextMs = Math.min(toMs, this.#endOf(interval));
            this.#add(rows, figure, interval, nextMs - atMs);
            atMs = nextMs;
        }
    }

    /** Notes how long something waited that is over at an instant, and whether the reports know. */
    wait(rows: Rows, atMs: number, waitMs: number, isReported: boolean): void {
        const interval = this.#intervalAt(atMs);
        for (const row of rows) {
            const cell = row * this.#intervalCount + interval;
            const place = cell * WIDTH + MAX_WAIT;
            this.#happened[place] = Math.max(this.#happened[place] ?? 0, waitMs);
            if (isReported) {
                this.#reportedMaxWait[cell] = Math.max(this.#reportedMaxWait[cell] ?? 0, waitMs);
            }
        }
    }

    /** Says that one, counted at an instant, is otherwise in the reports. */
    differCount(rows: Rows, figure: number, atMs: number, reason: Reason): void {
        this.#differ(rows, figure, this.#intervalAt(atMs), 1, reason);
    }

    /** Says that the time from an instant up to another one is otherwise in the reports. */
    differTime(rows: Rows, figure: number, fromMs: number, toMs: number, reason: Reason): void {
        for (let atMs = fromMs, interval = this.#intervalAt(fromMs); atMs < toMs; interval += 1) {
            const nextMs = Math.min(toMs, this.#endOf(interval));
            this.#differ(rows, figure, interval, nextMs - atMs, reason);
            atMs = nextMs;
        }
    }

    /** Says that the intervals from an instant up to another one are touched, whatever is in them. */
    touch(rows: Rows, fromMs: number, toMs: number, { code, entry }: Reason): void {
        const last = this.#intervalAt(Math.max(fromMs, toMs - 1));
        for (let interval = this.#intervalAt(fromMs); interval <= last; interval += 1) {
            for (const row of rows) {
                this.#entries.note(row * this.#intervalCount + interval, code, entry);
            }
        }
    }

    finish(): LedgerData {
        return {
            intervalMs: this.#intervalMs,
            intervalCount: this.#intervalCount,
            endMs: this.#endMs,
            happened: this.#happened,
            reportedMaxWait: this.#reportedMaxWait,
            amounts: this.#amounts.finish(),
            entries: this.#entries.finish(),
        };
    }

    /** What happens at the end of the run belongs to the last interval, also where that is an interval's length. */
    #intervalAt(atMs: number): number {
        return Math.min(Math.floor(atMs / this.#intervalMs), this.#intervalCount - 1);
    }

    #endOf(interval: number): number {
        return interval === this.#intervalCount - 1 ? this.#endMs : (interval + 1) * this.#intervalMs;
    }

    #add(rows: Rows, figure: number, interval: number, amount: number): void {
        const happened = this.#happened;
        for (const row of rows) {
            const place = (row * this.#intervalCount + interval) * WIDTH + figure;
            happened[place] = (happened[place] ?? 0) + amount;
        }
    }

    #differ(rows: Rows, figure: number, interval: number, amount: number, { code, entry }: Reason): void {
        const key = code * FIGURE_ROOM + figure;
        for (const row of rows) {
            const cell = row * this.#intervalCount + interval;
            this.#amounts.add(cell, key, amount);
            this.#entries.note(cell, code, entry);
        }
    }
}

/** What happened of a figure (by its place) in a cell. */
export function happenedIn({ happened }: LedgerData, cell: number, figure: number): number {
    return happened[cell * WIDTH + figure] ?? 0;
}

/** The differences of a cell, in order of their codes. */
export function differencesIn({ amounts, entries }: LedgerData, cell: number): readonly Difference[] {
    const entriesOf = new Map<number, Set<number>>();
    const amountsOf = new Map<number, Map<number, number>>();
    forEachNode(entries, cell, (code, entry) => {
        entriesOf.set(code, (entriesOf.get(code) ?? new Set<number>()).add(entry));
    });
    forEachNode(amounts, cell, (key, amount) => {
        const code = Math.floor(key / FIGURE_ROOM);
        amountsOf.set(code, (amountsOf.get(code) ?? new Map<number, number>()).set(key % FIGURE_ROOM, amount));
    });
    return [...entriesOf]
        .sort(([one], [other]) => one - other)
        .map(([code, each]) => ({
            code,
            entries: [...each].sort((one, other) => one - other),
            amounts: amountsOf.get(code) ?? new Map<number, number>(),
        }));
}

function forEachNode(
    { heads, next, key, value }: Chains<Float64Array | Uint32Array>,
    cell: number,
    use: (key: number, value: number) => void,
): void {
    for (let node = heads[cell] ?? NO_NODE; node !== NO_NODE; node = next[node] ?? NO_NODE) {
        use(key[node] ?? 0, value[node] ?? 0);
    }
}

/** Chains while they grow. */
class ChainTable<Values extends Float64Array | Uint32Array> {
    readonly #heads: Int32Array;
    readonly #make: (size: number) => Values;
    #next = new Int32Array(INITIAL_NODES);
    #key = new Uint32Array(INITIAL_NODES);
    #value: Values;
    #count = 0;

    constructor(cells: number, make: (size: number) => Values) {
        this.#heads = new Int32Array(cells).fill(NO_NODE);
        this.#make = make;
        this.#value = make(INITIAL_NODES);
    }

    /** Adds to the value under a key. */
    add(cell: number, key: number, amount: number): void {
        let node = this.#heads[cell] ?? NO_NODE;
        while (node !== NO_NODE && this.#key[node] !== key) {
            node = this.#next[node] ?? NO_NODE;
        }
        if (node === NO_NODE) {
            this.#push(cell, key, amount);
        } else {
            this.#value[node] = (this.#value[node] ?? 0) + amount;
        }
    }

    /** Notes a value under a key, unless it is among the latest of the cell. */
    note(cell: number, key: number, value: number): void {
        let node = this.#heads[cell] ?? NO_NODE;
        for (let seen = 0; node !== NO_NODE && seen < LATEST; seen += 1) {
            if (this.#key[node] === key && this.#value[node] === value) {
                return;
            }
            node = this.#next[node] ?? NO_NODE;
        }
        this.#push(cell, key, value);
    }

    finish(): Chains<Values> {
        return { heads: this.#heads, ...this.#resized(this.#count) };
    }

    #push(cell: number, key: number, value: number): void {
        const node = this.#count++;
        if (node === this.#key.length) {
            const { next, key: keys, value: values } = this.#resized(node * 2);
            this.#next = next;
            this.#key = keys;
            this.#value = values;
        }
        this.#next[node] = this.#heads[cell] ?? NO_NODE;
        this.#key[node] = key;
        this.#value[node] = value;
        this.#heads[cell] = node;
    }

    #resized(size: number) {
        const kept = Math.min(size, this.#count);
        const next = new Int32Array(size);
        const key = new Uint32Array(size);
        const value = this.#make(size);
        next.set(this.#next.subarray(0, kept));
        key.set(this.#key.subarray(0, kept));
        value.set(this.#value.subarray(0, kept));
        return { next, key, value };
    }
}

const INITIAL_NODES = 256;
/** How many of a cell's latest entries are compared before another one is noted; the rest is sorted out when read. */
const LATEST = 4;
