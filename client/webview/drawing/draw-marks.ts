/** Marks of what happens at an instant: statements, messages, log lines, verdicts. */

import { actionLabel } from '../model/action-labels.ts';
import { plotWidth } from '../model/geometry.ts';
import type { MarkKind, MarkSeries } from '../model/mark-series.ts';
import { eachPixelMark } from '../model/pixel-spans.ts';
import { toneAt } from '../model/tones.ts';
import { drawCross } from './draw-cross.ts';
import type { TonePaint } from './palette.ts';
import type { Brush, Scene } from './scene.ts';

/** Room below which a label at a mark is not worth reading. */
const MIN_LABEL = 36;

/** The marks of a series in a row, with labels where there is room between them. */
export function drawMarks(scene: Scene, brush: Brush, series: MarkSeries, y: number): void {
    const { viewport } = scene;
    const { context, palette } = brush;
    const middle = y + viewport.metrics.row / 2;
    let pending:
        | { readonly x: number; readonly first: number; readonly tone: number; readonly count: number }
        | undefined;
    const flush = (limit: number): void => {
        if (pending !== undefined) {
            drawMarkLabel(scene, brush, series, pending.first, pending.count, pending.x, limit, middle);
        }
    };
    brush.text.use(palette.smallFont);
    context.textBaseline = 'middle';
    eachPixelMark(series, viewport.window, plotWidth(viewport), (column, tone, first, count) => {
        const x = viewport.gutter + column;
        flush(x - 6);
        drawMark(brush, series.kind, palette.tones[toneAt(tone)], toneAt(tone) === 'bad', x, middle, count);
        pending = { x, first, tone, count };
    });
    flush(viewport.width);
}

function drawMark(
    { context }: Brush,
    kind: MarkKind,
    paint: TonePaint,
    bad: boolean,
    x: number,
    middle: number,
    count: number,
): void {
    context.fillStyle = paint.accent;
    if (kind === 'expectations' && bad) {
        drawCross(context, x, middle, 3.5, paint.accent);
        return;
    }
    if (kind === 'statements' || kind === 'expectations') {
        context.beginPath();
        context.moveTo(x - 4, middle - 4);
        context.lineTo(x + 4, middle - 4);
        context.lineTo(x, middle + 4);
        context.fill();
        return;
    }
    // Ticks grow with how many they stand for, refusals are never short.
    const half = bad ? 7 : Math.min(7, 3 + Math.log2(count));
    context.fillRect(x - (bad ? 1 : 0.5), middle - half, bad ? 2 : 1, half * 2);
}

function drawMarkLabel(
    scene: Scene,
    { context, palette, text }: Brush,
    series: MarkSeries,
    first: number,
    count: number,
    x: number,
    limit: number,
    middle: number,
): void {
    const room = Math.min(260, limit - x - 9);
    if (room < MIN_LABEL) {
        return;
    }
    const label = count > 1 ? `${count}×` : markText(scene, series, first);
    context.fillStyle = palette.dim;
    context.fillText(text.fit(label, room), x + 7, middle + 0.5);
}

/** What a mark says where there is room for it. */
function markText({ picture }: Pick<Scene, 'picture'>, series: MarkSeries, mark: number): string {
    const item = series.items[mark] ?? 0;
    const { reader } = picture;
    switch (series.kind) {
        case 'expectations':
            return reader.plan.expectations[item]?.text ?? '';
        case 'messages':
        case 'log':
            return reader.trace.strings[reader.valueAt(item)] ?? '';
        case 'statements': {
            const action = reader.plan.timeline[reader.valueAt(item)]?.action;
            return action === undefined ? '' : actionLabel(reader.plan, action);
        }
    }
}
