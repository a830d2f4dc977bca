/** Repairs of parameters: declared where they are missing, taken out where nothing uses them. */

import { AstUtils, type Reference } from 'langium';
import { isArgument, isQuantity, isSeedOption } from '../../generated/ast.ts';
import { parametersOf, valueKindOf } from '../../plan/parameters.ts';
import { timelineAround } from '../../references/declarations.ts';
import { bareKindOf } from '../../references/kinds.ts';
import { replacement } from './marked-edits.ts';
import { repairUnit } from './quantities.ts';
import type { Repair, RepairContext } from './repair.ts';
import { insertLineBefore, insertMembers, removeStatement } from './source-edits.ts';

/** A declaration with a value of the kind that is needed where the name stands. */
export function declareParameter({ node }: RepairContext, { $refText: name }: Reference): readonly Repair[] {
    const timeline = timelineAround(node);
    if (timeline === undefined || !isQuantity(node)) {
        return [];
    }
    const isCount = isSeedOption(node.$container) || node.$containerProperty === 'count';
    const text = `param ${name} = ${isCount ? '3' : '90s'}`;
    const last = parametersOf(timeline).at(-1);
    const [first] = timeline.members;
    const edits =
        last === undefined && first !== undefined
            ? insertLineBefore(first, text)
            : insertMembers(timeline, [text], last);
    return [
        {
            title: `Declare parameter '${name}' in ${bareKindOf(timeline.$type)} '${timeline.name}'`,
            edits,
            isGuess: true,
        },
    ];
}

/** The same number as a value that can be: with the unit of the parameter, or without one. */
export function repairArgument(context: RepairContext): readonly Repair[] {
    const { node, text } = context;
    const number = /^\d+/.exec(text)?.[0];
    const argument = AstUtils.getContainerOfType(node, isArgument);
    if (number === undefined || argument === undefined) {
        return [];
    }
    const declared = argument.parameter.ref?.value ?? '';
    if (valueKindOf(declared) === 'count') {
        return [{ ...replacement(context, number), isGuess: true }];
    }
    const unit = /[A-Za-z/]+$/.exec(declared)?.[0];
    return unit === undefined || number !== text
        ? repairUnit(context)
        : [{ ...replacement(context, number + unit), isGuess: true }];
}

/** Takes out the declaration whose name is marked, unless a case or inclusion gives it a value. */
export function removeParameter({ node, services }: RepairContext): readonly Repair[] {
    const isGiven = services.references.References.findReferences(node, {}).some(({ sourceUri, sourcePath }) => {
        const document = services.shared.workspace.LangiumDocuments.getDocument(sourceUri);
        const user = document && services.workspace.AstNodeLocator.getAstNode(document.parseResult.value, sourcePath);
        return isArgument(user);
    });
    if (isGiven) {
        return [];
    }
    return [{ title: `Remove '${node.$cstNode?.text ?? ''}'`, edits: removeStatement(node) }];
}
