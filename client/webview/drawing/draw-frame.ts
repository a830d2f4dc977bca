/** One frame of the timeline, back to front. */

import { formatMs } from '../../../simulator/trace/instants.ts';
import { headHeight, xOf, yOfRow } from '../model/geometry.ts';
import { intervalAt, intervalEnd } from '../model/lane-columns.ts';
import { drawBands } from './draw-bands.ts';
import { drawCauses, drawMessageArrows } from './draw-connections.ts';
import { drawChangeBars, drawEarlierStates } from './draw-differences.ts';
import { drawGutter } from './draw-gutter.ts';
import { drawGrid, drawHead } from './draw-head.ts';
import { drawMarkers, drawSpan } from './draw-measures.ts';
import { drawPlots, drawRowGrounds } from './draw-rows.ts';
import type { Brush, Scene } from './scene.ts';
import { clippedToPlot } from './shown-parts.ts';

export function drawFrame(scene: Scene, brush: Brush): void {
    const { context, palette } = brush;
    const { viewport } = scene;
    context.fillStyle = palette.background;
    context.fillRect(0, 0, viewport.width, viewport.height);
    drawRowGrounds(scene, brush);
    clippedToPlot(scene, context, headHeight(viewport), () => {
        drawGrid(scene, brush);
        drawBands(scene, brush);
        drawSpan(scene, brush);
    });
    drawPlots(scene, brush);
    drawEarlierStates(scene, brush);
    clippedToPlot(scene, context, headHeight(viewport), () => {
        drawSelection(scene, brush);
        drawMessageArrows(scene, brush);
        drawCauses(scene, brush);
    });
    drawGutter(scene, brush);
    drawChangeBars(scene, brush);
    drawHead(scene, brush);
    clippedToPlot(scene, context, 0, () => {
        drawMarkers(scene, brush);
        drawCursor(scene, brush);
    });
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
    context.strokeRect(isEnd ? left - 5 : left, yOfRow(viewport, row) + 2, width, viewport.metrics.row - 5);
}

/** The line at the cursor's instant, with the time at the ruler. */
function drawCursor({ viewport, cursorMs }: Scene, { context, palette, text }: Brush): void {
    const { overview, ruler } = viewport.metrics;
    const x = Math.round(xOf(viewport, cursorMs));
    const label = formatMs(Math.round(cursorMs));
    context.fillStyle = palette.cursor;
    context.fillRect(x, overview, 1, viewport.height - overview);
    text.use(palette.smallFont);
    const width = text.width(label) + 10;
    const left = Math.min(viewport.width - width, Math.max(viewport.gutter, x - width / 2));
    if (x < viewport.gutter - 1 || x > viewport.width + 1) {
        return;
    }
    context.fillRect(left, overview + 3, width, ruler - 6);
    context.fillStyle = palette.background;
    context.textBaseline = 'middle';
    context.fillText(label, left + 5, overview + ruler / 2 + 0.5);
}
