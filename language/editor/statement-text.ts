/** The text of a statement on one line, for people. */

import type { AstNode } from 'langium';

/** Text of a node as the formatter would write it, without comments; empty where the node has no text. */
export function textOf(node: AstNode | undefined): string {
    const text = node?.$cstNode?.text ?? '';
    return text
        .split(/("[^"]*")/)
        .map((part, index) => (index % 2 === 1 ? part : plain(part)))
        .join('')
        .trim();
}

function plain(text: string): string {
    return text
        .replace(/\/\*[\s\S]*?\*\/|\/\/[^\n\r]*/g, ' ')
        .replace(/\s+/g, ' ')
        .replace(/ ?(\.\.|\.|#) ?/g, '$1')
        .replace(/ ,/g, ',');
}
