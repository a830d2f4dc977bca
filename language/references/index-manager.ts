/** Who refers to what, found when it is asked for: an index of all references would be made anew at every keystroke. */

import {
    type AstNode,
    AstUtils,
    CstUtils,
    DefaultIndexManager,
    type LangiumDocument,
    type ReferenceDescription,
    type Stream,
    stream,
    UriUtils,
} from 'langium';
import type { CcsimSharedCoreServices } from '../ccsim-module.ts';
import type { Imports } from './imports.ts';
import { contentsOf } from './tree-contents.ts';

export class CcsimIndexManager extends DefaultIndexManager {
    private readonly imports: Imports;

    constructor(services: CcsimSharedCoreServices) {
        super(services);
        this.imports = services.workspace.Imports;
    }

    /** A file is affected by whatever it imports, because a check or an unresolved name may look at any part of it. */
    override isAffected(document: LangiumDocument, changedUris: Set<string>): boolean {
        return this.imports.importedUris(document).some((uri) => changedUris.has(uri.toString()));
    }

    override async updateReferences(): Promise<void> {
        // Nothing is kept.
    }

    override findAllReferences(targetNode: AstNode, targetPath: string): Stream<ReferenceDescription> {
        const target = AstUtils.getDocument(targetNode);
        const importers = this.documents.all.filter(
            (document) =>
                document === target ||
                this.imports.importedUris(document).some((uri) => UriUtils.equals(uri, target.uri)),
        );
        return stream(importers.toArray().flatMap((document) => this.referencesIn(document, targetNode, targetPath)));
    }

    private referencesIn(document: LangiumDocument, targetNode: AstNode, targetPath: string): ReferenceDescription[] {
        const target = AstUtils.getDocument(targetNode).uri;
        const { AstNodeLocator } = this.serviceRegistry.getServices(document.uri).workspace;
        // Until it is linked again, a file refers to the tree that the target's file had before.
        const isTarget = (node: AstNode | undefined) =>
            node === targetNode ||
            (node?.$type === targetNode.$type &&
                UriUtils.equals(AstUtils.getDocument(node).uri, target) &&
                AstNodeLocator.getAstNodePath(node) === targetPath);
        return contentsOf(document.parseResult.value).references.flatMap(({ reference, container }) => {
            const cst = reference.$refNode;
            if (cst === undefined || !('ref' in reference) || !isTarget(reference.ref)) {
                return [];
            }
            return [
                {
                    sourceUri: document.uri,
                    sourcePath: AstNodeLocator.getAstNodePath(container),
                    targetUri: target,
                    targetPath,
                    segment: CstUtils.toDocumentSegment(cst),
                    local: UriUtils.equals(document.uri, target),
                },
            ];
        });
    }
}
