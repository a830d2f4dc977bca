/** A repair of one diagnostic in one document. */

import type { LangiumDocument } from 'langium';
import { type CodeAction, CodeActionKind, type Diagnostic, type TextEdit } from 'vscode-languageserver';

/** The action that applies some edits to the document of a diagnostic. */
export function fix(
    title: string,
    document: LangiumDocument,
    diagnostic: Diagnostic,
    edits: readonly TextEdit[],
    isPreferred: boolean,
): CodeAction {
    return {
        title,
        kind: CodeActionKind.QuickFix,
        diagnostics: [diagnostic],
        isPreferred,
        edit: { changes: { [document.textDocument.uri]: [...edits] } },
    };
}
