/** What is worked out of a declaration is kept with it, because a tree never changes once it is parsed. */

import { type AstNode, AstUtils, DocumentState } from 'langium';

/** The same function, which works once for each node; but not before the names in it can be resolved. */
export function keptWith<N extends AstNode, T>(work: (node: N) => T): (node: N) => T {
    const known = new WeakMap<N, { readonly result: T }>();
    return (node) => {
        const kept = known.get(node);
        if (kept !== undefined) {
            return kept.result;
        }
        const result = work(node);
        const document = AstUtils.findRootNode(node).$document;
        if (document !== undefined && document.state >= DocumentState.ComputedScopes) {
            known.set(node, { result });
        }
        return result;
    };
}
