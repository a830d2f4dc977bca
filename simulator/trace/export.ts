/**
 * The documented JSON form of a trace: `docs/trace.md`, held by `docs/trace.schema.json`.
 *
 * It stands alone: whoever reads it needs no Plan. It names no file, so that it is the same on every machine.
 */

import { dispositionName } from '../codes.ts';
import type { ComponentKind, LinkKind, Plan } from '../plan.ts';
import type { LogSeverity, ReportingOutcome } from '../states.ts';
import type { LaneState } from './lanes.ts';
import { type Disposition, TraceReader } from './reader.ts';
import { scenarioLine } from './scenario-line.ts';
import { ENTRY_KINDS, type EntryKind, type RunOutcome, type Trace } from './trace.ts';

export const EXPORT_VERSION = 1;

export interface TraceExport {
    readonly version: typeof EXPORT_VERSION;
    readonly scenario: string;
    /** Name of the case, if the run is one of several. */
    readonly caseName?: string;
    readonly topology: string;
    readonly seed: number;
    readonly durationMs: number;
    readonly outcome: RunOutcome;
    readonly timeline: readonly ExportedOccurrence[];
    readonly components: readonly ExportedComponent[];
    readonly links: readonly ExportedLink[];
    readonly paths: readonly ExportedPath[];
    readonly agents: readonly ExportedAgent[];
    readonly tasks: readonly ExportedTask[];
    readonly messages: readonly ExportedMessage[];
    readonly log: readonly ExportedLogLine[];
    readonly expectations: readonly ExportedExpectation[];
}

/** Where something stands in the chain of causes. */
interface Traced {
    /** Number of the trace's entry, by which others name it as their cause. */
    readonly entry: number;
    /** The entry that caused it; null for what is so from the start. */
    readonly cause: number | null;
    /** Id of the rule that says why. */
    readonly rule: string;
}

/** A statement of the timeline took effect. */
export interface ExportedOccurrence extends Traced {
    readonly atMs: number;
    /** Line of the statement, from 1. */
    readonly line: number;
    readonly text: string;
}

/** From `fromMs` up to, not including, `toMs`; both are the same for what was left at once. */
export interface ExportedInterval extends Traced {
    readonly state: LaneState;
    readonly fromMs: number;
    readonly toMs: number;
    /** Of an agent: the reason code, where there is one. */
    readonly reasonCode?: number;
    /** Of a task: the disposition with which it, or this attempt, ended. */
    readonly disposition?: Disposition;
    /** Name of the task, agent or component that the change is about. */
    readonly about?: string;
}

export interface ExportedComponent {
    readonly id: string;
    readonly kind: ComponentKind;
    readonly intervals: readonly ExportedInterval[];
}

export interface ExportedLink {
    readonly id: string;
    readonly kind: LinkKind;
    readonly from: string;
    readonly to: string;
    readonly intervals: readonly ExportedInterval[];
}

export interface ExportedPath {
    readonly application: string;
    readonly kind: 'mr' | 'arm';
    /** Of an ARM path; null otherwise. */
    readonly ctiServer: string | null;
    readonly intervals: readonly ExportedInterval[];
}

/** One agent in one domain. */
export interface ExportedAgent {
    readonly agent: string;
    readonly domain: string;
    readonly intervals: readonly ExportedInterval[];
}

export interface ExportedTask {
    readonly id: string;
    readonly domain: string;
    /** The application that received or assigned it; null for calls. */
    readonly application: string | null;
    /** The peripheral that received the call; null for all other tasks. */
    readonly peripheral: string | null;
    /** The agent who has it or had it last. */
    readonly agent: string | null;
    readonly arrivedMs: number;
    /** Null while it is unfinished. */
    readonly disposition: Disposition | null;
    readonly reporting: ReportingOutcome;
    /** What is missing in the reports; null where nothing is. */
    readonly missing: { readonly fromMs: number; readonly toMs: number } | null;
    /** Each time that it was settled what the reports say, in order. */
    readonly reports: readonly ExportedReport[];
    /** Id of the task that this one continues under a new record. */
    readonly continues: string | null;
    readonly intervals: readonly ExportedInterval[];
}

export interface ExportedReport extends Traced {
    readonly atMs: number;
    readonly outcome: ReportingOutcome;
}

export interface ExportedMessage extends Traced {
    readonly atMs: number;
    readonly name: string;
    readonly from: string;
    readonly to: string;
    /** The task that it is about. */
    readonly task: string | null;
    /** The agent that it is about, where it is about no task. */
    readonly agent: string | null;
}

export interface ExportedLogLine extends Traced {
    readonly atMs: number;
    /** The component that writes it; null for a line of the run itself. */
    readonly component: string | null;
    readonly text: string;
    /** How grave it is, where the source of its rule says so; else null. */
    readonly severity: LogSeverity | null;
    readonly task: string | null;
}

export interface ExportedExpectation {
    /** Line of the expectation, from 1. */
    readonly line: number;
    readonly text: string;
    readonly passed: boolean;
    /** What was seen, in a few short sentences: instead and by what cause, if it failed. */
    readonly seen: string;
    /** Instant and entry that decided, where there is one. */
    readonly atMs: number | null;
    readonly entry: number | null;
}

/** The whole trace as one plain object. */
export function exportTrace(plan: Plan, trace: Trace): TraceExport {
    const reader = new TraceReader(plan, trace);
    const parts = listParts(reader);
    return {
        ...headOf(reader),
        timeline: [...parts.timeline()],
        components: [...parts.components()],
        links: [...parts.links()],
        paths: [...parts.paths()],
        agents: [...parts.agents()],
        tasks: [...parts.tasks()],
        messages: [...parts.messages()],
        log: [...parts.log()],
        expectations: [...parts.expectations()],
    };
}

/** The exported form as text: one line per element of each list, the same bytes wherever it runs. */
export function serializeTrace(plan: Plan, trace: Trace): string {
    return [...serializeTraceInPieces(plan, trace)].join('');
}

/** The text of {@link serializeTrace} in pieces, for traces whose text is too long to be one string. */
export function* serializeTraceInPieces(plan: Plan, trace: Trace): Generator<string, void, undefined> {
    const reader = new TraceReader(plan, trace);
    yield '{\n';
    for (const [name, value] of Object.entries(headOf(reader))) {
        yield `  ${JSON.stringify(name)}: ${JSON.stringify(value)},\n`;
    }
    let separator = '';
    for (const [name, list] of Object.entries(listParts(reader))) {
        yield `${separator}  ${JSON.stringify(name)}: [`;
        yield* serializeList(list());
        yield ']';
        separator = ',\n';
    }
    yield '\n}\n';
}

function* serializeList(elements: Iterable<unknown>): Generator<string, void, undefined> {
    let separator = '\n    ';
    let empty = true;
    for (const element of elements) {
        yield separator + JSON.stringify(element);
        separator = ',\n    ';
        empty = false;
    }
    if (!empty) {
        yield '\n  ';
    }
}

type Head = Pick<TraceExport, 'version' | 'scenario' | 'caseName' | 'topology' | 'seed' | 'durationMs' | 'outcome'>;

function headOf({ plan, trace }: TraceReader): Head {
    return {
        version: EXPORT_VERSION,
        scenario: plan.scenario,
        ...(plan.caseName === undefined ? {} : { caseName: plan.caseName }),
        topology: plan.topology.name,
        seed: plan.seed,
        durationMs: plan.durationMs,
        outcome: outcomeOf(trace.outcome),
    };
}

/** The outcome with its keys in an order of our own. */
function outcomeOf(outcome: RunOutcome): RunOutcome {
    return outcome.kind === 'completed'
        ? { kind: outcome.kind }
        : { kind: outcome.kind, atMs: outcome.atMs, limit: outcome.limit };
}

type Lists = { readonly [Name in Exclude<keyof TraceExport, keyof Head>]: () => Iterable<TraceExport[Name][number]> };

/** The lists of an export in their order; each makes its elements only when they are asked for. */
function listParts(reader: TraceReader): Lists {
    return {
        timeline: () => occurrences(reader),
        components: () => components(reader),
        links: () => links(reader),
        paths: () => paths(reader),
        agents: () => agents(reader),
        tasks: () => tasks(reader),
        messages: () => messages(reader),
        log: () => logLines(reader),
        expectations: () => expectations(reader),
    };
}

function* entriesOfKind(reader: TraceReader, kind: EntryKind): Generator<number, void, undefined> {
    const wanted = ENTRY_KINDS.indexOf(kind);
    for (let entry = 0; entry < reader.entryCount; entry += 1) {
        if (reader.kindIndexOf(entry) === wanted) {
            yield entry;
        }
    }
}

function* occurrences(reader: TraceReader): Generator<ExportedOccurrence, void, undefined> {
    for (const entry of entriesOfKind(reader, 'occurrence')) {
        const statement = reader.plan.timeline[reader.valueAt(entry)];
        yield {
            atMs: reader.atMs(entry),
            line: statement === undefined ? 1 : scenarioLine(statement),
            text: statement?.text ?? '',
            ...traced(reader, entry),
        };
    }
}

function* components(reader: TraceReader): Generator<ExportedComponent, void, undefined> {
    for (const [index, { id, kind }] of reader.plan.topology.components.entries()) {
        yield { id, kind, intervals: intervalsOf(reader, reader.laneOf('component', index)) };
    }
}

function* links(reader: TraceReader): Generator<ExportedLink, void, undefined> {
    for (const [index, { id, kind, from, to }] of reader.plan.topology.links.entries()) {
        yield {
            id,
            kind,
            from: componentId(reader, from),
            to: componentId(reader, to),
            intervals: intervalsOf(reader, reader.laneOf('link', index)),
        };
    }
}

function* paths(reader: TraceReader): Generator<ExportedPath, void, undefined> {
    for (const [index, { component, ctiServer }] of reader.lanes.paths.entries()) {
        yield {
            application: componentId(reader, component),
            kind: ctiServer === undefined ? 'mr' : 'arm',
            ctiServer: ctiServer === undefined ? null : componentId(reader, ctiServer),
            intervals: intervalsOf(reader, reader.laneOf('path', index)),
        };
    }
}

function* agents(reader: TraceReader): Generator<ExportedAgent, void, undefined> {
    for (const [index, { agent, domain }] of reader.lanes.memberships.entries()) {
        yield {
            agent: agentName(reader, agent),
            domain: domainName(reader, domain),
            intervals: intervalsOf(reader, reader.laneOf('membership', index)),
        };
    }
}

function* tasks(reader: TraceReader): Generator<ExportedTask, void, undefined> {
    const reports = reportsByTask(reader);
    for (let index = 0; index < reader.taskCount; index += 1) {
        const task = reader.task(index);
        const receiver = componentId(reader, task.receiver);
        const isCall = reader.plan.topology.components[task.receiver]?.kind !== 'application';
        yield {
            id: task.name,
            domain: domainName(reader, task.domain),
            application: isCall ? null : receiver,
            peripheral: isCall ? receiver : null,
            agent: task.agent === undefined ? null : agentName(reader, task.agent),
            arrivedMs: task.arrivedMs,
            disposition: task.disposition ?? null,
            reporting: task.reporting,
            missing: missingOf(task.missingFromMs, task.missingToMs),
            reports: (reports.get(index) ?? []).map((entry) => reportOf(reader, entry)),
            continues: task.continues === undefined ? null : reader.taskName(task.continues),
            intervals: intervalsOf(reader, reader.laneOf('task', index)),
        };
    }
}

function missingOf(fromMs: number, toMs: number): ExportedTask['missing'] {
    return toMs > fromMs ? { fromMs, toMs } : null;
}

function reportsByTask(reader: TraceReader): ReadonlyMap<number, readonly number[]> {
    const reports = new Map<number, number[]>();
    for (const entry of entriesOfKind(reader, 'reporting')) {
        const task = reader.laneIndex(reader.laneOfEntry(entry) ?? 0);
        const known = reports.get(task);
        if (known === undefined) {
            reports.set(task, [entry]);
        } else {
            known.push(entry);
        }
    }
    return reports;
}

function reportOf(reader: TraceReader, entry: number): ExportedReport {
    return { atMs: reader.atMs(entry), outcome: reader.reportedBy(entry), ...traced(reader, entry) };
}

function* messages(reader: TraceReader): Generator<ExportedMessage, void, undefined> {
    for (const entry of entriesOfKind(reader, 'message')) {
        yield {
            atMs: reader.atMs(entry),
            name: reader.textOf(entry),
            from: reader.laneName(reader.laneOfEntry(entry) ?? 0),
            to: reader.laneName(reader.detailOf(entry) ?? 0),
            task: taskOf(reader, entry),
            agent: agentOf(reader, entry),
            ...traced(reader, entry),
        };
    }
}

function* logLines(reader: TraceReader): Generator<ExportedLogLine, void, undefined> {
    for (const entry of entriesOfKind(reader, 'log')) {
        const lane = reader.laneOfEntry(entry);
        yield {
            atMs: reader.atMs(entry),
            component: lane === undefined ? null : reader.laneName(lane),
            text: reader.textOf(entry),
            severity: reader.severityOf(entry) ?? null,
            task: taskOf(reader, entry),
            ...traced(reader, entry),
        };
    }
}

function* expectations({ plan, trace }: TraceReader): Generator<ExportedExpectation, void, undefined> {
    for (const [index, { passed, seen, atMs, entry }] of trace.expectations.entries()) {
        const expectation = plan.expectations[index];
        yield {
            line: expectation === undefined ? 1 : scenarioLine(expectation),
            text: expectation?.text ?? '',
            passed,
            seen,
            atMs: atMs ?? null,
            entry: entry ?? null,
        };
    }
}

/** Every state of a lane, also those that it left at once: something may name one as its cause. */
function intervalsOf(reader: TraceReader, lane: number): readonly ExportedInterval[] {
    return reader.stays(lane).map(({ state, fromMs, toMs, entry, detail }) => ({
        state,
        fromMs,
        toMs,
        ...detailOf(reader, lane, detail),
        ...aboutOf(reader, entry),
        ...traced(reader, entry),
    }));
}

function detailOf(
    reader: TraceReader,
    lane: number,
    detail: number | undefined,
): Pick<ExportedInterval, 'reasonCode' | 'disposition'> {
    if (detail === undefined) {
        return {};
    }
    return reader.laneKind(lane) === 'task'
        ? { disposition: { code: detail, name: dispositionName(detail) } }
        : { reasonCode: detail };
}

function aboutOf(reader: TraceReader, entry: number): Pick<ExportedInterval, 'about'> {
    const subject = reader.subjectOf(entry);
    return subject === undefined ? {} : { about: reader.laneName(subject) };
}

function taskOf(reader: TraceReader, entry: number): string | null {
    const subject = reader.subjectOf(entry);
    return subject !== undefined && reader.laneKind(subject) === 'task' ? reader.laneName(subject) : null;
}

function agentOf(reader: TraceReader, entry: number): string | null {
    const subject = reader.subjectOf(entry);
    return subject !== undefined && reader.laneKind(subject) === 'membership'
        ? agentName(reader, reader.membershipOf(subject).agent)
        : null;
}

function traced(reader: TraceReader, entry: number): Traced {
    return { rule: reader.ruleOf(entry).id, entry, cause: reader.causeOf(entry) ?? null };
}

function componentId({ plan }: TraceReader, index: number): string {
    return plan.topology.components[index]?.id ?? `component ${index}`;
}

function agentName({ plan }: TraceReader, index: number): string {
    return plan.topology.agents[index]?.name ?? `agent ${index}`;
}

function domainName({ plan }: TraceReader, index: number): string {
    return plan.topology.domains[index]?.name ?? `domain ${index}`;
}
