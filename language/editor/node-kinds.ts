/** Which of the editor's kinds of symbol and completion item stands for each kind of declaration. */

import { type AstNode, type AstNodeDescription, isAstNode } from 'langium';
import type { NodeKindProvider } from 'langium/lsp';
import { CompletionItemKind, SymbolKind } from 'vscode-languageserver';

export class CcsimNodeKindProvider implements NodeKindProvider {
    getSymbolKind(node: AstNode | AstNodeDescription): SymbolKind {
        return symbolKindOf(typeOf(node));
    }

    getCompletionItemKind(node: AstNode | AstNodeDescription): CompletionItemKind {
        return completionKindOf(typeOf(node));
    }
}

/** Symbol kind of a type of AST node. */
export function symbolKindOf(type: string): SymbolKind {
    switch (type) {
        case 'Topology':
            return SymbolKind.Namespace;
        case 'Case':
        case 'Fragment':
        case 'Scenario':
            return SymbolKind.Function;
        case 'Domain':
            return SymbolKind.Interface;
        case 'Agent':
            return SymbolKind.Variable;
        case 'AgentGroup':
        case 'SkillGroup':
        case 'Team':
            return SymbolKind.Array;
        case 'Link':
            return SymbolKind.Operator;
        case 'SettingAssignment':
            return SymbolKind.Property;
        case 'Parameter':
            return SymbolKind.Constant;
        case 'Include':
        case 'TimelineStatement':
            return SymbolKind.Event;
        case 'Expectation':
            return SymbolKind.Boolean;
        case 'ReceiveAction':
        case 'AssignAction':
            return SymbolKind.Constant;
        default:
            return SymbolKind.Class;
    }
}

function completionKindOf(type: string): CompletionItemKind {
    switch (type) {
        case 'Topology':
            return CompletionItemKind.Module;
        case 'Fragment':
        case 'Scenario':
            return CompletionItemKind.Function;
        case 'Domain':
            return CompletionItemKind.Interface;
        case 'Agent':
            return CompletionItemKind.Variable;
        case 'Parameter':
        case 'ReceiveAction':
        case 'AssignAction':
            return CompletionItemKind.Constant;
        default:
            return CompletionItemKind.Class;
    }
}

function typeOf(node: AstNode | AstNodeDescription): string {
    return isAstNode(node) ? node.$type : node.type;
}
