/** Values that whoever runs a scenario gives to its parameters. */

import { severityOf } from '../checks/codes.ts';
import { findingsWith } from '../checks/value-checks.ts';
import type * as Ast from '../generated/ast.ts';
import { didYouMean } from '../references/nearest-name.ts';
import { misfitOf, parametersOf, type Values, valuesInWords } from './parameters.ts';
import { problemAt } from './problems.ts';
import type { Problem } from './summaries.ts';

export type GivenValues =
    | { readonly kind: 'values'; readonly values: Values }
    | { readonly kind: 'problems'; readonly problems: readonly Problem[] };

/** The values of a scenario's parameters: those of its case, and before them those given by name; or what is wrong. */
export function valuesGiven(
    scenario: Ast.Scenario,
    ofCase: Values,
    given: Readonly<Record<string, string>>,
): GivenValues {
    const entries = Object.entries(given);
    const refusals = entries.flatMap(([name, text]) => refusalOf(scenario, name, text) ?? []);
    if (refusals.length > 0) {
        const problems = refusals.map((message) => problemAt(scenario, 'plan/argument', message));
        return { kind: 'problems', problems };
    }
    const byName = new Map(entries);
    const ofCaller = parametersOf(scenario).flatMap((parameter): readonly (readonly [Ast.Parameter, string])[] => {
        const text = byName.get(parameter.name);
        return text === undefined ? [] : [[parameter, text]];
    });
    const values: Values = new Map([...ofCase, ...ofCaller]);
    const problems = entries.length === 0 ? [] : problemsWith(scenario, values);
    return problems.length > 0 ? { kind: 'problems', problems } : { kind: 'values', values };
}

function refusalOf(scenario: Ast.Scenario, name: string, text: string): string | undefined {
    const parameters = parametersOf(scenario);
    const parameter = parameters.find((each) => each.name === name);
    if (parameter === undefined) {
        const names = parameters.map((each) => each.name);
        const all = names.length === 0 ? 'It has none.' : `It has ${names.map((each) => `'${each}'`).join(', ')}.`;
        return `Scenario '${scenario.name}' has no parameter '${name}'.${didYouMean(name, names)} ${all}`;
    }
    const misfit = misfitOf(parameter, text);
    return misfit === undefined ? undefined : `Parameter ${misfit}`;
}

/** What is wrong where the values are used; a warning does not keep a scenario from running. */
function problemsWith(scenario: Ast.Scenario, values: Values): readonly Problem[] {
    return findingsWith(scenario, values)
        .filter(({ code }) => severityOf(code) === 'error')
        .map(({ node, code, message }) => problemAt(node, code, `With ${valuesInWords(values)}: ${message}`));
}
