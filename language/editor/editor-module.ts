/** Which services the language has for editors. */

import type { Module } from 'langium';
import type { PartialLangiumServices, PartialLangiumSharedServices } from 'langium/lsp';
import type { CcsimServices, CcsimSharedServices } from '../ccsim-module.ts';
import { CcsimCallHierarchyProvider } from './call-hierarchy.ts';
import { CcsimCodeActionProvider } from './code-actions/code-actions.ts';
import { CcsimCodeLensProvider } from './code-lenses.ts';
import { CcsimCompletionProvider } from './completion/completion.ts';
import { CcsimDocumentLinkProvider } from './document-links.ts';
import { CcsimDocumentSymbolProvider } from './document-symbols.ts';
import { CcsimDocumentUpdateHandler } from './document-updates.ts';
import { CcsimFileOperationHandler } from './file-renames.ts';
import { CcsimFoldingRangeProvider } from './folding.ts';
import { CcsimFormatter } from './formatter.ts';
import { CcsimHoverProvider } from './hover.ts';
import { CcsimInlayHintProvider } from './inlay-hints.ts';
import { CcsimLanguageServer } from './language-server.ts';
import { CcsimLinkedEditingRangeProvider, type LinkedEditingRangeProvider } from './linked-editing.ts';
import { CcsimNodeKindProvider } from './node-kinds.ts';
import { CcsimRenameProvider } from './rename.ts';
import { CcsimSelectionRangeProvider, type SelectionRangeProvider } from './selection-ranges.ts';
import { CcsimSemanticTokenProvider } from './semantic-tokens.ts';
import { CcsimSignatureHelpProvider } from './signature-help/signature-help.ts';

/** Services for editors that Langium does not know. */
export interface CcsimAddedEditorServices {
    readonly lsp: {
        readonly LinkedEditingRangeProvider: LinkedEditingRangeProvider;
        readonly SelectionRangeProvider: SelectionRangeProvider;
    };
}

export const CcsimEditorModule: Module<CcsimServices, PartialLangiumServices & CcsimAddedEditorServices> = {
    lsp: {
        CallHierarchyProvider: (services) => new CcsimCallHierarchyProvider(services),
        CodeActionProvider: (services) => new CcsimCodeActionProvider(services),
        CodeLensProvider: () => new CcsimCodeLensProvider(),
        CompletionProvider: (services) => new CcsimCompletionProvider(services),
        DocumentLinkProvider: (services) => new CcsimDocumentLinkProvider(services),
        DocumentSymbolProvider: () => new CcsimDocumentSymbolProvider(),
        FoldingRangeProvider: (services) => new CcsimFoldingRangeProvider(services),
        Formatter: (services) => new CcsimFormatter(services),
        HoverProvider: (services) => new CcsimHoverProvider(services),
        InlayHintProvider: () => new CcsimInlayHintProvider(),
        LinkedEditingRangeProvider: (services) => new CcsimLinkedEditingRangeProvider(services),
        RenameProvider: (services) => new CcsimRenameProvider(services),
        SelectionRangeProvider: () => new CcsimSelectionRangeProvider(),
        SemanticTokenProvider: (services) => new CcsimSemanticTokenProvider(services),
        SignatureHelp: (services) => new CcsimSignatureHelpProvider(services),
    },
};

/** Services that do not belong to one language. */
export const CcsimEditorSharedModule: Module<CcsimSharedServices, PartialLangiumSharedServices> = {
    lsp: {
        DocumentUpdateHandler: (services) => new CcsimDocumentUpdateHandler(services),
        FileOperationHandler: (services) => new CcsimFileOperationHandler(services),
        LanguageServer: (services) => new CcsimLanguageServer(services),
        NodeKindProvider: () => new CcsimNodeKindProvider(),
    },
};
