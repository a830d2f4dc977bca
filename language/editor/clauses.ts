/** The parts of a statement that the grammar makes optional, each with its own keyword: `for 30s`, `to Voice, Email`. */

import { type AstNode, type CstNode, CstUtils, GrammarAST, type LeafCstNode } from 'langium';

export interface Clause {
    readonly first: LeafCstNode;
    readonly last: LeafCstNode;
}

/** The clauses of a node that a piece of its text is in, the innermost first. */
export function clausesAround(node: AstNode, cst: CstNode): readonly Clause[] {
    const leaves = node.$cstNode === undefined ? [] : [...CstUtils.flattenCst(node.$cstNode)];
    return partsAround(node, cst).flatMap((part) => {
        const own = leaves.filter((leaf) => !leaf.hidden && isReadBy(leaf, part));
        const [first, last] = [own[0], own.at(-1)];
        return first === undefined || last === undefined ? [] : [{ first, last }];
    });
}

/** By way of the rules that read names and numbers, which are no nodes of their own. */
function partsAround(node: AstNode, cst: CstNode): readonly GrammarAST.AbstractElement[] {
    const parts: GrammarAST.AbstractElement[] = [];
    for (let each: CstNode | undefined = cst; each !== undefined && each !== node.$cstNode; each = each.container) {
        parts.push(...optionalParts(each.grammarSource).filter((part) => !parts.includes(part)));
    }
    return parts;
}

function optionalParts(element: GrammarAST.AbstractElement | undefined): readonly GrammarAST.AbstractElement[] {
    const parts: GrammarAST.AbstractElement[] = [];
    for (let each: AstNode | undefined = element; GrammarAST.isAbstractElement(each); each = each.$container) {
        if (each.cardinality === '?') {
            parts.push(each);
        }
    }
    return parts;
}

/** Whether a word was read by an element of the grammar, directly or by way of another rule. */
function isReadBy(leaf: CstNode, element: GrammarAST.AbstractElement): boolean {
    for (let cst: CstNode | undefined = leaf; cst !== undefined; cst = cst.container) {
        for (let each: AstNode | undefined = cst.grammarSource; each !== undefined; each = each.$container) {
            if (each === element) {
                return true;
            }
        }
    }
    return false;
}
