/** Folding of blocks, comments, runs of imports and runs of comment lines. */

import type { LangiumDocument } from 'langium';
import { DefaultFoldingRangeProvider, type FoldingRangeAcceptor } from 'langium/lsp';
import { FoldingRange, FoldingRangeKind } from 'vscode-languageserver';
import { isDocument } from '../generated/ast.ts';

export class CcsimFoldingRangeProvider extends DefaultFoldingRangeProvider {
    protected override collectFolding(document: LangiumDocument, accept: FoldingRangeAcceptor): void {
        super.collectFolding(document, accept);
        for (const range of [...importFolding(document), ...lineCommentFolding(document)]) {
            accept(range);
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
function lineCommentFolding(document: LangiumDocument): FoldingRange[] {
    const ranges: FoldingRange[] = [];
    const lines = document.textDocument.getText().split('\n');
    let start: number | undefined;
    for (let line = 0; line <= lines.length; line++) {
        const isComment = /^\s*\/\//.test(lines[line] ?? '');
        if (isComment) {
            start ??= line;
        } else if (start !== undefined) {
            if (line - start > 1) {
                ranges.push(FoldingRange.create(start, line - 1, undefined, undefined, FoldingRangeKind.Comment));
            }
            start = undefined;
        }
    }
    return ranges;
}
