/** Books what becomes of tasks and calls, and how long they take. */

import { TASK_STATES, type TaskState } from '../states.ts';
import type { TraceReader } from '../trace/reader.ts';
import { arrivedMsOf, receiverOf, statementBehind } from '../trace/task-columns.ts';
import type { AgentTimes } from './agent-times.ts';
import { FIGURE_NAMES, type ReportFigureName } from './figures.ts';
import { forGapsBetween, gapAround } from './gaps.ts';
import { kindOfCode, type Ledger, type Reason, reasonCode } from './ledger.ts';
import type { ConcerningGaps, MembershipGaps } from './membership-gaps.ts';
import type { ReportDifferenceKind } from './report.ts';
import { NOBODY, type ReportRows, type Rows } from './rows.ts';
import type { OtherwisePart, TaskReporting } from './task-reporting.ts';

const OFFERED = TASK_STATES.indexOf('OFFERED');
const ACTIVE = TASK_STATES.indexOf('ACTIVE');
const QUEUED = TASK_STATES.indexOf('QUEUED');
const WAITING = TASK_STATES.indexOf('WAITING');
const ENDED = TASK_STATES.indexOf('ENDED');
/** In the place of a task's state: it has not arrived. */
const UNBORN = 255;
const RING_NO_ANSWER = 19;

const ARRIVALS = placeOf('arrived');
const OFFERS = placeOf('offered');
const ANSWERS = placeOf('answered');
const REDIRECTIONS = placeOf('redirected');
const REJECTIONS = placeOf('rejected');

const FIGURE_OF_STATE: { readonly [State in TaskState]?: ReportFigureName } = {
    QUEUED: 'queueMs',
    ACTIVE: 'talkMs',
    PAUSED: 'holdMs',
    INTERRUPTED: 'holdMs',
    WRAPUP: 'wrapUpMs',
};

/** Place of the figure that the time in a state belongs to, by index of the state; -1 for none. */
const FIGURES_BY_STATE = TASK_STATES.map((state) => {
    const figure = FIGURE_OF_STATE[state];
    return figure === undefined ? -1 : placeOf(figure);
});

const FIGURE_OF_DISPOSITION: ReadonlyMap<number, ReportFigureName> = new Map([
    [13, 'handled'],
    [38, 'handled'],
    [2, 'abandoned'],
    [3, 'abandoned'],
    [35, 'abandoned'],
    [37, 'abandoned'],
    [RING_NO_ANSWER, 'redirected'],
]);

const REJECTED = reasonCode('missing', 'mr/request-rejected');
const UNRECORDED = reasonCode('missing', 'cti/reporting-restarted');
const COUNTED_TWICE = reasonCode('counted-twice', 'cti/reporting-restarted');
/** Differences of what is in the reports nevertheless. */
const IN_REPORTS: ReadonlySet<ReportDifferenceKind> = new Set<ReportDifferenceKind>(['late', 'recreated']);
const NO_PARTS: readonly OtherwisePart[] = [];

/** Where a task is counted, and what may keep the reports from knowing of it. */
interface Place {
    readonly rows: Rows;
    readonly gaps: ConcerningGaps;
}

export class TaskEvents {
    readonly #reader: TraceReader;
    readonly #ledger: Ledger;
    readonly #rows: ReportRows;
    readonly #gaps: MembershipGaps;
    readonly #reporting: TaskReporting;
    readonly #agentTimes: AgentTimes;
    readonly #state: Uint8Array;
    readonly #sinceMs: Uint32Array;
    readonly #membership: Int32Array;
    /** By task: the number of the place in its agent's hands. */
    readonly #place: Int32Array;
    readonly #places: Places;
    readonly #answered: Uint8Array;
    readonly #firstMembershipLane: number;

    constructor(
        reader: TraceReader,
        ledger: Ledger,
        rows: ReportRows,
        gaps: MembershipGaps,
        reporting: TaskReporting,
        agentTimes: AgentTimes,
    ) {
        this.#reader = reader;
        this.#ledger = ledger;
        this.#rows = rows;
        this.#gaps = gaps;
        this.#reporting = reporting;
        this.#agentTimes = agentTimes;
        this.#state = new Uint8Array(reader.taskCount).fill(UNBORN);
        this.#sinceMs = new Uint32Array(reader.taskCount);
        this.#membership = new Int32Array(reader.taskCount).fill(NOBODY);
        this.#place = new Int32Array(reader.taskCount);
        this.#places = new Places(rows, gaps);
        this.#answered = new Uint8Array(reader.taskCount);
        this.#firstMembershipLane = reader.laneOf('membership', 0);
    }

    /** A task changes its state, at an instant and by an entry. */
    step(task: number, state: number, atMs: number, entry: number): void {
        if (this.#state[task] === UNBORN) {
            this.#arrive(task, atMs, entry);
        } else {
            this.#bookStay(task, atMs);
        }
        if (state === OFFERED) {
            this.#offer(task, atMs, entry);
        } else if (state === ACTIVE && this.#answered[task] === 0) {
            this.#answer(task, atMs, entry);
        } else if (state === ENDED) {
            this.#end(task, atMs, entry);
        } else if ((state === QUEUED || state === WAITING) && this.#membership[task] !== NOBODY) {
            this.#giveBack(task, atMs, entry);
        }
        this.#tellAgent(task, state, atMs);
        // A task that another one continues keeps the state of its work.
        this.#state[task] = state === ENDED ? (this.#state[task] ?? ENDED) : state;
        this.#sinceMs[task] = atMs;
    }

    /** A routing request is answered with NEW_TASK_FAILURE: the controller, which makes the reports, never had it. */
    reject(entry: number): void {
        const lane = this.#reader.subjectOf(entry);
        if (lane === undefined || this.#reader.laneKind(lane) !== 'task') {
            return;
        }
        const atMs = this.#reader.atMs(entry);
        const { rows } = this.#queue(this.#reader.laneIndex(lane));
        this.#ledger.count(rows, REJECTIONS, atMs);
        this.#ledger.differCount(rows, REJECTIONS, atMs, { code: REJECTED, entry });
    }

    /** Books what lasts until the end of the run. */
    finish(endMs: number): void {
        for (let task = 0; task < this.#state.length; task += 1) {
            if (this.#state[task] !== UNBORN && this.#reader.dispositionOf(task) === undefined) {
                this.#bookStay(task, endMs);
            }
        }
    }

    #arrive(task: number, atMs: number, entry: number): void {
        const before = this.#reader.continues(task);
        const place = this.#queue(task);
        if (before === undefined) {
            this.#book(place, ARRIVALS, task, atMs, entry);
        } else {
            this.#ledger.differCount(place.rows, ARRIVALS, atMs, countedTwice(entry));
            this.#continue(before, task, atMs, entry);
        }
    }

    /** Between the two records of a task its work went on, and no report knows. */
    #continue(before: number, task: number, atMs: number, entry: number): void {
        this.#take(task, this.#membership[before] ?? NOBODY);
        this.#answered[task] = 1;
        const { rows } = this.#hand(before);
        const reason: Reason = { code: UNRECORDED, entry };
        const figure = FIGURES_BY_STATE[this.#state[before] ?? ENDED] ?? -1;
        if (figure >= 0) {
            this.#ledger.time(rows, figure, this.#sinceMs[before] ?? atMs, atMs);
            this.#ledger.differTime(rows, figure, this.#sinceMs[before] ?? atMs, atMs, reason);
        }
    }

    #offer(task: number, atMs: number, entry: number): void {
        const lane = this.#reader.subjectOf(entry);
        this.#take(task, lane === undefined ? NOBODY : lane - this.#firstMembershipLane);
        this.#book(this.#hand(task), OFFERS, task, atMs, entry);
    }

    #answer(task: number, atMs: number, entry: number): void {
        this.#answered[task] = 1;
        this.#book(this.#hand(task), ANSWERS, task, atMs, entry);
        this.#wait(this.#hand(task), task, atMs, entry);
    }

    #giveBack(task: number, atMs: number, entry: number): void {
        if (this.#reader.detailOf(entry) === RING_NO_ANSWER) {
            this.#book(this.#hand(task), REDIRECTIONS, task, atMs, entry);
        }
        this.#agentTimes.dropTask(this.#membership[task] ?? NOBODY, task, atMs);
        this.#membership[task] = NOBODY;
    }

    #end(task: number, atMs: number, entry: number): void {
        const inHand = this.#membership[task] !== NOBODY;
        const place = inHand ? this.#hand(task) : this.#queue(task);
        const figure = placeOf(FIGURE_OF_DISPOSITION.get(this.#reader.detailOf(entry) ?? -1) ?? 'terminated');
        if (this.#reporting.continuedBy(task) === undefined) {
            this.#book(place, figure, task, atMs, entry);
        } else {
            this.#ledger.differCount(place.rows, figure, atMs, countedTwice(entry));
        }
        if (this.#answered[task] === 0) {
            this.#wait(place, task, atMs, entry);
        }
        this.#agentTimes.dropTask(this.#membership[task] ?? NOBODY, task, atMs);
    }

    #tellAgent(task: number, state: number, atMs: number): void {
        const membership = this.#membership[task] ?? NOBODY;
        if (state !== ENDED && this.#agentTimes.followsTasksOf(membership)) {
            this.#agentTimes.setTask(membership, task, this.#groupOf(task), state, atMs);
        }
    }

    /** Counts one, and says where the reports do not, or have it later or otherwise. */
    #book({ rows, gaps }: Place, figure: number, task: number, atMs: number, entry: number): void {
        this.#ledger.count(rows, figure, atMs);
        const reason = this.#reasonAt(gaps, task, atMs, entry);
        if (reason !== undefined) {
            this.#ledger.differCount(rows, figure, atMs, reason);
        }
    }

    #wait({ rows, gaps }: Place, task: number, atMs: number, entry: number): void {
        const reason = this.#reasonAt(gaps, task, atMs, entry);
        const isReported = reason === undefined || IN_REPORTS.has(kindOfCode(reason.code));
        this.#ledger.wait(rows, atMs, atMs - arrivedMsOf(this.#reader.trace, task), isReported);
    }

    #reasonAt({ ofTasks, kept }: ConcerningGaps, task: number, atMs: number, entry: number): Reason | undefined {
        if (this.#reporting.isPlain(task)) {
            return kept.length === 0 ? undefined : gapAround(kept, atMs, entry);
        }
        return this.#reporting.ofEvent({ task, gaps: ofTasks }, atMs, entry) ?? gapAround(kept, atMs, entry);
    }

    #bookStay(task: number, toMs: number): void {
        const fromMs = this.#sinceMs[task] ?? toMs;
        const state = this.#state[task] ?? ENDED;
        const figure = FIGURES_BY_STATE[state] ?? -1;
        if (toMs > fromMs && figure >= 0) {
            const place = state === QUEUED ? this.#queue(task) : this.#hand(task);
            this.#ledger.time(place.rows, figure, fromMs, toMs);
            this.#differ(place, figure, task, fromMs, toMs);
        }
    }

    #differ({ rows, gaps }: Place, figure: number, task: number, fromMs: number, toMs: number): void {
        const { ofTasks, kept } = gaps;
        const isPlain = this.#reporting.isPlain(task);
        const parts = isPlain ? NO_PARTS : this.#reporting.ofTime({ task, gaps: ofTasks }, fromMs, toMs);
        for (const part of parts) {
            this.#ledger.differTime(rows, figure, part.fromMs, part.toMs, part);
        }
        if (parts.length === 0 && kept.length > 0) {
            forGapsBetween(kept, fromMs, toMs, (gap, keptFromMs, keptToMs) => {
                this.#ledger.differTime(rows, figure, keptFromMs, keptToMs, gap);
            });
        }
    }

    #take(task: number, membership: number): void {
        const group = this.#rows.groupOf(statementBehind(this.#reader.trace, task), membership);
        this.#membership[task] = membership;
        this.#place[task] = this.#places.numberOf(membership, group);
    }

    /** In the hands of the agent who has the task. */
    #hand(task: number): Place {
        return this.#places.place(this.#place[task] ?? 0);
    }

    /** In nobody's hands. */
    #queue(task: number): Place {
        const receiver = receiverOf(this.#reader.trace, task);
        const group = this.#rows.groupOf(statementBehind(this.#reader.trace, task), NOBODY);
        const rows = this.#rows.ofArrival(this.#reader.taskDomain(task), receiver, group);
        return { rows, gaps: this.#gaps.ofReceiver(receiver) };
    }

    #groupOf(task: number): number {
        return this.#rows.groupOf(statementBehind(this.#reader.trace, task), this.#membership[task] ?? NOBODY);
    }
}

/** The places in the hands of agents: an agent's work for a skill group, or for none. */
class Places {
    readonly #rows: ReportRows;
    readonly #gaps: MembershipGaps;
    readonly #places: Place[] = [];
    readonly #numbers = new Map<number, number>();

    constructor(rows: ReportRows, gaps: MembershipGaps) {
        this.#rows = rows;
        this.#gaps = gaps;
    }

    numberOf(membership: number, group: number): number {
        const key = (membership + 1) * GROUP_ROOM + group + 1;
        const known = this.#numbers.get(key);
        if (known !== undefined) {
            return known;
        }
        const rows = this.#rows.ofWork(membership, group);
        const number = this.#places.push({ rows, gaps: this.#gaps.of(membership) }) - 1;
        this.#numbers.set(key, number);
        return number;
    }

    place(number: number): Place {
        return this.#places[number] ?? NOWHERE;
    }
}

const GROUP_ROOM = 65_536;
const NOWHERE: Place = { rows: [], gaps: { ofStates: [], ofTasks: [], kept: [] } };

function countedTwice(entry: number): Reason {
    return { code: COUNTED_TWICE, entry };
}

function placeOf(figure: ReportFigureName): number {
    return FIGURE_NAMES.indexOf(figure);
}
