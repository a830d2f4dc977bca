/** Imports as links that open the file. */

import { GrammarUtils, type LangiumDocument } from 'langium';
import type { DocumentLinkProvider } from 'langium/lsp';
import type { DocumentLink } from 'vscode-languageserver';
import type { CcsimServices } from '../ccsim-module.ts';
import { isDocument } from '../generated/ast.ts';
import type { Imports } from '../references/imports.ts';

export class CcsimDocumentLinkProvider implements DocumentLinkProvider {
    private readonly imports: () => Imports;

    constructor(services: CcsimServices) {
        this.imports = () => services.shared.workspace.Imports;
    }

    getDocumentLinks(document: LangiumDocument): DocumentLink[] {
        const root = document.parseResult.value;
        if (!isDocument(root)) {
            return [];
        }
        return root.imports.flatMap((statement) => {
            const path = GrammarUtils.findNodeForProperty(statement.$cstNode, 'path');
            const uri = this.imports().uriOf(document, statement);
            if (path === undefined || uri === undefined) {
                return [];
            }
            const { start, end } = path.range;
            const range = {
                start: { ...start, character: start.character + 1 },
                end: { ...end, character: end.character - 1 },
            };
            return [{ range, target: uri.toString(), tooltip: `Open ${statement.path}` }];
        });
    }
}
