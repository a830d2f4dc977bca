/** Which topologies can be referred to from a document: its own and those of the files that it imports. */

import type { AstNodeDescription, AstNodeLocator, LangiumDocuments, ReferenceInfo, ScopeProvider } from 'langium';
import type { LangiumServices } from 'langium/lsp';
import { type Document, isTopology, type Topology } from '../generated/ast.ts';

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
        const scenario = { $type: 'Scenario', $container: root, $containerProperty: 'scenarios', members: [] } as const;
        const context: ReferenceInfo = {
            container: scenario,
            property: 'topology',
            reference: { $refText: '', ref: undefined },
        };
        const known = this.scopes.getScope(context).getAllElements().toArray();
        const found = known.map((description) => this.nodeOf(description)).filter(isTopology);
        return [...new Set([...root.topologies, ...found])];
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
