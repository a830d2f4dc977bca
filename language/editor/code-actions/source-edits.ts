/** Changes of the text that nodes stand in: what a person would type, commas, line breaks and indentation included. */

import { type AstNode, AstUtils, type CstNode, CstUtils, GrammarUtils, type LangiumDocument } from 'langium';
import type { Range } from 'vscode-languageserver';
import { originOf } from '../../references/inheritance.ts';
import { clausesAround } from '../clauses.ts';

/** Replacement of the text from `start` up to `end` in one document. */
export interface SourceEdit {
    readonly document: LangiumDocument;
    readonly start: number;
    readonly end: number;
    readonly text: string;
}

/** A node with statements in braces, or one that may get some. */
export interface Block extends AstNode {
    readonly members: readonly AstNode[];
}

/** Replaces what stands in a range. */
export function replaceRange(document: LangiumDocument, { start, end }: Range, text: string): SourceEdit {
    const { textDocument } = document;
    return { document, start: textDocument.offsetAt(start), end: textDocument.offsetAt(end), text };
}

/** Replaces the text of a node; nothing where it has none. */
export function replaceNode(node: AstNode, text: string): readonly SourceEdit[] {
    return replaceCst(node, node.$cstNode, text);
}

/** Replaces the text of a property, or of one of its values; nothing where it has none. */
export function replaceProperty(node: AstNode, property: string, text: string, index = 0): readonly SourceEdit[] {
    return replaceCst(node, GrammarUtils.findNodeForProperty(node.$cstNode, property, index), text);
}

/** Inserts a text behind a node. */
export function insertBehind(node: AstNode, text: string): readonly SourceEdit[] {
    const { $cstNode: cst } = node;
    return cst === undefined ? [] : [insertAt(documentOf(node), cst.end, text)];
}

/** Inserts a text before a node. */
export function insertBefore(node: AstNode, text: string): readonly SourceEdit[] {
    const { $cstNode: cst } = node;
    return cst === undefined ? [] : [insertAt(documentOf(node), cst.offset, text)];
}

/** Adds an element to a list with commas, behind its last one. */
export function appendToList(node: AstNode, property: string, text: string): readonly SourceEdit[] {
    const last = GrammarUtils.findNodesForProperty(node.$cstNode, property).at(-1);
    return last === undefined ? [] : [insertAt(documentOf(node), last.end, `, ${text}`)];
}

/** Takes an element out of a list with commas; nothing where it is the only one. */
export function removeFromList(node: AstNode, property: string, index: number): readonly SourceEdit[] {
    const items = GrammarUtils.findNodesForProperty(node.$cstNode, property);
    const [previous, item, next] = [items[index - 1], items[index], items[index + 1]];
    if (item === undefined) {
        return [];
    }
    if (previous !== undefined) {
        return [{ document: documentOf(node), start: previous.end, end: item.end, text: '' }];
    }
    return next === undefined ? [] : [{ document: documentOf(node), start: item.offset, end: next.offset, text: '' }];
}

/** Takes out a part that the grammar makes optional, with its own keyword, and the space before it. */
export function removeClause(node: AstNode, property: string): readonly SourceEdit[] {
    const value = GrammarUtils.findNodeForProperty(node.$cstNode, property);
    const [clause] = value === undefined ? [] : clausesAround(node, value);
    const before = clause && CstUtils.getPreviousNode(clause.first, false);
    return clause === undefined || before === undefined
        ? []
        : [{ document: documentOf(node), start: before.end, end: clause.last.end, text: '' }];
}

/** Takes a node out, with its line if nothing else is on it. */
export function removeStatement(node: AstNode): readonly SourceEdit[] {
    const { $cstNode: cst } = node;
    if (cst === undefined) {
        return [];
    }
    const document = documentOf(node);
    const text = document.textDocument.getText();
    const lineStart = text.lastIndexOf('\n', cst.offset - 1) + 1;
    const nextLine = text.indexOf('\n', cst.end);
    const lineEnd = nextLine < 0 ? text.length : nextLine + 1;
    const isFirst = text.slice(lineStart, cst.offset).trim() === '';
    const isLast = /^\s*(\/\/.*)?\s*$/.test(text.slice(cst.end, lineEnd));
    if (isFirst && isLast) {
        return [{ document, start: lineStart, end: lineEnd, text: '' }];
    }
    const spaceBefore = /[ \t]*$/.exec(text.slice(lineStart, cst.offset))?.[0].length ?? 0;
    const spaceBehind = /^[ \t]*/.exec(text.slice(cst.end, lineEnd))?.[0].length ?? 0;
    return isFirst
        ? [{ document, start: cst.offset, end: cst.end + spaceBehind, text: '' }]
        : [{ document, start: cst.offset - spaceBefore, end: cst.end, text: '' }];
}

/** Adds statements to a block: behind one of its members, otherwise as the last ones. */
export function insertMembers(block: Block, texts: readonly string[], behind?: AstNode): readonly SourceEdit[] {
    const cst = block.$cstNode;
    if (cst === undefined || texts.length === 0) {
        return [];
    }
    const document = documentOf(block);
    const brace = GrammarUtils.findNodeForKeyword(cst, '{');
    if (brace === undefined) {
        return [insertAt(document, cst.end, ` { ${texts.join('  ')} }`)];
    }
    const text = document.textDocument.getText();
    const last = (behind ?? block.members.at(-1))?.$cstNode;
    const isOneLine = !text.slice(brace.offset, cst.end).includes('\n');
    if (isOneLine) {
        const isTight = last === undefined && text[brace.end] === '}';
        return [
            insertAt(document, (last ?? brace).end, `${last ? '  ' : ' '}${texts.join('  ')}${isTight ? ' ' : ''}`),
        ];
    }
    const indent = last === undefined ? `${indentAt(text, cst.offset)}    ` : indentAt(text, last.offset);
    const lines = texts.map((each) => `${lineEndOf(text)}${indent}${each}`);
    return [insertAt(document, endOfLine(text, (last ?? brace).end), lines.join(''))];
}

/** Adds a statement on the line before a node of a block. */
export function insertLineBefore(node: AstNode, text: string): readonly SourceEdit[] {
    const all = documentOf(node).textDocument.getText();
    const start = node.$cstNode?.offset ?? 0;
    return insertBefore(node, `${text}${lineEndOf(all)}${indentAt(all, start)}`);
}

/** The line break that a text uses. */
export function lineEndOf(text: string): string {
    return text.includes('\r\n') ? '\r\n' : '\n';
}

/** White space that the line of an offset begins with. */
export function indentAt(text: string, offset: number): string {
    return /^[ \t]*/.exec(text.slice(text.lastIndexOf('\n', offset - 1) + 1, offset))?.[0] ?? '';
}

/** The document that a node stands in. */
export function documentOf(node: AstNode): LangiumDocument {
    return AstUtils.getDocument(originOf(node));
}

/** Inserts a text at an offset. */
export function insertAt(document: LangiumDocument, offset: number, text: string): SourceEdit {
    return { document, start: offset, end: offset, text };
}

function replaceCst(node: AstNode, cst: CstNode | undefined, text: string): readonly SourceEdit[] {
    return cst === undefined ? [] : [{ document: documentOf(node), start: cst.offset, end: cst.end, text }];
}

/** Where the line of an offset ends, if only a comment follows; otherwise the offset. */
function endOfLine(text: string, offset: number): number {
    const comment = /^[ \t]*\/\/[^\r\n]*/.exec(text.slice(offset));
    return offset + (comment?.[0].length ?? 0);
}
