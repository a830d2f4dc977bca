/** Small changes to a source text, each of which should make some scenario fail. Pure: from text to texts. */

import { parseSync } from 'rolldown/utils';

/** A part of a text and what takes its place. */
export interface Mutation {
    readonly operator: string;
    /** Counted in UTF-16 code units; `end` is the first that is left alone. */
    readonly start: number;
    readonly end: number;
    readonly replacement: string;
}

const COMPARISONS: Readonly<Record<string, string>> = {
    '<': '<=',
    '<=': '<',
    '>': '>=',
    '>=': '>',
    '===': '!==',
    '!==': '===',
};
const SUMS: Readonly<Record<string, string>> = { '+': '-', '-': '+' };
const LOGIC: Readonly<Record<string, string>> = { '&&': '||', '||': '&&' };

/**
 * Every mutation of a source text, in the order of the text.
 *
 * @throws Error if the text cannot be parsed
 */
export function mutationsOf(path: string, text: string): readonly Mutation[] {
    const { program, errors } = parseSync(path, text);
    if (errors.length > 0) {
        throw new Error(`${path}: ${errors[0]?.message}`);
    }
    const mutations: Mutation[] = [];
    visit(program, (node) => mutations.push(...mutationsAt(node, text)));
    return mutations.toSorted((first, second) => first.start - second.start || second.end - first.end);
}

/** The text with a mutation in it. */
export function mutate(text: string, { start, end, replacement }: Mutation): string {
    return text.slice(0, start) + replacement + text.slice(end);
}

interface SyntaxNode {
    readonly type: string;
    readonly start: number;
    readonly end: number;
    readonly [key: string]: unknown;
}

function mutationsAt(node: SyntaxNode, text: string): Mutation[] {
    switch (node.type) {
        case 'IfStatement':
        case 'ConditionalExpression':
            return negation(node.test, text);
        case 'LogicalExpression':
            return swap('swap && and ||', node, LOGIC, text);
        case 'BinaryExpression':
            return [...swap('change a comparison', node, COMPARISONS, text), ...swap('swap + and -', node, SUMS, text)];
        case 'ExpressionStatement':
            return droppedCall(node);
        default:
            return [];
    }
}

function negation(test: unknown, text: string): Mutation[] {
    if (!isNode(test)) {
        return [];
    }
    const { start, end } = test;
    return [{ operator: 'negate a condition', start, end, replacement: `!(${text.slice(start, end)})` }];
}

/** The operator stands between its operands; what else is there are blanks and parentheses. */
function swap(
    operator: string,
    node: SyntaxNode,
    replacements: Readonly<Record<string, string>>,
    text: string,
): Mutation[] {
    const { left, right } = node;
    const sign = String(node.operator);
    const replacement = replacements[sign];
    if (replacement === undefined || !isNode(left) || !isNode(right)) {
        return [];
    }
    const start = text.indexOf(sign, left.end);
    return start < 0 || start >= right.start ? [] : [{ operator, start, end: start + sign.length, replacement }];
}

function droppedCall({ expression, start, end }: SyntaxNode): Mutation[] {
    const isCall = isNode(expression) && expression.type === 'CallExpression';
    return isCall ? [{ operator: 'drop a call', start, end, replacement: ';' }] : [];
}

function visit(value: unknown, found: (node: SyntaxNode) => void): void {
    if (Array.isArray(value)) {
        for (const each of value) {
            visit(each, found);
        }
    } else if (isNode(value)) {
        found(value);
        for (const child of Object.values(value)) {
            visit(child, found);
        }
    }
}

function isNode(value: unknown): value is SyntaxNode {
    return typeof value === 'object' && value !== null && 'type' in value && 'start' in value && 'end' in value;
}
