/** The statements of the timeline that a difference of the reports leads back to. */

import { originOf } from '../trace/explain.ts';
import type { TraceReader } from '../trace/reader.ts';
import { scenarioLine } from '../trace/scenario-line.ts';

/** A statement of the timeline, by its line in the scenario from 1. */
export interface OriginLine {
    readonly line: number;
    readonly text: string;
}

/** The statements behind entries, each once, in order of their lines. */
export function originLines(reader: TraceReader, entries: readonly number[]): readonly OriginLine[] {
    const byStatement = new Map<number, OriginLine>();
    for (const entry of entries) {
        const origin = originOf(reader, entry);
        if (origin !== undefined) {
            byStatement.set(origin.statement, { line: scenarioLine(origin), text: origin.text });
        }
    }
    return [...byStatement.values()].sort((one, other) => one.line - other.line);
}
