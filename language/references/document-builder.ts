/** Brings what a document imports into the workspace before it is linked, and rebuilds importers. */

import {
    type BuildOptions,
    type Cancellation,
    DefaultDocumentBuilder,
    DefaultIndexManager,
    DocumentState,
    type LangiumDocument,
} from 'langium';
import type { CcsimSharedCoreServices } from '../ccsim-module.ts';
import type { Imports } from './imports.ts';

export class CcsimDocumentBuilder extends DefaultDocumentBuilder {
    private readonly imports: Imports;

    constructor(services: CcsimSharedCoreServices) {
        super(services);
        this.imports = services.workspace.Imports;
    }

    protected override async buildDocuments(
        documents: LangiumDocument[],
        options: BuildOptions,
        cancelToken: Cancellation.CancellationToken,
    ): Promise<void> {
        await this.parse(documents, cancelToken);
        const imported = await this.imports.load(documents, cancelToken);
        await this.parse(imported, cancelToken);
        const unbuilt = imported.filter((document) => document.state < DocumentState.IndexedReferences);
        await super.buildDocuments([...documents, ...unbuilt], options, cancelToken);
    }

    /** Parses ahead of the build, because only the text says what is imported. */
    private async parse(
        documents: readonly LangiumDocument[],
        cancelToken: Cancellation.CancellationToken,
    ): Promise<void> {
        for (const document of documents) {
            if (document.state < DocumentState.Parsed) {
                await this.langiumDocumentFactory.update(document, cancelToken);
                await this.notifyDocumentPhase(document, DocumentState.Parsed, cancelToken);
            }
        }
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
