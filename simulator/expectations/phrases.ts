/** The words in which results say what was seen. */

import { dispositionName } from '../codes.ts';
import type { Comparison } from '../plan.ts';
import type { Origin } from '../trace/explain.ts';
import { formatMs } from '../trace/instants.ts';
import type { TraceReader } from '../trace/reader.ts';

/** How many of many things a sentence names. */
const NAMED_MAX = 3;

/** `At 5min A101 was AVAILABLE in Email.` */
export function sentenceAt(reader: TraceReader, atMs: number, clause: string): string {
    return `${instant(reader, atMs)} ${clause}.`;
}

/** A sentence as the rest of another one. */
export function lowered(sentence: string): string {
    return sentence.charAt(0).toLowerCase() + sentence.slice(1);
}

/** `Cause: “at 5min fail AgentPg”.`, with the instant where the statement's text does not begin with it. */
export function causePhrase({ text, atMs }: Origin): string {
    return text.startsWith('at ') ? `Cause: “${text}”.` : `Cause, at ${formatMs(atMs)}: “${text}”.`;
}

/** `At 5min`, `At the end (10min)`. */
function instant(reader: TraceReader, atMs: number): string {
    return atMs === reader.plan.durationMs ? `At the end (${formatMs(atMs)})` : `At ${formatMs(atMs)}`;
}

/** `since 5min (component/failed)`: when and why a lane came into its state. */
export function since(reader: TraceReader, entry: number): string {
    return `since ${formatMs(reader.atMs(entry))} (${reader.ruleOf(entry).id})`;
}

/** `38 (NORMAL_END_TASK)`. */
export function disposition(code: number): string {
    return `${code} (${dispositionName(code)})`;
}

/** The first few of many, and how many more there are. */
export function list<T>(all: readonly T[], nameOf: (each: T) => string): string {
    const names = all.slice(0, NAMED_MAX).map(nameOf);
    const more = all.length - names.length;
    return more > 0 ? `${names.join(', ')} and ${more} more` : names.join(', ');
}

/** `no task`, `1 task`, `3 tasks`. */
export function counted(count: number, noun: string): string {
    if (count === 0) {
        return `no ${noun}`;
    }
    return count === 1 ? `1 ${noun}` : `${count} ${noun}s`;
}

/** Whether a number is as compared. */
export function compares(comparison: Comparison, actual: number, count: number): boolean {
    switch (comparison) {
        case 'at-least':
            return actual >= count;
        case 'at-most':
            return actual <= count;
        case 'exactly':
            return actual === count;
    }
}

/** `In the whole run`, `From 1min to 2min`, `At 1min`. */
export function spanPhrase({ plan }: TraceReader, fromMs: number, toMs: number): string {
    if (fromMs === 0 && toMs === plan.durationMs) {
        return 'In the whole run';
    }
    return fromMs === toMs ? `At ${formatMs(toMs)}` : `From ${formatMs(fromMs)} to ${formatMs(toMs)}`;
}

/** `30MB`, `12.5KB`: in the largest unit in which it is at least one, to two digits. */
export function formatBytes(bytes: number): string {
    const unit = BYTE_UNITS.find(({ factor }) => bytes >= factor);
    return unit === undefined ? `${bytes}B` : `${Number((bytes / unit.factor).toFixed(2))}${unit.name}`;
}

const BYTE_UNITS = [
    { name: 'GB', factor: 1024 ** 3 },
    { name: 'MB', factor: 1024 ** 2 },
    { name: 'KB', factor: 1024 },
] as const;

export function stoppedBefore({ trace }: TraceReader): string {
    return trace.outcome.kind === 'completed'
        ? 'The run ended before this could be judged.'
        : `The run was stopped at ${formatMs(trace.outcome.atMs)}, after ${trace.outcome.limit} events (setting eventLimit), before this could be judged.`;
}

export function afterEnd(reader: TraceReader, atMs: number): string {
    return `The scenario ends at ${formatMs(reader.plan.durationMs)}, before ${formatMs(atMs)}.`;
}
