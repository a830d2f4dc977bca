/** What a person measures with: the marked span, and the two markers. */

import { xOf } from '../model/geometry.ts';
import { MARKER_NAMES } from '../model/timeline-view.ts';
import type { Brush, Scene } from './scene.ts';

/** The span as a tint across all rows, under the bars. */
export function drawSpan({ viewport, span }: Scene, { context, palette }: Brush): void {
    if (span === undefined) {
        return;
    }
    const left = xOf(viewport, span.fromMs);
    const right = xOf(viewport, span.toMs);
    const top = viewport.metrics.overview;
    context.fillStyle = palette.span;
    context.fillRect(left, top, Math.max(1, right - left), viewport.height);
    context.fillStyle = palette.focus;
    context.fillRect(Math.round(left), top, 1, viewport.height);
    context.fillRect(Math.round(right) - 1, top, 1, viewport.height);
}

/** The markers as lines with a flag each at the ruler, joined by a line. */
export function drawMarkers(scene: Scene, brush: Brush): void {
    const { context, palette } = brush;
    const { viewport, markers } = scene;
    const { overview, ruler } = viewport.metrics;
    brush.text.use(palette.smallFont);
    context.textBaseline = 'middle';
    for (const [index, name] of MARKER_NAMES.entries()) {
        const atMs = markers[name];
        if (atMs !== undefined) {
            const x = Math.round(xOf(viewport, atMs));
            const flagLeft = x + FLAG > viewport.width ? x - FLAG + 1 : x;
            context.fillStyle = palette.marker;
            dashedLine(context, x, overview + ruler, viewport.height);
            context.fillRect(flagLeft, overview + 2, FLAG, ruler - 4);
            context.fillStyle = palette.background;
            context.fillText(String(index + 1), flagLeft + 3.5, overview + ruler / 2 + 0.5);
        }
    }
    drawDistance(scene, brush);
}

const FLAG = 13;

/** By hand: a dashed stroke of a thousand pixels is slow to draw without a graphics card. */
function dashedLine(context: CanvasRenderingContext2D, x: number, top: number, bottom: number): void {
    for (let y = top; y < bottom; y += 7) {
        context.fillRect(x, y, 1, 4);
    }
}

/** A line from flag to flag; how long it is stands below the timeline. */
function drawDistance({ viewport, markers }: Scene, { context, palette }: Brush): void {
    if (markers.first !== undefined && markers.second !== undefined) {
        const xs = [markers.first, markers.second].map((atMs) => xOf(viewport, atMs));
        const left = Math.min(...xs);
        context.fillStyle = palette.marker;
        context.fillRect(left, viewport.metrics.overview + viewport.metrics.ruler - 2, Math.max(...xs) - left, 2);
    }
}
