/** Folding of blocks, the phases within them, comments, imports and regions. */

import { type AstNode, AstUtils, type LangiumDocument } from 'langium';
import { DefaultFoldingRangeProvider, type FoldingRangeAcceptor } from 'langium/lsp';
import { FoldingRange, FoldingRangeKind } from 'vscode-languageserver';
import { isDocument } from '../generated/ast.ts';

export class CcsimFoldingRangeProvider extends DefaultFoldingRangeProvider {
    protected override collectFolding(document: LangiumDocument, accept: FoldingRangeAcceptor): void {
        const lines = document.textDocument.getText().split('\n');
        // A line folds once, and an editor takes the first range that it is given for one.
        const ranges: FoldingRange[] = [];
        super.collectFolding(document, (range) => ranges.push(range));
        ranges.push(...importFolding(document), ...regionFolding(lines), ...phaseFolding(document, lines));
        ranges.push(...lineCommentFolding(lines));
        const begun = new Set<number>();
        for (const range of ranges) {
            if (!begun.has(range.startLine)) {
                begun.add(range.startLine);
                accept(range);
            }
        }
    }
}

function importFolding(document: LangiumDocument): FoldingRange[] {
    const root = document.parseResult.value;
    const imports = isDocument(root) ? root.imports : [];
    const start = imports[0]?.$cstNode?.range.start.line;
    const end = imports.at(-1)?.$cstNode?.range.end.line;
    return start === undefined || end === undefined || end === start
        ? []
        : [FoldingRange.create(start, end, undefined, undefined, FoldingRangeKind.Imports)];
}

/** Neighbouring lines that hold nothing but a `//` comment fold into the first. */
function lineCommentFolding(lines: readonly string[]): FoldingRange[] {
    return runsOf(lines, (line) => isLineComment(line) && !REGION.test(line) && !REGION_END.test(line))
        .filter(({ start, end }) => end - start >= MIN_COMMENT_LINES - 1)
        .map(({ start, end }) => FoldingRange.create(start, end, undefined, undefined, FoldingRangeKind.Comment));
}

/** From `// region` to the `// endregion` that belongs to it. */
function regionFolding(lines: readonly string[]): FoldingRange[] {
    const open: number[] = [];
    return lines.flatMap((line, number) => {
        if (REGION.test(line)) {
            open.push(number);
        }
        const start = REGION_END.test(line) ? open.pop() : undefined;
        return start === undefined
            ? []
            : [FoldingRange.create(start, number, undefined, undefined, FoldingRangeKind.Region)];
    });
}

/** Comments of so many lines fold. */
const MIN_COMMENT_LINES = 2;
/** Longer comments fold by themselves, because they are more than a heading. */
const MAX_HEADING_LINES = 3;
const REGION = /^\s*\/\/\s*#?region\b/;
const REGION_END = /^\s*\/\/\s*#?endregion\b/;

// ---------------------------------------------------------------------------------------------------------------------
// Phases

interface Lines {
    readonly start: number;
    readonly end: number;
}

/** Statements that stand together, with the comment right above them, where their block has more than these. */
function phaseFolding(document: LangiumDocument, lines: readonly string[]): FoldingRange[] {
    const blocks = AstUtils.streamAst(document.parseResult.value).filter(isBlock).toArray();
    return blocks.flatMap((block) => {
        const phases = phasesOf(block.members, lines);
        return phases.length < 2
            ? []
            : phases
                  .map((phase) => ({ ...phase, start: headingOf(phase, lines) }))
                  .filter(({ start, end }) => end > start)
                  .map(({ start, end }) => FoldingRange.create(start, end));
    });
}

/** Split where a blank line or a comment is between two statements, and where what is expected begins. */
function phasesOf(members: readonly AstNode[], lines: readonly string[]): readonly Lines[] {
    const phases: Lines[] = [];
    let previous: AstNode | undefined;
    for (const member of members) {
        const range = member.$cstNode?.range;
        const last = phases.at(-1);
        if (range === undefined) {
            continue;
        }
        const isSameKind = isExpected(previous) === isExpected(member);
        const goesOn = last !== undefined && isSameKind && lines.slice(last.end + 1, range.start.line).every(isNeither);
        if (goesOn) {
            phases.pop();
        }
        phases.push({ start: goesOn ? last.start : range.start.line, end: range.end.line });
        previous = member;
    }
    return phases;
}

/** The first line of the comment above, if that is a heading. */
function headingOf({ start }: Lines, lines: readonly string[]): number {
    let first = start;
    while (isLineComment(lines[first - 1])) {
        first--;
    }
    return start - first > MAX_HEADING_LINES ? start : first;
}

function isBlock(node: AstNode): node is AstNode & { readonly members: readonly AstNode[] } {
    return 'members' in node && Array.isArray(node.members);
}

function isExpected(node: AstNode | undefined): boolean {
    return node?.$type === 'Expectation';
}

function isNeither(line: string): boolean {
    return line.trim() !== '' && !isLineComment(line);
}

function isLineComment(line: string | undefined): boolean {
    return line !== undefined && /^\s*\/\//.test(line);
}

function runsOf(lines: readonly string[], belongs: (line: string) => boolean): readonly Lines[] {
    const runs: Lines[] = [];
    for (const [number, line] of lines.entries()) {
        const last = runs.at(-1);
        if (belongs(line)) {
            const goesOn = last?.end === number - 1;
            if (goesOn) {
                runs.pop();
            }
            runs.push({ start: goesOn ? last.start : number, end: number });
        }
    }
    return runs;
}
