/** Repairs of what a diagnostic marks: other words in its place, or nothing. */

import { nearestName } from '../../references/nearest-name.ts';
import { type MarkedText, markedNode, type Repair, type RepairContext } from './repair.ts';
import { removeFromList, removeStatement, replaceRange } from './source-edits.ts';

/** Replaces what is marked. */
export function replacement({ document, diagnostic }: MarkedText, text: string): Repair {
    return { title: `Change to '${text}'`, edits: [replaceRange(document, diagnostic.range, text)] };
}

/** The nearest of some words in the place of what is marked; nothing where none is near. */
export function nearest(context: MarkedText, candidates: Iterable<string>): readonly Repair[] {
    const name = nearestName(context.text, candidates);
    return name === undefined ? [] : [replacement(context, name)];
}

/** Takes what is marked out of the list that it is in, or with its line if nothing else is on it. */
export function removal(context: RepairContext): readonly Repair[] {
    const node = markedNode(context);
    const { $container, $containerProperty, $containerIndex } = node;
    const edits =
        $container !== undefined && $containerProperty === 'values'
            ? removeFromList($container, $containerProperty, $containerIndex ?? 0)
            : removeStatement(node);
    return [{ title: `Remove '${node.$cstNode?.text ?? ''}'`, edits }];
}
