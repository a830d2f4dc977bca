/** The text of a file as the formatter lays it out, for programs without an editor. */

import type { LangiumDocument } from 'langium';
import type { CcsimCoreServices } from './ccsim-module.ts';
import { layOut } from './editor/layout.ts';
import { isDocument } from './generated/ast.ts';

/** How many spaces a level of the layout is indented by where no editor says otherwise. */
const INDENT = ' '.repeat(4);

/** The whole text of a parsed document, laid out; undefined where it has syntax errors, and stays as it is. */
export function formattedText(services: CcsimCoreServices, document: LangiumDocument): string | undefined {
    const { value: root, lexerErrors, parserErrors } = document.parseResult;
    if (!isDocument(root) || lexerErrors.length > 0 || parserErrors.length > 0) {
        return undefined;
    }
    const text = document.textDocument.getText();
    const lineEnd = text.includes('\r\n') ? '\r\n' : '\n';
    const edits = layOut(root, text, services.parser.Lexer.tokenize(text), { indent: INDENT, lineEnd });
    return edits
        .toSorted((left, right) => right.start - left.start)
        .reduce((changed, edit) => changed.slice(0, edit.start) + edit.text + changed.slice(edit.end), text);
}
