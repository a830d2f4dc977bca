/**
 * Where names are looked up: topologies in the file and what it imports; everything else in the one topology or scenario
 * around the name.
 */

import {
    type AstNode,
    type AstNodeDescription,
    AstUtils,
    DefaultScopeComputation,
    DefaultScopeProvider,
    EMPTY_SCOPE,
    type LocalSymbols,
    MultiMap,
    MultiMapScope,
    type ReferenceInfo,
    type Scope,
} from 'langium';
import type { CcsimCoreServices } from '../ccsim-module.ts';
import {
    type ComponentPart,
    type ComponentRef,
    isComponentPart,
    isDocument,
    isScenario,
    NamedWork,
    Topology,
} from '../generated/ast.ts';
import { type ComponentNode, declarationsOf, namedWorkOf, partsOf, topologyAround } from './declarations.ts';
import type { Imports } from './imports.ts';

/** No local symbols: the scope provider reads them off the tree, which lists them by topology already. */
export class CcsimScopeComputation extends DefaultScopeComputation {
    override async collectLocalSymbols(): Promise<LocalSymbols> {
        return new MultiMap<AstNode, AstNodeDescription>();
    }
}

export class CcsimScopeProvider extends DefaultScopeProvider {
    private readonly imports: Imports;
    /** A tree never changes once it is parsed, so what a topology declares can be kept with it. */
    private readonly scopes = new WeakMap<Topology, Map<string, Scope>>();

    constructor(services: CcsimCoreServices) {
        super(services);
        this.imports = services.shared.workspace.Imports;
    }

    override getScope(context: ReferenceInfo): Scope {
        const type = this.reflection.getReferenceType(context);
        switch (type) {
            case Topology.$type:
                return this.topologies(context.container);
            case NamedWork.$type:
                return this.namedWork(context.container);
            default:
                return isComponentPart(context.container)
                    ? this.createScopeForNodes(partsOfPrefix(context.container))
                    : this.declarations(topologyAround(context.container), type);
        }
    }

    private topologies(node: AstNode): Scope {
        const document = AstUtils.getDocument(node);
        const roots = [document, ...this.imports.importedDocuments(document)].map((each) => each.parseResult.value);
        return this.createScopeForNodes(roots.flatMap((root) => (isDocument(root) ? root.topologies : [])));
    }

    private namedWork(node: AstNode): Scope {
        const scenario = AstUtils.getContainerOfType(node, isScenario);
        return scenario === undefined ? EMPTY_SCOPE : this.createScopeForNodes(namedWorkOf(scenario));
    }

    private declarations(topology: Topology | undefined, type: string): Scope {
        if (topology === undefined) {
            return EMPTY_SCOPE;
        }
        const byType = this.scopes.get(topology) ?? new Map<string, Scope>();
        this.scopes.set(topology, byType);
        const known = byType.get(type);
        const scope = known ?? this.declarationsOfType(topology, type);
        byType.set(type, scope);
        return scope;
    }

    private declarationsOfType(topology: Topology, type: string): Scope {
        const nodes = declarationsOf(topology).filter(
            (node) => node.name !== undefined && this.reflection.isSubtype(node.$type, type),
        );
        return new MultiMapScope(nodes.map((node) => this.descriptions.createDescription(node, node.name)));
    }
}

/** The component that a part of a reference belongs to: the last one named before it. */
export function prefixOf(part: ComponentPart): ComponentNode | undefined {
    const reference: ComponentRef | undefined = part.$container;
    const place = part.$containerIndex ?? reference?.parts.length ?? 0;
    const named = reference?.parts.slice(0, place).findLast((each) => each.component !== undefined);
    return named === undefined ? reference?.component?.ref : named.component?.ref;
}

function partsOfPrefix(part: ComponentPart): readonly ComponentNode[] {
    const prefix = prefixOf(part);
    return prefix === undefined ? [] : partsOf(prefix).filter((each) => each.name !== undefined);
}
