import { Range, Uri, WorkspaceEdit, workspace } from 'vscode';
import type { TextChange } from '../server/protocol.ts';

/** Makes changes as one step that can be undone; answers whether they could be made. */
export async function applyTextChanges(changes: readonly TextChange[]): Promise<boolean> {
    const edit = new WorkspaceEdit();
    for (const { uri, startLine, startColumn, endLine, endColumn, text } of changes) {
        edit.replace(Uri.parse(uri), new Range(startLine, startColumn, endLine, endColumn), text);
    }
    return changes.length > 0 && workspace.applyEdit(edit);
}
