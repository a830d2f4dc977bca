/** Statements and expectations, which are the same in two runs where they say the same. */

import type { Expectation, Statement } from '../plan.ts';
import type { TraceReader } from '../trace/reader.ts';
import type { ExpectationDifference, StatementDifference } from './differences.ts';

/** The expectations that only one run has, or that only one of them meets. */
export function compareExpectations(before: TraceReader, after: TraceReader): readonly ExpectationDifference[] {
    return matched(before.plan.expectations, after.plan.expectations).flatMap(({ text, before: one, after: other }) => {
        const earlier = one === undefined ? undefined : before.trace.expectations[one];
        const later = other === undefined ? undefined : after.trace.expectations[other];
        return earlier?.passed === later?.passed
            ? []
            : [
                  {
                      text,
                      ...(earlier === undefined ? {} : { before: earlier }),
                      ...(later === undefined ? {} : { after: later }),
                  },
              ];
    });
}

/** The statements of the timeline that only one run has. */
export function compareStatements(before: TraceReader, after: TraceReader): readonly StatementDifference[] {
    const { timeline: earlier } = before.plan;
    const { timeline: later } = after.plan;
    return matched(earlier, later).flatMap(({ text, before: one, after: other }): readonly StatementDifference[] => {
        if (one === undefined && other !== undefined) {
            return [{ text, statement: other, in: 'after', atMs: startOf(later[other]) }];
        }
        return one !== undefined && other === undefined
            ? [{ text, statement: one, in: 'before', atMs: startOf(earlier[one]) }]
            : [];
    });
}

interface Match {
    readonly text: string;
    readonly before?: number;
    readonly after?: number;
}

/** What says the same, in order: of several that do, the first with the first. */
function matched(
    before: readonly (Statement | Expectation)[],
    after: readonly (Statement | Expectation)[],
): readonly Match[] {
    const waiting = new Map<string, number[]>();
    for (const [index, { text }] of before.entries()) {
        waiting.set(text, [...(waiting.get(text) ?? []), index]);
    }
    const found = after.map(({ text }, index): Match => {
        const match = waiting.get(text)?.shift();
        return { text, after: index, ...(match === undefined ? {} : { before: match }) };
    });
    const left = [...waiting].flatMap(([text, indexes]) => indexes.map((index): Match => ({ text, before: index })));
    return [...found, ...left];
}

function startOf(statement: Statement | undefined): number {
    const occurs = statement?.occurs;
    return occurs?.kind === 'once' ? occurs.atMs : (occurs?.fromMs ?? 0);
}
