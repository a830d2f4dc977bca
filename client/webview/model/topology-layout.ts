/** Where the boxes and links of a topology are drawn: what the layout is asked for, and what it answers. */

import type { ElkExtendedEdge, ElkNode } from 'elkjs/lib/elk-api.js';
import type { FoldedGraph } from './topology-fold.ts';
import type { TopologyEdge, TopologyNode } from './topology-graph.ts';

export type LayoutDirection = 'RIGHT' | 'DOWN';

export interface Point {
    readonly x: number;
    readonly y: number;
}

export interface Box extends Point {
    readonly width: number;
    readonly height: number;
}

/** A graph with its places, in pixels before any zoom. */
export interface PlacedGraph {
    readonly graph: FoldedGraph;
    readonly width: number;
    readonly height: number;
    /** By the place of the node. */
    readonly boxes: ReadonlyMap<number, Box>;
    /** The line of each edge of the graph. */
    readonly lines: readonly (readonly Point[])[];
    /** Places, among the edges, of the links to a hub: straight across everything. */
    readonly far: ReadonlySet<number>;
}

export const BOX_HEIGHT = 36;
/** Height of the head of a box with others in it. */
export const HEAD_HEIGHT = 24;
/** Widths of a character of a label and of a state. */
const LABEL_CHARACTER = 7.6;
const STATE_CHARACTER = 7;
const LONGEST_LABEL = 24;
/** The states of components are no longer than this. */
const LONGEST_STATE = 9;
/** `2000 of 2000 logged out` */
const LONGEST_COUNT = 20;
const SIDE_PADDING = 18;

const OPTIONS = {
    'elk.algorithm': 'layered',
    'elk.hierarchyHandling': 'INCLUDE_CHILDREN',
    'elk.json.shapeCoords': 'ROOT',
    'elk.json.edgeCoords': 'ROOT',
} as const;

/** What hangs together only by a hub is laid out by itself, and then in rows. */
const ROWS = {
    'elk.algorithm': 'rectpacking',
    'elk.aspectRatio': '2.2',
    'elk.json.shapeCoords': 'ROOT',
    'elk.json.edgeCoords': 'ROOT',
    'elk.spacing.nodeNode': '16',
} as const;

/** Boxes close to each other leave more size to what is in them. */
const SPACING = {
    'elk.spacing.nodeNode': '9',
    'elk.spacing.edgeNode': '7',
    'elk.spacing.edgeEdge': '5',
    'elk.layered.spacing.nodeNodeBetweenLayers': '18',
    'elk.layered.spacing.edgeEdgeBetweenLayers': '5',
    'elk.layered.spacing.edgeNodeBetweenLayers': '7',
} as const;

/** A label as it fits into a width (pixels) beside a state. */
export function fittedLabel(label: string, width: number, state = ''): string {
    const room = Math.floor((width - SIDE_PADDING - state.length * STATE_CHARACTER) / LABEL_CHARACTER);
    return label.length <= room ? label : `${label.slice(0, Math.max(1, room - 1))}…`;
}

/** What the layout is asked for. */
export function layoutRequest(graph: FoldedGraph, direction: LayoutDirection): ElkNode {
    const layoutOptions = { ...OPTIONS, ...SPACING, 'elk.direction': direction };
    const far = farEdges(graph);
    const parts = far.size === 0 ? [graph.contents.get(undefined) ?? []] : connectedParts(graph, far);
    const requests = parts.map(
        (boxes, part): ElkNode => ({
            id: `part${part}`,
            layoutOptions,
            children: boxes.map((place) => nodeRequest(graph, place)),
            edges: graph.edges.flatMap((edge, index) =>
                isRouted(edge) && !far.has(index) && boxes.includes(outermost(graph, edge.from))
                    ? [edgeRequest(edge, index)]
                    : [],
            ),
        }),
    );
    const [only] = requests;
    return requests.length === 1 && only !== undefined
        ? only
        : { id: 'rows', layoutOptions: { ...ROWS }, children: requests };
}

/** The graph with the places that the layout answered. */
export function placedGraph(graph: FoldedGraph, answer: ElkNode): PlacedGraph {
    const boxes = new Map<number, Box>();
    collectBoxes(answer, boxes);
    const far = farEdges(graph);
    const routed = new Map(edgesOf(answer).map((edge) => [edge.id, pointsOf(edge)]));
    return {
        graph,
        far,
        width: answer.width ?? 0,
        height: answer.height ?? 0,
        boxes,
        lines: graph.edges.map(
            ({ from, to }, index) => routed.get(`e${index}`) ?? straightLine(boxes.get(from), boxes.get(to)),
        ),
    };
}

/** A box with more links than this would put everything that it is linked to into one long row. */
const HUB_LINKS = 16;

/** The links to a hub, such as the controller of forty gateways. */
function farEdges(graph: FoldedGraph): ReadonlySet<number> {
    const ends = graph.edges.map(({ from, to }) => [outermost(graph, from), outermost(graph, to)] as const);
    const neighbours = new Map<number, Set<number>>();
    for (const [from, to] of ends) {
        neighbours.set(from, (neighbours.get(from) ?? new Set()).add(to));
        neighbours.set(to, (neighbours.get(to) ?? new Set()).add(from));
    }
    const isHub = (place: number): boolean => (neighbours.get(place)?.size ?? 0) > HUB_LINKS;
    return new Set(ends.flatMap(([from, to], index) => (from !== to && (isHub(from) || isHub(to)) ? [index] : [])));
}

/** The outermost boxes, those together that something other than a hub links. */
function connectedParts(graph: FoldedGraph, far: ReadonlySet<number>): readonly (readonly number[])[] {
    const parts = new Map((graph.contents.get(undefined) ?? []).map((place) => [place, [place]]));
    for (const [index, { from, to }] of graph.edges.entries()) {
        const first = parts.get(outermost(graph, from));
        const second = parts.get(outermost(graph, to));
        if (!far.has(index) && first !== undefined && second !== undefined && first !== second) {
            first.push(...second);
            for (const place of second) {
                parts.set(place, first);
            }
        }
    }
    return [...new Set(parts.values())];
}

function outermost({ nodes }: FoldedGraph, place: number): number {
    let box = place;
    for (let parent = nodes[place]?.parent; parent !== undefined; parent = nodes[parent]?.parent) {
        box = parent;
    }
    return box;
}

/** The sides of a pair stand beside each other: the link between them must not put one behind the other. */
function isRouted({ kind }: TopologyEdge): boolean {
    return kind !== 'private';
}

function edgeRequest({ from, to }: TopologyEdge, index: number): ElkExtendedEdge {
    return { id: `e${index}`, sources: [nodeId(from)], targets: [nodeId(to)] };
}

function contentsOf(graph: FoldedGraph, box: number | undefined): ElkNode[] {
    return (graph.contents.get(box) ?? []).map((place) => nodeRequest(graph, place));
}

function nodeRequest(graph: FoldedGraph, place: number): ElkNode {
    const node = graph.nodes[place];
    const children = contentsOf(graph, place);
    const width = node === undefined ? 0 : boxWidth(node);
    return children.length === 0
        ? { id: nodeId(place), width, height: BOX_HEIGHT }
        : {
              id: nodeId(place),
              children,
              layoutOptions: {
                  ...SPACING,
                  'elk.padding': `[top=${HEAD_HEIGHT + 2},left=8,bottom=8,right=8]`,
              },
          };
}

/** Wide enough for the label and for any state. */
function boxWidth({ label, agents }: TopologyNode): number {
    const text = Math.max(
        Math.min(label.length, LONGEST_LABEL) * LABEL_CHARACTER,
        (agents.length > 0 ? LONGEST_COUNT : LONGEST_STATE) * STATE_CHARACTER,
    );
    return Math.ceil(text + SIDE_PADDING);
}

function nodeId(place: number): string {
    return `n${place}`;
}

function edgesOf({ edges = [], children = [] }: ElkNode): readonly ElkExtendedEdge[] {
    return [...edges, ...children.flatMap(edgesOf)];
}

function collectBoxes({ children = [] }: ElkNode, boxes: Map<number, Box>): void {
    for (const child of children) {
        const { x = 0, y = 0, width = 0, height = 0 } = child;
        if (/^n\d+$/.test(child.id)) {
            boxes.set(Number(child.id.slice(1)), { x, y, width, height });
        }
        collectBoxes(child, boxes);
    }
}

function pointsOf({ sections = [] }: ElkExtendedEdge): readonly Point[] {
    return sections.flatMap(({ startPoint, bendPoints = [], endPoint }) => [startPoint, ...bendPoints, endPoint]);
}

/** The shortest line between the borders of two boxes that lie beside each other. */
function straightLine(from: Box | undefined, to: Box | undefined): readonly Point[] {
    if (from === undefined || to === undefined) {
        return [];
    }
    const [fromX, toX] = facing(from.x, from.width, to.x, to.width);
    const [fromY, toY] = facing(from.y, from.height, to.y, to.height);
    return [
        { x: fromX, y: fromY },
        { x: toX, y: toY },
    ];
}

/** On one axis: where two stretches face each other, or the middle of what they share. */
function facing(from: number, fromLength: number, to: number, toLength: number): readonly [number, number] {
    if (from + fromLength <= to) {
        return [from + fromLength, to];
    }
    if (to + toLength <= from) {
        return [from, to + toLength];
    }
    const middle = (Math.max(from, to) + Math.min(from + fromLength, to + toLength)) / 2;
    return [middle, middle];
}
