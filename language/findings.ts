/** What was found wrong with a node: made where the meaning of the text is worked out, reported by the checks. */

import type { AstNode } from 'langium';
import type { CheckCode } from './checks/codes.ts';

export interface Finding {
    readonly code: CheckCode;
    readonly message: string;
    readonly node: AstNode;
    /** The property of the node that is wrong, if not all of it. */
    readonly property?: string;
    /** Which value of the property, if it has several. */
    readonly index?: number;
}

/** A value, or why there is none; `unresolved` where something else has been reported already. */
export type Found<T> =
    | { readonly kind: 'value'; readonly value: T }
    | { readonly kind: 'finding'; readonly finding: Finding }
    | { readonly kind: 'unresolved' };

export const UNRESOLVED = { kind: 'unresolved' } as const;

/** Wraps a value that was found. */
export function found<T>(value: T): Found<T> {
    return { kind: 'value', value };
}

/** Says that there is no value and why. */
export function finding(code: CheckCode, node: AstNode, message: string): Found<never> {
    return { kind: 'finding', finding: { code, node, message } };
}

/** The value if there is one. */
export function foundValue<T>(result: Found<T>): T | undefined {
    return result.kind === 'value' ? result.value : undefined;
}
