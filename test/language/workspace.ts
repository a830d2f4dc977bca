/** A workspace of files in memory, for tests. */

import { type LangiumDocument, URI } from 'langium';
import { VirtualFileSystemProvider } from 'langium/test';
import { type CcsimSharedCoreServices, createCcsimCoreServices, loadDocument } from '../../language/index.ts';

export interface TestWorkspace {
    readonly shared: CcsimSharedCoreServices;
    readonly files: VirtualFileSystemProvider;
    /** Writes a file without telling anybody. */
    write(path: string, text: string): URI;
    /** Loads a file and what it imports, validated. */
    load(path: string): Promise<LangiumDocument>;
    /** Tells of changes, as an editor would. */
    update(changed: readonly string[], deleted?: readonly string[]): Promise<void>;
}

/** Creates a workspace with files by their paths. */
export function createWorkspace(texts: Readonly<Record<string, string>> = {}): TestWorkspace {
    const files = new VirtualFileSystemProvider();
    const { shared } = createCcsimCoreServices({ fileSystemProvider: () => files });
    shared.workspace.DocumentBuilder.updateBuildOptions = { validation: true };
    const workspace: TestWorkspace = {
        shared,
        files,
        write(path, text) {
            const uri = uriOf(path);
            files.insert(uri, text);
            return uri;
        },
        load: (path) => loadDocument(shared, uriOf(path)),
        update: (changed, deleted = []) =>
            shared.workspace.DocumentBuilder.update(changed.map(uriOf), deleted.map(uriOf)),
    };
    for (const [path, text] of Object.entries(texts)) {
        workspace.write(path, text);
    }
    return workspace;
}

const sharedWorkspace = createWorkspace();
let texts = 0;

/** Loads one text, validated. */
export function loadText(text: string): Promise<LangiumDocument> {
    const path = `text${++texts}.ccsim`;
    sharedWorkspace.write(path, text);
    return sharedWorkspace.load(path);
}

/** The findings of a document as `code: message`, in order. */
export function findings(document: LangiumDocument): readonly string[] {
    return (document.diagnostics ?? []).map(({ code, message }) => `${code}: ${message}`);
}

export function uriOf(path: string): URI {
    return URI.parse(`file:///work/${path}`);
}
