/** One frame of the timeline, back to front. */

import { formatMs } from '../../../simulator/trace/instants.ts';
import { headHeight, OVERVIEW_HEIGHT, plotWidth, ROW_HEIGHT, RULER_HEIGHT, xOf, yOfRow } from '../model/geometry.ts';
import { intervalAt, intervalEnd } from '../model/lane-columns.ts';
import { drawCauses, drawMessageArrows } from './draw-connections.ts';
import { drawChangeBars, drawEarlierStates } from './draw-differences.ts';
import { drawGrid, drawHead } from './draw-head.ts';
import { drawGutter, drawPlots, drawRowGrounds } from './draw-rows.ts';
import type { Brush, Scene } from './scene.ts';

export function drawFrame(scene: Scene, brush: Brush): void {
    const { context, palette } = brush;
    const { viewport } = scene;
    context.fillStyle = palette.background;
    context.fillRect(0, 0, viewport.width, viewport.height);
    drawRowGrounds(scene, brush);
    clippedToPlot(scene, context, () => {
        drawGrid(scene, brush);
        drawBands(scene, brush);
        drawPlots(scene, brush);
        drawEarlierStates(scene, brush);
        drawSelection(scene, brush);
        drawMessageArrows(scene, brush);
        drawCauses(scene, brush);
    });
    drawGutter(scene, brush);
    drawChangeBars(scene, brush);
    drawHead(scene, brush);
    clippedToPlot(scene, context, () => drawCursor(scene, brush), 0);
}

function clippedToPlot({ viewport }: Scene, context: CanvasRenderingContext2D, draw: () => void, top?: number): void {
    const from = top ?? headHeight(viewport.bandRows);
    context.save();
    context.beginPath();
    context.rect(viewport.gutter, from, plotWidth(viewport), viewport.height - from);
    context.clip();
    draw();
    context.restore();
}

/** Failures, across all rows. */
function drawBands({ viewport, picture }: Scene, { context, palette }: Brush): void {
    for (const { fromMs, toMs } of picture.bands) {
        const left = Math.max(viewport.gutter - 1, xOf(viewport, fromMs));
        const right = Math.min(viewport.width + 1, xOf(viewport, toMs));
        if (right < viewport.gutter - 1 || left > viewport.width) {
            continue;
        }
        context.fillStyle = palette.band;
        context.fillRect(left, 0, Math.max(1, right - left), viewport.height);
        context.fillStyle = palette.bandEdge;
        context.fillRect(Math.round(left), 0, 1, viewport.height);
        context.fillRect(Math.round(right) - 1, 0, 1, viewport.height);
    }
}

/** A frame around the interval that the selected entry began. */
function drawSelection(scene: Scene, { context, palette }: Brush): void {
    const { picture, viewport, rows, selected } = scene;
    if (selected === undefined || picture.reader.kindOf(selected) !== 'transition') {
        return;
    }
    const lane = picture.reader.laneOfEntry(selected) ?? 0;
    const row = rows.rowOfLane(lane);
    const interval = intervalAt(picture.columns, lane, picture.reader.atMs(selected));
    if (row === -1 || interval === -1 || picture.columns.entries[interval] !== selected) {
        return;
    }
    const left = Math.max(viewport.gutter + 1, xOf(viewport, picture.columns.fromMs[interval] ?? 0));
    const right = Math.min(viewport.width - 1, xOf(viewport, intervalEnd(picture.columns, lane, interval)));
    const isEnd = picture.reader.stateOfEntry(selected) === 'ENDED';
    context.strokeStyle = palette.focus;
    context.lineWidth = 2;
    const width = isEnd ? 8 : Math.max(3, right - left - 1);
    context.strokeRect(isEnd ? left - 5 : left, yOfRow(viewport, row) + 2, width, ROW_HEIGHT - 5);
}

/** The line at the cursor's instant, with the time at the ruler. */
function drawCursor({ viewport, cursorMs }: Scene, { context, palette, text }: Brush): void {
    const x = Math.round(xOf(viewport, cursorMs));
    const label = formatMs(Math.round(cursorMs));
    context.fillStyle = palette.cursor;
    context.fillRect(x, OVERVIEW_HEIGHT, 1, viewport.height - OVERVIEW_HEIGHT);
    context.font = palette.smallFont;
    const width = text.width(label) + 10;
    const left = Math.min(viewport.width - width, Math.max(viewport.gutter, x - width / 2));
    if (x < viewport.gutter - 1 || x > viewport.width + 1) {
        return;
    }
    context.fillRect(left, OVERVIEW_HEIGHT + 3, width, RULER_HEIGHT - 6);
    context.fillStyle = palette.background;
    context.textBaseline = 'middle';
    context.fillText(label, left + 5, OVERVIEW_HEIGHT + RULER_HEIGHT / 2 + 0.5);
}
