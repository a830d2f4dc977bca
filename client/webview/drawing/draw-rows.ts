/** The rows: their grounds, and at the right of the names their states and marks. */

import { plotWidth } from '../model/geometry.ts';
import type { Row } from '../model/lane-rows.ts';
import { laneOfRow } from '../model/pointed-thing.ts';
import { drawLanes } from './draw-lane.ts';
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
        clippedToPlot(scene, brush.context, 0, () => {
            const lanes: { lane: number; y: number }[] = [];
            eachShownRow(scene, part, (row, _, y) => {
                const lane = laneOfRow(row);
                if (lane !== undefined) {
                    lanes.push({ lane, y });
                }
            });
            drawLanes(scene, brush, lanes);
            eachShownRow(scene, part, (row, _, y) => drawBesideLanes(scene, brush, row, y));
        }),
    );
}

/** Marks, and what is in groups: an owner's row has the worst of what is in its charge beneath its own states. */
function drawBesideLanes(scene: Scene, brush: Brush, row: Row, y: number): void {
    switch (row.kind) {
        case 'group': {
            const { group, collapsed } = row;
            const summary = scene.picture.summaries.get(group.id);
            if (summary !== undefined && group.lanes.length > 0 && (collapsed || group.lane === undefined)) {
                const tiles = summary.tiles(scene.viewport.window, plotWidth(scene.viewport));
                drawSummary(
                    scene,
                    brush,
                    tiles,
                    y,
                    group.lane !== undefined ? 'beneath' : collapsed ? 'whole' : 'strip',
                );
            }
            return;
        }
        case 'marks':
            drawMarks(scene, brush, scene.picture.marks[row.series], y);
            return;
        case 'lane':
    }
}
