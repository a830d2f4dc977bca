/** What differs from another run: a bar beside the name of a lane, and under its states those of the other run. */

import { plotWidth, xOf } from '../model/geometry.ts';
import type { LaneColumns } from '../model/lane-columns.ts';
import type { Row } from '../model/lane-rows.ts';
import { lookAt, NO_LOOK } from '../model/looks.ts';
import { eachPixelSpan } from '../model/pixel-spans.ts';
import { laneOfRow } from '../model/pointed-thing.ts';
import { type ChangedLane, changeOfRow, type RunDifferences } from '../model/run-differences.ts';
import type { Brush, Scene } from './scene.ts';
import { clippedToPlot, eachShownRow, inRowsPart } from './shown-parts.ts';

const STRIP_HEIGHT = 4;

/** The states that the other run has, as a strip at the foot of each lane where it is not the same. */
export function drawEarlierStates(scene: Scene, brush: Brush): void {
    eachRow(scene, brush, (row, differences, y) => {
        const lane = laneOfRow(row);
        const changed = lane === undefined ? undefined : differences.lanes.get(lane);
        // A closed group has there what is wrong in it.
        if (lane !== undefined && changed !== undefined && (row.kind !== 'group' || !row.collapsed)) {
            clippedToPlot(scene, brush.context, 0, () => drawStrip(scene, brush, changed, lane, differences, y));
        }
    });
}

/** Bars at the edge of the names, as editors mark changed lines; a closed group has one for what is in it. */
export function drawChangeBars(scene: Scene, brush: Brush): void {
    const { context, palette } = brush;
    eachRow(scene, brush, (row, differences, y) => {
        const change = changeOfRow(row, differences);
        if (change !== undefined) {
            context.fillStyle = palette[change];
            context.fillRect(0, y + 1, 4, scene.viewport.metrics.row - 2);
        }
    });
}

function eachRow(
    scene: Scene,
    { context }: Brush,
    draw: (row: Row, differences: RunDifferences, y: number) => void,
): void {
    const { differences } = scene;
    if (differences !== undefined) {
        inRowsPart(scene, context, (part) => eachShownRow(scene, part, (row, _, y) => draw(row, differences, y)));
    }
}

function drawStrip(
    scene: Scene,
    { context, palette }: Brush,
    { fromMs, before }: ChangedLane,
    lane: number,
    { baseline }: RunDifferences,
    y: number,
): void {
    const { viewport, picture } = scene;
    const top = y + viewport.metrics.row - STRIP_HEIGHT - 1;
    if (before !== undefined) {
        const now = looksByPixel(picture.columns, lane, scene);
        const then = looksByPixel(baseline.picture.columns, before, scene);
        eachDifferentRun(now, then, (x0, x1, look) => {
            context.fillStyle = palette.background;
            context.fillRect(viewport.gutter + x0, top - 1, x1 - x0, STRIP_HEIGHT + 1);
            context.fillStyle = palette.tones[lookAt(look).tone].accent;
            context.fillRect(viewport.gutter + x0, top, x1 - x0, STRIP_HEIGHT);
        });
    }
    const from = xOf(viewport, fromMs);
    if (from >= viewport.gutter) {
        context.fillStyle = palette.changed;
        context.fillRect(Math.round(from) - 1, y + 1, 2, viewport.metrics.row - 2);
    }
}

/** The look of a lane in each column of pixels. */
function looksByPixel(columns: LaneColumns, lane: number, { viewport }: Scene): Uint8Array {
    const width = Math.ceil(plotWidth(viewport));
    const looks = new Uint8Array(width).fill(NO_LOOK);
    eachPixelSpan(columns, lane, viewport.window, width, (x0, x1, look) => looks.fill(look, x0, x1));
    return looks;
}

/** Tells the stretches of pixels in which the earlier look is one and the same, and not the present one. */
function eachDifferentRun(
    now: Uint8Array,
    then: Uint8Array,
    take: (x0: number, x1: number, look: number) => void,
): void {
    for (let x = 0; x < then.length; ) {
        const look = then[x] ?? NO_LOOK;
        let past = x + 1;
        if (look === NO_LOOK || look === now[x]) {
            x = past;
            continue;
        }
        while (past < then.length && then[past] === look && now[past] !== look) {
            past += 1;
        }
        take(x, past, look);
        x = past;
    }
}
