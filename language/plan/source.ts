/** Where a node of the tree stands in its file, and its text for people. */

import { type AstNode, AstUtils, type CstNode, CstUtils } from 'langium';
import type { SourceRange } from '../../simulator/plan.ts';
import { isQuantity, isSettingValue, isTopology } from '../generated/ast.ts';
import { lineageOf, originOf } from '../references/inheritance.ts';
import { DECLARED, type Values, valueText } from './parameters.ts';

/**
 * Range of a node in the file with an index into the Plan's sources.
 *
 * What a topology inherits may be in a later file than that of the topology.
 */
export function rangeOf(node: AstNode, source: number): SourceRange {
    const range = node.$cstNode?.range;
    return {
        source: source + (originOf(node) === node ? 0 : placeInLineage(node)),
        startLine: range?.start.line ?? 0,
        startColumn: range?.start.character ?? 0,
        endLine: range?.end.line ?? 0,
        endColumn: range?.end.character ?? 0,
    };
}

/** The files that ranges of a Plan point into, numbered as they come up. */
export class Sources {
    private readonly numbers = new Map<string, number>();

    /** The files of some nodes come first, those of topologies with the ones that they extend. */
    constructor(first: readonly AstNode[]) {
        for (const node of first) {
            this.numberOf(node);
        }
    }

    get uris(): readonly string[] {
        return [...this.numbers.keys()];
    }

    rangeOf(node: AstNode): SourceRange {
        return rangeOf(node, this.numberOf(node));
    }

    private numberOf(node: AstNode): number {
        const uri = AstUtils.getDocument(node).uri.toString();
        const number = this.numbers.get(uri) ?? this.numbers.size;
        this.numbers.set(uri, number);
        return number;
    }
}

/** Which of the files of a topology and those that it extends a node is written in. */
function placeInLineage(node: AstNode): number {
    const topology = AstUtils.getContainerOfType(node, isTopology);
    const own = AstUtils.getContainerOfType(topology && originOf(topology), isTopology);
    const uriOf = (each: AstNode) => AstUtils.getDocument(each).uri.toString();
    const files = own === undefined ? [] : [...new Set(lineageOf(own).map(uriOf))];
    return Math.max(0, files.indexOf(uriOf(originOf(node))));
}

/** Text of a node on one line, without comments, and with the values of parameters in the place of their names. */
export function lineOf(node: AstNode, values: Values = DECLARED): string {
    return node.$cstNode === undefined ? '' : textWithoutComments(node.$cstNode, values).replace(/\s+/g, ' ').trim();
}

function textWithoutComments(node: CstNode, values: Values): string {
    let text = '';
    let end = node.offset;
    for (const leaf of CstUtils.flattenCst(node)) {
        const isComment = leaf.hidden && leaf.text.trim() !== '';
        text += node.root.fullText.slice(end, leaf.offset) + (isComment ? ' ' : (valueAt(leaf, values) ?? leaf.text));
        end = leaf.end;
    }
    return text;
}

function valueAt({ astNode }: CstNode, values: Values): string | undefined {
    const parameter = isQuantity(astNode) || isSettingValue(astNode) ? astNode.parameter?.ref : undefined;
    return parameter === undefined ? undefined : valueText(parameter, values);
}
