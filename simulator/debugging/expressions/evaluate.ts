/** Evaluates expressions against the world of a run at a place. */

import { type Datum, OPTIONAL_FIELDS } from '../inspection/data.ts';
import type { Inspection } from '../inspection/inspection.ts';
import { type Expression, type ExpressionProblem, type Operator, problem } from './syntax.ts';
import { elementName, fieldNamed, fieldsOf, isList, isRecord, NOTHING, type Value } from './values.ts';

export type Evaluated = { readonly kind: 'value'; readonly value: Value } | ExpressionProblem;

/** What an expression comes to, or why it means nothing. */
export function evaluate(expression: Expression, world: Inspection): Evaluated {
    switch (expression.kind) {
        case 'literal': {
            const { value: datum, unit } = expression.value;
            return found(unit === undefined ? { datum } : { datum, unit });
        }
        case 'name':
            return named(world, expression);
        case 'call':
            return called(world, expression);
        case 'member':
            return then(evaluate(expression.of, world), (of) => member(world, of, expression));
        case 'not':
            return then(truth(evaluate(expression.operand, world), expression.operand), ({ datum }) =>
                found({ datum: datum !== true }),
            );
        case 'binary':
            return binary(world, expression);
    }
}

/** Whether a condition holds; what is nothing does not hold. */
export function holds(expression: Expression, world: Inspection): boolean | ExpressionProblem {
    const result = truth(evaluate(expression, world), expression);
    return result.kind === 'problem' ? result : result.value.datum === true;
}

const LISTS: Readonly<Record<string, (world: Inspection) => Datum>> = {
    agents: (world) => world.agents(),
    tasks: (world) => world.tasks(),
    queues: (world) => world.queues(),
    components: (world) => world.components(),
    links: (world) => world.links(),
    connections: (world) => world.connections(),
    messages: (world) => world.messages(),
    timers: (world) => world.timers(),
    settings: (world) => world.settings(),
    scenario: (world) => world.scenario,
};

const KINDS: Readonly<Record<string, (world: Inspection, name: string) => Datum>> = {
    agent: (world, name) => world.agent(name),
    task: (world, name) => world.task(name),
    queue: (world, name) => world.queue(name),
    component: (world, name) => world.component(name),
    link: (world, name) => world.link(name),
    connection: (world, name) => world.connection(name),
};

/** Words that expressions can begin with, beside the names of agents, components, domains and tasks. */
export const EXPRESSION_WORDS: readonly string[] = ['now', ...Object.keys(LISTS), ...Object.keys(KINDS)];

function named(world: Inspection, { name, at }: Extract<Expression, { readonly kind: 'name' }>): Evaluated {
    if (name === 'now') {
        return found({ datum: world.atMs, unit: 'ms' });
    }
    const list = Object.hasOwn(LISTS, name) ? LISTS[name] : undefined;
    if (list !== undefined) {
        return found({ datum: list(world) });
    }
    const thing =
        world.agent(name) ?? world.component(name) ?? world.queue(name) ?? world.task(name) ?? world.tasksSharing(name);
    if (thing !== undefined) {
        return thing === 'later' ? found(NOTHING) : found({ datum: thing });
    }
    return problem(
        /^[A-Z_]+$/.test(name)
            ? `There is nothing called '${name}'. If it is a state, write it in quotes: '${name}'.`
            : `There is nothing called '${name}'. Write the name of an agent, a component, a domain or a task, or one of ${EXPRESSION_WORDS.join(', ')}.`,
        at,
    );
}

function called(world: Inspection, call: Extract<Expression, { readonly kind: 'call' }>): Evaluated {
    const { name, argument, at } = call;
    const kind = Object.hasOwn(KINDS, name) ? KINDS[name] : undefined;
    if (kind === undefined) {
        return problem(`'${name}' cannot be called. Write one of ${Object.keys(KINDS).join(', ')}.`, at);
    }
    const thing = kind(world, argument);
    if (thing === undefined) {
        const quoted = name === 'link' && !argument.includes(' ') ? ` Write a link as link('A -- B').` : '';
        return problem(`There is no ${name} called '${argument}'.${quoted}`, at);
    }
    return thing === 'later' ? found(NOTHING) : found({ datum: thing });
}

function member(
    world: Inspection,
    { datum }: Value,
    { name, at }: Extract<Expression, { readonly kind: 'member' }>,
): Evaluated {
    if (datum === undefined) {
        return found(NOTHING);
    }
    if (isList(datum)) {
        return elementOf(datum, name, at);
    }
    if (!isRecord(datum) || typeof name === 'number') {
        return problem(`'${name}' cannot be taken of a single value.`, at);
    }
    const own = fieldNamed(datum, name) ?? partNamed(world, datum, name);
    if (own !== undefined) {
        return found(own);
    }
    if (OPTIONAL_FIELDS.has(name)) {
        return found(NOTHING);
    }
    const names = fieldsOf(datum).map((field) => field.name);
    return problem(`There is no '${name}' here. There is: ${names.join(', ')}.`, at);
}

function elementOf(list: readonly Datum[], name: string | number, at: number): Evaluated {
    if (name === 'length') {
        return found({ datum: list.length });
    }
    const element = typeof name === 'number' ? list[name] : list.find((each) => elementName(each) === name);
    return element === undefined && typeof name === 'string'
        ? problem(`The list has no '${name}'. Write a number in [ ], a name that is in the list, or 'length'.`, at)
        : found({ datum: element });
}

/** What an agent is in a domain, and a part of a component: `A101.Email`, `AgentPg.A`. */
function partNamed(world: Inspection, record: Readonly<Record<string, Datum>>, name: string): Value | undefined {
    const { domains, name: own } = record;
    if (isRecord(domains)) {
        return fieldNamed(domains, name);
    }
    const part = typeof own === 'string' ? world.component(`${own}.${name}`) : undefined;
    return part === undefined ? undefined : { datum: part };
}

function binary(world: Inspection, expression: Extract<Expression, { readonly kind: 'binary' }>): Evaluated {
    const { operator, left, right, at } = expression;
    if (operator === 'and' || operator === 'or') {
        return then(truth(evaluate(left, world), left), (first) =>
            (first.datum === true) === (operator === 'or')
                ? found({ datum: operator === 'or' })
                : then(truth(evaluate(right, world), right), ({ datum }) => found({ datum: datum === true })),
        );
    }
    return then(evaluate(left, world), (first) =>
        then(evaluate(right, world), (second) => compute(operator, first, second, at)),
    );
}

function compute(operator: Exclude<Operator, 'and' | 'or'>, left: Value, right: Value, at: number): Evaluated {
    if (operator === '==' || operator === '!=') {
        return equal(left, right, operator === '==', at);
    }
    if (left.datum === undefined || right.datum === undefined) {
        return found(operator === '+' || operator === '-' ? NOTHING : { datum: false });
    }
    if (typeof left.datum !== 'number' || typeof right.datum !== 'number') {
        return problem(`'${operator}' needs a number on both sides. Texts are compared with '==' and '!='.`, at);
    }
    const mismatch = unitProblem(left, right, at);
    return mismatch ?? found(ofNumbers(operator, left, left.datum, right.datum));
}

function ofNumbers(operator: '<' | '<=' | '>' | '>=' | '+' | '-', like: Value, left: number, right: number): Value {
    switch (operator) {
        case '<':
            return { datum: left < right };
        case '<=':
            return { datum: left <= right };
        case '>':
            return { datum: left > right };
        case '>=':
            return { datum: left >= right };
        case '+':
            return { ...like, datum: left + right };
        case '-':
            return { ...like, datum: left - right };
    }
}

function equal(left: Value, right: Value, wanted: boolean, at: number): Evaluated {
    if (isWhole(left.datum) || isWhole(right.datum)) {
        return problem(`Only single values can be compared. Compare one of its fields.`, at);
    }
    return unitProblem(left, right, at) ?? found({ datum: (left.datum === right.datum) === wanted });
}

function isWhole(datum: Datum): boolean {
    return isList(datum) || isRecord(datum);
}

function unitProblem(left: Value, right: Value, at: number): ExpressionProblem | undefined {
    if (typeof left.datum !== 'number' || typeof right.datum !== 'number' || left.unit === right.unit) {
        return undefined;
    }
    const units = [left.unit, right.unit];
    if (units.includes(undefined)) {
        const example = units.includes('ms') ? 'a time, such as 90s' : 'an amount of data, such as 30MB';
        return problem(`One side has no unit. Write ${example}.`, at);
    }
    return problem('A time cannot be compared with an amount of data.', at);
}

function truth(result: Evaluated, { at }: Expression): Evaluated {
    return then(result, (value) =>
        typeof value.datum === 'boolean' || value.datum === undefined
            ? found(value)
            : problem(`A condition is true or false. Compare this with something, for example by '=='.`, at),
    );
}

function then(result: Evaluated, next: (value: Value) => Evaluated): Evaluated {
    return result.kind === 'problem' ? result : next(result.value);
}

function found(value: Value): Evaluated {
    return { kind: 'value', value };
}
