/** Formatting of a document, of a range, and of the line just left. */

import type { LangiumDocument, Lexer } from 'langium';
import type { Formatter, LangiumServices } from 'langium/lsp';
import type {
    DocumentFormattingParams,
    DocumentOnTypeFormattingOptions,
    DocumentOnTypeFormattingParams,
    DocumentRangeFormattingParams,
    FormattingOptions,
    Range,
    TextEdit,
} from 'vscode-languageserver';
import { isDocument } from '../generated/ast.ts';
import { type LayoutEdit, type LayoutOptions, layOut } from './layout.ts';

export class CcsimFormatter implements Formatter {
    private readonly lexer: Lexer;

    constructor(services: LangiumServices) {
        this.lexer = services.parser.Lexer;
    }

    get formatOnTypeOptions(): DocumentOnTypeFormattingOptions {
        return { firstTriggerCharacter: '\n', moreTriggerCharacter: ['}'] };
    }

    formatDocument(document: LangiumDocument, params: DocumentFormattingParams): TextEdit[] {
        return this.format(document, params.options, undefined);
    }

    formatDocumentRange(document: LangiumDocument, params: DocumentRangeFormattingParams): TextEdit[] {
        return this.format(document, params.options, params.range);
    }

    /** A line end finishes the line before it; a brace the line that it is on. */
    formatDocumentOnType(document: LangiumDocument, params: DocumentOnTypeFormattingParams): TextEdit[] {
        const line = params.ch === '\n' ? params.position.line - 1 : params.position.line;
        if (line < 0) {
            return [];
        }
        return this.format(document, params.options, {
            start: { line, character: 0 },
            end: { line, character: Number.MAX_SAFE_INTEGER },
        });
    }

    private format(document: LangiumDocument, options: FormattingOptions, range: Range | undefined): TextEdit[] {
        const root = document.parseResult.value;
        if (!isDocument(root) || !isSound(document, range)) {
            return [];
        }
        const text = document.textDocument.getText();
        const edits = layOut(root, text, this.lexer.tokenize(text), layoutOptions(text, options));
        return edits
            .map((edit) => textEdit(document, edit))
            .filter((edit) => range === undefined || startsWithin(edit, range));
    }
}

/** Whether the text is understood as far as it is to be formatted. */
function isSound(document: LangiumDocument, range: Range | undefined): boolean {
    const { lexerErrors, parserErrors } = document.parseResult;
    if (range === undefined) {
        return lexerErrors.length === 0 && parserErrors.length === 0;
    }
    const lastLine = range.end.line + 1;
    // The end of the file has no line.
    const isLater = (line = Number.NaN) => !(line >= 0 && line <= lastLine);
    return (
        lexerErrors.every((error) => isLater(error.line)) &&
        parserErrors.every((error) => isLater(error.token.startLine))
    );
}

function layoutOptions(text: string, options: FormattingOptions): LayoutOptions {
    return {
        indent: options.insertSpaces ? ' '.repeat(options.tabSize) : '\t',
        lineEnd: text.includes('\r\n') ? '\r\n' : '\n',
    };
}

function textEdit(document: LangiumDocument, edit: LayoutEdit): TextEdit {
    const { textDocument } = document;
    return {
        range: { start: textDocument.positionAt(edit.start), end: textDocument.positionAt(edit.end) },
        newText: edit.text,
    };
}

/** White space belongs to the line of the token that follows it. */
function startsWithin(edit: TextEdit, range: Range): boolean {
    const line = edit.range.end.line;
    return line >= range.start.line && line <= range.end.line;
}
