/** What a repair of a diagnostic is, and what it is made from. */

import { type AstNode, CstUtils, type LangiumDocument, type LeafCstNode } from 'langium';
import type { Diagnostic } from 'vscode-languageserver';
import type { CcsimServices } from '../../ccsim-module.ts';
import { isQuantity } from '../../generated/ast.ts';
import type { SourceEdit } from './source-edits.ts';

/** One way to put something right. */
export interface Repair {
    /** What the menu says: an imperative without a full stop. */
    readonly title: string;
    readonly edits: readonly SourceEdit[];
    /** Set where a person has to choose first, so that it is never the default. */
    readonly isGuess?: boolean;
}

/** A diagnostic and the text that it marks. */
export interface MarkedText {
    readonly services: CcsimServices;
    readonly document: LangiumDocument;
    readonly diagnostic: Diagnostic;
    readonly text: string;
    readonly message: string;
}

/** A diagnostic and what it is on. */
export interface RepairContext extends MarkedText {
    /** The word that the diagnostic begins at, and the node that it belongs to. */
    readonly leaf: LeafCstNode;
    readonly node: AstNode;
}

/** The repairs of one kind of diagnostic, the most likely first; none where a person has to think. */
export type RepairsOf<T extends MarkedText = RepairContext> = (context: T) => readonly Repair[];

/** What a diagnostic marks. */
export function markedText(services: CcsimServices, document: LangiumDocument, diagnostic: Diagnostic): MarkedText {
    const message = typeof diagnostic.message === 'string' ? diagnostic.message : diagnostic.message.value;
    const text = document.textDocument.getText(diagnostic.range);
    return { services, document, diagnostic, text, message };
}

/** What a diagnostic is on; undefined where the text was not understood that far. */
export function contextOf(marked: MarkedText): RepairContext | undefined {
    const { document, diagnostic } = marked;
    const root = document.parseResult.value.$cstNode;
    const offset = document.textDocument.offsetAt(diagnostic.range.start);
    const leaf = root && CstUtils.findLeafNodeAtOffset(root, offset);
    return leaf && { ...marked, leaf, node: ownerOf(leaf.astNode) };
}

/** A number belongs to what it is a property of. */
function ownerOf(node: AstNode): AstNode {
    return isQuantity(node) && node.literal !== undefined ? node.$container : node;
}

/** The outermost node that is marked as a whole, otherwise the one that the marked word belongs to. */
export function markedNode({ document, diagnostic, node }: RepairContext): AstNode {
    const start = document.textDocument.offsetAt(diagnostic.range.start);
    const end = document.textDocument.offsetAt(diagnostic.range.end);
    let marked = node;
    for (let each: AstNode | undefined = node; each !== undefined; each = each.$container) {
        if (each.$cstNode?.offset === start && each.$cstNode.end === end) {
            marked = each;
        }
    }
    return marked;
}
