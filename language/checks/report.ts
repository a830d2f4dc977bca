/** How a check says what it found. */

import {
    type AstNode,
    AstUtils,
    type DiagnosticInfo,
    GrammarUtils,
    isOperationCancelled,
    type ValidationAcceptor,
} from 'langium';
import type { Finding, Found } from '../findings.ts';
import { isInclude } from '../generated/ast.ts';
import type { Values } from '../plan/parameters.ts';
import { originOf } from '../references/inheritance.ts';
import { CHECK_CODES, type CheckCode, type CheckDescription } from './codes.ts';

/** The tag of the Language Server Protocol for text that could as well not be there. */
const UNNECESSARY = 1;

/** Something else that a finding is about, in the same file or another one. */
export interface Related {
    readonly node: AstNode;
    readonly property?: string;
    readonly message: string;
}

export type Report = (finding: Finding, related?: readonly Related[]) => void;

/**
 * A check looks at a node and reports what it finds; its name says what must or should be so.
 *
 * Where what it finds depends on parameters, they have the declared values unless it is given others.
 */
export type Check<T extends AstNode> = (node: T, report: Report, values?: Values) => void;

/** The check as Langium runs it: with the severity of the code, and unable to stop the others. */
export function isolated<T extends AstNode>(check: Check<T>): (node: T, accept: ValidationAcceptor) => void {
    return (node, accept) => {
        try {
            check(node, (finding, related) =>
                accept(CHECK_CODES[finding.code].severity, finding.message, info(finding, related)),
            );
        } catch (error) {
            if (isOperationCancelled(error)) {
                throw error;
            }
            const reason = error instanceof Error ? error.message : String(error);
            const message = `The check '${check.name}' failed: ${reason}`;
            const code: CheckCode = 'check/failed';
            accept(CHECK_CODES[code].severity, message, { node, code });
        }
    };
}

/** Reports what is found in included fragments once for each inclusion, however often it comes up there. */
export function oncePerInclusion(report: Report): Report {
    const codes = new Map<AstNode, Set<CheckCode>>();
    return (finding, related) => {
        const known = codes.get(finding.node) ?? new Set<CheckCode>();
        if (!isInclude(finding.node) || !known.has(finding.code)) {
            report(finding, related);
        }
        codes.set(finding.node, known.add(finding.code));
    };
}

/** Reports a finding that came up where a value was looked for. */
export function reportFound<T>(result: Found<T>, report: Report): void {
    if (result.kind === 'finding') {
        report(result.finding);
    }
}

function info(finding: Finding, related: readonly Related[] | undefined): DiagnosticInfo<AstNode, string> {
    const { node, code, property, index } = finding;
    const description: CheckDescription = CHECK_CODES[code];
    return {
        node,
        code,
        ...(description.isUnnecessary === true ? { tags: [UNNECESSARY] } : {}),
        ...(property === undefined ? {} : { property }),
        ...(index === undefined ? {} : { index }),
        ...(related === undefined ? {} : { relatedInformation: related.map(relatedInformation) }),
        data: { code },
    };
}

function relatedInformation({ node, property, message }: Related) {
    const whole = node.$cstNode;
    const part = property === undefined ? undefined : GrammarUtils.findNodeForProperty(whole, property);
    const nowhere = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };
    return {
        location: {
            uri: AstUtils.getDocument(originOf(node)).uri.toString(),
            range: (part ?? whole)?.range ?? nowhere,
        },
        message,
    };
}
