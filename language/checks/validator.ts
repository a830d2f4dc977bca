/** Gives the errors of lexer, parser and linker codes like those of the checks, and leaves out mere consequences. */

import {
    type AstNode,
    DefaultDocumentValidator,
    type DiagnosticInfo,
    type LangiumDocument,
    type ParseResult,
    type ValidationOptions,
    type ValidationSeverity,
} from 'langium';
import { isComponentPart, isQuantity, isScenario, isSettingValue } from '../generated/ast.ts';
import { STATEMENT_ENDS } from '../parser/error-messages.ts';
import { topologyAround } from '../references/declarations.ts';
import { prefixOf } from '../references/scopes.ts';
import type { CheckCode } from './codes.ts';

type Diagnostic = NonNullable<LangiumDocument['diagnostics']>[number];
type LinkingError = NonNullable<LangiumDocument['references'][number]['error']>;

type ParserError = ParseResult['parserErrors'][number];

const MAX_MESSAGE_LENGTH = 600;

export class CcsimDocumentValidator extends DefaultDocumentValidator {
    protected override processLexingErrors(
        parseResult: ParseResult,
        diagnostics: Diagnostic[],
        options: ValidationOptions,
    ): void {
        this.withCode('syntax/character', diagnostics, (own) => super.processLexingErrors(parseResult, own, options));
    }

    protected override processParsingErrors(
        parseResult: ParseResult,
        diagnostics: Diagnostic[],
        options: ValidationOptions,
    ): void {
        const parserErrors = parseResult.parserErrors.map(atEndOfStatement);
        this.withCode('syntax/statement', diagnostics, (own) =>
            super.processParsingErrors({ ...parseResult, parserErrors }, own, options),
        );
    }

    protected override processLinkingErrors(
        document: LangiumDocument,
        diagnostics: Diagnostic[],
        options: ValidationOptions,
    ): void {
        const references = document.references.filter(({ error }) => error === undefined || !this.isConsequence(error));
        this.withCode('name/unknown', diagnostics, (own) =>
            super.processLinkingErrors({ ...document, references }, own, options),
        );
    }

    /** A name can be as long as a file, but no message should be. */
    protected override toDiagnostic<N extends AstNode>(
        severity: ValidationSeverity,
        message: string,
        info: DiagnosticInfo<N, string>,
    ): Diagnostic {
        const short = message.length > MAX_MESSAGE_LENGTH ? `${message.slice(0, MAX_MESSAGE_LENGTH)}…` : message;
        return super.toDiagnostic(severity, short, info);
    }

    private withCode(code: CheckCode, diagnostics: Diagnostic[], process: (own: Diagnostic[]) => void): void {
        const own: Diagnostic[] = [];
        process(own);
        diagnostics.push(...own.map((diagnostic) => ({ ...diagnostic, code })));
    }

    /** Nothing can be found in a topology or component that has not been found itself. */
    private isConsequence({ info }: LinkingError): boolean {
        const { container } = info;
        if (isScenario(container) || isQuantity(container)) {
            return false;
        }
        // A word that is no parameter is for the check of the setting.
        if (isSettingValue(container)) {
            return true;
        }
        return topologyAround(container) === undefined || (isComponentPart(container) && !prefixOf(container));
    }
}

/** A statement that breaks off is marked where it does, not at the next one; Langium does so at the end of a file. */
function atEndOfStatement(error: ParserError): ParserError {
    const { name, message, token } = error;
    return message.endsWith(STATEMENT_ENDS)
        ? { ...error, name, message, token: { ...token, startOffset: Number.NaN } }
        : error;
}
