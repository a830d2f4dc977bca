/** All nodes and references of a tree, listed once: linking and checking visit them at every keystroke. */

import { type AstNode, isAstNode, isReference, type ReferenceInfo } from 'langium';

export interface TreeContents {
    /** Every node, each before what it contains, in order of the text. */
    readonly nodes: readonly AstNode[];
    /** Every reference with its place, in the order of the nodes that hold them. */
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
        const children: AstNode[] = [];
        for (const [property, value] of Object.entries(node)) {
            if (property.startsWith('$')) {
                continue;
            }
            if (Array.isArray(value)) {
                value.forEach((each, index) => {
                    collect(node, property, each, children, index);
                });
            } else {
                collect(node, property, value, children);
            }
        }
        for (const child of children) {
            visit(child);
        }
    }

    function collect(container: AstNode, property: string, value: unknown, children: AstNode[], index?: number): void {
        if (isReference(value)) {
            references.push({ reference: value, container, property, ...(index === undefined ? {} : { index }) });
        } else if (isAstNode(value)) {
            children.push(value);
        }
    }
}
