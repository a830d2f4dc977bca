/** A trace with the indexes that expectations share; each is made when it is first asked for. */

import type { DomainIndex, ReportedSubject } from '../plan.ts';
import { type IntervalReports, intervalReports, reportOf } from '../reports/interval-reports.ts';
import type { ReportInterval, ReportSubject } from '../reports/report.ts';
import { byOwnLane, byValue, type Grouping, groupEntries } from '../trace/grouping.ts';
import type { TraceReader } from '../trace/reader.ts';
import type { EntryKind } from '../trace/trace.ts';

export class Evidence {
    readonly reader: TraceReader;
    #messages: Grouping | undefined;
    #logs: Grouping | undefined;
    #reports: Grouping | undefined;
    #occurrences: Grouping | undefined;
    #intervalReports: IntervalReports | undefined;
    #tasksByName: ReadonlyMap<string, readonly number[]> | undefined;
    readonly #taskLanes = new Map<DomainIndex | undefined, readonly number[]>();

    constructor(reader: TraceReader) {
        this.reader = reader;
    }

    /** Entries of the messages with a name, in order. */
    messagesNamed(name: string): Uint32Array {
        this.#messages ??= this.#byText('message');
        const text = this.reader.trace.strings.indexOf(name);
        return text < 0 ? new Uint32Array() : this.#messages.group(text);
    }

    /** Entries of the log lines that contain a text, in order. */
    logsContaining(part: string): Uint32Array {
        this.#logs ??= this.#byText('log');
        const entries: number[] = [];
        for (const [index, text] of this.reader.trace.strings.entries()) {
            if (text.includes(part)) {
                for (const entry of this.#logs.group(index)) {
                    entries.push(entry);
                }
            }
        }
        return Uint32Array.from(entries).sort();
    }

    /** Entries at which statements took effect, by the statement. */
    get occurrences(): Grouping {
        const { trace, plan } = this.reader;
        this.#occurrences ??= groupEntries(trace.entries, plan.timeline.length, byValue('occurrence'));
        return this.#occurrences;
    }

    /** The entry that settled last what the reports say of a task. */
    lastReport(lane: number): number | undefined {
        const { reader } = this;
        this.#reports ??= groupEntries(reader.trace.entries, reader.laneCount, byOwnLane('reporting'));
        return this.#reports.group(lane).at(-1);
    }

    /** The interval reports of a subject, of an agent in several domains one for each: of one interval or of the whole run. */
    reportsOf(subject: ReportedSubject, interval: number | undefined): readonly ReportInterval[] {
        const reports = this.#allReports();
        return reports.subjects.flatMap((each, place) => {
            const part = isOf(each, subject) ? reportOf(reports, place) : undefined;
            return (interval === undefined ? part?.total : part?.intervals[interval]) ?? [];
        });
    }

    /** How many reporting intervals the run has. */
    get intervalCount(): number {
        return this.#allReports().data.intervalCount;
    }

    /** Lanes of the tasks of a domain, or of all. */
    taskLanes(domain: DomainIndex | undefined): readonly number[] {
        const known = this.#taskLanes.get(domain);
        if (known !== undefined) {
            return known;
        }
        const lanes: number[] = [];
        for (let task = 0; task < this.reader.taskCount; task += 1) {
            if (domain === undefined || this.reader.taskDomain(task) === domain) {
                lanes.push(this.reader.laneOf('task', task));
            }
        }
        this.#taskLanes.set(domain, lanes);
        return lanes;
    }

    /**
     * Lanes of the tasks that a name stands for: `Mail#3` for one, `Mail` for all that share the name.
     *
     * A further record of the same task (`Mail#3/2`) has no name that an expectation could say.
     */
    taskLanesNamed(name: string): readonly number[] {
        this.#tasksByName ??= this.#nameTasks();
        const [shared = name, ordinal] = name.split('#');
        const sharing = this.#tasksByName.get(shared) ?? [];
        return sharing
            .filter((task) => ordinal === undefined || this.reader.ordinalOf(task) === Number(ordinal))
            .map((task) => this.reader.laneOf('task', task));
    }

    #allReports(): IntervalReports {
        this.#intervalReports ??= intervalReports(this.reader);
        return this.#intervalReports;
    }

    #nameTasks(): ReadonlyMap<string, readonly number[]> {
        const tasks = new Map<string, number[]>();
        for (let task = 0; task < this.reader.taskCount; task += 1) {
            if (this.reader.continues(task) === undefined) {
                const name = this.reader.sharedName(task);
                const sharing = tasks.get(name);
                if (sharing === undefined) {
                    tasks.set(name, [task]);
                } else {
                    sharing.push(task);
                }
            }
        }
        return tasks;
    }

    #byText(kind: EntryKind): Grouping {
        const { entries, strings } = this.reader.trace;
        return groupEntries(entries, strings.length, byValue(kind));
    }
}

function isOf(report: ReportSubject, subject: ReportedSubject): boolean {
    switch (report.scope) {
        case 'agent':
            return (
                subject.scope === 'agent' &&
                subject.agent === report.agent &&
                (subject.domain ?? report.domain) === report.domain
            );
        case 'skill-group':
            return subject.scope === 'skill-group' && subject.skillGroup === report.skillGroup;
        case 'domain':
            return subject.scope === 'domain' && subject.domain === report.domain;
        case 'peripheral':
            return subject.scope === 'peripheral' && subject.peripheral === report.peripheral;
    }
}
