/** The errors of a document in the form in which they go to other processes. */

import { type AstNode, AstUtils, type LangiumDocument } from 'langium';
import type * as Ast from '../generated/ast.ts';
import { isDocument } from '../generated/ast.ts';
import { rangeOf } from './source.ts';
import type { Problem } from './summaries.ts';

type Diagnostic = NonNullable<LangiumDocument['diagnostics']>[number];

const ERROR_SEVERITY = 1;

/** The errors of a validated document, all of them or those that a condition holds for. */
export function problemsOf(
    document: LangiumDocument,
    condition: (diagnostic: Diagnostic) => boolean = () => true,
): readonly Problem[] {
    return (document.diagnostics ?? [])
        .filter((diagnostic) => diagnostic.severity === ERROR_SEVERITY && condition(diagnostic))
        .map((diagnostic) => ({
            uri: document.uri.toString(),
            startLine: diagnostic.range.start.line,
            startColumn: diagnostic.range.start.character,
            endLine: diagnostic.range.end.line,
            endColumn: diagnostic.range.end.character,
            code: String(diagnostic.code ?? ''),
            message: typeof diagnostic.message === 'string' ? diagnostic.message : diagnostic.message.value,
        }));
}

/** A problem with a node. */
export function problemAt(node: AstNode, code: string, message: string): Problem {
    const { source: _, ...range } = rangeOf(node, 0);
    return { uri: AstUtils.getDocument(node).uri.toString(), ...range, code, message };
}

/** Whether a diagnostic concerns some of a document's declarations: it lies in them, or outside of all others. */
export function isErrorWithin(
    diagnostic: Diagnostic,
    document: LangiumDocument,
    own: readonly (Ast.Timeline | Ast.Topology)[],
): boolean {
    const root = document.parseResult.value;
    const others = isDocument(root)
        ? [...root.scenarios, ...root.topologies, ...root.fragments].filter((each) => !own.includes(each))
        : [];
    const isSyntax = String(diagnostic.code).startsWith('syntax/');
    return isSyntax || !others.some((each) => contains(each, diagnostic));
}

function contains(node: AstNode, { range }: Diagnostic): boolean {
    const own = rangeOf(node, 0);
    const startsBefore =
        own.startLine < range.start.line ||
        (own.startLine === range.start.line && own.startColumn <= range.start.character);
    const endsAfter =
        own.endLine > range.end.line || (own.endLine === range.end.line && own.endColumn >= range.end.character);
    return startsBefore && endsAfter;
}
