/** Parameters of scenarios and fragments, and the values that they have in a run. */

import type * as Ast from '../generated/ast.ts';
import { parseCount, parseDuration, parseRate, parseSize } from '../quantities.ts';

/** Texts of values that take the place of the declared ones. */
export type Values = ReadonlyMap<Ast.Parameter, string>;

/** Every parameter has the value that it is declared with. */
export const DECLARED: Values = new Map();

/** What a value can be. */
export type ValueKind = 'count' | 'duration' | 'size' | 'rate';

/** What a value is by its text; undefined where it is none of these. */
export function valueKindOf(text: string): ValueKind | undefined {
    return VALUE_KINDS.find((kind) => PARSERS[kind](text).kind === 'value');
}

/** A kind of value with its article, for messages. */
export function kindInWords(kind: ValueKind): string {
    return `a ${kind}`;
}

/** Why a text is no value for a parameter, in one sentence or two; undefined where it is one, or where the parameter has none itself. */
export function misfitOf({ name, value }: Ast.Parameter, text: string): string | undefined {
    const needed = value === undefined ? undefined : valueKindOf(value);
    const actual = valueKindOf(text);
    if (needed === undefined || actual === needed) {
        return undefined;
    }
    const parsed = PARSERS[needed](text);
    return actual === undefined && parsed.kind === 'problem'
        ? `'${name}' is ${kindInWords(needed)}, and ${parsed.message}`
        : `'${name}' is ${kindInWords(needed)}, such as '${value}'; '${text}' is ${kindInWords(actual ?? needed)}.`;
}

/** The text of a parameter's value. */
export function valueText(parameter: Ast.Parameter, values: Values = DECLARED): string | undefined {
    return values.get(parameter) ?? parameter.value;
}

/** The text of a quantity: as it is written, or that of the parameter's value; undefined where there is none. */
export function textOfQuantity(node: Ast.Quantity | undefined, values: Values = DECLARED): string | undefined {
    const parameter = node?.parameter?.ref;
    return parameter === undefined ? node?.literal : valueText(parameter, values);
}

/** What a quantity looks like in the text, for messages: `90s`, or the name of the parameter. */
export function writtenQuantity(node: Ast.Quantity | undefined): string {
    return node?.literal ?? node?.parameter?.$refText ?? '';
}

/** Values of parameters for messages: `outage 2min, burst 3`. */
export function valuesInWords(values: Values): string {
    return [...values].map(([parameter, text]) => `${parameter.name} ${text}`).join(', ');
}

/** The parameters that a scenario or fragment declares. */
export function parametersOf(owner: Ast.Timeline): readonly Ast.Parameter[] {
    const members: readonly Ast.ScenarioMember[] = owner.members;
    return members.filter((member) => member.$type === 'Parameter');
}

/** A count is also how much of something there is, so that the most telling kinds come first. */
const VALUE_KINDS = ['count', 'duration', 'size', 'rate'] as const satisfies readonly ValueKind[];

const PARSERS = { count: parseCount, duration: parseDuration, size: parseSize, rate: parseRate } as const;
