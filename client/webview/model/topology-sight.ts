/** What part of a topology is seen: zoom, pan, and the way from box to box by arrow keys. */

import { type Box, HEAD_HEIGHT, type PlacedGraph, type Point } from './topology-layout.ts';

/** Pixels by which the picture is moved, and how much it is enlarged. */
export interface Sight extends Point {
    readonly scale: number;
}

export interface Area {
    readonly width: number;
    readonly height: number;
}

const LEAST_SCALE = 0.05;
const GREATEST_SCALE = 4;
/** A small picture is not blown up beyond this. */
const FIT_SCALE = 1.3;
const MARGIN = 12;
/** Below this, a label is a line of dots. */
const READABLE_SCALE = 0.5;
const COMFORTABLE_SCALE = 0.8;

/** How much of its size a picture has when all of it is seen. */
export function fitScale({ width, height }: Area, area: Area): number {
    const across = (area.width - 2 * MARGIN) / Math.max(1, width);
    const down = (area.height - 2 * MARGIN) / Math.max(1, height);
    return Math.min(FIT_SCALE, Math.max(LEAST_SCALE, Math.min(across, down)));
}

/** All of the picture, in the middle of the area. */
export function fitted(size: Area, area: Area): Sight {
    const scale = fitScale(size, area);
    return { scale, x: (area.width - size.width * scale) / 2, y: (area.height - size.height * scale) / 2 };
}

/** Enlarged by a factor, so that a point of the area stays where it is. */
export function zoomedAt(sight: Sight, factor: number, point: Point): Sight {
    const scale = Math.min(GREATEST_SCALE, Math.max(LEAST_SCALE, sight.scale * factor));
    const grown = scale / sight.scale;
    return { scale, x: point.x - (point.x - sight.x) * grown, y: point.y - (point.y - sight.y) * grown };
}

/** Enlarged so that the labels can be read, with a box in the middle; as it is, where they can be read already. */
export function readable(sight: Sight, box: Box, area: Area): Sight {
    if (sight.scale >= READABLE_SCALE) {
        return sight;
    }
    const scale = COMFORTABLE_SCALE;
    return {
        scale,
        x: area.width / 2 - (box.x + Math.min(box.width, area.width / scale) / 2) * scale,
        y: area.height / 2 - (box.y + Math.min(box.height, area.height / scale) / 2) * scale,
    };
}

/** Moved just so far that a box is in the area. */
export function showing(sight: Sight, box: Box, area: Area): Sight {
    const left = sight.x + box.x * sight.scale;
    const top = sight.y + box.y * sight.scale;
    return {
        ...sight,
        x: sight.x + missing(left, box.width * sight.scale, area.width),
        y: sight.y + missing(top, Math.min(box.height, HEAD_HEIGHT * 2) * sight.scale, area.height),
    };
}

function missing(from: number, length: number, room: number): number {
    if (from < MARGIN) {
        return MARGIN - from;
    }
    return from + length > room - MARGIN ? Math.max(MARGIN - from, room - MARGIN - from - length) : 0;
}

export type ArrowKey = 'ArrowLeft' | 'ArrowRight' | 'ArrowUp' | 'ArrowDown';

export function isArrowKey(key: string): key is ArrowKey {
    return key === 'ArrowLeft' || key === 'ArrowRight' || key === 'ArrowUp' || key === 'ArrowDown';
}

/** The nearest box in the direction of an arrow key; none at the edge. */
export function boxBeside({ boxes }: PlacedGraph, place: number, key: ArrowKey): number | undefined {
    const from = boxes.get(place);
    if (from === undefined) {
        return undefined;
    }
    const start = anchor(from);
    const candidates = [...boxes].flatMap(([other, box]): readonly (readonly [number, number])[] => {
        const way = wayOf(key, start, anchor(box));
        return other === place || way.along < 1 ? [] : [[other, way.along + 2.5 * way.aside]];
    });
    return candidates.reduce<readonly [number, number] | undefined>(
        (nearest, each) => (nearest === undefined || each[1] < nearest[1] ? each : nearest),
        undefined,
    )?.[0];
}

/** Where a box is, for whoever goes from one to the next: its label. */
function anchor({ x, y }: Box): Point {
    return { x: x + 30, y: y + HEAD_HEIGHT / 2 };
}

function wayOf(key: ArrowKey, from: Point, to: Point): { readonly along: number; readonly aside: number } {
    const x = to.x - from.x;
    const y = to.y - from.y;
    switch (key) {
        case 'ArrowLeft':
            return { along: -x, aside: Math.abs(y) };
        case 'ArrowRight':
            return { along: x, aside: Math.abs(y) };
        case 'ArrowUp':
            return { along: -y, aside: Math.abs(x) };
        case 'ArrowDown':
            return { along: y, aside: Math.abs(x) };
    }
}
