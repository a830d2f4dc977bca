/** Which topologies can be referred to from a document: its own and those of the files that it imports. */

import {
    type AstNodeDescription,
    type AstNodeLocator,
    AstUtils,
    type LangiumDocuments,
    type ReferenceInfo,
    type ScopeProvider,
} from 'langium';
import type { LangiumServices } from 'langium/lsp';
import { type Document, isTopology, type Scenario, type Topology } from '../generated/ast.ts';
import { factsOf, type TopologyFacts } from './topology-facts.ts';

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

    /** What the topology that a node is in, or that the scenario around it runs on, declares. */
    factsAround(node: Topology | Scenario): TopologyFacts | undefined {
        const topology = isTopology(node) ? node : (node.topology?.ref ?? undefined);
        return topology === undefined ? undefined : factsOf(topology);
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

/** The topology or scenario that a node is in. */
export function blockAround(node: Parameters<typeof AstUtils.getContainerOfType>[0]): Topology | Scenario | undefined {
    return (
        AstUtils.getContainerOfType(node, isTopology) ??
        AstUtils.getContainerOfType(node, (each): each is Scenario => each.$type === 'Scenario')
    );
}
