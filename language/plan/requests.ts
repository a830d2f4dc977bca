/** What other processes ask of a document: its scenarios, and the Plan of one of them by its name. */

import type { AstNode, LangiumDocument } from 'langium';
import { isDocument, type Scenario } from '../generated/ast.ts';
import { didYouMean } from '../references/nearest-name.ts';
import { buildPlan, type PlanOptions, type PlanResult } from './build-plan.ts';
import { casesOf } from './cases.ts';
import { parametersOf } from './parameters.ts';
import { problemsOf } from './problems.ts';
import type { ScenarioSummary } from './summaries.ts';

/** The scenarios that a document declares, in order of the text. */
export function scenariosOf(document: LangiumDocument): readonly ScenarioSummary[] {
    return namedScenarios(document).map((scenario) => ({
        name: scenario.name,
        topology: scenario.topology?.$refText ?? '',
        ...linesOf(scenario),
        parameters: parametersOf(scenario).map(({ name, value }) => ({ name, value })),
        cases: casesOf(scenario)
            .filter(({ name }) => name !== undefined)
            .map((each) => ({ name: each.name, ...linesOf(each) })),
    }));
}

/** The Plan of the scenario of that name in a validated document, or what is in the way of it. */
export function planOf(document: LangiumDocument, name: string, options: PlanOptions = {}): PlanResult {
    const scenarios = namedScenarios(document);
    const scenario = scenarios.find((each) => each.name === name);
    if (scenario !== undefined) {
        return buildPlan(scenario, options);
    }
    const problems = problemsOf(document);
    const names = scenarios.map((each) => each.name);
    const message =
        names.length === 0
            ? "This file declares no scenario. Add one, such as 'scenario MyScenario on MyTopology { duration 10min }'."
            : `There is no scenario '${name}' in this file.${didYouMean(name, names)}`;
    const nowhere = { startLine: 0, startColumn: 0, endLine: 0, endColumn: 0 };
    const missing = { uri: document.uri.toString(), ...nowhere, code: 'plan/no-scenario', message };
    return { kind: 'problems', problems: problems.length > 0 ? problems : [missing] };
}

/** The scenario of that name in a document. */
export function scenarioNamed(document: LangiumDocument, name: string): Scenario | undefined {
    return namedScenarios(document).find((each) => each.name === name);
}

function linesOf({ $cstNode }: AstNode): { readonly startLine: number; readonly endLine: number } {
    return { startLine: $cstNode?.range.start.line ?? 0, endLine: $cstNode?.range.end.line ?? 0 };
}

function namedScenarios(document: LangiumDocument): readonly Scenario[] {
    const root = document.parseResult.value;
    return isDocument(root) ? root.scenarios.filter((scenario) => scenario.name !== undefined) : [];
}
