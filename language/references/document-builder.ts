/**
 * Brings what a document imports into the workspace before it is linked, and rebuilds importers, after what changed itself.
 * What is open in an editor is there whatever becomes of its file; what is not open is there as long as its file can be
 * read.
 */

import {
    type BuildOptions,
    Cancellation,
    DefaultDocumentBuilder,
    DocumentState,
    delayNextTick,
    isOperationCancelled,
    type LangiumDocument,
    type URI,
} from 'langium';
import type { CcsimSharedCoreServices } from '../ccsim-module.ts';
import { BuildWatch } from './build-watch.ts';
import type { Imports } from './imports.ts';
import type { PendingTexts } from './pending-texts.ts';

export class CcsimDocumentBuilder extends DefaultDocumentBuilder {
    private readonly imports: Imports;
    private readonly pending: PendingTexts;
    private readonly watch = new BuildWatch();
    /** What was validated in builds that were cancelled before they told of all of it together. */
    private readonly untold = new Set<LangiumDocument>();

    constructor(services: CcsimSharedCoreServices) {
        super(services);
        this.imports = services.workspace.Imports;
        this.pending = services.workspace.PendingTexts;
        this.onUpdate((changed) => this.pending.taken(changed));
    }

    /** A file that is deleted goes, unless it is open. */
    override async update(changed: URI[], deleted: URI[], cancelToken?: Cancellation.CancellationToken): Promise<void> {
        const gone = deleted.flatMap((uri) => this.langiumDocuments.getDocuments(uri)).map(({ uri }) => uri);
        const isOpen = (uri: URI) => this.textDocuments?.get(uri) !== undefined;
        this.imports.note(changed, gone);
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
        try {
            await this.buildFreshFirst(documents, options, cancelToken);
            this.watch.tell(true);
        } catch (error) {
            // Whatever cancels a build builds the rest itself.
            this.watch.tell(!isOperationCancelled(error));
            throw error;
        }
    }

    /** What was read anew is looked at before what only imports it, because somebody is typing there. */
    private async buildFreshFirst(
        documents: readonly LangiumDocument[],
        options: BuildOptions,
        cancelToken: Cancellation.CancellationToken,
    ): Promise<void> {
        const own = await this.parse(documents, cancelToken);
        const imported = await this.parse(await this.imports.load(own, cancelToken), cancelToken);
        const all = [...own, ...imported.filter((document) => document.state < DocumentState.IndexedReferences)];
        this.unlinkAll(all);
        const isFresh = (document: LangiumDocument) => document.state < DocumentState.ComputedScopes;
        const importers = all.filter((document) => !isFresh(document));
        await super.buildDocuments(all.filter(isFresh), options, cancelToken);
        if (importers.length > 0) {
            // What was found goes out, and what was typed meanwhile comes in.
            await delayNextTick();
            await super.buildDocuments(importers, options, cancelToken);
        }
    }

    /** A document that is done is not built again, so that its listeners must hear of it even if the build is cancelled. */
    protected override async notifyDocumentPhase(document: LangiumDocument, state: DocumentState): Promise<void> {
        this.watch.tell(false);
        if (state === DocumentState.Validated) {
            this.untold.add(document);
        }
        await super.notifyDocumentPhase(document, state, Cancellation.CancellationToken.None);
    }

    /** For the same reason a build tells of what cancelled ones have finished, too. */
    protected override async notifyBuildPhase(
        documents: LangiumDocument[],
        state: DocumentState,
        cancelToken: Cancellation.CancellationToken,
    ): Promise<void> {
        if (state !== DocumentState.Validated) {
            await super.notifyBuildPhase(documents, state, cancelToken);
            return;
        }
        const validated = [...this.untold].filter((document) => document.state === state);
        await super.notifyBuildPhase(validated, state, Cancellation.CancellationToken.None);
        this.untold.clear();
    }

    protected override async runCancelable(
        ...parameters: Parameters<DefaultDocumentBuilder['runCancelable']>
    ): Promise<void> {
        await super.runCancelable(...parameters);
        this.watch.tell(false);
    }

    /** Langium would wait forever for a build that has nothing to do. */
    protected override awaitBuilderState(
        state: DocumentState,
        cancelToken: Cancellation.CancellationToken,
    ): Promise<void> {
        const answer = () => super.awaitBuilderState(state, cancelToken);
        return this.watch.until((isOver) => isOver || this.currentState >= state, cancelToken, answer);
    }

    /**
     * Langium would wait forever for a document that goes, give up on one that comes later in the same build, and answer
     * about a text that has changed by its old tree.
     */
    protected override awaitDocumentState(
        state: DocumentState,
        uri: URI,
        cancelToken: Cancellation.CancellationToken,
    ): Promise<URI> {
        const stateOf = () => this.langiumDocuments.getDocument(uri)?.state ?? DocumentState.Validated;
        const answer = () => super.awaitDocumentState(state, uri, cancelToken);
        const isSettled = (isOver: boolean) => !this.pending.isPending(uri) && (isOver || stateOf() >= state);
        return this.watch.until(isSettled, cancelToken, answer);
    }

    /** Names depend on nothing but the file and what it imports; Langium would try all unresolved ones each time. */
    protected override shouldRelink(document: LangiumDocument, changedUris: Set<string>): boolean {
        return this.indexManager.isAffected(document, changedUris);
    }

    /** A request may have followed a name before all files were read. */
    private unlinkAll(documents: readonly LangiumDocument[]): void {
        for (const document of documents.filter(({ state }) => state < DocumentState.Linked)) {
            this.serviceRegistry.getServices(document.uri).references.Linker.unlink(document);
        }
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
        await this.notifyDocumentPhase(document, DocumentState.Parsed);
        return true;
    }
}
