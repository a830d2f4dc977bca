/** Has the editor ask again for what it may have asked too early: before the workspace was read for the first time. */

import {
    type ClientCapabilities,
    CodeLensRefreshRequest,
    type Connection,
    InlayHintRefreshRequest,
    SemanticTokensRefreshRequest,
} from 'vscode-languageserver';
import type { CcsimSharedServices } from '../language/index.ts';

/** Sends what the client supports, once, as soon as the workspace is ready. */
export function refreshWhenReady(connection: Connection, shared: CcsimSharedServices): void {
    let capabilities: ClientCapabilities = {};
    shared.lsp.LanguageServer.onInitialize((params) => {
        capabilities = params.capabilities;
    });
    shared.lsp.LanguageServer.onInitialized(async () => {
        await shared.workspace.WorkspaceManager.ready;
        await Promise.allSettled(refreshes(capabilities).map((method) => connection.sendRequest(method)));
    });
}

function refreshes({ workspace }: ClientCapabilities): readonly string[] {
    return [
        ...(workspace?.codeLens?.refreshSupport ? [CodeLensRefreshRequest.method] : []),
        ...(workspace?.inlayHint?.refreshSupport ? [InlayHintRefreshRequest.method] : []),
        ...(workspace?.semanticTokens?.refreshSupport ? [SemanticTokensRefreshRequest.method] : []),
    ];
}
