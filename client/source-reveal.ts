import { type LogOutputChannel, Range, Uri, ViewColumn, window } from 'vscode';

/** Lines and columns, counted from 0. */
export interface Positions {
    readonly startLine: number;
    readonly startColumn: number;
    readonly endLine: number;
    readonly endColumn: number;
}

/** Selects a range of a document, in the editor that already shows it if there is one. */
export async function revealSource(uri: string, positions: Positions, output: LogOutputChannel): Promise<void> {
    const { startLine, startColumn, endLine, endColumn } = positions;
    const document = Uri.parse(uri);
    const shown = window.visibleTextEditors.find((editor) => editor.document.uri.toString() === document.toString());
    try {
        await window.showTextDocument(document, {
            viewColumn: shown?.viewColumn ?? ViewColumn.One,
            selection: new Range(startLine, startColumn, endLine, endColumn),
        });
    } catch (error) {
        output.error(`Cannot show ${uri}: ${String(error)}`);
    }
}
