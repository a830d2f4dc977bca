/** The overview: the whole run in a strip, with how many lanes are in trouble, and the window that is shown below. */

import { overviewX, plotWidth, windowFrame } from '../model/geometry.ts';
import { MARKER_NAMES } from '../model/timeline-view.ts';
import { PROFILE_SLOTS } from '../model/trouble-profile.ts';
import type { Brush, Scene } from './scene.ts';

const INSET = 3;

export function drawOverview(scene: Scene, brush: Brush): void {
    const { context, palette } = brush;
    const { viewport } = scene;
    const width = plotWidth(viewport);
    const place = { x: viewport.gutter, y: 0, width, height: viewport.metrics.overview };
    // A thousand bars are much to draw in each frame of what never changes while a person pans and zooms.
    brush.layers.overview.draw(context, place, [scene.picture, palette], (layer) => {
        layer.fillStyle = palette.faint;
        layer.fillRect(viewport.gutter, INSET, width, viewport.metrics.overview - 2 * INSET);
        drawFailures(scene, { ...brush, context: layer });
        drawSkyline(scene, { ...brush, context: layer });
    });
    drawHits(scene, brush);
    drawWindow(scene, brush);
    context.fillStyle = palette.marker;
    for (const name of MARKER_NAMES) {
        const atMs = scene.markers[name];
        if (atMs !== undefined) {
            context.fillRect(xOf(scene, atMs) - 0.5, INSET, 1.5, viewport.metrics.overview - 2 * INSET);
        }
    }
    context.fillStyle = palette.cursor;
    context.fillRect(xOf(scene, scene.cursorMs) - 0.5, 2, 1.5, viewport.metrics.overview - 4);
}

function drawFailures(scene: Scene, { context, palette }: Brush): void {
    const height = scene.viewport.metrics.overview - 2 * INSET;
    for (const { fromMs, toMs } of scene.picture.bands) {
        const left = xOf(scene, fromMs);
        const width = Math.max(1.5, xOf(scene, toMs) - left);
        context.fillStyle = palette.band;
        context.fillRect(left, INSET, width, height);
        context.fillStyle = palette.bandEdge;
        context.fillRect(left, INSET, width, 3);
    }
}

/** How many lanes are in trouble: the lower part those that are lost, the upper those that wait or do not serve. */
function drawSkyline({ viewport, picture }: Scene, { context, palette }: Brush): void {
    const { bad, troubled, most } = picture.trouble;
    if (most === 0) {
        return;
    }
    const bottom = viewport.metrics.overview - INSET;
    const room = viewport.metrics.overview - 2 * INSET - 4;
    const slotPixels = plotWidth(viewport) / PROFILE_SLOTS;
    // By the root, so that one lane is seen beside a thousand.
    const height = (count: number): number => (count === 0 ? 0 : Math.max(1, Math.sqrt(count / most) * room));
    for (const [counts, tone] of [
        [troubled, 'warning'],
        [bad, 'bad'],
    ] as const) {
        context.fillStyle = palette.tones[tone].fill;
        for (let slot = 0; slot < PROFILE_SLOTS; slot += 1) {
            const tall = height(counts[slot] ?? 0);
            if (tall > 0) {
                // Whole pixels: what is blended between slots would look like a comb.
                const left = Math.floor(viewport.gutter + slot * slotPixels);
                const right = Math.ceil(viewport.gutter + (slot + 1) * slotPixels);
                context.fillRect(left, bottom - tall, right - left, tall);
            }
        }
    }
}

function drawHits(scene: Scene, { context, palette }: Brush): void {
    const { hits, viewport } = scene;
    context.fillStyle = palette.foundEdge;
    let lastX = Number.NEGATIVE_INFINITY;
    for (const atMs of hits.atMs) {
        const x = Math.round(xOf(scene, atMs));
        if (x !== lastX) {
            context.fillRect(x, INSET, 1, viewport.metrics.overview - 2 * INSET);
            lastX = x;
        }
    }
}

/** The window as a frame; what is outside of it steps back. */
function drawWindow({ viewport, picture }: Scene, { context, palette }: Brush): void {
    const { left, right } = windowFrame(viewport, picture.columns.endMs);
    const height = viewport.metrics.overview - 2 * INSET;
    context.fillStyle = palette.veil;
    context.fillRect(viewport.gutter, INSET, Math.max(0, left - viewport.gutter), height);
    context.fillRect(right, INSET, Math.max(0, viewport.width - right), height);
    const frame = palette.border ?? palette.dim;
    context.strokeStyle = frame;
    context.lineWidth = 1;
    context.strokeRect(left + 0.5, INSET - 0.5, Math.max(4, right - left - 1), height + 1);
    context.fillStyle = frame;
    for (const edge of [left, right - 3]) {
        context.fillRect(edge, INSET + height / 2 - 4, 3, 8);
    }
}

function xOf({ viewport, picture }: Scene, atMs: number): number {
    return overviewX(viewport, atMs, picture.columns.endMs);
}
