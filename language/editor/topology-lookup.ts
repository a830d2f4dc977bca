/** Which topologies and fragments can be referred to from a document: its own and those of the files that it imports. */

import type { AstNodeDescription, AstNodeLocator, LangiumDocuments, ReferenceInfo, ScopeProvider } from 'langium';
import type { LangiumServices } from 'langium/lsp';
import { type Document, type Fragment, isFragment, isTopology, type Topology } from '../generated/ast.ts';

export class TopologyLookup {
    private readonly scopes: ScopeProvider;
    private readonly documents: LangiumDocuments;
    private readonly locator: AstNodeLocator;

    constructor(services: LangiumServices) {
        this.scopes = services.references.ScopeProvider;
        this.documents = services.shared.workspace.LangiumDocuments;
        this.locator = services.workspace.AstNodeLocator;
    }

    /** Topologies in sight of a document, its own first. */
    topologies(root: Document): readonly Topology[] {
        return [...new Set([...root.topologies, ...this.inReach(root, 'Scenario', 'topology').filter(isTopology)])];
    }

    /** Fragments in sight of a document, its own first. */
    fragments(root: Document): readonly Fragment[] {
        return [...new Set([...root.fragments, ...this.inReach(root, 'Include', 'fragment').filter(isFragment)])];
    }

    private inReach(root: Document, $type: string, property: string): readonly unknown[] {
        const container = { $type, $container: root };
        const context: ReferenceInfo = { container, property, reference: { $refText: '', ref: undefined } };
        const known = this.scopes.getScope(context).getAllElements().toArray();
        return known.map((description) => this.nodeOf(description));
    }

    private nodeOf(description: AstNodeDescription): unknown {
        if (description.node !== undefined) {
            return description.node;
        }
        const document = this.documents.getDocument(description.documentUri);
        return document === undefined
            ? undefined
            : this.locator.getAstNode(document.parseResult.value, description.path);
    }
}
