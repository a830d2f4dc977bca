/** Failures: bands across all rows, and their labels above. */

import type { FailureBand } from '../model/failure-bands.ts';
import { plotWidth, type Viewport, xOf } from '../model/geometry.ts';
import type { Brush, Scene } from './scene.ts';

/** The stretches of time for which something is lost, across all rows. */
export function drawBands({ viewport, picture }: Scene, { context, palette }: Brush): void {
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

/** The labels of the failures that are in view, each in the row that it has for itself. */
export function drawBandLabels({ viewport, picture }: Scene, brush: Brush): void {
    const { context, palette } = brush;
    const { overview, ruler, bandRow } = viewport.metrics;
    const top = overview + ruler;
    brush.text.use(palette.smallFont);
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
        const y = top + band.row * bandRow;
        context.fillStyle = palette.bandLabel;
        context.fillRect(left, y + 1, Math.max(2, right - left), bandRow - 2);
        context.fillStyle = palette.bandEdge;
        context.fillRect(left, y + 1, 2, bandRow - 2);
        drawBandText(
            band,
            { left, right, y: y + bandRow / 2 + 0.5, limit: nextBandLeft(viewport, picture.bands, band) },
            brush,
        );
    }
    context.restore();
}

/** Where a label goes: the edges of its band, and how far it may reach beyond. */
interface LabelRoom {
    readonly left: number;
    readonly right: number;
    readonly y: number;
    readonly limit: number;
}

/** A label inside its band if it fits there, else to the right of it, up to the next band of the row. */
function drawBandText(
    { label }: FailureBand,
    { left, right, y, limit }: LabelRoom,
    { context, palette, text }: Brush,
): void {
    const inside = right - left - 10;
    if (text.width(label) <= inside || limit - right < inside) {
        context.fillStyle = palette.bandText;
        context.fillText(text.fit(label, inside), left + 6, y);
    } else {
        context.fillStyle = palette.foreground;
        context.fillText(text.fit(label, limit - right - 10), right + 4, y);
    }
}

function nextBandLeft(viewport: Viewport, bands: readonly FailureBand[], band: FailureBand): number {
    const next = bands.find(
        (other) => other.row === band.row && other.fromMs >= band.toMs && other.entry !== band.entry,
    );
    return next === undefined ? viewport.width : Math.min(viewport.width, xOf(viewport, next.fromMs));
}
