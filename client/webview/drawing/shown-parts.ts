/** The two parts that rows are shown in: those that stay at the top, and those that are scrolled. */

import { headHeight, plotWidth, scrolledTop, visibleRows, yOfRow } from '../model/geometry.ts';
import type { Row } from '../model/lane-rows.ts';
import type { Scene } from './scene.ts';

export type RowsPart = 'pinned' | 'scrolled';

/** Draws both parts, each clipped to where it is; across the whole width. */
export function inRowsPart(scene: Scene, context: CanvasRenderingContext2D, draw: (part: RowsPart) => void): void {
    const { viewport } = scene;
    const pinnedTop = headHeight(viewport);
    const top = scrolledTop(viewport);
    if (top > pinnedTop) {
        clipped(context, 0, pinnedTop, viewport.width, top - pinnedTop, () => draw('pinned'));
    }
    clipped(context, 0, top, viewport.width, viewport.height - top, () => draw('scrolled'));
}

/** Calls back for each row of a part that is in view, with where its top is. */
export function eachShownRow(
    { viewport, rows }: Scene,
    part: RowsPart,
    take: (row: Row, index: number, y: number) => void,
): void {
    const { first, past } =
        part === 'pinned' ? { first: 0, past: viewport.pinnedRows } : visibleRows(viewport, rows.count);
    for (let index = first; index < past; index += 1) {
        const row = rows.rowAt(index);
        if (row !== undefined) {
            take(row, index, yOfRow(viewport, index));
        }
    }
}

/** Draws to the right of the names, from a height down. */
export function clippedToPlot(
    { viewport }: Scene,
    context: CanvasRenderingContext2D,
    top: number,
    draw: () => void,
): void {
    clipped(context, viewport.gutter, top, plotWidth(viewport), viewport.height - top, draw);
}

function clipped(
    context: CanvasRenderingContext2D,
    x: number,
    y: number,
    width: number,
    height: number,
    draw: () => void,
): void {
    context.save();
    context.beginPath();
    context.rect(x, y, width, height);
    context.clip();
    draw();
    context.restore();
}
