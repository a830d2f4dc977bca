/** What became of something in a run, short enough to compare. */

import type { Plan } from '../../simulator/index.ts';
import { simulate } from '../../simulator/index.ts';
import { TraceReader } from '../../simulator/trace/reader.ts';
import type { LaneKind } from '../../simulator/trace/trace.ts';

/** A finished run, to be read. */
export function readRun(plan: Plan): TraceReader {
    return new TraceReader(plan, simulate(plan));
}

/** `0 CMI, 60 CONNECTING, …`: the states of a lane, each with the second at which it begins. */
export function history(reader: TraceReader, kind: LaneKind, index: number): string {
    return reader
        .intervals(reader.laneOf(kind, index))
        .map(({ fromMs, state }) => `${fromMs / 1000} ${state}`)
        .join(', ');
}

/** `70 text`: the log lines of a rule (or of all), each with its second. */
export function logLines(reader: TraceReader, rule?: string): string[] {
    return Array.from({ length: reader.entryCount }, (_, index) => reader.entry(index)).flatMap((entry) =>
        entry.kind === 'log' && (rule === undefined || entry.rule.id === rule)
            ? [`${entry.atMs / 1000} ${entry.text}`]
            : [],
    );
}
