/** Reads a {@link Trace}: objects for those who want to show a few entries, columns for those who go through all. */

import { dispositionName } from '../codes.ts';
import type { AgentIndex, DomainIndex, Plan } from '../plan.ts';
import { RULES, type Rule } from '../rules/registry.ts';
import { LOG_SEVERITIES, type LogSeverity, REPORTING_OUTCOMES, type ReportingOutcome } from '../states.ts';
import type { EntryBase, Interval, TraceEntry, TraceTask } from './entries.ts';
import { byCause, byOwnLane, type Grouping, groupEntries } from './grouping.ts';
import { type LaneState, Lanes, type MembershipLane, statesOf } from './lanes.ts';
import {
    CHUNK_BITS,
    CHUNK_ROWS,
    ENTRY_KINDS,
    type EntryChunk,
    type EntryKind,
    hasOwnLaneInRow,
    LANE_OF_CAUSE,
    type LaneKind,
    NO_DETAIL,
    NONE,
    type TaskChunk,
    type Trace,
    UNFINISHED,
} from './trace.ts';

export type {
    Disposition,
    Interval,
    LogEntry,
    MessageEntry,
    OccurrenceEntry,
    ReportingEntry,
    TraceEntry,
    TraceTask,
    TransitionEntry,
} from './entries.ts';

const ROW_MASK = CHUNK_ROWS - 1;
const OWN_LANE_IN_ROW = ENTRY_KINDS.map(hasOwnLaneInRow);
const OCCURRENCE = ENTRY_KINDS.indexOf('occurrence');

/** Gives objects and indexes over a finished trace. Indexes are made when they are first asked for. */
export class TraceReader {
    readonly plan: Plan;
    readonly trace: Trace;
    readonly lanes: Lanes;
    readonly laneCount: number;
    readonly entryCount: number;
    readonly taskCount: number;
    /** End of what is traced: the scenario's duration, or the instant at which the run was stopped. */
    readonly endMs: number;
    #transitions: Grouping | undefined;
    #effects: Grouping | undefined;

    constructor(plan: Plan, trace: Trace) {
        this.plan = plan;
        this.trace = trace;
        this.lanes = new Lanes(plan, trace.taskCount);
        this.laneCount = this.lanes.count;
        this.entryCount = trace.entryCount;
        this.taskCount = trace.taskCount;
        this.endMs = trace.outcome.kind === 'completed' ? plan.durationMs : trace.outcome.atMs;
    }

    // -----------------------------------------------------------------------------------------------------------------
    // Lanes

    laneKind(lane: number): LaneKind {
        return this.lanes.kindOf(lane);
    }

    /** `AgentPg.A`, `EmailPim -- Central`, `EmailManager · MR path`, `A101 · Email`, `Mail#3`. */
    laneName(lane: number): string {
        const kind = this.lanes.kindOf(lane);
        const index = this.lanes.indexOf(lane);
        return kind === 'task' ? this.taskName(index) : this.lanes.nameOf(kind, index);
    }

    /** Index of the component, link, path, membership or task that a lane is of. */
    laneIndex(lane: number): number {
        return this.lanes.indexOf(lane);
    }

    laneOf(kind: LaneKind, index: number): number {
        return this.lanes.laneOf(kind, index);
    }

    /** Agent and domain of a membership's lane. */
    membershipOf(lane: number): MembershipLane {
        const membership = this.lanes.memberships[this.lanes.indexOf(lane)];
        if (this.lanes.kindOf(lane) !== 'membership' || membership === undefined) {
            throw new RangeError(`lane ${lane} is not that of an agent in a domain`);
        }
        return membership;
    }

    /** The lane of an agent in a domain; none where the agent does not handle it. */
    membershipLane(agent: AgentIndex, domain: DomainIndex): number | undefined {
        return this.lanes.membershipLane(agent, domain);
    }

    // -----------------------------------------------------------------------------------------------------------------
    // Entries, by column

    atMs(entry: number): number {
        return this.#chunk(entry).atMs[entry & ROW_MASK] ?? 0;
    }

    kindOf(entry: number): EntryKind {
        return ENTRY_KINDS[this.kindIndexOf(entry)] ?? 'occurrence';
    }

    /** The kind as its index in {@link ENTRY_KINDS}. */
    kindIndexOf(entry: number): number {
        const chunk = this.#chunk(entry);
        return chunk.formKind[chunk.form[entry & ROW_MASK] ?? 0] ?? 0;
    }

    ruleOf(entry: number): Rule {
        const index = this.ruleIndexOf(entry);
        const rule = RULES[index];
        if (rule === undefined) {
            throw new RangeError(`entry ${entry} names rule ${index}, which the registry does not have`);
        }
        return rule;
    }

    /** The rule as its index in {@link RULES}. */
    ruleIndexOf(entry: number): number {
        const chunk = this.#chunk(entry);
        return chunk.formRule[chunk.form[entry & ROW_MASK] ?? 0] ?? 0;
    }

    /** The lane of a transition, log line or reporting outcome, the sender's of a message, none of an occurrence. */
    laneOfEntry(entry: number): number | undefined {
        const chunk = this.#chunk(entry);
        const row = entry & ROW_MASK;
        const form = chunk.form[row] ?? 0;
        return present(OWN_LANE_IN_ROW[chunk.formKind[form] ?? 0] ? chunk.lane[row] : chunk.formLane[form]);
    }

    /** What {@link ENTRY_KINDS} says of `value` for the entry's kind. */
    valueAt(entry: number): number {
        const chunk = this.#chunk(entry);
        return chunk.formValue[chunk.form[entry & ROW_MASK] ?? 0] ?? 0;
    }

    /** What {@link ENTRY_KINDS} says of `detail` for the entry's kind; absent where there is none. */
    detailOf(entry: number): number | undefined {
        const chunk = this.#chunk(entry);
        const detail = chunk.formDetail[chunk.form[entry & ROW_MASK] ?? 0];
        return detail === NO_DETAIL ? undefined : detail;
    }

    subjectOf(entry: number): number | undefined {
        const chunk = this.#chunk(entry);
        const row = entry & ROW_MASK;
        const form = chunk.form[row] ?? 0;
        if (!OWN_LANE_IN_ROW[chunk.formKind[form] ?? 0]) {
            return present(chunk.lane[row]);
        }
        const lane = chunk.formLane[form];
        return present(lane === LANE_OF_CAUSE ? chunk.lane[(chunk.cause[row] ?? 0) & ROW_MASK] : lane);
    }

    causeOf(entry: number): number | undefined {
        return present(this.#chunk(entry).cause[entry & ROW_MASK]);
    }

    /** Text of a message or log line. */
    textOf(entry: number): string {
        return this.#string(this.valueAt(entry));
    }

    /** How grave a log line is, where its source says so. */
    severityOf(entry: number): LogSeverity | undefined {
        const detail = this.detailOf(entry);
        return detail === undefined ? undefined : LOG_SEVERITIES[detail];
    }

    /** What a reporting entry settles. */
    reportedBy(entry: number): ReportingOutcome {
        return outcomeAt(this.valueAt(entry));
    }

    /** State that a transition leads to. */
    stateOfEntry(entry: number): LaneState {
        return this.#stateIn(this.lanes.kindOf(this.#lane(entry)), this.valueAt(entry));
    }

    /** One entry as an object. */
    entry(index: number): TraceEntry {
        const base = this.#base(index);
        const kind = this.kindOf(index);
        switch (kind) {
            case 'occurrence':
                return { ...base, kind, statement: this.valueAt(index) };
            case 'transition':
                return {
                    ...base,
                    kind,
                    lane: this.#lane(index),
                    state: this.stateOfEntry(index),
                    ...this.#detail(index),
                };
            case 'message':
                return { ...base, kind, text: this.textOf(index), from: this.#lane(index), to: this.#receiver(index) };
            case 'log':
                return { ...base, kind, text: this.textOf(index), ...this.#logFields(index) };
            case 'reporting':
                return { ...base, kind, lane: this.#lane(index), outcome: this.reportedBy(index) };
        }
    }

    // -----------------------------------------------------------------------------------------------------------------
    // States

    /** The transitions of a lane in the order in which they happened, as indexes of entries; a view, not a copy. */
    transitions(lane: number): Uint32Array {
        return this.#transitionsByLane().group(lane);
    }

    /**
     * The intervals of a lane in order, up to {@link endMs}.
     *
     * States that a lane leaves at the instant at which it enters them are left out, the last state never: it may have
     * no length at the end of the run. ENDED, the last state of a task, always has none: an ended task is over.
     */
    intervals(lane: number): readonly Interval[] {
        const stays = this.stays(lane);
        return stays.filter(({ fromMs, toMs }, place) => toMs > fromMs || place === stays.length - 1);
    }

    /** Like {@link intervals}, with the states that a lane leaves at once. */
    stays(lane: number): readonly Interval[] {
        const transitions = this.transitions(lane);
        return Array.from(transitions, (entry, place) => {
            const fromMs = this.atMs(entry);
            const state = this.stateOfEntry(entry);
            const next = transitions[place + 1];
            const lastMs = state === 'ENDED' ? fromMs : this.endMs;
            const toMs = next === undefined ? lastMs : this.atMs(next);
            return { state, fromMs, toMs, entry, ...this.#detail(entry) };
        });
    }

    /** State of a lane after everything that happened up to an instant, included; none before its first transition. */
    stateAt(lane: number, atMs: number): LaneState | undefined {
        const entry = this.entryAt(lane, atMs);
        return entry === undefined ? undefined : this.stateOfEntry(entry);
    }

    /** The transition that put a lane into its state at an instant: the last one up to it, included. */
    entryAt(lane: number, atMs: number): number | undefined {
        const count = this.transitionCountUpTo(lane, atMs);
        const { members, startOf } = this.#transitionsByLane();
        return count === 0 ? undefined : members[startOf(lane) + count - 1];
    }

    /** How many transitions a lane has up to an instant, included. */
    transitionCountUpTo(lane: number, atMs: number): number {
        const { members, startOf } = this.#transitionsByLane();
        const start = startOf(lane);
        let low = start;
        let high = startOf(lane + 1);
        while (low < high) {
            const middle = (low + high) >>> 1;
            if (this.atMs(members[middle] ?? 0) <= atMs) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low - start;
    }

    // -----------------------------------------------------------------------------------------------------------------
    // Tasks

    task(index: number): TraceTask {
        const chunk = this.#taskChunk(index);
        const row = index & ROW_MASK;
        const agent = this.agentOf(index);
        const continues = this.continues(index);
        const code = this.dispositionOf(index);
        return {
            index,
            name: this.taskName(index),
            domain: this.taskDomain(index),
            receiver: chunk.receiver[row] ?? 0,
            ...(agent === undefined ? {} : { agent }),
            arrivedMs: chunk.arrivedMs[row] ?? 0,
            ...(code === undefined ? {} : { disposition: { code, name: dispositionName(code) } }),
            reporting: this.reportingOf(index),
            missingFromMs: chunk.missingFromMs[row] ?? 0,
            missingToMs: chunk.missingToMs[row] ?? 0,
            statement: chunk.statement[row] ?? 0,
            ...(continues === undefined ? {} : { continues }),
        };
    }

    /** `Own`, `Mail#3`; `Mail#3/2` for the second record of the same task. */
    taskName(index: number): string {
        const records = this.#recordsBefore(index);
        const first = records.at(-1) ?? index;
        return records.length === 0 ? this.#firstName(first) : `${this.#firstName(first)}/${records.length + 1}`;
    }

    /** The name that a task shares with others of its statement: `Mail` of `Mail#3`. */
    sharedName(index: number): string {
        const first = this.#recordsBefore(index).at(-1) ?? index;
        return this.#string(this.#taskChunk(first).nameString[first & ROW_MASK] ?? 0);
    }

    /** The number behind the name of a task, from 1; 0 for a name that stands alone. */
    ordinalOf(index: number): number {
        return this.#taskChunk(index).ordinal[index & ROW_MASK] ?? 0;
    }

    /** The task that a task continues under a new record. */
    continues(index: number): number | undefined {
        return present(this.#taskChunk(index).continues[index & ROW_MASK]);
    }

    /** The agent who has a task or had it last. */
    agentOf(index: number): AgentIndex | undefined {
        return present(this.#taskChunk(index).agent[index & ROW_MASK]);
    }

    /** Code of the disposition with which a task ended; none while it is unfinished. */
    dispositionOf(index: number): number | undefined {
        const code = this.#taskChunk(index).disposition[index & ROW_MASK];
        return code === UNFINISHED ? undefined : code;
    }

    /** What the reports will say of a task. */
    reportingOf(index: number): ReportingOutcome {
        return outcomeAt(this.#taskChunk(index).reporting[index & ROW_MASK] ?? 0);
    }

    statementOfTask(index: number): number {
        return this.#taskChunk(index).statement[index & ROW_MASK] ?? 0;
    }

    /** Domain of a task, without making an object. */
    taskDomain(index: number): DomainIndex {
        return this.#taskChunk(index).domain[index & ROW_MASK] ?? 0;
    }

    // -----------------------------------------------------------------------------------------------------------------
    // Causes and effects

    /** The chain of causes of an entry, nearest first, up to an occurrence of the timeline or the start of the run. */
    causes(entry: number): readonly number[] {
        const chain: number[] = [];
        for (let cause = this.causeOf(entry); cause !== undefined; cause = this.causeOf(cause)) {
            chain.push(cause);
        }
        return chain;
    }

    /** The entries that name this one as their cause, in order; a view, not a copy. */
    effects(entry: number): Uint32Array {
        this.#effects ??= groupEntries(this.trace.entries, this.entryCount, byCause);
        return this.#effects.group(entry);
    }

    /** The statement of the timeline that an entry leads back to; none for the state at the start. */
    statementOf(entry: number): number | undefined {
        const root = this.causes(entry).at(-1) ?? entry;
        return this.kindIndexOf(root) === OCCURRENCE ? this.valueAt(root) : undefined;
    }

    /** Every occurrence of a statement and everything that it caused, directly or through others, in order. */
    consequences(statement: number): Uint32Array {
        const caused = new Uint8Array(this.entryCount);
        let count = 0;
        for (let entry = 0; entry < this.entryCount; entry += 1) {
            if (this.#follows(entry, statement, caused)) {
                caused[entry] = 1;
                count += 1;
            }
        }
        const entries = new Uint32Array(count);
        for (let entry = 0, place = 0; place < count; entry += 1) {
            if (caused[entry] === 1) {
                entries[place] = entry;
                place += 1;
            }
        }
        return entries;
    }

    // -----------------------------------------------------------------------------------------------------------------

    #transitionsByLane(): Grouping {
        this.#transitions ??= groupEntries(this.trace.entries, this.laneCount, byOwnLane('transition'));
        return this.#transitions;
    }

    #chunk(entry: number): EntryChunk {
        const chunk = this.trace.entries[entry >>> CHUNK_BITS];
        if (chunk === undefined || entry >= this.entryCount) {
            throw new RangeError(`there is no entry ${entry}: the trace has ${this.entryCount}`);
        }
        return chunk;
    }

    #taskChunk(task: number): TaskChunk {
        const chunk = this.trace.tasks[task >>> CHUNK_BITS];
        if (chunk === undefined || task >= this.taskCount) {
            throw new RangeError(`there is no task ${task}: the trace has ${this.taskCount}`);
        }
        return chunk;
    }

    #base(index: number): EntryBase {
        const subject = this.subjectOf(index);
        const cause = this.causeOf(index);
        return {
            index,
            atMs: this.atMs(index),
            rule: this.ruleOf(index),
            ...(subject === undefined ? {} : { subject }),
            ...(cause === undefined ? {} : { cause }),
        };
    }

    #detail(entry: number): { readonly detail?: number } {
        const detail = this.detailOf(entry);
        return detail === undefined ? {} : { detail };
    }

    #logFields(entry: number): { readonly lane?: number; readonly severity?: LogSeverity } {
        const lane = this.laneOfEntry(entry);
        const severity = this.severityOf(entry);
        return { ...(lane === undefined ? {} : { lane }), ...(severity === undefined ? {} : { severity }) };
    }

    #lane(entry: number): number {
        return this.laneOfEntry(entry) ?? 0;
    }

    #receiver(entry: number): number {
        return this.detailOf(entry) ?? 0;
    }

    #string(index: number): string {
        const text = this.trace.strings[index];
        if (text === undefined) {
            throw new RangeError(`there is no string ${index}: the trace has ${this.trace.strings.length}`);
        }
        return text;
    }

    #stateIn(kind: LaneKind, index: number): LaneState {
        const state = statesOf(kind)[index];
        if (state === undefined) {
            throw new RangeError(`a ${kind} has no state ${index}`);
        }
        return state;
    }

    /** The earlier records of a task, nearest first. */
    #recordsBefore(task: number): readonly number[] {
        const records: number[] = [];
        for (let each = this.continues(task); each !== undefined; each = this.continues(each)) {
            records.push(each);
        }
        return records;
    }

    #firstName(task: number): string {
        const name = this.sharedName(task);
        const ordinal = this.ordinalOf(task);
        return ordinal === 0 ? name : `${name}#${ordinal}`;
    }

    /** A cause is always earlier, so one pass is enough. */
    #follows(entry: number, statement: number, caused: Uint8Array): boolean {
        if (this.kindIndexOf(entry) === OCCURRENCE) {
            return this.valueAt(entry) === statement;
        }
        const cause = this.causeOf(entry);
        return cause !== undefined && caused[cause] === 1;
    }
}

function present(index: number | undefined): number | undefined {
    return index === NONE ? undefined : index;
}

function outcomeAt(index: number): ReportingOutcome {
    const outcome = REPORTING_OUTCOMES[index];
    if (outcome === undefined) {
        throw new RangeError(`there is no reporting outcome ${index}`);
    }
    return outcome;
}
