/** What a selection grows to, step by step: word, element of a list, list, clause, statement, block, file. */

import { type AstNode, AstUtils, CstUtils, GrammarUtils, type LangiumDocument } from 'langium';
import type { SelectionRange, SelectionRangeParams } from 'vscode-languageserver';
import { clausesAround } from './clauses.ts';

export interface SelectionRangeProvider {
    /** For each position the ranges around it, the smallest first, each with the next larger one as its parent. */
    getSelectionRanges(document: LangiumDocument, params: SelectionRangeParams): SelectionRange[];
}

interface Span {
    readonly start: number;
    readonly end: number;
}

export class CcsimSelectionRangeProvider implements SelectionRangeProvider {
    getSelectionRanges(document: LangiumDocument, { positions }: SelectionRangeParams): SelectionRange[] {
        return positions.map((position) => {
            const offset = document.textDocument.offsetAt(position);
            const spans = nested(spansAround(document, offset), offset);
            return chain(document, spans) ?? { range: { start: position, end: position } };
        });
    }
}

function chain({ textDocument }: LangiumDocument, spans: readonly Span[]): SelectionRange | undefined {
    return spans.toReversed().reduce<SelectionRange | undefined>((parent, { start, end }) => {
        const range = { start: textDocument.positionAt(start), end: textDocument.positionAt(end) };
        return parent === undefined ? { range } : { range, parent };
    }, undefined);
}

/** Those that hold the offset, each strictly within the next. */
function nested(spans: readonly Span[], offset: number): readonly Span[] {
    const around = spans.filter(({ start, end }) => start <= offset && offset <= end && start < end);
    const chosen: Span[] = [];
    for (const span of around.toSorted((a, b) => a.end - a.start - (b.end - b.start))) {
        const inner = chosen.at(-1);
        const isLarger = inner === undefined || span.end - span.start > inner.end - inner.start;
        if (isLarger && (inner === undefined || (span.start <= inner.start && inner.end <= span.end))) {
            chosen.push(span);
        }
    }
    return chosen;
}

function spansAround(document: LangiumDocument, offset: number): readonly Span[] {
    const text = document.textDocument.getText();
    const root = document.parseResult.value;
    return [
        ...wordSpans(text, root, offset),
        ...nodesAround(root, offset).flatMap((node) => spansOfNode(node, offset)),
        { start: 0, end: text.length },
    ];
}

/** The word, and what it is in where that is a text or a comment. */
function wordSpans(text: string, root: AstNode, offset: number): readonly Span[] {
    const leaf = root.$cstNode && (CstUtils.findLeafNodeAtOffset(root.$cstNode, offset) ?? leafBefore(root, offset));
    if (leaf === undefined || (leaf.hidden && leaf.text.trim() === '')) {
        return [];
    }
    const whole = { start: leaf.offset, end: leaf.end };
    const isText = leaf.text.startsWith('"');
    if (!isText && !leaf.hidden) {
        return [whole];
    }
    const content = isText
        ? { start: leaf.offset + 1, end: leaf.end - 1 }
        : {
              start: leaf.offset + (/^\/[/*]+\s*/.exec(leaf.text)?.[0].length ?? 0),
              end: leaf.end - endOfComment(leaf.text),
          };
    return [wordAt(text, offset), content, whole];
}

function leafBefore(root: AstNode, offset: number) {
    return root.$cstNode && offset > 0 ? CstUtils.findLeafNodeAtOffset(root.$cstNode, offset - 1) : undefined;
}

function endOfComment(text: string): number {
    return /\s*(\*\/)?$/.exec(text)?.[0].length ?? 0;
}

function wordAt(text: string, offset: number): Span {
    const before = /[\w-]*$/.exec(text.slice(Math.max(0, offset - 100), offset))?.[0].length ?? 0;
    const behind = /^[\w-]*/.exec(text.slice(offset, offset + 100))?.[0].length ?? 0;
    return { start: offset - before, end: offset + behind };
}

/** The nodes that hold an offset, from the root down. */
function nodesAround(root: AstNode, offset: number): readonly AstNode[] {
    const nodes: AstNode[] = [];
    for (let node: AstNode | undefined = root; node !== undefined; ) {
        nodes.push(node);
        node = AstUtils.streamContents(node).find(
            ({ $cstNode: cst }) => cst !== undefined && cst.offset <= offset && offset <= cst.end,
        );
    }
    return nodes;
}

function spansOfNode(node: AstNode, offset: number): readonly Span[] {
    const cst = node.$cstNode;
    if (cst === undefined) {
        return [];
    }
    const leaves = [...CstUtils.flattenCst(cst)].filter((leaf) => !leaf.hidden);
    const leaf = leaves.find((each) => each.offset <= offset && offset <= each.end);
    const clauses = leaf === undefined ? [] : clausesAround(node, leaf);
    return [
        { start: cst.offset, end: cst.end },
        ...clauses.map(({ first, last }) => ({ start: first.offset, end: last.end })),
        ...listSpans(node),
        ...bodySpans(node),
    ];
}

/** From the first to the last element of each list. */
function listSpans(node: AstNode): readonly Span[] {
    const properties = Object.entries(node).filter(([name, value]) => !name.startsWith('$') && Array.isArray(value));
    return properties.flatMap(([name]) => {
        const items = GrammarUtils.findNodesForProperty(node.$cstNode, name);
        const [first, last] = [items[0], items.at(-1)];
        return first === undefined || last === undefined ? [] : [{ start: first.offset, end: last.end }];
    });
}

/** What is between the braces of a block, without the white space around it. */
function bodySpans(node: AstNode): readonly Span[] {
    const cst = node.$cstNode;
    const [open, close] = ['{', '}'].map((brace) => GrammarUtils.findNodeForKeyword(cst, brace));
    if (cst === undefined || open === undefined || close === undefined) {
        return [];
    }
    const inner = cst.root.fullText.slice(open.end, close.offset);
    const start = open.end + (inner.length - inner.trimStart().length);
    return [{ start, end: Math.max(start, open.end + inner.trimEnd().length) }];
}
