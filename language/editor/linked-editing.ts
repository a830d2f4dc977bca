/**
 * Names that change together while one of them is typed.
 *
 * Only a declaration takes its uses along: who edits a use means another thing. And only while no other file uses the
 * name, because that file would not follow.
 */

import { CstUtils, type LangiumDocument, type NameProvider, type References, UriUtils } from 'langium';
import type { LangiumServices } from 'langium/lsp';
import type { LinkedEditingRangeParams, LinkedEditingRanges } from 'vscode-languageserver';

export interface LinkedEditingRangeProvider {
    /** The ranges that change together, the declaration among them; undefined where nothing does. */
    getLinkedEditingRanges(
        document: LangiumDocument,
        params: LinkedEditingRangeParams,
    ): LinkedEditingRanges | undefined;
}

const NAME = '[A-Za-z_]\\w*(-\\w+)*';

export class CcsimLinkedEditingRangeProvider implements LinkedEditingRangeProvider {
    private readonly references: References;
    private readonly names: NameProvider;
    private readonly nameRegexp: RegExp;

    constructor(services: LangiumServices) {
        this.references = services.references.References;
        this.names = services.references.NameProvider;
        this.nameRegexp = services.parser.GrammarConfig.nameRegexp;
    }

    getLinkedEditingRanges(document: LangiumDocument, { position }: LinkedEditingRangeParams) {
        const root = document.parseResult.value.$cstNode;
        const offset = document.textDocument.offsetAt(position);
        const leaf = root && CstUtils.findDeclarationNodeAtOffset(root, offset, this.nameRegexp);
        const node = leaf?.astNode;
        const name = node && this.names.getNameNode(node);
        if (leaf === undefined || node === undefined || name?.offset !== leaf.offset) {
            return undefined;
        }
        const uses = this.references.findReferences(node, { includeDeclaration: true }).toArray();
        const isLocal = uses.every(({ sourceUri }) => UriUtils.equals(sourceUri, document.uri));
        const ranges = uses.map(({ segment }) => segment.range);
        return isLocal && ranges.length > 1 ? { ranges, wordPattern: NAME } : undefined;
    }
}
