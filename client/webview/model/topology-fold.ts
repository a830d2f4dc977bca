/** Closed boxes: what is in them is drawn as one, and so are the links that lead into them. */

import type { TopologyEdge, TopologyGraph } from './topology-graph.ts';

/** What is seen of a graph; nodes keep their places in the whole graph. */
export interface FoldedGraph {
    readonly nodes: TopologyGraph['nodes'];
    /** Places of the nodes that are seen, each after the box that it is in. */
    readonly shown: readonly number[];
    /** Places of the nodes that are seen inside a box; empty for a box that is closed or has nothing in it. */
    readonly contents: ReadonlyMap<number | undefined, readonly number[]>;
    /** Place of the node that stands for a node: itself, or the outermost closed box around it. */
    readonly standIns: readonly number[];
    readonly edges: readonly TopologyEdge[];
}

/** So many boxes can be read at once; a graph with more begins with its large boxes closed. */
const READABLE_NODES = 80;

/** The boxes that are closed at the beginning. */
export function initiallyClosed({ nodes }: TopologyGraph): ReadonlySet<number> {
    if (nodes.length <= READABLE_NODES) {
        return new Set();
    }
    return new Set(
        nodes.flatMap(({ parent, isContainer, kind }, place) =>
            isContainer && parent === undefined && kind !== 'controller' ? [place] : [],
        ),
    );
}

/** What is seen of a graph while some boxes are closed. */
export function folded({ nodes, edges }: TopologyGraph, closed: ReadonlySet<number>): FoldedGraph {
    const standIns = nodes.map((_, place) => standInOf(nodes, closed, place));
    const seen = nodes.flatMap((_, place) => (standIns[place] === place ? [place] : []));
    const contents = new Map<number | undefined, number[]>();
    for (const place of seen) {
        const parent = nodes[place]?.parent;
        contents.set(parent, [...(contents.get(parent) ?? []), place]);
    }
    return {
        nodes,
        shown: [...outsideIn(contents, undefined)],
        contents,
        standIns,
        edges: mergedEdges(nodes, edges, standIns),
    };
}

function standInOf(nodes: TopologyGraph['nodes'], closed: ReadonlySet<number>, place: number): number {
    let standIn = place;
    for (let box = nodes[place]?.parent; box !== undefined; box = nodes[box]?.parent) {
        standIn = closed.has(box) ? box : standIn;
    }
    return standIn;
}

function* outsideIn(
    contents: ReadonlyMap<number | undefined, readonly number[]>,
    box: number | undefined,
): Generator<number, void, undefined> {
    for (const place of contents.get(box) ?? []) {
        yield place;
        yield* outsideIn(contents, place);
    }
}

/** Links between the same two boxes become one; those inside a closed box are not seen. */
function mergedEdges(
    nodes: TopologyGraph['nodes'],
    edges: readonly TopologyEdge[],
    standIns: readonly number[],
): readonly TopologyEdge[] {
    const merged = new Map<string, TopologyEdge>();
    for (const edge of edges) {
        const from = standIns[edge.from] ?? edge.from;
        const to = standIns[edge.to] ?? edge.to;
        const isWhole = from === edge.from && to === edge.to;
        const key = isWhole ? edge.name : `${from} ${to}`;
        const before = merged.get(key);
        if (from === to) {
            continue;
        }
        merged.set(key, {
            kind: before?.kind ?? edge.kind,
            name: isWhole ? edge.name : `${nodes[from]?.name} -- ${nodes[to]?.name}`,
            from,
            to,
            links: [...(before?.links ?? []), ...edge.links],
        });
    }
    return [...merged.values()];
}
