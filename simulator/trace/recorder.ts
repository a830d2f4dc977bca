/** Records a trace, column by column, as a run goes. */

import { type RuleId, ruleIndex } from '../rules/registry.ts';
import { REPORTING_OUTCOMES } from '../states.ts';
import { FormTable } from './forms.ts';
import { firstLanes } from './lanes.ts';
import {
    CHUNK_BITS,
    CHUNK_ROWS,
    ENTRY_KINDS,
    type EntryChunk,
    type EntryKind,
    type FormColumns,
    hasOwnLaneInRow,
    LANE_OF_CAUSE,
    type LaneCounts,
    NONE,
    type ReportingOutcome,
    type TaskChunk,
    UNFINISHED,
} from './trace.ts';

const SHIFT = CHUNK_BITS;
const MASK = CHUNK_ROWS - 1;

const KIND_INDEX: Readonly<Record<EntryKind, number>> = {
    occurrence: ENTRY_KINDS.indexOf('occurrence'),
    transition: ENTRY_KINDS.indexOf('transition'),
    message: ENTRY_KINDS.indexOf('message'),
    log: ENTRY_KINDS.indexOf('log'),
    reporting: ENTRY_KINDS.indexOf('reporting'),
};

/** By index of the kind. */
const OWN_LANE_IN_ROW = ENTRY_KINDS.map(hasOwnLaneInRow);

/** What is known of a task when it arrives. */
export interface NewTaskRow {
    readonly domain: number;
    readonly receiver: number;
    readonly statement: number;
    readonly arrivedMs: number;
    readonly name: string;
    readonly ordinal: number;
    readonly continues?: number;
}

type EntryRows = Omit<EntryChunk, keyof FormColumns>;

export class TraceRecorder {
    readonly lanes: LaneCounts;
    #entryCount = 0;
    #fullChunks: EntryChunk[] = [];
    #rows = newRows();
    #forms = new FormTable();
    /** The rules of the last entries, the latest first. */
    #rule: RuleId = 'timeline/start';
    #ruleIndex = ruleIndex('timeline/start');
    #ruleBefore = this.#rule;
    #ruleIndexBefore = this.#ruleIndex;
    #taskCount = 0;
    #tasks: TaskChunk[] = [];
    #strings: string[] = [];
    #stringIndex = new Map<string, number>();

    /** Lane of the first task; those of the others follow. */
    readonly firstTaskLane: number;

    constructor(lanes: LaneCounts) {
        this.lanes = lanes;
        this.firstTaskLane = firstLanes(lanes).task;
    }

    get entryCount(): number {
        return this.#entryCount;
    }

    get taskCount(): number {
        return this.#taskCount;
    }

    get strings(): readonly string[] {
        return this.#strings;
    }

    /** Records an entry and answers its index, which later entries name as their cause. */
    entry(
        kind: EntryKind,
        atMs: number,
        rule: RuleId,
        lane: number,
        value: number,
        detail: number,
        subject: number,
        cause: number,
    ): number {
        const index = this.#entryCount++;
        const row = index & MASK;
        if (row === 0 && index > 0) {
            this.#fullChunks.push({ ...this.#rows, ...this.#forms.finish() });
            this.#rows = newRows();
            this.#forms = new FormTable();
        }
        const rows = this.#rows;
        const kindIndex = KIND_INDEX[kind];
        const ownInRow = OWN_LANE_IN_ROW[kindIndex];
        const other = ownInRow ? this.#relativeToCause(subject, cause, index) : lane;
        rows.atMs[row] = atMs;
        rows.lane[row] = ownInRow ? lane : subject;
        rows.cause[row] = cause;
        rows.form[row] = this.#forms.numberOf(kindIndex, this.#indexOfRule(rule), value, detail, other);
        return index;
    }

    /** Adds a task and answers its index. */
    task(row: NewTaskRow): number {
        const index = this.#taskCount++;
        let chunk = this.#tasks[index >>> SHIFT];
        if (chunk === undefined) {
            chunk = newTaskChunk();
            this.#tasks.push(chunk);
        }
        const at = index & MASK;
        chunk.domain[at] = row.domain;
        chunk.receiver[at] = row.receiver;
        chunk.statement[at] = row.statement;
        chunk.arrivedMs[at] = row.arrivedMs;
        chunk.nameString[at] = this.string(row.name);
        chunk.ordinal[at] = row.ordinal;
        chunk.continues[at] = row.continues ?? NONE;
        chunk.agent[at] = NONE;
        chunk.disposition[at] = UNFINISHED;
        return index;
    }

    setTaskAgent(task: number, agent: number): void {
        const chunk = this.#tasks[task >>> SHIFT];
        if (chunk !== undefined) {
            chunk.agent[task & MASK] = agent;
        }
    }

    setTaskDisposition(task: number, disposition: number): void {
        const chunk = this.#tasks[task >>> SHIFT];
        if (chunk !== undefined) {
            chunk.disposition[task & MASK] = disposition;
        }
    }

    setTaskReporting(task: number, outcome: ReportingOutcome, missingFromMs: number, missingToMs: number): void {
        const chunk = this.#tasks[task >>> SHIFT];
        if (chunk !== undefined) {
            chunk.reporting[task & MASK] = REPORTING_OUTCOMES.indexOf(outcome);
            chunk.missingFromMs[task & MASK] = missingFromMs;
            chunk.missingToMs[task & MASK] = missingToMs;
        }
    }

    /** Index of a text among the trace's strings. */
    string(text: string): number {
        const known = this.#stringIndex.get(text);
        if (known !== undefined) {
            return known;
        }
        const index = this.#strings.length;
        this.#strings.push(text);
        this.#stringIndex.set(text, index);
        return index;
    }

    /** The columns so far, the last chunk cut to what it holds. The recorder must not be used afterwards. */
    finish(): { readonly entries: readonly EntryChunk[]; readonly tasks: readonly TaskChunk[] } {
        const left = rowsIn(this.#fullChunks.length, this.#entryCount);
        return {
            entries: [
                ...this.#fullChunks,
                ...(this.#entryCount === 0 ? [] : [{ ...copyRows(this.#rows, left), ...this.#forms.finish() }]),
            ],
            tasks: this.#tasks.map((chunk, index) => cutTo(chunk, rowsIn(index, this.#taskCount))),
        };
    }

    /** An independent copy; full chunks of entries never change again and are shared. */
    clone(): TraceRecorder {
        const copy = new TraceRecorder(this.lanes);
        copy.#entryCount = this.#entryCount;
        copy.#fullChunks = this.#fullChunks.slice();
        copy.#rows = copyRows(this.#rows, CHUNK_ROWS);
        copy.#forms = this.#forms.clone();
        copy.#taskCount = this.#taskCount;
        copy.#tasks = this.#tasks.map((chunk) => mapTaskColumns(chunk, CHUNK_ROWS));
        copy.#strings = this.#strings.slice();
        copy.#stringIndex = new Map(this.#stringIndex);
        return copy;
    }

    /** Mostly one of the last two: the rule that a task follows, and the one that its agent does. */
    #indexOfRule(rule: RuleId): number {
        if (rule !== this.#rule) {
            const index = rule === this.#ruleBefore ? this.#ruleIndexBefore : ruleIndex(rule);
            this.#ruleBefore = this.#rule;
            this.#ruleIndexBefore = this.#ruleIndex;
            this.#rule = rule;
            this.#ruleIndex = index;
        }
        return this.#ruleIndex;
    }

    /** An entry is mostly about what its cause is about: said so, such entries share a form. */
    #relativeToCause(subject: number, cause: number, index: number): number {
        const isInChunk = cause < index && cause >>> SHIFT === index >>> SHIFT;
        return isInChunk && subject !== NONE && this.#rows.lane[cause & MASK] === subject ? LANE_OF_CAUSE : subject;
    }
}

function rowsIn(chunk: number, count: number): number {
    return Math.min(CHUNK_ROWS, count - chunk * CHUNK_ROWS);
}

/** A full chunk is answered as it is. */
function cutTo(chunk: TaskChunk, rows: number): TaskChunk {
    return rows === CHUNK_ROWS ? chunk : mapTaskColumns(chunk, rows);
}

function newRows(): EntryRows {
    return {
        atMs: new Uint32Array(CHUNK_ROWS),
        lane: new Uint32Array(CHUNK_ROWS),
        cause: new Uint32Array(CHUNK_ROWS),
        form: new Uint16Array(CHUNK_ROWS),
    };
}

function copyRows(rows: EntryRows, count: number): EntryRows {
    return {
        atMs: rows.atMs.slice(0, count),
        lane: rows.lane.slice(0, count),
        cause: rows.cause.slice(0, count),
        form: rows.form.slice(0, count),
    };
}

function newTaskChunk(): TaskChunk {
    return {
        domain: new Uint16Array(CHUNK_ROWS),
        receiver: new Uint32Array(CHUNK_ROWS),
        statement: new Uint32Array(CHUNK_ROWS),
        arrivedMs: new Uint32Array(CHUNK_ROWS),
        nameString: new Uint32Array(CHUNK_ROWS),
        ordinal: new Uint32Array(CHUNK_ROWS),
        continues: new Uint32Array(CHUNK_ROWS),
        agent: new Uint32Array(CHUNK_ROWS),
        disposition: new Int16Array(CHUNK_ROWS),
        reporting: new Uint8Array(CHUNK_ROWS),
        missingFromMs: new Uint32Array(CHUNK_ROWS),
        missingToMs: new Uint32Array(CHUNK_ROWS),
    };
}

function mapTaskColumns(chunk: TaskChunk, rows: number): TaskChunk {
    return {
        domain: chunk.domain.slice(0, rows),
        receiver: chunk.receiver.slice(0, rows),
        statement: chunk.statement.slice(0, rows),
        arrivedMs: chunk.arrivedMs.slice(0, rows),
        nameString: chunk.nameString.slice(0, rows),
        ordinal: chunk.ordinal.slice(0, rows),
        continues: chunk.continues.slice(0, rows),
        agent: chunk.agent.slice(0, rows),
        disposition: chunk.disposition.slice(0, rows),
        reporting: chunk.reporting.slice(0, rows),
        missingFromMs: chunk.missingFromMs.slice(0, rows),
        missingToMs: chunk.missingToMs.slice(0, rows),
    };
}
