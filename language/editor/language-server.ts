/** What the server says that it can do, beyond what Langium knows of. */

import { DefaultLanguageServer } from 'langium/lsp';
import { CodeActionKind, type InitializeParams, type InitializeResult } from 'vscode-languageserver';
import { FIX_ALL_KIND } from './code-actions/code-actions.ts';

export class CcsimLanguageServer extends DefaultLanguageServer {
    protected override buildInitializeResult(params: InitializeParams): InitializeResult {
        const result = super.buildInitializeResult(params);
        const codeActionKinds = [
            CodeActionKind.QuickFix,
            CodeActionKind.RefactorExtract,
            CodeActionKind.RefactorRewrite,
            FIX_ALL_KIND,
        ];
        return {
            ...result,
            capabilities: {
                ...result.capabilities,
                codeActionProvider: { codeActionKinds },
                linkedEditingRangeProvider: true,
                selectionRangeProvider: true,
                workspace: {
                    ...result.capabilities.workspace,
                    workspaceFolders: { supported: true, changeNotifications: true },
                },
            },
        };
    }
}
