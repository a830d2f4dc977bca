/** What stays at the top of the timeline: the overview, the ruler, the labels of failures. */

import { formatMs } from '../../../simulator/trace/instants.ts';
import { headHeight, plotWidth, xOf } from '../model/geometry.ts';
import { rulerTicks } from '../model/ruler-ticks.ts';
import { shownSpanText } from '../model/shown-time.ts';
import { drawBandLabels } from './draw-bands.ts';
import { drawOverview } from './draw-overview.ts';
import type { Brush, Scene } from './scene.ts';

/** Ticks are at least this far apart, in sizes of the font. */
const TICK_EMS = 6.5;

/** Covers what lies behind the head and draws all of it. */
export function drawHead(scene: Scene, brush: Brush): void {
    const { context, palette } = brush;
    const { viewport } = scene;
    const height = headHeight(viewport);
    context.fillStyle = palette.background;
    context.fillRect(0, 0, viewport.width, height);
    drawOverview(scene, brush);
    drawRuler(scene, brush);
    drawShownSpan(scene, brush);
    drawBandLabels(scene, brush);
    context.fillStyle = palette.border ?? palette.line;
    context.fillRect(0, height - 1, viewport.width, 1);
}

/** Vertical lines of the ruler across all rows. */
export function drawGrid({ viewport }: Scene, { context, palette }: Brush): void {
    const ticks = rulerTicks(viewport.window, plotWidth(viewport), TICK_EMS * palette.fontSize);
    context.fillStyle = palette.faint;
    for (let tick = 0; tick < ticks.count; tick += 1) {
        context.fillRect(Math.round(xOf(viewport, ticks.firstMs + tick * ticks.stepMs)), 0, 1, viewport.height);
    }
}

function drawRuler({ viewport, cursorMs }: Scene, { context, palette, text }: Brush): void {
    const { overview, ruler } = viewport.metrics;
    const ticks = rulerTicks(viewport.window, plotWidth(viewport), TICK_EMS * palette.fontSize);
    const cursorX = xOf(viewport, cursorMs);
    text.use(palette.smallFont);
    context.textBaseline = 'middle';
    context.textAlign = 'left';
    const cursorHalf = text.width(formatMs(Math.round(cursorMs))) / 2 + 10;
    for (let tick = 0; tick < ticks.count; tick += 1) {
        const atMs = ticks.firstMs + tick * ticks.stepMs;
        const x = Math.round(xOf(viewport, atMs));
        context.fillStyle = palette.line;
        context.fillRect(x, overview + 4, 1, ruler - 4);
        const label = formatMs(atMs);
        const right = x + 4 + text.width(label);
        // The cursor's own label lies here.
        const isCovered = cursorX > x - cursorHalf && cursorX < right + cursorHalf;
        if (right <= viewport.width && !isCovered) {
            context.fillStyle = palette.dim;
            context.fillText(label, x + 4, overview + ruler / 2 + 1);
        }
    }
}

/** How much time is in view, beside the ruler. */
function drawShownSpan({ viewport, picture }: Scene, { context, palette, text }: Brush): void {
    const { overview, ruler } = viewport.metrics;
    const label = shownSpanText(viewport.window, picture.columns.endMs);
    context.fillStyle = palette.dim;
    context.fillText(text.fit(label, viewport.gutter - 12), 8, overview + ruler / 2 + 1);
}
