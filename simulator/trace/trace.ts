/**
 * The Trace: everything that happened in a run.
 *
 * It is laid out in columns (typed arrays, interned strings), so that millions of entries are cheap to record and move to
 * another thread without a copy. {@link TraceReader} in `reader.ts` gives objects to those who want them, `export.ts` the
 * documented JSON form.
 */

import type { ReportingOutcome } from '../states.ts';

export const TRACE_VERSION = 2;

/** Binary digits of a row number within a chunk. */
export const CHUNK_BITS = 16;

/** Rows in one chunk of a column. */
export const CHUNK_ROWS = 1 << CHUNK_BITS;

export interface Trace {
    readonly version: typeof TRACE_VERSION;
    readonly outcome: RunOutcome;
    /** Texts of messages and log lines; entries name them by index. */
    readonly strings: readonly string[];
    readonly lanes: LaneCounts;
    readonly entryCount: number;
    readonly entries: readonly EntryChunk[];
    readonly taskCount: number;
    readonly tasks: readonly TaskChunk[];
    readonly expectations: readonly ExpectationResult[];
    /** Events that the kernel worked off. */
    readonly eventCount: number;
}

export type RunOutcome =
    | { readonly kind: 'completed' }
    /** The run came to the setting `eventLimit`; what is traced up to `atMs` is right, but not the whole. */
    | { readonly kind: 'event-limit'; readonly atMs: number; readonly limit: number };

/**
 * Lanes are numbered through: components, links, paths (per application: its MR path if it has one, then its ARM paths),
 * CallRouters (per controller: its sides, or the one of a simplex controller), state transfers (per synchronized client),
 * connections of Aspect PIMs, connections of media servers, memberships (agent × domain: agents in order, each with what
 * it handles in order), tasks in order of arrival.
 */
export interface LaneCounts {
    readonly components: number;
    readonly links: number;
    readonly paths: number;
    readonly routers: number;
    readonly transfers: number;
    readonly acdConnections: number;
    readonly mediaConnections: number;
    readonly memberships: number;
}

export const LANE_KINDS = [
    'component',
    'link',
    'path',
    'router',
    'transfer',
    'acd-connection',
    'media-connection',
    'membership',
    'task',
] as const;
export type LaneKind = (typeof LANE_KINDS)[number];

/** Kinds of entry; an entry stores the index. */
export const ENTRY_KINDS = ['occurrence', 'transition', 'message', 'log', 'reporting'] as const;
/**
 * - occurrence: a statement of the timeline takes effect; `value` is the statement's index.
 * - transition: `lane` changes to the state with index `value` in its kind's list of states; `detail` is a reason code
 *   (membership) or a disposition (task that ended).
 * - message: `lane` sends `strings[value]` to the component lane `detail`.
 * - log: `lane` writes `strings[value]`; `detail` is the index of its severity, if it has one.
 * - reporting: what the reports will say of the task `lane` is settled: outcome with index `value`.
 */
export type EntryKind = (typeof ENTRY_KINDS)[number];

/** In `lane`, `formLane` and `cause`: there is none. */
export const NONE = 0xffff_ffff;
/** In `formDetail`: there is none. */
export const NO_DETAIL = -0x8000_0000;

/** In `formLane`: the lane in the column `lane` of the entry's cause, which is in the same chunk. */
export const LANE_OF_CAUSE = 0xffff_fffe;

/**
 * Up to {@link CHUNK_ROWS} entries; entry `i` is row `i % CHUNK_ROWS` of chunk `i / CHUNK_ROWS`.
 *
 * An entry has two lanes: its own, and that of the task (or other thing) that it is about, its subject. One of them differs
 * from entry to entry and is in the row, the other is part of the form: {@link hasOwnLaneInRow} says which.
 */
export interface EntryChunk extends FormColumns {
    readonly atMs: Uint32Array;
    /** Its own lane or its subject, or {@link NONE}. */
    readonly lane: Uint32Array;
    /** The earlier entry that caused this one, or {@link NONE}: following causes ends at an occurrence or the start. */
    readonly cause: Uint32Array;
    /** Row of the entry's form in the columns of the chunk's forms; a chunk cannot have more forms than entries. */
    readonly form: Uint16Array;
}

/** What entries of a chunk have in common. */
export interface FormColumns {
    /** Index into {@link ENTRY_KINDS}. */
    readonly formKind: Uint8Array;
    /** Index into the rule registry's list of rules. */
    readonly formRule: Uint16Array;
    readonly formValue: Uint32Array;
    readonly formDetail: Int32Array;
    /** The lane that is not in the row, {@link LANE_OF_CAUSE} or {@link NONE}. */
    readonly formLane: Uint32Array;
}

/** Whether entries of a kind have their own lane in the row; the others have their subject there. */
export function hasOwnLaneInRow(kind: EntryKind): boolean {
    return kind === 'transition' || kind === 'reporting';
}

/** Unfinished, in {@link TaskChunk.disposition}. */
export const UNFINISHED = -1;

export interface TaskChunk {
    readonly domain: Uint16Array;
    /** Component that received or assigned it: an application, or a peripheral (calls). */
    readonly receiver: Uint32Array;
    /** Statement of the timeline that made it. */
    readonly statement: Uint32Array;
    readonly arrivedMs: Uint32Array;
    /** Index into `strings` of the name that it shares with others. */
    readonly nameString: Uint32Array;
    /** Number behind the name, from 1; 0 for a name that stands alone. */
    readonly ordinal: Uint32Array;
    /** Task that this one continues under a new record (`cti/reporting-restarted`), or {@link NONE}. */
    readonly continues: Uint32Array;
    /** Agent that has it or had it last, or {@link NONE}. */
    readonly agent: Uint32Array;
    readonly disposition: Int16Array;
    /** Index of the {@link ReportingOutcome}. */
    readonly reporting: Uint8Array;
    /** First and last millisecond of what is missing in the reports; equal if nothing is. */
    readonly missingFromMs: Uint32Array;
    readonly missingToMs: Uint32Array;
}

export interface ExpectationResult {
    readonly passed: boolean;
    /** What was seen, in a few short sentences: instead and by what cause, if it failed. */
    readonly seen: string;
    /** Instant at which it was decided, and the entry that decided it, where there is one. */
    readonly atMs?: number;
    readonly entry?: number;
}

export type { ReportingOutcome };
