/**
 * Where names are looked up: topologies and fragments in the file and what it imports; everything else in the one topology
 * or timeline around the name.
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
    type Document,
    Fragment,
    type Fragment as FragmentNode,
    isComponentPart,
    isDocument,
    isInclude,
    NamedWork,
    type NamedWork as NamedWorkNode,
    Parameter,
    type Parameter as ParameterNode,
    type Timeline,
    Topology,
} from '../generated/ast.ts';
import { parametersOf } from '../plan/parameters.ts';
import {
    allPartsOf,
    type ComponentNode,
    type Declaration,
    declarationsOf,
    includedFragments,
    namedWorkOf,
    timelineAround,
    topologyAround,
} from './declarations.ts';
import type { Imports } from './imports.ts';
import { originOf, wholeTopology } from './inheritance.ts';

/** No local symbols: the scope provider reads them off the tree, which lists them by topology already. */
export class CcsimScopeComputation extends DefaultScopeComputation {
    override async collectLocalSymbols(): Promise<LocalSymbols> {
        return new MultiMap<AstNode, AstNodeDescription>();
    }
}

export class CcsimScopeProvider extends DefaultScopeProvider {
    private readonly imports: Imports;
    /** A tree never changes once it is parsed, so what a topology or timeline declares can be kept with it. */
    private readonly scopes = new WeakMap<Topology | Timeline, Map<string, Scope>>();
    private readonly described = new WeakMap<AstNode, AstNodeDescription>();

    constructor(services: CcsimCoreServices) {
        super(services);
        this.imports = services.shared.workspace.Imports;
    }

    override getScope(context: ReferenceInfo): Scope {
        const type = this.reflection.getReferenceType(context);
        switch (type) {
            case Topology.$type:
                return this.inReach(context.container, (root) => root.topologies);
            case Fragment.$type:
                return this.inReach(context.container, (root) => root.fragments);
            case Parameter.$type:
                return this.parameters(parameterOwner(context.container));
            case NamedWork.$type:
                return this.namedWork(timelineAround(context.container));
            default:
                return isComponentPart(context.container)
                    ? this.scopeOf(partsOfPrefix(context.container))
                    : this.declarations(topologyAround(context.container), type);
        }
    }

    /** What the file of a node, and those that it imports, declare outside of everything else. */
    private inReach(node: AstNode, declared: (root: Document) => readonly (Topology | FragmentNode)[]): Scope {
        const document = AstUtils.getDocument(node);
        const roots = [document, ...this.imports.importedDocuments(document)].map((each) => each.parseResult.value);
        return this.createScopeForNodes(roots.flatMap((root) => (isDocument(root) ? declared(root) : [])));
    }

    /** A timeline's own tasks first, then those of the fragments that it includes. */
    private namedWork(timeline: Timeline | undefined): Scope {
        return timeline === undefined
            ? EMPTY_SCOPE
            : this.scopeOf([timeline, ...includedFragments(timeline)].flatMap(namedWorkOf));
    }

    private parameters(owner: Timeline | undefined): Scope {
        return owner === undefined
            ? EMPTY_SCOPE
            : this.kept(owner, Parameter.$type, () => this.scopeOf(parametersOf(owner)));
    }

    private declarations(topology: Topology | undefined, type: string): Scope {
        return topology === undefined
            ? EMPTY_SCOPE
            : this.kept(wholeTopology(topology), type, () =>
                  this.scopeOf(declarationsOf(topology).filter((node) => this.reflection.isSubtype(node.$type, type))),
              );
    }

    private kept(container: Topology | Timeline, type: string, create: () => Scope): Scope {
        const byType = this.scopes.get(container) ?? new Map<string, Scope>();
        this.scopes.set(container, byType);
        const scope = byType.get(type) ?? create();
        byType.set(type, scope);
        return scope;
    }

    /**
     * Of the text that the node stands for, so that everything written about the one is written about the other; kept,
     * because a declaration is in the scopes of several types.
     */
    private descriptionOf(node: AstNode, name: string): AstNodeDescription {
        const known = this.described.get(node);
        const description = known ?? { ...this.descriptions.createDescription(originOf(node), name), node };
        this.described.set(node, description);
        return description;
    }

    private scopeOf(nodes: readonly (Declaration | NamedWorkNode | ParameterNode)[]): Scope {
        return new MultiMapScope(
            nodes.flatMap((node) => (node.name === undefined ? [] : this.descriptionOf(node, node.name))),
        );
    }
}

/** Whose parameters a name is one of: those of the fragment where it is given a value for them. */
function parameterOwner(node: AstNode): Timeline | undefined {
    const include = node.$type === 'Argument' ? node.$container : undefined;
    return isInclude(include) ? include.fragment?.ref : timelineAround(node);
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

/** What a part of a reference can name: what is declared in the component before it. */
export function partsOfPrefix(part: ComponentPart): readonly ComponentNode[] {
    const prefix = prefixOf(part);
    return prefix === undefined ? [] : allPartsOf(prefix).filter((each) => each.name !== undefined);
}
