/** Makes the Plan of a scenario: everything that a run of it depends on. */

import { AstUtils, type LangiumDocument } from 'langium';
import { PLAN_VERSION, type Plan } from '../../simulator/plan.ts';
import type * as Ast from '../generated/ast.ts';
import { isExpectation, isSeedOption } from '../generated/ast.ts';
import { valuesGiven } from './arguments.ts';
import { withStarts } from './cim.ts';
import { expectationOf } from './expectations.ts';
import { countOf } from './numbers.ts';
import type { Values } from './parameters.ts';
import { isErrorWithin, type Problem, problemAt, problemsOf } from './problems.ts';
import { settingsOf } from './settings.ts';
import { occurrencesOf, scenarioDurationOf, statementOf, statementsOf } from './timeline.ts';
import { modelOf } from './topology.ts';

export interface PlanOptions {
    /** Takes the place of the seed that the scenario gives. */
    readonly seed?: number;
    /** Texts of values, by the name of a parameter, that take the place of the declared ones. */
    readonly arguments?: Readonly<Record<string, string>>;
}

/** A Plan, or what is in the way of it. */
export type PlanResult =
    | { readonly kind: 'plan'; readonly plan: Plan }
    | { readonly kind: 'problems'; readonly problems: readonly Problem[] };

const DEFAULT_SEED = 1;

/**
 * The Plan of a scenario.
 *
 * The documents of the scenario and its topology must have been validated: their errors are the problems in the answer,
 * except those that lie in another scenario or topology.
 */
export function buildPlan(scenario: Ast.Scenario, options: PlanOptions = {}): PlanResult {
    const topology = scenario.topology?.ref;
    const problems = problemsInTheWay(scenario, topology);
    if (problems.length > 0 || topology === undefined) {
        return { kind: 'problems', problems: problems.length > 0 ? problems : [incomplete(scenario)] };
    }
    const values = valuesGiven(scenario, options.arguments ?? {});
    return values.kind === 'values' ? planOf(scenario, topology, options, values.values) : values;
}

function planOf(scenario: Ast.Scenario, topology: Ast.Topology, options: PlanOptions, values: Values): PlanResult {
    const model = modelOf(topology);
    const sources = [topology, scenario].map((node) => AstUtils.getDocument(node).uri.toString());
    const [topologySource, scenarioSource] = sources;
    const source = topologySource === scenarioSource ? 0 : 1;
    const occurrences = occurrencesOf(scenario, values);
    const statements = statementsOf(scenario).map((node) => ({
        node,
        built: statementOf(node, occurrences.get(node), model, source, values),
    }));
    const expectations = scenario.members
        .filter(isExpectation)
        .map((node) => ({ node, built: expectationOf(node, model, source, values) }));
    const unbuilt = [...statements, ...expectations].filter(({ built }) => built === undefined);
    const durationMs = scenarioDurationOf(scenario, values);
    if (unbuilt.length > 0 || durationMs === undefined) {
        const nodes = unbuilt.length > 0 ? unbuilt.map(({ node }) => node) : [scenario];
        return { kind: 'problems', problems: nodes.map(incomplete) };
    }
    const settings = settingsOf(topology, scenario, values);
    const plan: Plan = {
        version: PLAN_VERSION,
        scenario: scenario.name,
        durationMs,
        seed: options.seed ?? countOf(scenario.members.find(isSeedOption)?.value, values) ?? DEFAULT_SEED,
        settings,
        sources: [...new Set(sources)],
        topology: { ...model.topology, components: withStarts(topology, model.components, settings) },
        timeline: statements.flatMap(({ built }) => built ?? []),
        expectations: expectations.flatMap(({ built }) => built ?? []),
    };
    return { kind: 'plan', plan };
}

function problemsInTheWay(scenario: Ast.Scenario, topology: Ast.Topology | undefined): readonly Problem[] {
    const nodes = topology === undefined ? [scenario] : [scenario, topology];
    const documents = new Set<LangiumDocument>(nodes.map((node) => AstUtils.getDocument(node)));
    return [...documents].flatMap((document) => {
        const own = nodes.filter((node) => AstUtils.getDocument(node) === document);
        return problemsOf(document, (diagnostic) => isErrorWithin(diagnostic, document, own));
    });
}

function incomplete(node: Ast.Scenario | Ast.TimelineStatement | Ast.Expectation): Problem {
    const what = node.$type === 'Scenario' ? `Scenario '${node.name}'` : 'This statement';
    return problemAt(node, 'plan/incomplete', `${what} cannot be run yet, because something in it is not understood.`);
}
