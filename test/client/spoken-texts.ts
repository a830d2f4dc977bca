/** Texts for people that a source file says without having them translated, as far as their form tells. */

import { parseSync } from 'rolldown/utils';

interface SyntaxNode {
    readonly type: string;
    readonly [key: string]: unknown;
}

/** Begins as a sentence or a label does: a capital letter and small ones after it. */
const LABEL = /^\p{Lu}\p{Ll}+(?:[ .,:?…]|$)/u;

/** Stands for a value in markup. */
const VALUE = '\u0000';

/** What is left of markup without its tags, and what attributes have people read or hear. */
const WORD = /\p{L}{2,}/u;
const SPOKEN_ATTRIBUTE = /(?:title|aria-label|label|placeholder)="([^"]*\p{L}{2,}[^"]*)"/gu;

/** Calls that nobody reads but who looks into the log or at a stack. */
const UNSPOKEN_CALL = /(?:^|\.)(?:info|warn|error|refused|Error|RangeError|TypeError|matchMedia|getPropertyValue)$/;

/** The texts, in the order of the file. */
export function untranslatedTexts(path: string, text: string): readonly string[] {
    const found: string[] = [];
    look(parseSync(path, text).program, found);
    return found;
}

function look(value: unknown, found: string[]): void {
    if (Array.isArray(value)) {
        for (const each of value) {
            look(each, found);
        }
    } else if (isNode(value) && !isUnspoken(value)) {
        found.push(...saidBy(value));
        for (const [key, part] of Object.entries(value)) {
            if (!(value.type === 'SwitchCase' && key === 'test')) {
                look(part, found);
            }
        }
    }
}

function isUnspoken(node: SyntaxNode): boolean {
    switch (node.type) {
        case 'CallExpression':
        case 'NewExpression': {
            const name = nameOf(node.callee);
            return name === 'l10n.t' || UNSPOKEN_CALL.test(name);
        }
        case 'TaggedTemplateExpression':
            return !/^(?:html|svg)$/.test(nameOf(node.tag));
        // Comparisons are about keys, tags and the like.
        case 'BinaryExpression':
            return node.operator !== '+';
        default:
            return (
                (node.type.startsWith('TS') && !/^TS(?:As|Satisfies)/.test(node.type)) || node.type.startsWith('Import')
            );
    }
}

function saidBy(node: SyntaxNode): readonly string[] {
    switch (node.type) {
        case 'Literal':
            return typeof node.value === 'string' && LABEL.test(node.value) ? [node.value] : [];
        case 'TaggedTemplateExpression':
            return saidByMarkup(partsOf(node.quasi).join(VALUE));
        case 'TemplateLiteral': {
            const [first = ''] = partsOf(node);
            return LABEL.test(first) ? [first] : [];
        }
        default:
            return [];
    }
}

function saidByMarkup(markup: string): readonly string[] {
    const attributes = [...markup.matchAll(SPOKEN_ATTRIBUTE)].map(([, said]) => said ?? '');
    const texts = markup
        .replace(/<[^>]*>/g, '\n')
        .replaceAll(VALUE, '')
        .split('\n');
    return [...attributes, ...texts.map((text) => text.trim()).filter((text) => WORD.test(text))];
}

function partsOf(template: unknown): readonly string[] {
    const quasis = isNode(template) && Array.isArray(template.quasis) ? template.quasis : [];
    return quasis.map((quasi: unknown) => {
        const value: unknown = isNode(quasi) ? quasi.value : undefined;
        const cooked: unknown = typeof value === 'object' && value !== null ? Reflect.get(value, 'cooked') : undefined;
        return typeof cooked === 'string' ? cooked : '';
    });
}

/** `l10n.t` of what calls that; empty where it is no name. */
function nameOf(node: unknown): string {
    if (!isNode(node)) {
        return '';
    }
    switch (node.type) {
        case 'Identifier':
        case 'PrivateIdentifier':
            return typeof node.name === 'string' ? node.name : '';
        case 'MemberExpression':
            return `${nameOf(node.object)}.${nameOf(node.property)}`;
        default:
            return '';
    }
}

function isNode(value: unknown): value is SyntaxNode {
    return typeof value === 'object' && value !== null && typeof Reflect.get(value, 'type') === 'string';
}
