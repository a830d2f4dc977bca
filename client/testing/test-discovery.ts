/** Finds the tests of the workspace without opening files, and follows what becomes of them. */

import { Disposable, type TextDocument, Uri, workspace } from 'vscode';
import type { LanguageServer } from '../language-server.ts';
import type { TestTree } from './test-tree.ts';

const FILES = '**/*.ccsim';
const EXCLUDED = '**/node_modules/**';

export class TestDiscovery implements Disposable {
    readonly #tree: TestTree;
    readonly #subscriptions: Disposable;
    #found: Promise<void> | undefined;

    constructor(tree: TestTree, server: LanguageServer) {
        this.#tree = tree;
        const watcher = workspace.createFileSystemWatcher(FILES);
        this.#subscriptions = Disposable.from(
            watcher,
            watcher.onDidCreate((uri) => void this.#follow(uri)),
            watcher.onDidChange((uri) => void this.#follow(uri)),
            watcher.onDidDelete((uri) => this.#tree.remove(uri)),
            workspace.onDidOpenTextDocument((document) => {
                if (hasTests(document)) {
                    void this.#tree.update(document.uri);
                }
            }),
            workspace.onDidCloseTextDocument(({ uri }) => {
                // What is in no folder of the workspace can be run only while it is open.
                if (workspace.getWorkspaceFolder(uri) === undefined) {
                    this.#tree.remove(uri);
                }
            }),
            workspace.onDidChangeWorkspaceFolders(() => this.#findAgain()),
            server.onValidated((uris) => {
                if (uris === 'all') {
                    this.#findAgain();
                } else {
                    void Promise.all(uris.map((uri) => this.#follow(Uri.parse(uri))));
                }
            }),
        );
        void this.#updateOpen();
    }

    /** Finds all tests, the first time that somebody wants to see or run them. */
    async findAll(): Promise<void> {
        this.#found ??= this.#find();
        await this.#found;
        await this.#tree.settled();
    }

    /** Finds them anew. */
    async refresh(): Promise<void> {
        await this.#restart();
        await this.#tree.settled();
    }

    dispose(): void {
        this.#subscriptions.dispose();
    }

    async #find(): Promise<void> {
        const files = await workspace.findFiles(FILES, EXCLUDED);
        await Promise.all([...files.map((uri) => this.#tree.update(uri)), this.#updateOpen()]);
    }

    async #updateOpen(): Promise<void> {
        const open = workspace.textDocuments.filter(hasTests);
        await Promise.all(open.map(({ uri }) => this.#tree.update(uri)));
    }

    #findAgain(): void {
        void (this.#found === undefined ? this.#updateOpen() : this.#restart());
    }

    #restart(): Promise<void> {
        this.#found = this.#find();
        return this.#found;
    }

    /** What nobody has looked for yet matters only where its file is open. */
    async #follow(uri: Uri): Promise<void> {
        const open = workspace.textDocuments.find((each) => each.uri.toString() === uri.toString());
        const isFound = this.#found !== undefined && workspace.getWorkspaceFolder(uri) !== undefined;
        if (open === undefined ? isFound : hasTests(open)) {
            await this.#tree.update(uri);
        }
    }
}

/** Other versions of a file, such as those of a comparison, are no tests beside it. */
function hasTests({ languageId, uri }: TextDocument): boolean {
    const isFile = uri.scheme === 'file' || uri.scheme === 'untitled';
    return languageId === 'ccsim' && (isFile || workspace.getWorkspaceFolder(uri) !== undefined);
}
