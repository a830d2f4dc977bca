/** Gives the errors of lexer, parser and linker codes like those of the checks, and leaves out mere consequences. */

import {
    type AstNode,
    Cancellation,
    DefaultDocumentValidator,
    type DiagnosticInfo,
    interruptAndCheck,
    type LangiumDocument,
    type ParseResult,
    type ValidationAcceptor,
    type ValidationCheck,
    type ValidationOptions,
    type ValidationSeverity,
} from 'langium';
import { isComponentPart, isQuantity, isScenario, isSettingValue } from '../generated/ast.ts';
import { STATEMENT_ENDS } from '../parser/error-messages.ts';
import { topologyAround } from '../references/declarations.ts';
import { prefixOf } from '../references/scopes.ts';
import { contentsOf } from '../references/tree-contents.ts';
import type { CheckCode } from './codes.ts';

type Diagnostic = NonNullable<LangiumDocument['diagnostics']>[number];
type LinkingError = NonNullable<LangiumDocument['references'][number]['error']>;

type ParserError = ParseResult['parserErrors'][number];

const MAX_MESSAGE_LENGTH = 600;

/** Nodes that are checked before it is looked whether the text has changed meanwhile. */
const NODES_AT_A_TIME = 50;

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
        // In order of the text, whatever was resolved first.
        const references = contentsOf(document.parseResult.value)
            .references.filter(({ reference: { error } }) => error !== undefined && !this.isConsequence(error))
            .map(({ reference }) => reference);
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

    /** Visits the nodes as they are listed, and does not look up the checks of each anew. */
    protected override async validateAstNodes(
        root: AstNode,
        { categories }: ValidationOptions,
        acceptor: ValidationAcceptor,
        cancelToken = Cancellation.CancellationToken.None,
    ): Promise<void> {
        const checksByType = new Map<string, readonly ValidationCheck[]>();
        for (const [index, node] of contentsOf(root).nodes.entries()) {
            if (index % NODES_AT_A_TIME === 0) {
                await interruptAndCheck(cancelToken);
            }
            const checks = checksByType.get(node.$type) ?? [
                ...this.validationRegistry.getChecks(node.$type, categories),
            ];
            checksByType.set(node.$type, checks);
            if (checks.length > 0) {
                await Promise.all(checks.map((check) => check(node, acceptor, cancelToken)));
            }
        }
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
