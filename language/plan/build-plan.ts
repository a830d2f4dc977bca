/** Makes the Plan of a scenario: everything that a run of it depends on. */

import { AstUtils, type LangiumDocument } from 'langium';
import { PLAN_VERSION, type Plan } from '../../simulator/plan.ts';
import type * as Ast from '../generated/ast.ts';
import { isExpectation, isSeedOption } from '../generated/ast.ts';
import { didYouMean } from '../references/nearest-name.ts';
import { valuesGiven } from './arguments.ts';
import { casesOf, seedOfCase, valuesOfArguments } from './cases.ts';
import { withStarts } from './cim.ts';
import { expectationOf } from './expectations.ts';
import { countOf } from './numbers.ts';
import { optional } from './optional.ts';
import { DECLARED, type Values } from './parameters.ts';
import { isErrorWithin, type Problem, problemAt, problemsOf } from './problems.ts';
import { settingsOf } from './settings.ts';
import { occurrencesOf, scenarioDurationOf, statementOf, statementsOf } from './timeline.ts';
import { modelOf } from './topology.ts';

export interface PlanOptions {
    /** Takes the place of the seed that the scenario gives. */
    readonly seed?: number;
    /** The case of the scenario that is to run; absent: the scenario as it is declared. */
    readonly caseName?: string;
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
    const variant = casesOf(scenario).find(({ name }) => name === options.caseName);
    if (options.caseName !== undefined && variant === undefined) {
        return { kind: 'problems', problems: [unknownCase(scenario, options.caseName)] };
    }
    const values = valuesGiven(scenario, valuesOfArguments(variant?.values ?? [], DECLARED), options.arguments ?? {});
    return values.kind === 'values' ? planOf({ scenario, variant, topology, values: values.values, options }) : values;
}

/** A scenario with everything that decides how it is run. */
interface Run {
    readonly scenario: Ast.Scenario;
    readonly variant: Ast.Case | undefined;
    readonly topology: Ast.Topology;
    readonly values: Values;
    readonly options: PlanOptions;
}

function planOf({ scenario, variant, topology, values, options }: Run): PlanResult {
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
    const seed = seedOfCase(variant) ?? scenario.members.find(isSeedOption)?.value;
    const settings = settingsOf(topology, scenario, values, variant?.values);
    const plan: Plan = {
        version: PLAN_VERSION,
        scenario: scenario.name,
        ...optional('caseName', variant?.name),
        durationMs,
        seed: options.seed ?? countOf(seed, values) ?? DEFAULT_SEED,
        settings,
        sources: [...new Set(sources)],
        topology: { ...model.topology, components: withStarts(topology, model.components, settings) },
        timeline: statements.flatMap(({ built }) => built ?? []),
        expectations: expectations.flatMap(({ built }) => built ?? []),
    };
    return { kind: 'plan', plan };
}

function unknownCase(scenario: Ast.Scenario, name: string): Problem {
    const names = casesOf(scenario).map((each) => each.name);
    const all = names.length === 0 ? 'It has none.' : `It has ${names.map((each) => `'${each}'`).join(', ')}.`;
    const message = `Scenario '${scenario.name}' has no case '${name}'.${didYouMean(name, names)} ${all}`;
    return problemAt(scenario, 'plan/argument', message);
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
