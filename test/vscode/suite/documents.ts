/** Documents for the tests to open: texts on a disk of their own, and what the language server says about them. */

import { type Diagnostic, languages, type TextDocument, Uri, window, workspace } from 'vscode';

export interface Folder {
    /** Writes a file and opens it in an editor. */
    open(name: string, content: string | Uint8Array): Promise<TextDocument>;
    /**
     * Waits until the server has dealt with all that it was given so far, by the answer to a document given now. Fails
     * where the server is gone.
     */
    serverAnswers(): Promise<void>;
    /** Where a file of this name is, or would be. */
    file(name: string): Uri;
    remove(): Promise<void>;
}

/** A folder of its own beside the examples, so that no two suites see each other's files. */
export async function temporaryFolder(): Promise<Folder> {
    const uri = Uri.joinPath(openFolder(), `suite-${crypto.randomUUID()}`);
    await workspace.fs.createDirectory(uri);
    let asked = 0;
    const open: Folder['open'] = async (name, content) => {
        const file = Uri.joinPath(uri, name);
        await workspace.fs.writeFile(file, typeof content === 'string' ? new TextEncoder().encode(content) : content);
        return show(file);
    };
    return {
        open,
        async serverAnswers() {
            asked += 1;
            const document = await open(`question-${asked}.ccsim`, 'import "gone.ccsim"\n');
            await diagnosed(document, (found) => found.map(codeOf).includes('import/missing'));
        },
        file: (name) => Uri.joinPath(uri, name),
        remove: async () => workspace.fs.delete(uri, { recursive: true }),
    };
}

/** Opens one of the examples, which are the workspace. */
export function openExample(path: string): Promise<TextDocument> {
    return show(Uri.joinPath(openFolder(), path));
}

function openFolder(): Uri {
    const [folder] = workspace.workspaceFolders ?? [];
    if (folder === undefined) {
        throw new Error('no folder is open');
    }
    return folder.uri;
}

async function show(uri: Uri): Promise<TextDocument> {
    const document = await workspace.openTextDocument(uri);
    await window.showTextDocument(document);
    return document;
}

export function codeOf({ code }: Diagnostic): string {
    return String(typeof code === 'object' ? code.value : code);
}

/** Waits until the diagnostics of a document are as they should be. */
export function diagnosed(
    document: TextDocument,
    expected: (diagnostics: readonly Diagnostic[]) => boolean,
): Promise<readonly Diagnostic[]> {
    return new Promise((resolve) => {
        const look = (): void => {
            const diagnostics = languages.getDiagnostics(document.uri);
            if (expected(diagnostics)) {
                listening.dispose();
                resolve(diagnostics);
            }
        };
        const listening = languages.onDidChangeDiagnostics(look);
        look();
    });
}
