/** Messages on their way through the topology: where each one is drawn at an instant. */

import { messageTone } from './mark-series.ts';
import type { RunPicture } from './run-picture.ts';
import { firstAfter, firstAtOrAfter } from './sorted-search.ts';
import type { Tone } from './tones.ts';
import type { Box, PlacedGraph, Point } from './topology-layout.ts';

export interface MessageDot extends Point {
    readonly entry: number;
    readonly text: string;
    readonly tone: Tone;
}

/** How messages are shown to move. */
export interface Flight {
    /** Scenario time (ms) that a message is seen for; 0: only those of the very instant. */
    readonly lastsMs: number;
    /** Whether it moves along its link; otherwise it stands in the middle. */
    readonly moves: boolean;
}

/** More at once are a cloud that says nothing more. */
const MOST_DOTS = 120;

/** The messages that are seen at an instant, the latest ones if there are too many. */
export function messageDots(
    { reader, marks }: RunPicture,
    placed: PlacedGraph,
    routes: MessageRoutes,
    cursorMs: number,
    { lastsMs, moves }: Flight,
): readonly MessageDot[] {
    const { atMs, items } = marks.messages;
    const past = firstAfter(atMs, cursorMs);
    const first = Math.max(past - MOST_DOTS, firstAtOrAfter(atMs, Math.max(0, cursorMs - lastsMs)));
    return Array.from(items.subarray(first, past)).flatMap((entry, index): readonly MessageDot[] => {
        const route = routes.between(reader.laneOfEntry(entry) ?? -1, reader.detailOf(entry) ?? -1, placed);
        const age = cursorMs - (atMs[first + index] ?? 0);
        const share = moves && lastsMs > 0 ? age / lastsMs : 0.5;
        const point = pointAlong(route, share);
        const text = reader.textOf(entry);
        return point === undefined ? [] : [{ ...point, entry, text, tone: messageTone(text) }];
    });
}

/** Which line a message takes from component to component. */
export class MessageRoutes {
    readonly #nodes: ReadonlyMap<number, number>;

    constructor({ reader }: RunPicture, { graph }: PlacedGraph) {
        const { components, agents } = reader.plan.topology;
        const nodes = new Map<number, number>();
        for (const [place, node] of graph.nodes.entries()) {
            const standIn = graph.standIns[place] ?? place;
            if (node.component !== undefined) {
                nodes.set(node.component, standIn);
            }
            for (const agent of node.agents) {
                nodes.set(agents[agent]?.desktop ?? -1, standIn);
            }
        }
        // A process as a whole is drawn on its sides: it is taken to be where its first side is.
        for (const [index, { instances }] of components.entries()) {
            const side = nodes.get(instances[0] ?? -1);
            if (!nodes.has(index) && side !== undefined) {
                nodes.set(index, side);
            }
        }
        this.#nodes = nodes;
    }

    /** The line between two components, along a link where there is one. */
    between(from: number, to: number, { graph, lines, boxes }: PlacedGraph): readonly Point[] {
        const start = this.#nodes.get(from);
        const end = this.#nodes.get(to);
        if (start === undefined || end === undefined || start === end) {
            return [];
        }
        const along = graph.edges.findIndex((edge) => edge.from === start && edge.to === end);
        const against = graph.edges.findIndex((edge) => edge.from === end && edge.to === start);
        if (along !== -1) {
            return lines[along] ?? [];
        }
        return against === -1 ? middles(boxes.get(start), boxes.get(end)) : (lines[against] ?? []).toReversed();
    }
}

/** The point at a share (0 to 1) of a line's length. */
export function pointAlong(line: readonly Point[], share: number): Point | undefined {
    const lengths = line.slice(1).map((point, index) => distance(line[index] ?? point, point));
    let rest = lengths.reduce((sum, length) => sum + length, 0) * Math.min(1, Math.max(0, share));
    for (const [index, length] of lengths.entries()) {
        const from = line[index];
        const to = line[index + 1];
        if (from !== undefined && to !== undefined && (rest <= length || index === lengths.length - 1)) {
            const part = length === 0 ? 0 : Math.min(1, rest / length);
            return { x: from.x + (to.x - from.x) * part, y: from.y + (to.y - from.y) * part };
        }
        rest -= length;
    }
    return line[0];
}

function middles(...boxes: readonly (Box | undefined)[]): readonly Point[] {
    return boxes.flatMap((box) => (box === undefined ? [] : [{ x: box.x + box.width / 2, y: box.y + box.height / 2 }]));
}

function distance(from: Point, to: Point): number {
    return Math.hypot(to.x - from.x, to.y - from.y);
}
