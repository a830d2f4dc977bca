/** `CCSim: Open Samples…`: the examples, copied to where a person can change them, or to read only. */

import {
    commands,
    Disposable,
    type LogOutputChannel,
    l10n,
    type QuickPickItem,
    Uri,
    ViewColumn,
    window,
    workspace,
} from 'vscode';
import { SAMPLE_SCHEME, sampleFileSystem } from './sample-file-system.ts';
import { SAMPLE_FILES } from './sample-files.ts';

const FOLDER_NAME = 'ccsim-samples';

/** Registers the command. It takes the URI of the folder to copy into; without one it asks. It answers where they are. */
export function registerSamples(extensionUri: Uri, output: LogOutputChannel): Disposable {
    const examples = Uri.joinPath(extensionUri, 'examples');
    return Disposable.from(
        workspace.registerFileSystemProvider(SAMPLE_SCHEME, sampleFileSystem(examples), {
            isReadonly: true,
            isCaseSensitive: true,
        }),
        commands.registerCommand('ccsim.openSamples', async (parent: unknown): Promise<Uri | undefined> => {
            if (parent instanceof Uri) {
                return copySamples(examples, parent, output);
            }
            switch (await askForWay()) {
                case 'copy':
                    return copyWhereAsked(examples, output);
                case 'read':
                    return readOne();
                case undefined:
                    return undefined;
            }
        }),
    );
}

type Way = 'copy' | 'read';

async function askForWay(): Promise<Way | undefined> {
    const items: readonly (QuickPickItem & { readonly way: Way })[] = [
        {
            way: 'copy',
            label: `$(files) ${l10n.t('Copy them to a folder…')}`,
            detail: l10n.t('To change, run and test them: a new folder {0} where you choose', FOLDER_NAME),
        },
        {
            way: 'read',
            label: `$(book) ${l10n.t('Open one to look at…')}`,
            detail: l10n.t('Read-only: it runs, but cannot be changed'),
        },
    ];
    return (await window.showQuickPick(items, { title: l10n.t('Open Samples'), placeHolder: l10n.t('What for?') }))
        ?.way;
}

async function copyWhereAsked(examples: Uri, output: LogOutputChannel): Promise<Uri | undefined> {
    const [parent] =
        (await window.showOpenDialog({
            canSelectFiles: false,
            canSelectFolders: true,
            title: l10n.t('Where shall the folder {0} be?', FOLDER_NAME),
            openLabel: l10n.t('Copy Here'),
        })) ?? [];
    const copied = parent === undefined ? undefined : await copySamples(examples, parent, output);
    if (copied !== undefined) {
        await offerToOpen(copied);
    }
    return copied;
}

/** Copies them into a new folder; what is there already stays as it is. */
async function copySamples(examples: Uri, parent: Uri, output: LogOutputChannel): Promise<Uri | undefined> {
    try {
        const target = await freeFolder(parent);
        for (const file of SAMPLE_FILES) {
            const text = await workspace.fs.readFile(Uri.joinPath(examples, file));
            await workspace.fs.writeFile(Uri.joinPath(target, file), text);
        }
        output.info(`Copied the samples to ${target.toString(true)}`);
        return target;
    } catch (error) {
        const reason = error instanceof Error ? error.message : String(error);
        void window.showErrorMessage(
            l10n.t('The samples could not be copied: {0}. Choose a folder in which you may write.', reason),
        );
        return undefined;
    }
}

async function freeFolder(parent: Uri): Promise<Uri> {
    for (let number = 1; ; number += 1) {
        const folder = Uri.joinPath(parent, number === 1 ? FOLDER_NAME : `${FOLDER_NAME}-${number}`);
        try {
            await workspace.fs.stat(folder);
        } catch {
            return folder;
        }
    }
}

/** A window without a folder is free for it; another one belongs to what is open in it. */
async function offerToOpen(folder: Uri): Promise<void> {
    if (workspace.workspaceFolders === undefined) {
        await commands.executeCommand('vscode.openFolder', folder);
        return;
    }
    const inNewWindow = l10n.t('Open in New Window');
    const addToWorkspace = l10n.t('Add to Workspace');
    const name = folder.path.slice(folder.path.lastIndexOf('/') + 1);
    switch (await window.showInformationMessage(l10n.t('The samples are in {0}.', name), inNewWindow, addToWorkspace)) {
        case inNewWindow:
            await commands.executeCommand('vscode.openFolder', folder, { forceNewWindow: true });
            return;
        case addToWorkspace:
            workspace.updateWorkspaceFolders(workspace.workspaceFolders.length, 0, { uri: folder });
    }
}

async function readOne(): Promise<Uri | undefined> {
    const scenarios = SAMPLE_FILES.filter((file) => file.endsWith('.ccsim') && !file.includes('/'));
    const file = await window.showQuickPick(scenarios, { placeHolder: l10n.t('Which sample?') });
    if (file === undefined) {
        return undefined;
    }
    const uri = Uri.from({ scheme: SAMPLE_SCHEME, path: `/${file}` });
    await window.showTextDocument(uri, { viewColumn: ViewColumn.Active, preview: false });
    return uri;
}
