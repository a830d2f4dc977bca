/** What stays at the top of the timeline: the overview, the ruler, the labels of failures. */

import { formatMs } from '../../../simulator/trace/instants.ts';
import { BAND_ROW_HEIGHT, headHeight, OVERVIEW_HEIGHT, plotWidth, RULER_HEIGHT, xOf } from '../model/geometry.ts';
import { rulerTicks } from '../model/ruler-ticks.ts';
import type { Brush, Scene } from './scene.ts';

const MIN_TICK_PIXELS = 84;

/** Covers what lies behind the head and draws all of it. */
export function drawHead(scene: Scene, brush: Brush): void {
    const { context, palette } = brush;
    const { width, bandRows } = scene.viewport;
    const height = headHeight(bandRows);
    context.fillStyle = palette.background;
    context.fillRect(0, 0, width, height);
    drawOverview(scene, brush);
    drawRuler(scene, brush);
    drawBandLabels(scene, brush);
    context.fillStyle = palette.border ?? palette.line;
    context.fillRect(0, height - 1, width, 1);
}

/** Vertical lines of the ruler across all rows. */
export function drawGrid(scene: Scene, { context, palette }: Brush): void {
    const { viewport } = scene;
    const ticks = rulerTicks(viewport.window, plotWidth(viewport), MIN_TICK_PIXELS);
    context.fillStyle = palette.faint;
    for (let tick = 0; tick < ticks.count; tick += 1) {
        context.fillRect(Math.round(xOf(viewport, ticks.firstMs + tick * ticks.stepMs)), 0, 1, viewport.height);
    }
}

function drawOverview({ viewport, picture, cursorMs }: Scene, { context, palette }: Brush): void {
    const width = plotWidth(viewport);
    const { endMs } = picture.columns;
    const x = (ms: number): number => viewport.gutter + (Math.min(endMs, Math.max(0, ms)) / Math.max(1, endMs)) * width;
    context.fillStyle = palette.faint;
    context.fillRect(viewport.gutter, 3, width, OVERVIEW_HEIGHT - 6);
    context.fillStyle = palette.bandEdge;
    for (const { fromMs, toMs } of picture.bands) {
        context.fillRect(x(fromMs), 5, Math.max(1.5, x(toMs) - x(fromMs)), OVERVIEW_HEIGHT - 10);
    }
    const left = x(viewport.window.fromMs);
    const right = x(viewport.window.toMs);
    context.strokeStyle = palette.border ?? palette.dim;
    context.lineWidth = 1;
    context.strokeRect(left + 0.5, 2.5, Math.max(4, right - left - 1), OVERVIEW_HEIGHT - 5);
    context.fillStyle = palette.cursor;
    context.fillRect(x(cursorMs) - 0.5, 2, 1.5, OVERVIEW_HEIGHT - 4);
}

function drawRuler({ viewport, cursorMs }: Scene, { context, palette, text }: Brush): void {
    const ticks = rulerTicks(viewport.window, plotWidth(viewport), MIN_TICK_PIXELS);
    const base = OVERVIEW_HEIGHT + RULER_HEIGHT;
    const cursorX = xOf(viewport, cursorMs);
    context.font = palette.smallFont;
    context.textBaseline = 'middle';
    context.textAlign = 'left';
    for (let tick = 0; tick < ticks.count; tick += 1) {
        const atMs = ticks.firstMs + tick * ticks.stepMs;
        const x = Math.round(xOf(viewport, atMs));
        context.fillStyle = palette.line;
        context.fillRect(x, OVERVIEW_HEIGHT + 4, 1, RULER_HEIGHT - 4);
        const label = formatMs(atMs);
        const right = x + 4 + text.width(label);
        // The cursor's own label lies here.
        const isCovered = cursorX > x - 34 && cursorX < right + 30;
        if (right <= viewport.width && !isCovered) {
            context.fillStyle = palette.dim;
            context.fillText(label, x + 4, base - RULER_HEIGHT / 2 + 1);
        }
    }
}

function drawBandLabels({ viewport, picture }: Scene, { context, palette, text }: Brush): void {
    const top = OVERVIEW_HEIGHT + RULER_HEIGHT;
    context.font = palette.smallFont;
    context.textBaseline = 'middle';
    context.save();
    context.beginPath();
    context.rect(viewport.gutter, top, plotWidth(viewport), viewport.height);
    context.clip();
    for (const band of picture.bands) {
        const left = Math.max(viewport.gutter, xOf(viewport, band.fromMs));
        const right = Math.min(viewport.width, xOf(viewport, band.toMs));
        if (right < viewport.gutter || left > viewport.width) {
            continue;
        }
        const y = top + band.row * BAND_ROW_HEIGHT;
        context.fillStyle = palette.bandLabel;
        context.fillRect(left, y + 1, Math.max(2, right - left), BAND_ROW_HEIGHT - 2);
        context.fillStyle = palette.bandEdge;
        context.fillRect(left, y + 1, 2, BAND_ROW_HEIGHT - 2);
        drawBandText(
            band.label,
            left,
            right,
            y,
            nextBandLeft(picture.bands, band, viewport.width, (ms) => xOf(viewport, ms)),
            {
                context,
                palette,
                text,
            },
        );
    }
    context.restore();
}

/** A label inside its band if it fits there, else to the right of it, up to the next band of the row. */
function drawBandText(
    label: string,
    left: number,
    right: number,
    y: number,
    limit: number,
    { context, palette, text }: Pick<Brush, 'context' | 'palette' | 'text'>,
): void {
    const middle = y + BAND_ROW_HEIGHT / 2 + 0.5;
    const inside = right - left - 10;
    if (text.width(label) <= inside || limit - right < inside) {
        context.fillStyle = palette.bandText;
        context.fillText(text.fit(label, inside), left + 6, middle);
    } else {
        context.fillStyle = palette.foreground;
        context.fillText(text.fit(label, limit - right - 10), right + 4, middle);
    }
}

function nextBandLeft(
    bands: Scene['picture']['bands'],
    band: Scene['picture']['bands'][number],
    width: number,
    x: (ms: number) => number,
): number {
    const next = bands.find(
        ({ row, fromMs, statement, entry }) =>
            row === band.row && fromMs >= band.toMs && (statement !== band.statement || entry !== band.entry),
    );
    return next === undefined ? width : Math.min(width, x(next.fromMs));
}
