/** A trace as text for golden files: a line an entry, with its rule and its cause. */

import type { Plan, Trace } from '../../simulator/index.ts';
import { describeEntry } from '../../simulator/trace/explain.ts';
import { TraceReader } from '../../simulator/trace/reader.ts';

/** Entries, then the tasks as they ended. How everything is at the start is left out. */
export function traceText(plan: Plan, trace: Trace): string {
    const reader = new TraceReader(plan, trace);
    const lines: string[] = [];
    for (let index = 0; index < reader.entryCount; index++) {
        const entry = reader.entry(index);
        if (entry.rule.id !== 'timeline/start') {
            const cause = entry.cause === undefined ? '' : ` <- ${entry.cause}`;
            lines.push(`${index} ${seconds(entry.atMs)} ${entry.rule.id}: ${describeEntry(reader, index)}${cause}`);
        }
    }
    for (let index = 0; index < trace.taskCount; index++) {
        const { name, disposition, reporting, missingFromMs, missingToMs } = reader.task(index);
        const ended = disposition === undefined ? 'unfinished' : `${disposition.code} ${disposition.name}`;
        const missing =
            missingToMs > missingFromMs ? `, missing ${seconds(missingFromMs)}-${seconds(missingToMs)}` : '';
        lines.push(`${name}: ${ended}, ${reporting}${missing}`);
    }
    return `${lines.join('\n')}\n`;
}

function seconds(ms: number): string {
    return `${(ms / 1000).toFixed(3)}s`;
}
