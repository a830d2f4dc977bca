/** Names lead to the text that declares them, also where a node of the tree stands for only a part of it. */

import { type AstNode, type CstNode, DefaultReferences } from 'langium';
import { originOf } from './inheritance.ts';

export class CcsimReferences extends DefaultReferences {
    override findDeclarations(source: CstNode): AstNode[] {
        return [...new Set(super.findDeclarations(source).map(originOf))];
    }
}
