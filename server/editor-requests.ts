/** Answers the requests of editors that Langium has no services for. */

import { DocumentState } from 'langium';
import { createRequestHandler, createServerRequestHandler } from 'langium/lsp';
import type { Connection } from 'vscode-languageserver';
import type { CcsimServices, CcsimSharedServices } from '../language/index.ts';

/** Registers the handlers with a connection that does not listen yet. */
export function registerEditorRequests(
    connection: Connection,
    { shared, ccsim }: { readonly shared: CcsimSharedServices; readonly ccsim: CcsimServices },
): void {
    connection.onSelectionRanges(
        createRequestHandler(
            (_, document, params) => ccsim.lsp.SelectionRangeProvider.getSelectionRanges(document, params),
            shared,
            DocumentState.Parsed,
        ),
    );
    connection.languages.onLinkedEditingRange(
        createServerRequestHandler(
            (_, document, params) => ccsim.lsp.LinkedEditingRangeProvider.getLinkedEditingRanges(document, params),
            shared,
            DocumentState.IndexedReferences,
        ),
    );
}
