/** Whether a run was as expected: its expectations with where they are written, what was seen and what led to it. */

import type { SourceRange } from '../plan.ts';
import { type Origin, originOf } from './explain.ts';
import { formatMs } from './instants.ts';
import type { TraceReader } from './reader.ts';
import type { Trace } from './trace.ts';

export interface Verdict {
    /** It came to its end, and every expectation holds. */
    readonly passed: boolean;
    /** That it was stopped, and the remedy; absent for a run that came to its end. */
    readonly stopped?: string;
    readonly judgements: readonly Judgement[];
}

/** What became of one expectation. */
export interface Judgement {
    readonly text: string;
    readonly range: SourceRange;
    /** Where the scenario includes the fragment that it is written in. */
    readonly includedAt?: SourceRange;
    readonly passed: boolean;
    /** What was seen, in a few short sentences. */
    readonly seen: string;
    /** When it was decided, where there is such an instant. */
    readonly atMs?: number;
    /** The statement of the timeline that led to what was seen; only of what failed. */
    readonly origin?: Origin;
}

/** The verdict on a finished run. */
export function verdictOf(reader: TraceReader): Verdict {
    const stopped = stoppedLine(reader.trace);
    const judgements = reader.plan.expectations.map((_, index) => judgementOf(reader, index));
    return {
        passed: stopped === undefined && judgements.every(({ passed }) => passed),
        ...(stopped === undefined ? {} : { stopped }),
        judgements,
    };
}

/** That a run came to the event limit, and the remedy; nothing of a run that came to its end. */
export function stoppedLine({ outcome }: Trace): string | undefined {
    return outcome.kind === 'completed'
        ? undefined
        : `Stopped at ${formatMs(outcome.atMs)}, at the limit of ${outcome.limit} events. Let less happen, or raise the setting eventLimit.`;
}

function judgementOf(reader: TraceReader, index: number): Judgement {
    const expectation = reader.plan.expectations[index];
    const result = reader.trace.expectations[index];
    if (expectation === undefined || result === undefined) {
        throw new RangeError(`expectation ${index} was not judged`);
    }
    const { text, range, includedAt } = expectation;
    const { passed, seen, atMs, entry } = result;
    const origin = passed || entry === undefined ? undefined : originOf(reader, entry);
    return {
        text,
        range,
        ...(includedAt === undefined ? {} : { includedAt }),
        passed,
        seen,
        ...(atMs === undefined ? {} : { atMs }),
        ...(origin === undefined ? {} : { origin }),
    };
}
