/** The states of a lane as bars, a task's end and what the reports miss of it. */

import * as l10n from '@vscode/l10n';
import { plotWidth, xOf } from '../model/geometry.ts';
import { intervalsOf } from '../model/lane-columns.ts';
import { LOOKS, type Look, lookAt, NO_LOOK } from '../model/looks.ts';
import { outcomeOf, outcomeTone } from '../model/outcomes.ts';
import { eachPixelSpan, SEVERAL } from '../model/pixel-spans.ts';
import type { RunPicture } from '../model/run-picture.ts';
import { dispositionText } from '../model/sentences.ts';
import { toneIndex } from '../model/tones.ts';
import { drawCross } from './draw-cross.ts';
import type { Brush, Scene } from './scene.ts';

export const BAR_INSET = 3;
/** Bars below these widths have no room for a pattern, for a label. */
const MIN_PATTERNED = 5;
const MIN_LABELLED = 30;

/** A bar with room for more than its colour and pattern. */
interface WideBar {
    readonly look: Look;
    readonly interval: number;
    readonly x0: number;
    readonly x1: number;
}

/** Lanes whose bars are drawn, each with the top of its row. */
export type LanesShown = readonly { readonly lane: number; readonly y: number }[];

/** The states of lanes: all bars as an image, then what stands on those that have room for it. */
export function drawLanes(scene: Scene, brush: Brush, lanes: LanesShown): void {
    const { viewport, picture } = scene;
    const { context, palette, bars: strip } = brush;
    const width = plotWidth(viewport);
    strip.begin(width, lanes.length, viewport.metrics.row - 2 * BAR_INSET);
    // Only high contrast themes outline bars that have no room for a label.
    const minOutlined = palette.border === undefined ? MIN_LABELLED : MIN_PATTERNED;
    const wide = lanes.map(({ lane }, row) => {
        const bars: WideBar[] = [];
        eachPixelSpan(picture.columns, lane, viewport.window, width, (x0, x1, look, interval) => {
            const tone = TONE_OF_LOOK[look] ?? 0;
            // A hair of background between neighbours tells them apart without a border each.
            strip.bar(row, x0, x1 - (x1 - x0 > 3 ? 1 : 0), tone);
            if (x1 - x0 > MIN_PATTERNED) {
                strip.hatch(row, x0, x1 - 1, tone, lookAt(look).pattern);
            }
            if (x1 - x0 > minOutlined) {
                bars.push({ look: lookAt(look), interval, x0: viewport.gutter + x0, x1: viewport.gutter + x1 - 1 });
            }
        });
        return bars;
    });
    strip.end();
    brush.text.use(palette.smallFont);
    context.textBaseline = 'middle';
    context.imageSmoothingEnabled = false;
    for (const [row, { lane, y }] of lanes.entries()) {
        strip.draw(context, row, viewport.gutter, y + BAR_INSET);
        for (const bar of wide[row] ?? []) {
            drawOnBar(scene, brush, bar, y);
        }
        if (picture.reader.laneKind(lane) === 'task') {
            drawUnreported(scene, brush, lane, y);
            drawTaskEnd(scene, brush, lane, y);
        }
    }
}

const TONE_OF_LOOK = LOOKS.map(({ tone, state }) => (state === 'ENDED' ? 0 : toneIndex(tone)));

/** Border and label. */
function drawOnBar(scene: Scene, brush: Brush, { look, interval, x0, x1 }: WideBar, y: number): void {
    const { context, palette } = brush;
    if (look.state === 'ENDED') {
        return;
    }
    const top = y + BAR_INSET;
    const height = scene.viewport.metrics.row - 2 * BAR_INSET;
    const width = x1 - x0;
    if (palette.border !== undefined && look.tone !== 'none') {
        context.strokeStyle = palette.border;
        context.lineWidth = look.tone === 'bad' || look.tone === 'warning' ? 1.5 : 0.75;
        context.strokeRect(x0 + 0.5, top + 0.5, width - 1, height - 1);
    }
    if (interval !== SEVERAL && width > MIN_LABELLED) {
        drawLabel(scene, brush, look, interval, x0, width, y);
    }
}

function drawLabel(
    scene: Scene,
    { context, palette, text }: Brush,
    look: Look,
    interval: number,
    x0: number,
    width: number,
    y: number,
): void {
    const { metrics, gutter } = scene.viewport;
    const paint = palette.tones[look.tone];
    const left = Math.max(x0, gutter) + 5;
    const label = barLabel(scene, look, interval, text, x0 + width - left - 4);
    if (label === '') {
        return;
    }
    if (look.pattern !== 'plain') {
        // Text over a pattern needs a plain ground.
        context.fillStyle = paint.fill;
        context.fillRect(left - 3, y + BAR_INSET + 1, text.width(label) + 6, metrics.row - 2 * BAR_INSET - 2);
    }
    const isQuiet = look.tone === 'none' || look.tone === 'calm' || look.tone === 'quiet';
    context.fillStyle = isQuiet ? palette.dim : paint.text;
    context.fillText(label, left, y + metrics.row / 2 + 0.5);
}

/** The state, with the reason code where it explains it and fits. */
function barLabel({ picture }: Scene, look: Look, interval: number, text: Brush['text'], room: number): string {
    const entry = picture.columns.entries[interval] ?? 0;
    const code = look.kind === 'membership' ? picture.reader.detailOf(entry) : undefined;
    const long = code === undefined ? look.state : `${look.state} · ${code}`;
    if (text.width(long) <= room) {
        return long;
    }
    const fitted = text.fit(look.state, room);
    // A stump of a word is noise.
    return fitted === look.state || fitted.length >= 7 ? fitted : '';
}

function drawTaskEnd({ picture, viewport }: Scene, { context, palette, text }: Brush, lane: number, y: number): void {
    const { first, past } = intervalsOf(picture.columns, lane);
    const last = past - 1;
    if (past === first || lookAt(picture.columns.looks[last] ?? NO_LOOK).state !== 'ENDED') {
        return;
    }
    const x = xOf(viewport, picture.columns.fromMs[last] ?? 0);
    if (x < viewport.gutter - 2 || x > viewport.width) {
        return;
    }
    const { row } = viewport.metrics;
    const code = picture.reader.detailOf(picture.columns.entries[last] ?? 0) ?? 0;
    const tone = outcomeTone(outcomeOf(code));
    const middle = y + row / 2;
    context.fillStyle = palette.tones[tone].accent;
    if (tone === 'good') {
        context.fillRect(x - 1, y + BAR_INSET, 2, row - 2 * BAR_INSET);
    } else {
        drawCross(context, x + 3, middle, 3.5, palette.tones[tone].accent);
    }
    const label = text.fit(taskEndLabel(picture, lane, code), viewport.width - x - 14);
    context.fillStyle = tone === 'good' && missing(picture, lane) === '' ? palette.dim : palette.foreground;
    context.fillText(label, x + (tone === 'good' ? 5 : 11), middle + 0.5);
}

function taskEndLabel(picture: RunPicture, lane: number, code: number): string {
    const missed = missing(picture, lane);
    return missed === '' ? dispositionText(code) : `${dispositionText(code)} · ${missed}`;
}

function missing({ reader }: RunPicture, lane: number): string {
    switch (reader.reportingOf(reader.laneIndex(lane))) {
        case 'full':
            return '';
        case 'recreated':
            return l10n.t('reports recreated');
        case 'partial':
            return l10n.t('partly reported');
        case 'none':
            return l10n.t('unreported');
    }
}

/** A dashed line under the time that the reports miss of a task. */
function drawUnreported({ picture, viewport }: Scene, { context, palette }: Brush, lane: number, y: number): void {
    const { missingFromMs, missingToMs } = picture.reader.task(picture.reader.laneIndex(lane));
    if (missingToMs <= missingFromMs) {
        return;
    }
    const left = Math.max(viewport.gutter, xOf(viewport, missingFromMs));
    const right = Math.min(viewport.width, xOf(viewport, missingToMs));
    const bottom = y + viewport.metrics.row - 2;
    context.strokeStyle = palette.tones.bad.accent;
    context.lineWidth = 2;
    context.setLineDash([4, 3]);
    context.beginPath();
    context.moveTo(left, bottom);
    context.lineTo(Math.max(left + 1, right), bottom);
    context.stroke();
    context.setLineDash([]);
}
