/** The cases of a scenario: what each of them changes. */

import type * as Ast from '../generated/ast.ts';
import { textOfQuantity, type Values, valueKindOf } from './parameters.ts';

/** The cases that a scenario declares. */
export function casesOf(scenario: Ast.Scenario): readonly Ast.Case[] {
    return scenario.members.filter((member) => member.$type === 'Case');
}

/** The values that arguments give to parameters, which may be those of other parameters; only those of the right kind. */
export function valuesOfArguments(values: readonly Ast.CaseValue[], outer: Values): Values {
    const given = new Map<Ast.Parameter, string>();
    for (const each of values) {
        const parameter = each.$type === 'Argument' ? each.parameter?.ref : undefined;
        const text = each.$type === 'Argument' ? textOfQuantity(each.value, outer) : undefined;
        if (parameter !== undefined && text !== undefined && valueKindOf(text) === valueKindOf(parameter.value)) {
            given.set(parameter, text);
        }
    }
    return given;
}

/** The seed that a case gives, if it gives one. */
export function seedOfCase(node: Ast.Case | undefined): Ast.Quantity | undefined {
    return node?.values.find((each) => each.$type === 'SeedOption')?.value;
}
