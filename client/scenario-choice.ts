/** Which scenario of a document, and which case of it, a command means. */

import type { ScenarioSummary } from '../server/protocol.ts';

export type ScenarioChoice =
    | { readonly kind: 'scenario'; readonly scenario: ScenarioSummary }
    /** There are several, and nothing says which. */
    | { readonly kind: 'ask'; readonly scenarios: readonly ScenarioSummary[] }
    | { readonly kind: 'none' }
    | { readonly kind: 'unknown'; readonly name: string };

/** The named scenario, or the one that a line is in, or the only one. */
export function chooseScenario(
    scenarios: readonly ScenarioSummary[],
    name: string | undefined,
    line: number | undefined,
): ScenarioChoice {
    if (name !== undefined) {
        const named = scenarios.find((each) => each.name === name);
        return named === undefined ? { kind: 'unknown', name } : { kind: 'scenario', scenario: named };
    }
    const [first] = scenarios;
    if (first === undefined) {
        return { kind: 'none' };
    }
    const atLine = scenarios.find(
        ({ startLine, endLine }) => line !== undefined && line >= startLine && line <= endLine,
    );
    const meant = atLine ?? (scenarios.length === 1 ? first : undefined);
    return meant === undefined ? { kind: 'ask', scenarios } : { kind: 'scenario', scenario: meant };
}

export type CaseChoice =
    /** The scenario has no cases: it runs as it is declared. */
    | { readonly kind: 'none' }
    | { readonly kind: 'case'; readonly name: string }
    | { readonly kind: 'ask'; readonly names: readonly string[] }
    | { readonly kind: 'unknown'; readonly name: string };

/** The named case, or the one that a line is in, or the only one. */
export function chooseCase({ cases }: ScenarioSummary, name: string | undefined, line: number | undefined): CaseChoice {
    if (name !== undefined) {
        return cases.some((each) => each.name === name) ? { kind: 'case', name } : { kind: 'unknown', name };
    }
    const atLine = cases.find(({ startLine, endLine }) => line !== undefined && line >= startLine && line <= endLine);
    const meant = atLine ?? (cases.length === 1 ? cases[0] : undefined);
    if (meant !== undefined) {
        return { kind: 'case', name: meant.name };
    }
    return cases.length === 0 ? { kind: 'none' } : { kind: 'ask', names: cases.map((each) => each.name) };
}
