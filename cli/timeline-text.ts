/** A run as text: when, what, why. */

import { COMPLETED_DISPOSITIONS } from '../simulator/codes.ts';
import type { Plan } from '../simulator/plan.ts';
import { runName } from '../simulator/run-name.ts';
import { describeEntry } from '../simulator/trace/explain.ts';
import { formatClock, formatMs } from '../simulator/trace/instants.ts';
import type { TraceEntry, TraceReader, TransitionEntry } from '../simulator/trace/reader.ts';
import { scenarioLine } from '../simulator/trace/scenario-line.ts';
import { summarize, summaryLines } from '../simulator/trace/summary.ts';
import type { ExpectationResult } from '../simulator/trace/trace.ts';
import { stoppedLine } from '../simulator/trace/verdict.ts';
import type { Palette } from './colours.ts';

const BAD_MESSAGES: ReadonlySet<string> = new Set(['ROUTING_DISABLED', 'NEW_TASK_FAILURE']);
const BAD_STATES: ReadonlySet<string> = new Set(['DOWN', 'OFFLINE', 'ROUTING_DISABLED', 'CACHING', 'DISCONNECTED']);

/** The lines of one scenario's report: timeline, expectations, totals. */
export function* reportLines(reader: TraceReader, palette: Palette): Generator<string, void, undefined> {
    yield headline(reader.plan, palette);
    yield '';
    yield* timelineLines(reader, palette);
    yield* stoppedLines(reader, palette);
    yield* expectationLines(reader, palette);
    yield palette.strong('Totals');
    for (const line of summaryLines(summarize(reader))) {
        yield `  ${line}`;
    }
}

function headline(plan: Plan, palette: Palette): string {
    const { topology, seed, durationMs } = plan;
    return palette.strong(`${runName(plan)} on ${topology.name}, ${formatMs(durationMs)}, seed ${seed}`);
}

function* timelineLines(reader: TraceReader, palette: Palette): Generator<string, void, undefined> {
    const gap = ' '.repeat(formatClock(reader.plan.durationMs).length);
    let lastMs = -1;
    for (let index = 0; index < reader.entryCount; index += 1) {
        if (isInitial(reader, index)) {
            continue;
        }
        const atMs = reader.atMs(index);
        const clock = atMs === lastMs ? gap : formatClock(atMs).padStart(gap.length);
        lastMs = atMs;
        yield entryLine(reader, index, clock, palette);
    }
    yield '';
}

/** What is so from the start is left out: that everything is in service is no news. */
function isInitial(reader: TraceReader, entry: number): boolean {
    return reader.ruleOf(entry).id === 'timeline/start';
}

function entryLine(reader: TraceReader, index: number, clock: string, palette: Palette): string {
    const entry = reader.entry(index);
    const bad = isFailure(reader, entry);
    const sentence = describeEntry(reader, index);
    const what = bad ? palette.bad(sentence) : entry.kind === 'occurrence' ? palette.strong(sentence) : sentence;
    return `${palette.faint(clock)} ${bad ? palette.bad('!') : ' '} ${what} ${palette.faint(`[${entry.rule.id}]`)}`;
}

/** Whether an entry is of the kind that one reads a timeline for. */
function isFailure(reader: TraceReader, entry: TraceEntry): boolean {
    switch (entry.kind) {
        case 'occurrence':
            return isFailureStatement(reader.plan, entry.statement);
        case 'transition':
            return isFailureState(reader, entry);
        case 'message':
            return BAD_MESSAGES.has(entry.text);
        case 'log':
            return false;
        case 'reporting':
            return entry.outcome === 'none' || entry.outcome === 'partial';
    }
}

function isFailureStatement({ timeline }: Plan, statement: number): boolean {
    const kind = timeline[statement]?.action.kind;
    return kind === 'fail' || kind === 'cut' || kind === 'stop' || kind === 'restart';
}

function isFailureState(reader: TraceReader, { lane, state, detail, rule }: TransitionEntry): boolean {
    switch (reader.laneKind(lane)) {
        case 'membership':
            return state === 'LOGGED_OUT' && !rule.id.startsWith('agent/') && !rule.id.startsWith('timeline/');
        case 'task':
            return detail !== undefined && !COMPLETED_DISPOSITIONS.has(detail);
        case 'component':
        case 'link':
        case 'path':
        case 'router':
        case 'transfer':
        case 'acd-connection':
        case 'media-connection':
            return BAD_STATES.has(state);
    }
}

function* stoppedLines({ trace }: TraceReader, palette: Palette): Generator<string, void, undefined> {
    const stopped = stoppedLine(trace);
    if (stopped !== undefined) {
        yield palette.bad(stopped);
        yield '';
    }
}

function* expectationLines({ plan, trace }: TraceReader, palette: Palette): Generator<string, void, undefined> {
    if (trace.expectations.length === 0) {
        return;
    }
    yield palette.strong('Expectations');
    for (const [index, result] of trace.expectations.entries()) {
        yield* resultLines(plan, index, result, palette);
    }
    const failed = trace.expectations.filter(({ passed }) => !passed).length;
    const passed = trace.expectations.length - failed;
    yield `  ${passed} passed, ${failed > 0 ? palette.bad(`${failed} failed`) : '0 failed'}`;
    yield '';
}

/** An expectation with what was seen: two lines. */
export function* resultLines(
    plan: Plan,
    index: number,
    { passed, seen }: ExpectationResult,
    palette: Palette,
): Generator<string, void, undefined> {
    const expectation = plan.expectations[index];
    const line = expectation === undefined ? 1 : scenarioLine(expectation);
    const verdict = passed ? palette.good('passed') : palette.bad('FAILED');
    yield `  ${verdict}  line ${line}: ${expectation?.text ?? ''}`;
    yield `          ${passed ? palette.faint(seen) : seen}`;
}
