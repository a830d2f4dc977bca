/** Finds the tests of the workspace without opening files, and follows what becomes of them. */

import { Disposable, type Uri, Uri as UriClass, workspace } from 'vscode';
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
            workspace.onDidOpenTextDocument(({ languageId, uri }) => {
                if (languageId === 'ccsim') {
                    void this.#tree.update(uri);
                }
            }),
            workspace.onDidChangeWorkspaceFolders(() => this.#findAgain()),
            server.onValidated((uris) => {
                if (uris === 'all') {
                    this.#findAgain();
                } else {
                    void Promise.all(uris.map((uri) => this.#follow(UriClass.parse(uri))));
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
        const open = workspace.textDocuments.filter(({ languageId }) => languageId === 'ccsim');
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
        const isOpen = workspace.textDocuments.some((each) => each.uri.toString() === uri.toString());
        if (this.#found !== undefined || isOpen) {
            await this.#tree.update(uri);
        }
    }
}
