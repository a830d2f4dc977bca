/** The rows: their grounds, and at the right of the names their states and marks. */

import { plotWidth } from '../model/geometry.ts';
import type { Row } from '../model/lane-rows.ts';
import { drawLane } from './draw-lane.ts';
import { drawMarks } from './draw-marks.ts';
import { drawSummary } from './draw-summary.ts';
import type { Brush, Scene } from './scene.ts';
import { clippedToPlot, eachShownRow, inRowsPart } from './shown-parts.ts';

/** The backgrounds of the rows that are shown. */
export function drawRowGrounds(scene: Scene, { context, palette }: Brush): void {
    const { viewport } = scene;
    const { row: height } = viewport.metrics;
    inRowsPart(scene, context, (part) =>
        eachShownRow(scene, part, (row, index, y) => {
            if (row.kind === 'group' && row.depth === 0) {
                context.fillStyle = palette.head;
                context.fillRect(0, y, viewport.width, height);
            }
            if (index === scene.activeRow || index === scene.hoveredRow) {
                context.fillStyle = index === scene.activeRow ? palette.active : palette.hover;
                context.fillRect(0, y, viewport.width, height);
            }
            context.fillStyle = palette.border ?? palette.faint;
            context.fillRect(0, y + height - 1, viewport.width, palette.border === undefined ? 1 : 0.5);
        }),
    );
}

/** The plots of the rows that are shown, to the right of the gutter. */
export function drawPlots(scene: Scene, brush: Brush): void {
    inRowsPart(scene, brush.context, (part) =>
        clippedToPlot(scene, brush.context, 0, () =>
            eachShownRow(scene, part, (row, _, y) => drawPlot(scene, brush, row, y)),
        ),
    );
}

function drawPlot(scene: Scene, brush: Brush, row: Row, y: number): void {
    switch (row.kind) {
        case 'group':
            drawGroup(scene, brush, row, y);
            return;
        case 'marks':
            drawMarks(scene, brush, scene.picture.marks[row.series], y);
            return;
        case 'lane':
            drawLane(scene, brush, row.lane, y);
    }
}

/** An owner's own states, and beneath them the worst of what is in its charge; of a heading only the latter. */
function drawGroup(scene: Scene, brush: Brush, row: Extract<Row, { readonly kind: 'group' }>, y: number): void {
    const { group, collapsed } = row;
    const summary = scene.picture.summaries.get(group.id);
    if (group.lane !== undefined) {
        drawLane(scene, brush, group.lane, y);
    }
    if (summary !== undefined && group.lanes.length > 0 && (collapsed || group.lane === undefined)) {
        const tiles = summary.tiles(scene.viewport.window, plotWidth(scene.viewport));
        drawSummary(scene, brush, tiles, y, group.lane !== undefined ? 'beneath' : collapsed ? 'whole' : 'strip');
    }
}
