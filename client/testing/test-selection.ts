/** What of the tree a run is of. */

import type { TestItem, TestItemCollection, TestRunRequest } from 'vscode';
import type { TestNode, TestTree } from './test-tree.ts';

/** One run of the simulator, and the items that it says something about. */
export interface TestUnit {
    readonly item: TestItem;
    readonly node: RunNode;
    /** Whether the run as a whole was asked for, or only some of what it expects. */
    readonly isWhole: boolean;
    readonly expectations: readonly { readonly item: TestItem; readonly place: number }[];
}

export type RunNode = Extract<TestNode, { readonly kind: 'scenario' | 'case' }>;

/** The runs that a request needs, each once, in the order of the tree. */
export function unitsOf(
    request: Pick<TestRunRequest, 'include' | 'exclude'>,
    all: TestItemCollection,
    tree: TestTree,
): readonly TestUnit[] {
    const excluded = new Set(request.exclude);
    const units = new Map<TestItem, TestUnit>();
    const add = (item: TestItem): void => {
        const node = tree.nodeOf(item);
        if (excluded.has(item) || node === undefined) {
            return;
        }
        if (node.kind === 'expectation') {
            addExpectation(item, node.place);
        } else if (isRun(node)) {
            const expectations = itemsOf(item.children).filter((each) => !excluded.has(each));
            units.set(item, { item, node, isWhole: true, expectations: expectations.flatMap(placed) });
        } else {
            itemsOf(item.children).forEach(add);
        }
    };
    const addExpectation = (item: TestItem, place: number): void => {
        const parent = item.parent;
        const node = parent && tree.nodeOf(parent);
        if (parent !== undefined && node !== undefined && isRun(node)) {
            const unit = units.get(parent) ?? { item: parent, node, isWhole: false, expectations: [] };
            units.set(parent, { ...unit, expectations: [...unit.expectations, { item, place }] });
        }
    };
    const placed = (item: TestItem) => {
        const node = tree.nodeOf(item);
        return node?.kind === 'expectation' ? [{ item, place: node.place }] : [];
    };
    (request.include ?? itemsOf(all)).forEach(add);
    return [...units.values()];
}

function isRun(node: TestNode): node is RunNode {
    return node.kind === 'case' || (node.kind === 'scenario' && node.isRun);
}

function itemsOf(collection: TestItemCollection): readonly TestItem[] {
    return [...collection].map(([, item]) => item);
}
