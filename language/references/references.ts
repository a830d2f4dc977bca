/** Names lead to the text that declares them, also where a node of the tree stands for only a part of it. */

import { type AstNode, type CstNode, DefaultReferences } from 'langium';

export class CcsimReferences extends DefaultReferences {
    override findDeclarations(source: CstNode): AstNode[] {
        return [...new Set(super.findDeclarations(source).map(declaredBy))];
    }
}

/** The node of the text that a node stands for: itself, or the range of agents that it is one of. */
export function declaredBy(node: AstNode): AstNode {
    return node.$cstNode?.astNode ?? node;
}
