/** Which files a file imports: resolving, loading, and what came of it. */

import {
    type Cancellation,
    type FileSystemProvider,
    GrammarUtils,
    isOperationCancelled,
    type LangiumDocument,
    type LangiumDocuments,
    type LangiumSharedCoreServices,
    type ServiceRegistry,
    type URI,
    UriUtils,
} from 'langium';
import { type Document, type Import, isDocument } from '../generated/ast.ts';

/** Why an imported file could not be read. */
export type ImportFailure = 'missing' | 'unreadable' | 'wrong-type';

export interface Imports {
    /** The URI that an import names; undefined where its text is not a relative path. */
    uriOf(document: LangiumDocument, statement: Import): URI | undefined;

    /** URIs of all files that a document imports, by way of others too, without its own. */
    importedUris(document: LangiumDocument): readonly URI[];

    /** The loaded ones among {@link importedUris}, nearest first. */
    importedDocuments(document: LangiumDocument): readonly LangiumDocument[];

    /** Why the file at a URI could not be loaded; undefined if it was. */
    failureOf(uri: URI): ImportFailure | undefined;

    /**
     * Loads whatever the documents import, by way of others too, and answers what is not in the workspace's index yet.
     * Files that cannot be read are remembered, not thrown.
     */
    load(
        documents: readonly LangiumDocument[],
        cancelToken: Cancellation.CancellationToken,
    ): Promise<LangiumDocument[]>;
}

/** The path as it is written, because a string of the language would take a backslash for an escape. */
export function writtenPathOf(statement: Import): string | undefined {
    return GrammarUtils.findNodeForProperty(statement.$cstNode, 'path')?.text.slice(1, -1);
}

export class CcsimImports implements Imports {
    private readonly documents: LangiumDocuments;
    private readonly fileSystem: FileSystemProvider;
    private readonly registry: ServiceRegistry;
    private readonly failures = new Map<string, ImportFailure>();
    /** A tree never changes once it is parsed, and it stays with its file. */
    private readonly direct = new WeakMap<Document, readonly URI[]>();

    constructor(services: LangiumSharedCoreServices) {
        this.documents = services.workspace.LangiumDocuments;
        this.fileSystem = services.workspace.FileSystemProvider;
        this.registry = services.ServiceRegistry;
    }

    uriOf(document: LangiumDocument, statement: Import): URI | undefined {
        const path = writtenPathOf(statement);
        if (path === undefined || path === '' || /^\/|^[A-Za-z][\w+.-]*:|\\/.test(path)) {
            return undefined;
        }
        return UriUtils.resolvePath(UriUtils.dirname(document.uri), path);
    }

    importedUris(document: LangiumDocument): readonly URI[] {
        const own = document.uri.toString();
        const found = new Map<string, URI>();
        const queue = [document];
        for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
            for (const uri of this.directUris(next)) {
                const key = uri.toString();
                const imported = this.documents.getDocument(uri);
                if (key !== own && !found.has(key)) {
                    found.set(key, uri);
                    queue.push(...(imported === undefined ? [] : [imported]));
                }
            }
        }
        return [...found.values()];
    }

    importedDocuments(document: LangiumDocument): readonly LangiumDocument[] {
        return this.importedUris(document).flatMap((uri) => this.documents.getDocument(uri) ?? []);
    }

    failureOf(uri: URI): ImportFailure | undefined {
        return this.documents.hasDocument(uri) ? undefined : this.failures.get(uri.toString());
    }

    async load(
        documents: readonly LangiumDocument[],
        cancelToken: Cancellation.CancellationToken,
    ): Promise<LangiumDocument[]> {
        const seen = new Set(documents.map((document) => document.uri.toString()));
        const queue = [...documents];
        const found: LangiumDocument[] = [];
        for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
            for (const uri of this.directUris(next)) {
                if (!seen.has(uri.toString())) {
                    seen.add(uri.toString());
                    const imported = await this.loadOne(uri, cancelToken);
                    const loaded = imported === undefined ? [] : [imported];
                    queue.push(...loaded);
                    found.push(...loaded);
                }
            }
        }
        return found;
    }

    private directUris(document: LangiumDocument): readonly URI[] {
        const root = document.parseResult.value;
        if (!isDocument(root)) {
            return [];
        }
        const uris = this.direct.get(root) ?? root.imports.flatMap((each) => this.uriOf(document, each) ?? []);
        this.direct.set(root, uris);
        return uris;
    }

    private async loadOne(uri: URI, cancelToken: Cancellation.CancellationToken): Promise<LangiumDocument | undefined> {
        const key = uri.toString();
        try {
            const document = await this.documents.getOrCreateDocument(uri, cancelToken);
            this.failures.delete(key);
            return document;
        } catch (error) {
            if (isOperationCancelled(error)) {
                throw error;
            }
            this.failures.set(key, await this.reasonOf(uri));
            return undefined;
        }
    }

    private async reasonOf(uri: URI): Promise<ImportFailure> {
        if (!this.registry.hasServices(uri)) {
            return 'wrong-type';
        }
        try {
            return (await this.fileSystem.exists(uri)) ? 'unreadable' : 'missing';
        } catch {
            return 'missing';
        }
    }
}
