/** Makes the Plan of a scenario: everything that a run of it depends on. */

import { AstUtils, type LangiumDocument } from 'langium';
import { PLAN_VERSION, type Plan, type SourceRange } from '../../simulator/plan.ts';
import type * as Ast from '../generated/ast.ts';
import { isSeedOption } from '../generated/ast.ts';
import { includedFragments } from '../references/declarations.ts';
import { lineageOf, wholeTopology } from '../references/inheritance.ts';
import { didYouMean } from '../references/nearest-name.ts';
import { valuesGiven } from './arguments.ts';
import { casesOf, seedOfCase, valuesOfArguments } from './cases.ts';
import { withStarts } from './cim.ts';
import { expectationOf } from './expectations.ts';
import {
    expectationsIn,
    layOut,
    type PlacedExpectation,
    type PlacedStatement,
    statementsIn,
    taskNamesIn,
} from './inclusions.ts';
import { type InjectedStatement, injectedText, withInjected } from './injection.ts';
import { countOf } from './numbers.ts';
import { optional } from './optional.ts';
import { DECLARED, type Values } from './parameters.ts';
import { isErrorWithin, problemAt, problemsOf } from './problems.ts';
import { settingsOf } from './settings.ts';
import { Sources } from './source.ts';
import type { Problem } from './summaries.ts';
import { scenarioDurationOf, statementOf } from './timeline.ts';
import { modelOf } from './topology.ts';

export interface PlanOptions {
    /** Takes the place of the seed that the scenario gives. */
    readonly seed?: number;
    /** The case of the scenario that is to run; absent: the scenario as it is declared. */
    readonly caseName?: string;
    /** Texts of values, by the name of a parameter, that take the place of the declared ones. */
    readonly arguments?: Readonly<Record<string, string>>;
    /** Statements that are tried out, as if they stood in the timeline. */
    readonly injected?: readonly InjectedStatement[];
}

/** A Plan, or what is in the way of it. */
export type PlanResult =
    /** `injected`: where in the timeline of the Plan the statements are that are tried out, in the order given. */
    | { readonly kind: 'plan'; readonly plan: Plan; readonly injected?: readonly number[] }
    | { readonly kind: 'problems'; readonly problems: readonly Problem[] };

const DEFAULT_SEED = 1;

/**
 * The Plan of a scenario.
 *
 * The documents of the scenario and its topology must have been validated: their errors are the problems in the answer,
 * except those that lie in other scenarios, topologies and fragments.
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
    const sources = new Sources(lineageOf(topology));
    const whole = layOut(scenario, values);
    const names = taskNamesIn(whole);
    const statements = statementsIn(whole).map((placed) => ({
        placed,
        built: located(placed, statementOf(placed, model, names), sources),
    }));
    const expectations = expectationsIn(whole).map((placed) => ({
        placed,
        built: located(placed, expectationOf(placed, model, names), sources),
    }));
    const unbuilt = [...statements, ...expectations].filter(({ built }) => built === undefined);
    const durationMs = scenarioDurationOf(scenario, values);
    if (unbuilt.length > 0 || durationMs === undefined) {
        const nodes = new Set(unbuilt.map(({ placed }) => placed.inclusion.include ?? placed.node));
        return { kind: 'problems', problems: nodes.size > 0 ? [...nodes].map(incomplete) : [incomplete(scenario)] };
    }
    const parts = statements.flatMap(({ placed, built }) =>
        built === undefined ? [] : [{ member: placed.inclusion.include ?? placed.node, statement: built }],
    );
    const timeline = withInjected(scenario, model.topology, parts, options.injected ?? [], (node) =>
        sources.rangeOf(node),
    );
    if (timeline.kind === 'missing') {
        const message = `'${injectedText(timeline.statement)}' cannot be tried out: there is no '${timeline.statement.target}' that it is for. Drop it.`;
        return { kind: 'problems', problems: [problemAt(scenario, 'plan/injected', message)] };
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
        sources: sources.uris,
        topology: { ...model.topology, components: withStarts(wholeTopology(topology), model.components, settings) },
        timeline: timeline.timeline,
        expectations: expectations.flatMap(({ built }) => built ?? []),
    };
    return { kind: 'plan', plan, ...(timeline.injected.length === 0 ? {} : { injected: timeline.injected }) };
}

/** With where it is written, and where the scenario includes what it is written in. */
function located<T>(
    { node, inclusion }: PlacedStatement | PlacedExpectation,
    built: T | undefined,
    sources: Sources,
): (T & { readonly range: SourceRange; readonly includedAt?: SourceRange }) | undefined {
    const includedAt = inclusion.include && sources.rangeOf(inclusion.include);
    return built && { range: sources.rangeOf(node), ...built, ...optional('includedAt', includedAt) };
}

function unknownCase(scenario: Ast.Scenario, name: string): Problem {
    const names = casesOf(scenario).map((each) => each.name);
    const all = names.length === 0 ? 'It has none.' : `It has ${names.map((each) => `'${each}'`).join(', ')}.`;
    const message = `Scenario '${scenario.name}' has no case '${name}'.${didYouMean(name, names)} ${all}`;
    return problemAt(scenario, 'plan/argument', message);
}

function problemsInTheWay(scenario: Ast.Scenario, topology: Ast.Topology | undefined): readonly Problem[] {
    const nodes = [scenario, ...(topology === undefined ? [] : lineageOf(topology)), ...includedFragments(scenario)];
    const documents = new Set<LangiumDocument>(nodes.map((node) => AstUtils.getDocument(node)));
    return [...documents].flatMap((document) => {
        const own = nodes.filter((node) => AstUtils.getDocument(node) === document);
        return problemsOf(document, (diagnostic) => isErrorWithin(diagnostic, document, own));
    });
}

function incomplete(node: Ast.Scenario | Ast.TimelineStatement | Ast.Expectation | Ast.Include): Problem {
    const what = node.$type === 'Scenario' ? `Scenario '${node.name}'` : 'This statement';
    return problemAt(node, 'plan/incomplete', `${what} cannot be run yet, because something in it is not understood.`);
}
