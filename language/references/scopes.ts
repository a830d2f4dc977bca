/**
 * Where names are looked up: topologies in the file and what it imports; everything else in the one topology or
 * scenario around the name.
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
    type NamedWork as NamedWorkNode,
    Parameter,
    type Parameter as ParameterNode,
    type Scenario,
    Topology,
} from '../generated/ast.ts';
import { parametersOf } from '../plan/parameters.ts';
import {
    allPartsOf,
    type ComponentNode,
    type Declaration,
    declarationsOf,
    namedWorkOf,
    topologyAround,
} from './declarations.ts';
import type { Imports } from './imports.ts';

/** No local symbols: the scope provider reads them off the tree, which lists them by topology already. */
export class CcsimScopeComputation extends DefaultScopeComputation {
    override async collectLocalSymbols(): Promise<LocalSymbols> {
        return new MultiMap<AstNode, AstNodeDescription>();
    }
}

export class CcsimScopeProvider extends DefaultScopeProvider {
    private readonly imports: Imports;
    /** A tree never changes once it is parsed, so what a topology or scenario declares can be kept with it. */
    private readonly scopes = new WeakMap<Topology | Scenario, Map<string, Scope>>();
    private readonly described = new WeakMap<AstNode, AstNodeDescription>();

    constructor(services: CcsimCoreServices) {
        super(services);
        this.imports = services.shared.workspace.Imports;
    }

    override getScope(context: ReferenceInfo): Scope {
        const type = this.reflection.getReferenceType(context);
        switch (type) {
            case Topology.$type:
                return this.topologies(context.container);
            case Parameter.$type:
                return this.parameters(AstUtils.getContainerOfType(context.container, isScenario));
            case NamedWork.$type:
                return this.namedWork(AstUtils.getContainerOfType(context.container, isScenario));
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

    private namedWork(scenario: Scenario | undefined): Scope {
        return scenario === undefined
            ? EMPTY_SCOPE
            : this.kept(scenario, NamedWork.$type, () => this.scopeOf(namedWorkOf(scenario)));
    }

    private parameters(owner: Scenario | undefined): Scope {
        return owner === undefined
            ? EMPTY_SCOPE
            : this.kept(owner, Parameter.$type, () => this.scopeOf(parametersOf(owner)));
    }

    private declarations(topology: Topology | undefined, type: string): Scope {
        return topology === undefined
            ? EMPTY_SCOPE
            : this.kept(topology, type, () =>
                  this.scopeOf(declarationsOf(topology).filter((node) => this.reflection.isSubtype(node.$type, type))),
              );
    }

    private kept(container: Topology | Scenario, type: string, create: () => Scope): Scope {
        const byType = this.scopes.get(container) ?? new Map<string, Scope>();
        this.scopes.set(container, byType);
        const scope = byType.get(type) ?? create();
        byType.set(type, scope);
        return scope;
    }

    private scopeOf(nodes: readonly (Declaration | NamedWorkNode | ParameterNode)[]): Scope {
        const named = nodes.filter((node) => node.name !== undefined);
        return new MultiMapScope(named.map((node) => this.describe(node)));
    }

    /** A declaration is in the scopes of several types. */
    private describe(node: Declaration | NamedWorkNode | ParameterNode): AstNodeDescription {
        const description = this.described.get(node) ?? this.descriptions.createDescription(node, node.name);
        this.described.set(node, description);
        return description;
    }
}

/** The component that a part of a reference belongs to: the last one named before it. */
export function prefixOf(part: ComponentPart): ComponentNode | undefined {
    const reference: ComponentRef | undefined = part.$container;
    let place = (part.$containerIndex ?? reference?.parts.length ?? 0) - 1;
    while (place >= 0 && reference?.parts[place]?.component === undefined) {
        place--;
    }
    return place < 0 ? reference?.component?.ref : reference?.parts[place]?.component?.ref;
}

function partsOfPrefix(part: ComponentPart): readonly ComponentNode[] {
    const prefix = prefixOf(part);
    return prefix === undefined ? [] : allPartsOf(prefix).filter((each) => each.name !== undefined);
}
