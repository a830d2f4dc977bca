/** What a refactoring is: a change of the text that keeps what it means. */

import type { AstNode, LangiumDocument } from 'langium';
import { GrammarUtils } from 'langium';
import type { WorkspaceEdit } from 'vscode-languageserver';

export interface Refactoring {
    /** What the menu says: an imperative without a full stop. */
    readonly title: string;
    /** A kind of the protocol, such as `refactor.extract`. */
    readonly kind: string;
    readonly edit: WorkspaceEdit;
}

/** Where the cursor is. */
export interface RefactoringPlace {
    readonly document: LangiumDocument;
    readonly offset: number;
}

/** Whether an offset is in the words of a block before its brace. */
export function isInHeader(node: AstNode, offset: number): boolean {
    const brace = GrammarUtils.findNodeForKeyword(node.$cstNode, '{');
    const start = node.$cstNode?.offset;
    return brace !== undefined && start !== undefined && start <= offset && offset <= brace.offset;
}

/** Whether an offset is in the text of a node. */
export function isWithin(node: AstNode | undefined, offset: number): boolean {
    const cst = node?.$cstNode;
    return cst !== undefined && cst.offset <= offset && offset <= cst.end;
}
