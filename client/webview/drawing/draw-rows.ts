/** The rows: their names at the left, their states and marks at the right. */

import { plotWidth, ROW_HEIGHT, visibleRows, xOf, yOfRow } from '../model/geometry.ts';
import { SUMMARY_SLOTS } from '../model/group-summary.ts';
import { intervalsOf } from '../model/lane-columns.ts';
import type { Row } from '../model/lane-rows.ts';
import { type Look, lookAt, NO_LOOK } from '../model/looks.ts';
import { outcomeOf, outcomeTone } from '../model/outcomes.ts';
import { eachPixelSpan, SEVERAL } from '../model/pixel-spans.ts';
import { rowName } from '../model/row-names.ts';
import type { RunPicture } from '../model/run-picture.ts';
import { dispositionText } from '../model/sentences.ts';
import { drawCross } from './draw-cross.ts';
import { drawMarks } from './draw-marks.ts';
import type { TonePaint } from './palette.ts';
import type { Brush, Scene } from './scene.ts';

const BAR_INSET = 3;

/** The plots of all visible rows, clipped to the right of the gutter. */
export function drawPlots(scene: Scene, brush: Brush): void {
    const { viewport, rows } = scene;
    const { first, past } = visibleRows(viewport, rows.count);
    for (let index = first; index < past; index += 1) {
        const row = rows.rowAt(index);
        if (row !== undefined) {
            drawPlot(scene, brush, row, yOfRow(viewport, index));
        }
    }
}

/** The backgrounds of the visible rows. */
export function drawRowGrounds(scene: Scene, { context, palette }: Brush): void {
    const { viewport, rows } = scene;
    const { first, past } = visibleRows(viewport, rows.count);
    for (let index = first; index < past; index += 1) {
        const y = yOfRow(viewport, index);
        if (rows.rowAt(index)?.kind === 'group') {
            context.fillStyle = palette.head;
            context.fillRect(0, y, viewport.width, ROW_HEIGHT);
        }
        if (index === scene.activeRow || index === scene.hoveredRow) {
            context.fillStyle = index === scene.activeRow ? palette.active : palette.hover;
            context.fillRect(0, y, viewport.width, ROW_HEIGHT);
        }
        context.fillStyle = palette.border ?? palette.faint;
        context.fillRect(0, y + ROW_HEIGHT - 1, viewport.width, palette.border === undefined ? 1 : 0.5);
    }
}

/** The names of the visible rows. */
export function drawGutter(scene: Scene, brush: Brush): void {
    const { viewport, rows } = scene;
    const { context, palette } = brush;
    const { first, past } = visibleRows(viewport, rows.count);
    context.textBaseline = 'middle';
    context.textAlign = 'left';
    for (let index = first; index < past; index += 1) {
        const row = rows.rowAt(index);
        const y = yOfRow(viewport, index);
        if (row !== undefined) {
            drawName(scene, brush, row, y);
        }
        if (index === scene.activeRow && scene.focused) {
            context.strokeStyle = palette.focus;
            context.lineWidth = 1;
            context.strokeRect(0.5, y + 0.5, viewport.gutter - 1, ROW_HEIGHT - 2);
        }
    }
    context.fillStyle = palette.border ?? palette.line;
    context.fillRect(viewport.gutter - 1, 0, 1, viewport.height);
}

function drawName(scene: Scene, brush: Brush, row: Row, y: number): void {
    const { context, palette, text } = brush;
    const middle = y + ROW_HEIGHT / 2;
    const room = scene.viewport.gutter - 12;
    if (row.kind !== 'group') {
        context.font = palette.font;
        context.fillStyle = palette.foreground;
        const keep = row.kind === 'lane' && keepsEnd(scene, row.lane) ? 'end' : 'start';
        context.fillText(text.fit(rowName(scene.picture, row), room - 10, keep), 18, middle);
        return;
    }
    drawChevron(context, 10, middle, row.collapsed, palette.foreground);
    context.font = `600 ${palette.font}`;
    context.fillStyle = palette.foreground;
    const label = text.fit(row.group.label, room - 10);
    context.fillText(label, 18, middle);
    if (row.group.lanes.length > 0) {
        const after = 18 + text.width(label) + 6;
        context.font = palette.smallFont;
        context.fillStyle = palette.dim;
        context.fillText(
            text.fit(countLabel(row.shown, row.group.lanes.length), scene.viewport.gutter - after - 4),
            after,
            middle,
        );
    }
}

function countLabel(shown: number, all: number): string {
    return shown === all ? all.toLocaleString('en') : `${shown.toLocaleString('en')} of ${all.toLocaleString('en')}`;
}

/** The names of components and links differ at their end, those of agents and tasks at their start. */
function keepsEnd({ picture }: Scene, lane: number): boolean {
    const kind = picture.reader.laneKind(lane);
    return kind === 'component' || kind === 'link';
}

function drawChevron(context: CanvasRenderingContext2D, x: number, y: number, collapsed: boolean, color: string): void {
    context.strokeStyle = color;
    context.lineWidth = 1.3;
    context.beginPath();
    if (collapsed) {
        context.moveTo(x - 2, y - 4);
        context.lineTo(x + 2, y);
        context.lineTo(x - 2, y + 4);
    } else {
        context.moveTo(x - 4, y - 2);
        context.lineTo(x, y + 2);
        context.lineTo(x + 4, y - 2);
    }
    context.stroke();
}

function drawPlot(scene: Scene, brush: Brush, row: Row, y: number): void {
    switch (row.kind) {
        case 'group':
            drawSummary(scene, brush, scene.picture.summaries.get(row.group.id), y);
            return;
        case 'marks':
            drawMarks(scene, brush, scene.picture.marks[row.series], y);
            return;
        case 'lane':
            drawLane(scene, brush, row.lane, y);
    }
}

/** A thin strip in the head of a group that shows where in it is trouble. */
function drawSummary(
    { viewport, picture }: Scene,
    { context, palette }: Brush,
    summary: Uint8Array | undefined,
    y: number,
): void {
    if (summary === undefined) {
        return;
    }
    const slotMs = Math.max(1, picture.columns.endMs) / SUMMARY_SLOTS;
    for (let slot = 0; slot < SUMMARY_SLOTS; ) {
        const look = summary[slot] ?? NO_LOOK;
        let past = slot + 1;
        while (past < SUMMARY_SLOTS && summary[past] === look) {
            past += 1;
        }
        const { tone } = lookAt(look);
        if (look !== NO_LOOK) {
            const left = Math.max(viewport.gutter, xOf(viewport, slot * slotMs));
            const right = Math.min(viewport.width, xOf(viewport, past * slotMs));
            context.fillStyle = palette.tones[tone].fill;
            context.fillRect(left, y + ROW_HEIGHT / 2 - 2, Math.max(0, right - left), 4);
        }
        slot = past;
    }
}

function drawLane(scene: Scene, brush: Brush, lane: number, y: number): void {
    const { viewport, picture } = scene;
    const { context, palette } = brush;
    context.font = palette.smallFont;
    context.textBaseline = 'middle';
    eachPixelSpan(picture.columns, lane, viewport.window, plotWidth(viewport), (x0, x1, look, interval) => {
        drawBar(scene, brush, lookAt(look), interval, viewport.gutter + x0, viewport.gutter + x1, y);
    });
    if (picture.reader.laneKind(lane) === 'task') {
        drawUnreported(scene, brush, lane, y);
        drawTaskEnd(scene, brush, lane, y);
    }
}

function drawBar(scene: Scene, brush: Brush, look: Look, interval: number, x0: number, x1: number, y: number): void {
    const { context, palette, text } = brush;
    if (look.state === 'ENDED') {
        return;
    }
    const paint = palette.tones[look.tone];
    const top = y + BAR_INSET;
    const height = ROW_HEIGHT - 2 * BAR_INSET;
    // A hair of background between neighbours tells them apart without a border each.
    const width = Math.max(1, x1 - x0 - (x1 - x0 > 3 ? 1 : 0));
    if (look.tone !== 'none') {
        context.fillStyle = paint.fill;
        context.fillRect(x0, top, width, height);
    }
    fillPattern(brush, paint, x0, top, width, height);
    if (palette.border !== undefined && look.tone !== 'none' && width > 3) {
        context.strokeStyle = palette.border;
        context.lineWidth = look.tone === 'bad' || look.tone === 'warning' ? 1.5 : 0.75;
        context.strokeRect(x0 + 0.5, top + 0.5, width - 1, height - 1);
    }
    if (interval !== SEVERAL && width > 22) {
        const left = Math.max(x0, scene.viewport.gutter) + 5;
        const label = barLabel(scene, look, interval, text, x0 + width - left - 4);
        if (label !== '' && paint.pattern !== 'plain') {
            // Text over a pattern needs a plain ground.
            context.fillStyle = paint.fill;
            context.fillRect(left - 3, top + 1, text.width(label) + 6, height - 2);
        }
        context.fillStyle =
            look.tone === 'none' || look.tone === 'calm' || look.tone === 'quiet' ? palette.dim : paint.text;
        context.fillText(label, left, y + ROW_HEIGHT / 2 + 0.5);
    }
}

function fillPattern(
    { context, hatches }: Brush,
    { pattern }: TonePaint,
    x: number,
    y: number,
    width: number,
    height: number,
): void {
    const hatch = pattern === 'plain' ? undefined : hatches[pattern];
    if (hatch !== undefined && width > 4) {
        context.fillStyle = hatch;
        context.fillRect(x, y, width, height);
    }
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
    const code = picture.reader.detailOf(picture.columns.entries[last] ?? 0) ?? 0;
    const tone = outcomeTone(outcomeOf(code));
    const middle = y + ROW_HEIGHT / 2;
    context.fillStyle = palette.tones[tone].accent;
    if (tone === 'good') {
        context.fillRect(x - 1, y + BAR_INSET, 2, ROW_HEIGHT - 2 * BAR_INSET);
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
            return 'reports recreated';
        case 'partial':
            return 'partly reported';
        case 'none':
            return 'unreported';
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
    context.strokeStyle = palette.tones.bad.accent;
    context.lineWidth = 2;
    context.setLineDash([4, 3]);
    context.beginPath();
    context.moveTo(left, y + ROW_HEIGHT - 2);
    context.lineTo(Math.max(left + 1, right), y + ROW_HEIGHT - 2);
    context.stroke();
    context.setLineDash([]);
}
