/** Repairs of parameters: declared where they are missing, taken out where nothing uses them. */

import { AstUtils, type Reference } from 'langium';
import { isArgument, isQuantity, isScenario, isSeedOption } from '../../generated/ast.ts';
import { parametersOf } from '../../plan/parameters.ts';
import type { Repair, RepairContext } from './repair.ts';
import { insertLineBefore, insertMembers, removeStatement } from './source-edits.ts';

/** A declaration with a value of the kind that is needed where the name stands. */
export function declareParameter({ node }: RepairContext, { $refText: name }: Reference): readonly Repair[] {
    const scenario = AstUtils.getContainerOfType(node, isScenario);
    if (scenario === undefined || !isQuantity(node)) {
        return [];
    }
    const isCount = isSeedOption(node.$container) || node.$containerProperty === 'count';
    const text = `param ${name} = ${isCount ? '3' : '90s'}`;
    const last = parametersOf(scenario).at(-1);
    const [first] = scenario.members;
    const edits =
        last === undefined && first !== undefined
            ? insertLineBefore(first, text)
            : insertMembers(scenario, [text], last);
    return [{ title: `Declare parameter '${name}' in scenario '${scenario.name}'`, edits, isGuess: true }];
}

/** Takes out the declaration whose name is marked, unless a case gives it a value. */
export function removeParameter({ node }: RepairContext): readonly Repair[] {
    const scenario = AstUtils.getContainerOfType(node, isScenario);
    const given = scenario === undefined ? [] : AstUtils.streamAst(scenario).filter(isArgument);
    if (given.some(({ parameter }) => parameter?.ref === node)) {
        return [];
    }
    return [{ title: `Remove '${node.$cstNode?.text ?? ''}'`, edits: removeStatement(node) }];
}
