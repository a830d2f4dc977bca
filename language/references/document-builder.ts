/**
 * Brings what a document imports into the workspace before it is linked, and rebuilds importers. What is open in an editor
 * is there whatever becomes of its file; what is not open is there as long as its file can be read.
 */

import {
    type BuildOptions,
    type Cancellation,
    DefaultDocumentBuilder,
    DefaultIndexManager,
    DocumentState,
    isOperationCancelled,
    type LangiumDocument,
    type URI,
} from 'langium';
import type { CcsimSharedCoreServices } from '../ccsim-module.ts';
import type { Imports } from './imports.ts';

export class CcsimDocumentBuilder extends DefaultDocumentBuilder {
    private readonly imports: Imports;

    constructor(services: CcsimSharedCoreServices) {
        super(services);
        this.imports = services.workspace.Imports;
    }

    /** A file that is deleted goes, unless it is open. */
    override async update(changed: URI[], deleted: URI[], cancelToken?: Cancellation.CancellationToken): Promise<void> {
        const gone = deleted.flatMap((uri) => this.langiumDocuments.getDocuments(uri)).map(({ uri }) => uri);
        const isOpen = (uri: URI) => this.textDocuments?.get(uri) !== undefined;
        await super.update(
            [...changed, ...gone.filter(isOpen)],
            gone.filter((uri) => !isOpen(uri)),
            cancelToken,
        );
    }

    protected override async buildDocuments(
        documents: LangiumDocument[],
        options: BuildOptions,
        cancelToken: Cancellation.CancellationToken,
    ): Promise<void> {
        const own = await this.parse(documents, cancelToken);
        const imported = await this.parse(await this.imports.load(own, cancelToken), cancelToken);
        const unbuilt = imported.filter((document) => document.state < DocumentState.IndexedReferences);
        await super.buildDocuments([...own, ...unbuilt], options, cancelToken);
    }

    /** Parses ahead of the build, because only the text says what is imported. Answers what could be read. */
    private async parse(
        documents: readonly LangiumDocument[],
        cancelToken: Cancellation.CancellationToken,
    ): Promise<LangiumDocument[]> {
        const parsed: LangiumDocument[] = [];
        for (const document of documents) {
            if (document.state >= DocumentState.Parsed || (await this.read(document, cancelToken))) {
                parsed.push(document);
            }
        }
        return parsed;
    }

    /** Whether the document could be read; one that could not leaves the workspace, as if it had been deleted. */
    private async read(document: LangiumDocument, cancelToken: Cancellation.CancellationToken): Promise<boolean> {
        try {
            await this.langiumDocumentFactory.update(document, cancelToken);
        } catch (error) {
            if (isOperationCancelled(error)) {
                throw error;
            }
            this.langiumDocuments.deleteDocument(document.uri);
            this.cleanUpDeleted(document);
            await this.emitUpdate([], [document.uri]);
            return false;
        }
        await this.notifyDocumentPhase(document, DocumentState.Parsed, cancelToken);
        return true;
    }
}

export class CcsimIndexManager extends DefaultIndexManager {
    private readonly imports: Imports;

    constructor(services: CcsimSharedCoreServices) {
        super(services);
        this.imports = services.workspace.Imports;
    }

    /** A file is affected by whatever it imports, because a check or an unresolved name may look at any part of it. */
    override isAffected(document: LangiumDocument, changedUris: Set<string>): boolean {
        return (
            super.isAffected(document, changedUris) ||
            this.imports.importedUris(document).some((uri) => changedUris.has(uri.toString()))
        );
    }
}
