/** Runs as files: where they go, and the page that shows a panel by itself. */

import { type LogOutputChannel, l10n, Uri, window, workspace } from 'vscode';
import type { Plan } from '../simulator/plan.ts';
import { runName } from '../simulator/run-name.ts';
import { editorLanguage } from './language.ts';
import type { FromPanel } from './webview/protocol.ts';
import { PANEL_SCRIPT, savedPage, WORKER_SCRIPTS } from './webview/saved-page.ts';

export type SavedFile = Pick<Extract<FromPanel, { readonly type: 'save' }>, 'name' | 'mediaType' | 'text' | 'encoding'>;

/** The page of a run: one HTML file that opens from a disk. */
export async function pageFile(extensionUri: Uri, plan: Plan): Promise<SavedFile> {
    const folder = Uri.joinPath(extensionUri, 'dist', 'webview');
    const read = async (name: string): Promise<string> =>
        new TextDecoder().decode(await workspace.fs.readFile(Uri.joinPath(folder, name)));
    const workers = await Promise.all(
        Object.entries(WORKER_SCRIPTS).map(async ([name, file]) => [name, await read(file)] as const),
    );
    const title = runName(plan);
    const text = await savedPage({
        title,
        plan,
        language: editorLanguage(),
        script: await read(PANEL_SCRIPT),
        workers: Object.fromEntries(workers),
    });
    return {
        name: `${title.replace(/[^\p{L}\p{N}._-]+/gu, '-')}.html`,
        mediaType: 'text/html',
        text,
        encoding: 'text',
    };
}

/** Asks where to save a file, beside the scenario unless somebody wants it elsewhere, and saves it there. */
export async function saveAs(file: SavedFile, document: string, output: LogOutputChannel): Promise<Uri | undefined> {
    const extension = file.name.slice(file.name.lastIndexOf('.') + 1);
    const target = await window.showSaveDialog({
        defaultUri: Uri.joinPath(Uri.parse(document), '..', file.name.replace(/[\\/:*?"<>|]+/g, '-')),
        filters: { [extension.toUpperCase()]: [extension] },
        title: l10n.t('Export Timeline'),
    });
    return target === undefined ? undefined : saveAt(target, file, output);
}

/** Saves a file, by whatever file system is responsible, and says so. */
export async function saveAt(target: Uri, file: SavedFile, output: LogOutputChannel): Promise<Uri | undefined> {
    try {
        await workspace.fs.writeFile(target, bytesOf(file));
        output.info(`Exported ${target.toString(true)}`);
        void window.setStatusBarMessage(
            l10n.t('Exported {0}', target.path.slice(target.path.lastIndexOf('/') + 1)),
            5000,
        );
        return target;
    } catch (error) {
        const reason = error instanceof Error ? error.message : String(error);
        void window.showErrorMessage(l10n.t('{0} could not be saved: {1}. Choose another folder.', file.name, reason));
        return undefined;
    }
}

function bytesOf({ text, encoding }: SavedFile): Uint8Array {
    return encoding === 'text'
        ? new TextEncoder().encode(text)
        : Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
}
