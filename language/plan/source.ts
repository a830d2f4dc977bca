/** Where a node of the tree stands in its file, and its text for people. */

import { type AstNode, type CstNode, CstUtils } from 'langium';
import type { SourceRange } from '../../simulator/plan.ts';

/** Range of a node in the file with an index into the Plan's sources. */
export function rangeOf(node: AstNode, source: number): SourceRange {
    const range = node.$cstNode?.range;
    return {
        source,
        startLine: range?.start.line ?? 0,
        startColumn: range?.start.character ?? 0,
        endLine: range?.end.line ?? 0,
        endColumn: range?.end.character ?? 0,
    };
}

/** Text of a node on one line, without comments. */
export function lineOf(node: AstNode): string {
    return node.$cstNode === undefined ? '' : textWithoutComments(node.$cstNode).replace(/\s+/g, ' ').trim();
}

function textWithoutComments(node: CstNode): string {
    let text = '';
    let end = node.offset;
    for (const leaf of CstUtils.flattenCst(node)) {
        const isComment = leaf.hidden && leaf.text.trim() !== '';
        text += node.root.fullText.slice(end, leaf.offset) + (isComment ? ' ' : leaf.text);
        end = leaf.end;
    }
    return text;
}
