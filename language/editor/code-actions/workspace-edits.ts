/** Changes of several documents as the protocol says them. */

import type { TextEdit, WorkspaceEdit } from 'vscode-languageserver';
import type { SourceEdit } from './source-edits.ts';

/** The edits by document. */
export function toWorkspaceEdit(edits: readonly SourceEdit[]): WorkspaceEdit {
    const changes: Record<string, TextEdit[]> = {};
    for (const edit of edits) {
        const { uri } = edit.document.textDocument;
        changes[uri] = [...(changes[uri] ?? []), toTextEdit(edit)];
    }
    return { changes };
}

/** One edit within its document. */
export function toTextEdit({ document: { textDocument }, start, end, text }: SourceEdit): TextEdit {
    return { range: { start: textDocument.positionAt(start), end: textDocument.positionAt(end) }, newText: text };
}

/** The edits without those that touch what an earlier one changes already. */
export function disjoint(edits: readonly SourceEdit[]): readonly SourceEdit[] {
    const kept: SourceEdit[] = [];
    for (const edit of edits) {
        if (!kept.some((each) => each.document === edit.document && each.start < edit.end && edit.start < each.end)) {
            kept.push(edit);
        }
    }
    return kept;
}
