/**
 * Who acts on what: a component, agent or domain is called by the statements that name it, these by their scenario.
 *
 * The other way round a scenario calls its statements, and these what they name.
 */

import {
    type AstNode,
    type AstNodeLocator,
    AstUtils,
    CstUtils,
    GrammarUtils,
    type LangiumDocument,
    type LangiumDocuments,
    type NameProvider,
    type References,
    URI,
} from 'langium';
import type { CallHierarchyProvider, LangiumServices } from 'langium/lsp';
import type {
    CallHierarchyIncomingCall,
    CallHierarchyIncomingCallsParams,
    CallHierarchyItem,
    CallHierarchyOutgoingCall,
    CallHierarchyOutgoingCallsParams,
    CallHierarchyPrepareParams,
    Range,
} from 'vscode-languageserver';
import { isScenario } from '../generated/ast.ts';
import { symbolKindOf } from './node-kinds.ts';
import { typeLabel } from './signature-help/element-labels.ts';
import { textOf } from './statement-text.ts';

export class CcsimCallHierarchyProvider implements CallHierarchyProvider {
    private readonly documents: LangiumDocuments;
    private readonly references: References;
    private readonly locator: AstNodeLocator;
    private readonly names: NameProvider;
    private readonly nameRegexp: RegExp;

    constructor(services: LangiumServices) {
        this.documents = services.shared.workspace.LangiumDocuments;
        this.references = services.references.References;
        this.locator = services.workspace.AstNodeLocator;
        this.names = services.references.NameProvider;
        this.nameRegexp = services.parser.GrammarConfig.nameRegexp;
    }

    /** The declaration that the word at the cursor stands for, otherwise the statement around it. */
    prepareCallHierarchy(document: LangiumDocument, { position }: CallHierarchyPrepareParams) {
        const root = document.parseResult.value.$cstNode;
        const offset = document.textDocument.offsetAt(position);
        const leaf = root && CstUtils.findDeclarationNodeAtOffset(root, offset, this.nameRegexp);
        const declaration = leaf && this.references.findDeclarations(leaf)[0];
        const around = root && CstUtils.findLeafNodeAtOffset(root, offset);
        const node = declaration ?? (around && statementAround(around.astNode));
        const item = node && this.itemOf(node);
        return item === undefined ? undefined : [item];
    }

    incomingCalls({ item }: CallHierarchyIncomingCallsParams): CallHierarchyIncomingCall[] {
        const node = this.nodeOf(item);
        if (node === undefined) {
            return [];
        }
        const scenario = isScenario(node.$container) ? node.$container : undefined;
        return scenario !== undefined && !this.isDeclaration(node) ? this.callsBy(scenario, node) : this.callsOf(node);
    }

    outgoingCalls({ item }: CallHierarchyOutgoingCallsParams): CallHierarchyOutgoingCall[] {
        const node = this.nodeOf(item);
        if (node === undefined) {
            return [];
        }
        const targets = isScenario(node) ? statementsIn(node) : this.targetsOf(node);
        const calls = new Map<AstNode, Range[]>();
        for (const { target, range } of targets) {
            calls.set(target, [...(calls.get(target) ?? []), range]);
        }
        return [...calls].flatMap(([target, fromRanges]) => {
            const to = this.itemOf(target);
            return to === undefined ? [] : [{ to, fromRanges }];
        });
    }

    private callsBy(caller: AstNode, called: AstNode): CallHierarchyIncomingCall[] {
        const from = this.itemOf(caller);
        const range = called.$cstNode?.range;
        return from === undefined || range === undefined ? [] : [{ from, fromRanges: [range] }];
    }

    /** The statements that name a declaration, wherever they are. */
    private callsOf(node: AstNode): CallHierarchyIncomingCall[] {
        const calls = new Map<AstNode, Range[]>();
        for (const { sourceUri, sourcePath, segment } of this.references.findReferences(node, {})) {
            const root = this.documents.getDocument(sourceUri)?.parseResult.value;
            const source = root && this.locator.getAstNode(root, sourcePath);
            const caller = source && statementAround(source);
            if (caller !== undefined) {
                calls.set(caller, [...(calls.get(caller) ?? []), segment.range]);
            }
        }
        return [...calls].flatMap(([caller, fromRanges]) => {
            const from = this.itemOf(caller);
            return from === undefined ? [] : [{ from, fromRanges }];
        });
    }

    /** What a statement or declaration names. */
    private targetsOf(node: AstNode): readonly Call[] {
        return AstUtils.streamAst(node)
            .flatMap((each) => AstUtils.streamReferences(each))
            .flatMap(({ reference }): readonly Call[] => {
                const target = 'ref' in reference ? reference.ref : undefined;
                const range = reference.$refNode?.range;
                return target === undefined || range === undefined ? [] : [{ target, range }];
            })
            .toArray();
    }

    private itemOf(node: AstNode): CallHierarchyItem | undefined {
        const cst = node.$cstNode;
        if (cst === undefined) {
            return undefined;
        }
        const nameNode = this.isDeclaration(node) ? this.names.getNameNode(node) : undefined;
        const scenario = AstUtils.getContainerOfType(node.$container, isScenario);
        return {
            name: (nameNode?.text ?? textOf(node)).slice(0, MAX_NAME_LENGTH),
            detail: scenario === undefined ? typeLabel(node.$type) : `in ${scenario.name}`,
            kind: symbolKindOf(node.$type),
            uri: AstUtils.getDocument(node).uri.toString(),
            range: cst.range,
            selectionRange: nameNode?.range ?? cst.range,
            data: this.locator.getAstNodePath(node),
        };
    }

    private nodeOf({ uri, data }: CallHierarchyItem): AstNode | undefined {
        const root = this.documents.getDocument(URI.parse(uri))?.parseResult.value;
        return root !== undefined && typeof data === 'string' ? this.locator.getAstNode(root, data) : undefined;
    }

    private isDeclaration(node: AstNode): boolean {
        return (
            this.names.getName(node) !== undefined &&
            GrammarUtils.findNodeForProperty(node.$cstNode, 'name') !== undefined
        );
    }
}

interface Call {
    readonly target: AstNode;
    readonly range: Range;
}

const MAX_NAME_LENGTH = 100;

/** The statement that a node is a part of: a line of a block, or the block itself where the node is in its header. */
function statementAround(node: AstNode): AstNode | undefined {
    return AstUtils.getContainerOfType(
        node,
        (each): each is AstNode => each.$containerProperty === 'members' || each.$container?.$container === undefined,
    );
}

/** What happens in a scenario, and what is expected of it. */
function statementsIn(scenario: AstNode): readonly Call[] {
    return AstUtils.streamContents(scenario)
        .filter((each) => AstUtils.streamAst(each).some((part) => !AstUtils.streamReferences(part).isEmpty()))
        .flatMap((target) => (target.$cstNode === undefined ? [] : [{ target, range: target.$cstNode.range }]))
        .toArray();
}
