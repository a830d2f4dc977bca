/** What a run came to, in the form in which it goes to the client. */

import {
    type Consequences,
    consequencesOf,
    consequencesPhrase,
    exercisedRules,
    type Judgement,
    type Plan,
    RULES,
    type SourceRange,
    type Trace,
    TraceReader,
    verdictOf,
} from '../simulator/index.ts';
import type { ExpectationResult, RunResult, SourcePlace, StatementResult } from './protocol.ts';

/** @param durationMs how long it took to run */
export function runResultOf(plan: Plan, trace: Trace, durationMs: number): RunResult {
    const reader = new TraceReader(plan, trace);
    const { passed, stopped, judgements } = verdictOf(reader);
    return {
        passed,
        ...(stopped === undefined ? {} : { stopped }),
        durationMs,
        expectations: judgements.map((judgement) => expectationResult(plan, judgement)),
        statements: consequencesOf(reader).flatMap((each) => statementResult(plan, each) ?? []),
        rules: exercisedRules(reader).flatMap((rule) => RULES[rule]?.id ?? []),
    };
}

function expectationResult(plan: Plan, judgement: Judgement): ExpectationResult {
    const { text, range, includedAt, passed, seen, atMs, origin } = judgement;
    return {
        text,
        place: placeOf(plan, range),
        ...(includedAt === undefined ? {} : { includedAt: placeOf(plan, includedAt) }),
        passed,
        seen,
        ...(atMs === undefined ? {} : { atMs }),
        ...(origin === undefined ? {} : { cause: { place: placeOf(plan, origin.range), text: origin.text } }),
    };
}

function statementResult(plan: Plan, consequences: Consequences): StatementResult | undefined {
    const range = plan.timeline[consequences.statement]?.range;
    const phrase = consequencesPhrase(consequences);
    const { occurrences, effects } = consequences;
    return range && { place: placeOf(plan, range), occurrences, effects, ...(phrase === undefined ? {} : { phrase }) };
}

function placeOf(plan: Plan, { source, ...range }: SourceRange): SourcePlace {
    return { uri: plan.sources[source] ?? '', ...range };
}
