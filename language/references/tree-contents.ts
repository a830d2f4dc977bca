/** All nodes and references of a tree, listed once: linking and checking visit them at every keystroke. */

import { type AstNode, isAstNode, isReference, type ReferenceInfo } from 'langium';

export interface TreeContents {
    /** Every node, each before what it contains, in order of the text. */
    readonly nodes: readonly AstNode[];
    /** Every reference with its place, in order of the text. */
    readonly references: readonly ReferenceInfo[];
}

/** Trees never change once they are parsed. */
const known = new WeakMap<AstNode, TreeContents>();

/** The nodes and references of the tree below a root. */
export function contentsOf(root: AstNode): TreeContents {
    const contents = known.get(root) ?? listContents(root);
    known.set(root, contents);
    return contents;
}

function listContents(root: AstNode): TreeContents {
    const nodes: AstNode[] = [];
    const references: ReferenceInfo[] = [];
    visit(root);
    return { nodes, references };

    function visit(node: AstNode): void {
        nodes.push(node);
        // No list of the entries is made: this visits all nodes at every keystroke.
        for (const property in node) {
            const value: unknown = property.startsWith('$') ? undefined : Reflect.get(node, property);
            if (Array.isArray(value)) {
                for (let index = 0; index < value.length; index++) {
                    collect(node, property, value[index], index);
                }
            } else if (typeof value === 'object') {
                collect(node, property, value);
            }
        }
    }

    function collect(container: AstNode, property: string, value: unknown, index?: number): void {
        if (isAstNode(value)) {
            visit(value);
        } else if (isReference(value)) {
            references.push(
                index === undefined
                    ? { reference: value, container, property }
                    : { reference: value, container, property, index },
            );
        }
    }
}
