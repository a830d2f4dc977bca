/**
 * What holds for every run, whatever happens in it: each law is tried on a finished trace and answers what breaks it, in
 * words for whoever reads a counterexample.
 */

import { DISPOSITIONS } from '../../simulator/codes.ts';
import { pathLanes } from '../../simulator/trace/lanes.ts';
import type { Interval, TraceEntry, TraceReader } from '../../simulator/trace/reader.ts';
import { isLegalChange, isLegalStart } from './state-changes.ts';

export interface Law {
    /** A sentence. */
    readonly says: string;
    readonly violations: (reader: TraceReader) => readonly string[];
}

export const LAWS: readonly Law[] = [
    { says: 'time never runs backwards, and never beyond the end of the run', violations: timesOutOfOrder },
    {
        says: 'every entry has a rule and an earlier cause, which leads back to a statement or to the start',
        violations: uncausedEntries,
    },
    {
        says: 'every lane is in exactly one state at any instant, from its beginning to its end',
        violations: gapsOfLanes,
    },
    { says: 'every lane changes along declared transitions, by rules that may', violations: illegalChanges },
    { says: 'every task ends once, in one disposition of its kind, or is unfinished', violations: wrongEndings },
    { says: 'nothing is both reported and unreported', violations: contradictoryReports },
    { says: 'an agent is busy exactly while a task is in hand', violations: idleOrBusyWrongly },
    { says: 'no call rings an agent who is not ready', violations: callsToTheUnready },
    { says: 'what no path could carry is missing in the reports, and nothing else', violations: wronglyMissing },
    { says: 'nobody who is down says or hears anything', violations: messagesOfTheDown },
    { says: 'what is up rests on what is up', violations: upWithoutGround },
];

function timesOutOfOrder(reader: TraceReader): string[] {
    let beforeMs = 0;
    const found: string[] = [];
    for (let entry = 0; entry < reader.entryCount; entry++) {
        const atMs = reader.atMs(entry);
        if (atMs < beforeMs || atMs > reader.endMs) {
            found.push(`entry ${entry} at ${atMs} ms after one at ${beforeMs} ms, of ${reader.endMs} ms`);
        }
        beforeMs = atMs;
    }
    return found;
}

function uncausedEntries(reader: TraceReader): string[] {
    return entriesOf(reader).flatMap((entry) => {
        const { index, cause } = entry;
        const isRoot = entry.kind === 'occurrence' || entry.rule.id === 'timeline/start';
        if (cause === undefined) {
            return isRoot ? [] : [`entry ${index} by ${entry.rule.id} has no cause`];
        }
        const earlier = cause < index && reader.atMs(cause) <= entry.atMs;
        return earlier ? [] : [`entry ${index} by ${entry.rule.id} is caused by the later ${cause}`];
    });
}

function gapsOfLanes(reader: TraceReader): string[] {
    return lanesOf(reader).flatMap((lane) => {
        const stays = reader.stays(lane);
        const isTask = reader.laneKind(lane) === 'task';
        const startMs = isTask ? reader.task(reader.laneIndex(lane)).arrivedMs : 0;
        const ends = stays.at(-1);
        const expectedEndMs = ends?.state === 'ENDED' ? ends.fromMs : reader.endMs;
        const meets = stays.every((stay, place) => stay.fromMs === (stays[place - 1]?.toMs ?? startMs));
        const isWhole = stays.length > 0 && meets && ends?.toMs === expectedEndMs;
        return isWhole ? [] : [`${reader.laneName(lane)} has a gap: ${describe(stays)}`];
    });
}

function illegalChanges(reader: TraceReader): string[] {
    return lanesOf(reader).flatMap((lane) => {
        const stays = reader.stays(lane);
        return stays.flatMap(({ state, entry }, place) => {
            const before = stays[place - 1]?.state;
            const rule = reader.ruleOf(entry).id;
            const kind = reader.laneKind(lane);
            const legal =
                before === undefined ? isLegalStart(kind, state, rule) : isLegalChange(kind, before, state, rule);
            return legal ? [] : [`${reader.laneName(lane)}: ${before ?? 'beginning'} -> ${state} by ${rule}`];
        });
    });
}

/** Dispositions of calls, which the ACD ends, and of tasks, which their application or the controller ends. */
const CALL_ENDINGS: ReadonlySet<number> = new Set([2, 3, 13, 35, 41]);
const TASK_ENDINGS: ReadonlySet<number> = new Set([19, 35, 37, 38, 40, 41, 42, 64]);

function wrongEndings(reader: TraceReader): string[] {
    return tasksOf(reader).flatMap((task) => {
        const { name, disposition, domain } = reader.task(task);
        const stays = reader.stays(reader.laneOf('task', task));
        const endings = stays.filter(({ state }) => state === 'ENDED');
        const isCall = reader.plan.topology.domains[domain]?.kind === 'voice';
        if (disposition === undefined) {
            return endings.length === 0 ? [] : [`${name} ended without a disposition`];
        }
        const [ending] = endings;
        const known =
            DISPOSITIONS.has(disposition.code) && (isCall ? CALL_ENDINGS : TASK_ENDINGS).has(disposition.code);
        const once = endings.length === 1 && ending === stays.at(-1) && ending?.detail === disposition.code;
        return known && once ? [] : [`${name} ended with ${disposition.code}: ${describe(stays)}`];
    });
}

/** What was said last of a task is what its record says; what is whole misses nothing, what is nothing misses all. */
function contradictoryReports(reader: TraceReader): string[] {
    const said = new Map<number, string>();
    for (const entry of entriesOf(reader)) {
        if (entry.kind === 'reporting') {
            said.set(reader.laneIndex(entry.lane), entry.outcome);
        }
    }
    return tasksOf(reader).flatMap((index) => {
        const task = reader.task(index);
        const endMs = reader.stays(reader.laneOf('task', index)).at(-1)?.toMs ?? 0;
        const { reporting, missingFromMs, missingToMs } = task;
        const isOver = task.disposition !== undefined;
        const what = `${task.name} (${task.arrivedMs}-${endMs}) is ${reporting}, missing ${missingFromMs}-${missingToMs}`;
        const outcome = said.get(index) ?? 'full';
        if (isOver && outcome !== reporting) {
            return [`${what}, but said to be ${outcome}`];
        }
        if (reporting === 'full') {
            return missingFromMs === missingToMs ? [] : [what];
        }
        const within =
            missingFromMs <= missingToMs && missingFromMs >= knownSinceMs(reader, index) && missingToMs <= reader.endMs;
        const whole = missingFromMs === task.arrivedMs && missingToMs >= endMs;
        return within && (reporting !== 'none' || whole) ? [] : [what];
    });
}

/** What lies between two records of a task is missing in the second one. */
function knownSinceMs(reader: TraceReader, task: number): number {
    const before = reader.continues(task);
    return before === undefined
        ? reader.task(task).arrivedMs
        : (reader.stays(reader.laneOf('task', before)).at(-1)?.toMs ?? 0);
}

/** Tasks other than calls, in the hands of one agent only, while there always was a Logger. */
function wronglyMissing(reader: TraceReader): string[] {
    const { topology } = reader.plan;
    const paths = pathLanes(topology);
    const spansOf = (isMeant: (path: (typeof paths)[number]) => boolean, closed: readonly string[]) =>
        paths.flatMap((path, index) =>
            isMeant(path)
                ? reader.stays(reader.laneOf('path', index)).filter(({ state }) => closed.includes(state))
                : [],
        );
    const processes = topology.components.filter(({ kind }) => kind === 'router' || kind === 'logger');
    const hadLoggers = processes.every((each) =>
        reader.intervals(topology.components.indexOf(each)).every(({ state }) => state === 'UP'),
    );
    return (hadLoggers ? tasksOf(reader) : []).flatMap((index) => {
        const task = reader.task(index);
        const stays = reader.stays(reader.laneOf('task', index));
        const application = topology.applications.findIndex(({ component }) => component === task.receiver);
        const isPlain = application >= 0 && task.continues === undefined && task.disposition !== undefined;
        if (!isPlain || stays.filter(({ state }) => state === 'OFFERED').length > 1) {
            return [];
        }
        const ctiServer = topology.agents[task.agent ?? 0]?.ctiServer;
        const inHand = stays.filter(({ state }) => state in IN_HAND);
        const unseen = spansOf(
            (path) => path.application === application && path.ctiServer === ctiServer,
            ['DISCONNECTED'],
        );
        const unrouted = spansOf(
            (path) => path.application === application && path.ctiServer === undefined,
            ['DISCONNECTED', 'ROUTING_DISABLED'],
        );
        const what = `${task.name} is ${task.reporting}, in hand ${describe(inHand)}, unseen ${describe(unseen)}`;
        const lasting = unseen.filter(({ fromMs, toMs }) => toMs > fromMs);
        if (overlaps(inHand, lasting).length > 0) {
            return task.reporting === 'full' ? [what] : [];
        }
        const touched = inHand.some((stay) =>
            [...unseen, ...unrouted].some((span) => span.fromMs <= stay.toMs && span.toMs >= stay.fromMs),
        );
        return touched || task.reporting === 'full' ? [] : [what];
    });
}

/** States of an agent in which there is work in hand, and the states of the work. */
const IN_HAND: Readonly<Record<string, string>> = {
    OFFERED: 'RESERVED',
    ACTIVE: 'ACTIVE TALKING',
    PAUSED: 'PAUSED HOLD',
    INTERRUPTED: 'INTERRUPTED',
    WRAPUP: 'WORK_READY WORK_NOT_READY',
};
const BUSY: ReadonlySet<string> = new Set(Object.values(IN_HAND).flatMap((states) => states.split(' ')));

/**
 * A recorded task in hand shows in its agent's state, and a busy agent has one. What reporting has given up (42, 64) goes on
 * unrecorded, so agents are looked at only where none of their tasks ended so.
 */
function idleOrBusyWrongly(reader: TraceReader): string[] {
    const found: string[] = [];
    reader.lanes.memberships.forEach(({ agent, domain }, place) => {
        const tasks = tasksOf(reader).filter(
            (task) => reader.agentOf(task) === agent && reader.taskDomain(task) === domain,
        );
        if (tasks.some((task) => [42, 64].includes(reader.dispositionOf(task) ?? 0))) {
            return;
        }
        const spans = tasks.flatMap((task) =>
            reader
                .intervals(reader.laneOf('task', task))
                .filter(({ state }) => state in IN_HAND && state !== 'OFFERED'),
        );
        for (const { state, fromMs, toMs } of reader.intervals(reader.laneOf('membership', place))) {
            const working = spans.filter((span) => span.fromMs < toMs && span.toMs > fromMs);
            const named = `${reader.laneName(reader.laneOf('membership', place))} ${state} ${fromMs}-${toMs}`;
            const fits = working.some((span) => IN_HAND[span.state]?.split(' ').includes(state));
            if (BUSY.has(state) && state !== 'RESERVED' && toMs > fromMs && !fits) {
                found.push(`${named} without such work: ${describe(working)}`);
            }
            if (state === 'AVAILABLE' && working.length > 0) {
                found.push(`${named} with work in hand: ${describe(working)}`);
            }
        }
    });
    return found;
}

/** No application assigns calls, and news of voice reaches the CallRouter whenever it can route calls at all. */
function callsToTheUnready(reader: TraceReader): string[] {
    return reader.lanes.memberships.flatMap(({ domain }, place) => {
        const lane = reader.laneOf('membership', place);
        const stays = reader.plan.topology.domains[domain]?.kind === 'voice' ? reader.stays(lane) : [];
        return stays.flatMap(({ state, fromMs }, index) =>
            state === 'RESERVED' && stays[index - 1]?.state !== 'AVAILABLE'
                ? [`${reader.laneName(lane)} at ${fromMs} ms, ${stays[index - 1]?.state} before`]
                : [],
        );
    });
}

/** Both ends of a message run, apart from the instant in which one of them goes down or comes up. */
function messagesOfTheDown(reader: TraceReader): string[] {
    return entriesOf(reader).flatMap((entry) => {
        if (entry.kind !== 'message') {
            return [];
        }
        const down = [entry.from, entry.to].find((end) =>
            downSpans(reader, end).some(({ fromMs, toMs }) => fromMs < entry.atMs && entry.atMs < toMs),
        );
        return down === undefined ? [] : [`${entry.text} at ${entry.atMs} ms, but ${reader.laneName(down)} is down`];
    });
}

/** Nothing runs on what is down, no link is up without its ends, and a whole is up exactly while one of its sides is. */
function upWithoutGround(reader: TraceReader): string[] {
    const { components, links } = reader.plan.topology;
    const ofComponents = components.flatMap((component, index) => {
        const { instances, parent } = component;
        const wrong =
            instances.length > 0
                ? overlaps(
                      downSpans(reader, index),
                      instances.flatMap((side) => upSpans(reader, side)),
                  )
                : overlaps(upSpans(reader, index), parent === undefined ? [] : downSpans(reader, parent));
        return wrong.map((span) => `${component.id} at ${span.fromMs} ms`);
    });
    const ofLinks = links.flatMap(({ id, from, to }, index) => {
        const up = reader.intervals(reader.laneOf('link', index)).filter(({ state }) => state === 'UP');
        const wrong = [from, to].flatMap((end) => overlaps(up, downSpans(reader, end)));
        return wrong.map((span) => `${id} at ${span.fromMs} ms`);
    });
    return [...ofComponents, ...ofLinks];
}

const DOWN: ReadonlySet<string> = new Set(['DOWN', 'STOPPED', 'STARTING']);

function downSpans(reader: TraceReader, component: number): readonly Interval[] {
    return reader.intervals(component).filter(({ state }) => DOWN.has(state));
}

function upSpans(reader: TraceReader, component: number): readonly Interval[] {
    return reader.intervals(component).filter(({ state }) => !DOWN.has(state) && state !== 'OFFLINE');
}

function overlaps(spans: readonly Interval[], others: readonly Interval[]): readonly Interval[] {
    return spans.filter((span) => others.some(({ fromMs, toMs }) => fromMs < span.toMs && toMs > span.fromMs));
}

function entriesOf(reader: TraceReader): TraceEntry[] {
    return Array.from({ length: reader.entryCount }, (_, index) => reader.entry(index));
}

function lanesOf(reader: TraceReader): number[] {
    return Array.from({ length: reader.laneCount }, (_, lane) => lane);
}

function tasksOf(reader: TraceReader): number[] {
    return Array.from({ length: reader.taskCount }, (_, task) => task);
}

function describe(stays: readonly Interval[]): string {
    return stays.map(({ state, fromMs, toMs }) => `${state} ${fromMs}-${toMs}`).join(', ');
}
