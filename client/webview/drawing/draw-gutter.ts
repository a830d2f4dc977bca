/** The names of the rows, at the left: set in below their owners, with a chevron to open and close, and a pin. */

import * as l10n from '@vscode/l10n';
import { numberText } from '../localization.ts';
import { headHeight, scrolledTop, yOfRow } from '../model/geometry.ts';
import type { Row } from '../model/lane-rows.ts';
import { canBePinned, laneOfRow } from '../model/pointed-thing.ts';
import { rowLabel } from '../model/row-names.ts';
import type { Brush, Scene } from './scene.ts';
import { eachShownRow, inRowsPart } from './shown-parts.ts';

/** Width of a chevron with the room around it. */
const CHEVRON_ROOM = 18;

/** The names of the rows that are shown. */
export function drawGutter(scene: Scene, brush: Brush): void {
    const { viewport } = scene;
    const { context, palette } = brush;
    context.textBaseline = 'middle';
    context.textAlign = 'left';
    inRowsPart(scene, context, (part) =>
        eachShownRow(scene, part, (row, index, y) => {
            drawName(scene, brush, row, index, y);
            if (index === scene.activeRow && scene.focused) {
                context.strokeStyle = palette.focus;
                context.lineWidth = 1;
                context.strokeRect(0.5, y + 0.5, viewport.gutter - 2, viewport.metrics.row - 2);
            }
        }),
    );
    drawDrop(scene, brush);
    context.fillStyle = palette.border ?? palette.line;
    context.fillRect(viewport.gutter - 1, 0, 1, viewport.height);
    if (viewport.pinnedRows > 0) {
        context.fillRect(0, scrolledTop(viewport) - 1, viewport.width, 1);
    }
}

function drawName(scene: Scene, brush: Brush, row: Row, index: number, y: number): void {
    const { context, palette, text } = brush;
    const { gutter, metrics } = scene.viewport;
    const middle = y + metrics.row / 2 + 0.5;
    const isPinned = index < scene.rows.pinnedCount;
    const showsPin = canBePinned(row) && (isPinned || index === scene.hoveredRow);
    const left = 8 + (isPinned ? 0 : Math.max(0, row.depth - (row.kind === 'group' ? 0 : 1)) * metrics.indent);
    const nameLeft = isPinned ? left : left + CHEVRON_ROOM - 6;
    const room = gutter - nameLeft - 6 - (showsPin ? metrics.pin - 4 : 0);
    const isTop = row.kind === 'group' && row.depth === 0;
    text.use(isTop ? palette.strongFont : palette.font);
    const label = text.fit(labelOf(scene, row, isPinned), room, keepsEnd(scene, row) ? 'end' : 'start');
    highlightFound(scene, brush, row, nameLeft, y);
    context.fillStyle = palette.foreground;
    context.fillText(label, nameLeft, middle);
    if (row.kind === 'group') {
        drawChevron(context, left + 2, middle - 0.5, row.collapsed, palette.foreground);
        drawCount(scene, brush, row, nameLeft + text.width(label) + 6, middle);
    }
    if (showsPin) {
        drawPin(context, gutter - metrics.pin / 2 - 1, middle, isPinned ? palette.foreground : palette.dim, isPinned);
    }
}

function labelOf({ picture }: Scene, row: Row, isPinned: boolean): string {
    const owner = isPinned || row.kind === 'marks' ? undefined : row.owner;
    return rowLabel(picture, row, owner?.label);
}

/** A tint behind the name of a lane that a search found. */
function highlightFound(
    { hits, viewport }: Scene,
    { context, palette }: Brush,
    row: Row,
    left: number,
    y: number,
): void {
    const lane = laneOfRow(row);
    if (lane !== undefined && hits.laneSet.has(lane)) {
        const height = viewport.metrics.row - 7;
        context.fillStyle = palette.found;
        context.fillRect(left - 3, y + 3, viewport.gutter - left - 2, height);
        context.fillStyle = palette.foundEdge;
        context.fillRect(left - 4, y + 3, 2, height);
    }
}

function drawCount(
    scene: Scene,
    { context, palette, text }: Brush,
    row: Extract<Row, { kind: 'group' }>,
    x: number,
    y: number,
): void {
    const all = row.group.lanes.length;
    const isEmpty = row.depth > 0 ? row.shown === 0 || !row.collapsed : all === 0;
    if (isEmpty) {
        return;
    }
    text.use(palette.smallFont);
    context.fillStyle = palette.dim;
    const label = row.depth > 0 ? `+${row.shown}` : countLabel(row.shown, all);
    context.fillText(text.fit(label, scene.viewport.gutter - x - 4), x, y);
}

function countLabel(shown: number, all: number): string {
    return shown === all ? numberText(all) : l10n.t('{0} of {1}', numberText(shown), numberText(all));
}

/** The names of components and links differ at their end, those of agents and tasks at their start. */
function keepsEnd({ picture }: Scene, row: Row): boolean {
    const lane = row.kind === 'lane' ? picture.reader.laneKind(row.lane) : undefined;
    return lane === 'component' || lane === 'link';
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

/** A drawing pin: upright where it holds, slanted where it could. */
function drawPin(context: CanvasRenderingContext2D, x: number, y: number, color: string, holds: boolean): void {
    context.save();
    context.translate(x, y);
    context.rotate(holds ? 0 : Math.PI / 4);
    context.fillStyle = color;
    context.strokeStyle = color;
    context.lineWidth = 1.2;
    context.beginPath();
    context.rect(-2, -5, 4, 5);
    context.moveTo(-4, 0);
    context.lineTo(4, 0);
    context.moveTo(0, 0);
    context.lineTo(0, 5);
    context.stroke();
    if (holds) {
        context.fillRect(-2, -5, 4, 5);
    }
    context.restore();
}

/** Where a dragged row would go. */
function drawDrop({ drag, viewport }: Scene, { context, palette }: Brush): void {
    if (drag === undefined) {
        return;
    }
    const y = Math.max(headHeight(viewport), yOfRow(viewport, drag.boundary));
    context.fillStyle = palette.focus;
    context.fillRect(0, Math.round(y) - 1, viewport.gutter, 2);
}
