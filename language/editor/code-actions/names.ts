/** Repairs of names: those that were probably meant, those that are taken, those that are listed twice. */

import { type AstNode, AstUtils, GrammarUtils, type Reference } from 'langium';
import { isAgent, isInclude, isTimeline } from '../../generated/ast.ts';
import { declarationsOf, namedWorkOf, timelineAround, topologyAround } from '../../references/declarations.ts';
import { nearestName } from '../../references/nearest-name.ts';
import { freeName } from './free-name.ts';
import { importsDeclaring } from './imports.ts';
import { replacement } from './marked-edits.ts';
import { missingDeclarations } from './missing-declarations.ts';
import { declareParameter } from './parameters.ts';
import type { Repair, RepairContext } from './repair.ts';
import { removeFromList, removeStatement, replaceProperty } from './source-edits.ts';

/** A name of another thing that is near, an import, or a declaration of what is missing. */
export function repairUnknownName(context: RepairContext): readonly Repair[] {
    const broken = brokenReferenceAt(context);
    if (broken === undefined) {
        return [];
    }
    const { property, reference } = broken;
    const { node, services } = context;
    const scope = services.references.ScopeProvider.getScope({ container: node, property, reference });
    const names = scope.getAllElements().map((element) => element.name);
    const name = nearestName(reference.$refText, names);
    const renames = name === undefined ? [] : [replacement(context, name)];
    const isImportable = (isTimeline(node) && property === 'topology') || isInclude(node);
    return isImportable
        ? [...importsDeclaring(context, reference.$refText), ...renames]
        : [...renames, ...declareParameter(context, reference), ...missingDeclarations(context, property, reference)];
}

/** A name that nothing else has; where the two declarations are the same word for word, one of them goes. */
export function repairDuplicateName(context: RepairContext): readonly Repair[] {
    const { node, text } = context;
    if (!('name' in node) || node.name !== text || (isAgent(node) && node.last !== undefined)) {
        return [];
    }
    const taken = namesAround(node);
    const free = freeName(text, taken);
    const rename = { title: `Rename to '${free}'`, edits: replaceProperty(node, 'name', free) };
    return [...removalOfSecond(node), rename].filter(({ edits }) => edits.length > 0);
}

/** The second mention goes. */
export function repairListedTwice(context: RepairContext): readonly Repair[] {
    const { text, leaf } = context;
    const item = listItemAround(context.node, leaf.offset);
    return item === undefined
        ? []
        : [{ title: `Remove the second '${text}'`, edits: removeFromList(item.node, item.property, item.index) }];
}

/** The element of a list that a word belongs to. */
export function listItemAround(
    node: AstNode,
    offset: number,
): { readonly node: AstNode; readonly property: string; readonly index: number } | undefined {
    for (const { property } of AstUtils.streamReferences(node)) {
        const items = GrammarUtils.findNodesForProperty(node.$cstNode, property);
        const index = items.findIndex((item) => item.offset <= offset && offset < item.end);
        if (index >= 0 && items.length > 1) {
            return { node, property, index };
        }
    }
    const { $container, $containerProperty, $containerIndex } = node;
    return $container === undefined || $containerProperty === undefined || $containerIndex === undefined
        ? undefined
        : { node: $container, property: $containerProperty, index: $containerIndex };
}

interface BrokenReference {
    readonly property: string;
    readonly reference: Reference;
}

function brokenReferenceAt({ node, document, diagnostic }: RepairContext): BrokenReference | undefined {
    const offset = document.textDocument.offsetAt(diagnostic.range.start);
    for (const { reference, property } of AstUtils.streamReferences(node)) {
        if ('ref' in reference && reference.ref === undefined && reference.$refNode?.offset === offset) {
            return { property, reference };
        }
    }
    return undefined;
}

/** All names that one more must differ from. */
function namesAround(node: AstNode): ReadonlySet<string> {
    const timeline = timelineAround(node.$container);
    const topology = topologyAround(node);
    const siblings = Object.values(node.$container ?? {}).flatMap((value) => (Array.isArray(value) ? value : []));
    const all: readonly unknown[] = [
        ...(timeline === undefined ? [] : namedWorkOf(timeline)),
        ...(topology === undefined ? [] : declarationsOf(topology)),
        ...siblings,
    ];
    return new Set(all.flatMap((each) => nameOf(each) ?? []));
}

function nameOf(value: unknown): string | undefined {
    return typeof value === 'object' && value !== null && 'name' in value && typeof value.name === 'string'
        ? value.name
        : undefined;
}

/** Two that say the same need not both be there. */
function removalOfSecond(node: AstNode): readonly Repair[] {
    const { $container, $containerProperty, $containerIndex } = node;
    const text = node.$cstNode?.text;
    const siblings = $container === undefined ? [] : AstUtils.streamContents($container).toArray();
    const isRepeated = siblings.some((each) => each !== node && each.$cstNode?.text === text);
    if (!isRepeated || $container === undefined || $containerProperty === undefined) {
        return [];
    }
    const isStatement = $containerProperty === 'members';
    const edits = isStatement
        ? removeStatement(node)
        : removeFromList($container, $containerProperty, $containerIndex ?? 0);
    return edits.length === 0 ? [] : [{ title: `Remove '${text}'`, edits }];
}
