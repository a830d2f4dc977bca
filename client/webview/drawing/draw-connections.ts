/** Lines between rows: messages from sender to receiver, and the selected entry's chain of causes. */

import { headHeight, xOf, yOfRow } from '../model/geometry.ts';
import { firstAtOrAfter } from '../model/sorted-search.ts';
import type { Brush, Scene } from './scene.ts';

/** More arrows than this on a screen say nothing. */
const MAX_ARROWS = 400;

/** Names beside arrows need at least this many pixels up to the next arrow; the selected one takes so many. */
const MIN_NAME_ROOM = 48;
const SELECTED_ROOM = 220;

/** The messages of the window as arrows; the selected one always. */
export function drawMessageArrows(scene: Scene, brush: Brush): void {
    const { picture, viewport, selected } = scene;
    const { atMs, items } = picture.marks.messages;
    if (scene.arrows) {
        const first = firstAtOrAfter(atMs, Math.max(0, Math.ceil(viewport.window.fromMs)));
        const past = Math.min(firstAtOrAfter(atMs, Math.max(0, viewport.window.toMs)), first + MAX_ARROWS);
        for (let mark = first; mark < past; mark += 1) {
            const room = xOf(viewport, atMs[mark + 1] ?? picture.columns.endMs) - xOf(viewport, atMs[mark] ?? 0);
            drawArrow(scene, brush, items[mark] ?? 0, false, room);
        }
    }
    if (selected !== undefined && picture.reader.kindOf(selected) === 'message') {
        drawArrow(scene, brush, selected, true, SELECTED_ROOM);
    }
}

/** Where the selected entry and its causes are, joined from cause to effect. */
export function drawCauses(scene: Scene, brush: Brush): void {
    const { picture, selected } = scene;
    if (selected === undefined) {
        return;
    }
    const { context, palette } = brush;
    const points = [selected, ...picture.reader.causes(selected)].flatMap((entry) => {
        const point = pointOf(scene, entry);
        return point === undefined ? [] : [point];
    });
    context.strokeStyle = palette.focus;
    context.fillStyle = palette.focus;
    context.lineWidth = 1.5;
    context.globalAlpha = 0.8;
    for (let place = 0; place + 1 < points.length; place += 1) {
        const effect = points[place];
        const cause = points[place + 1];
        if (effect !== undefined && cause !== undefined) {
            curve(context, cause, effect);
        }
    }
    for (const [place, { x, y }] of points.entries()) {
        context.beginPath();
        context.arc(x, y, place === 0 ? 4 : 2.5, 0, 2 * Math.PI);
        context.fill();
    }
    context.globalAlpha = 1;
}

interface Point {
    readonly x: number;
    readonly y: number;
}

function drawArrow(scene: Scene, brush: Brush, entry: number, selected: boolean, room: number): void {
    const { context, palette } = brush;
    const { reader } = scene.picture;
    const from = rowMiddle(scene, scene.rows.rowStandingFor(reader.laneOfEntry(entry) ?? -1));
    const to = rowMiddle(scene, scene.rows.rowStandingFor(reader.detailOf(entry) ?? -1));
    if (from === undefined || to === undefined) {
        return;
    }
    const x = xOf(scene.viewport, reader.atMs(entry));
    const point = to > from ? -5 : 5;
    context.strokeStyle = selected ? palette.focus : palette.dim;
    context.fillStyle = context.strokeStyle;
    context.lineWidth = selected ? 2 : 1;
    context.beginPath();
    context.moveTo(x, from);
    context.lineTo(x, to);
    context.stroke();
    context.beginPath();
    context.moveTo(x - 3, to + point);
    context.lineTo(x + 3, to + point);
    context.lineTo(x, to);
    context.fill();
    if (room > MIN_NAME_ROOM && from !== to) {
        drawName(brush, reader.textOf(entry), x + 5, (from + to) / 2, room - 10);
    }
}

/** The name of a message on a ground of its own, for bars lie behind it. */
function drawName({ context, palette, text }: Brush, name: string, x: number, y: number, room: number): void {
    text.use(palette.smallFont);
    const label = text.fit(name, room);
    if (label === '') {
        return;
    }
    const half = palette.fontSize / 2 + 1;
    context.fillStyle = palette.background;
    context.fillRect(x - 2, y - half, text.width(label) + 4, 2 * half);
    context.fillStyle = palette.foreground;
    context.textBaseline = 'middle';
    context.fillText(label, x, y + 0.5);
}

function pointOf(scene: Scene, entry: number): Point | undefined {
    const { reader } = scene.picture;
    const kind = reader.kindOf(entry);
    const row =
        kind === 'occurrence'
            ? scene.rows.rowOfMarks('statements')
            : scene.rows.rowStandingFor(reader.laneOfEntry(entry) ?? -1);
    const y = rowMiddle(scene, row);
    return y === undefined ? undefined : { x: xOf(scene.viewport, reader.atMs(entry)), y };
}

/** Middle of a row; a row that is scrolled away is where the edge is. */
function rowMiddle({ viewport }: Scene, row: number): number | undefined {
    if (row === -1) {
        return undefined;
    }
    const { row: height } = viewport.metrics;
    const y = yOfRow(viewport, row) + height / 2;
    return Math.min(viewport.height + height, Math.max(headHeight(viewport) - height, y));
}

/** Bulges to the left where cause and effect share an instant, so that the line is seen beside the bars. */
function curve(context: CanvasRenderingContext2D, from: Point, to: Point): void {
    const bulge = Math.min(28, 6 + Math.abs(to.y - from.y) / 8);
    context.beginPath();
    context.moveTo(from.x, from.y);
    if (Math.abs(to.x - from.x) < 8) {
        context.bezierCurveTo(from.x - bulge, from.y, to.x - bulge, to.y, to.x, to.y);
    } else {
        const middle = (from.x + to.x) / 2;
        context.bezierCurveTo(middle, from.y, middle, to.y, to.x, to.y);
    }
    context.stroke();
}
