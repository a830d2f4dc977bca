/** What is in a group, in one row: the most severe state of its lanes. */

import { xOf } from '../model/geometry.ts';
import { type SummaryTile, TILE_SLOTS } from '../model/group-summary.ts';
import { type Look, lookAt, NO_LOOK } from '../model/looks.ts';
import type { Brush, Scene } from './scene.ts';

/** A closed heading shows all of it; an open one, and the row of an owner, only where something is wrong. */
export type SummaryStyle = 'whole' | 'strip' | 'beneath';

export function drawSummary(
    scene: Scene,
    brush: Brush,
    tiles: readonly SummaryTile[],
    y: number,
    style: SummaryStyle,
): void {
    for (const { fromMs, slotMs, looks } of tiles) {
        for (let slot = 0; slot < TILE_SLOTS; ) {
            const look = looks[slot] ?? NO_LOOK;
            let past = slot + 1;
            while (past < TILE_SLOTS && looks[past] === look) {
                past += 1;
            }
            if (look !== NO_LOOK) {
                drawStretch(scene, brush, lookAt(look), fromMs + slot * slotMs, fromMs + past * slotMs, y, style);
            }
            slot = past;
        }
    }
}

function drawStretch(
    { viewport }: Scene,
    { context, palette, hatches }: Brush,
    { tone, pattern }: Look,
    fromMs: number,
    toMs: number,
    y: number,
    style: SummaryStyle,
): void {
    const isTrouble = tone === 'warning' || tone === 'bad';
    const left = Math.max(viewport.gutter, xOf(viewport, fromMs));
    const width = Math.min(viewport.width, xOf(viewport, toMs)) - left;
    if (width <= 0 || tone === 'none' || (style !== 'whole' && !isTrouble)) {
        return;
    }
    const { top, height } = extent(style, viewport.metrics.row);
    context.fillStyle = palette.tones[tone].fill;
    context.fillRect(left, y + top, Math.max(1, width), height);
    const hatch = hatches[pattern];
    if (hatch !== undefined && width > 4 && style !== 'strip') {
        context.fillStyle = hatch;
        context.fillRect(left, y + top, width, height);
    }
}

/** Where in a row a summary is. */
function extent(style: SummaryStyle, row: number): { readonly top: number; readonly height: number } {
    switch (style) {
        case 'whole':
            return { top: Math.round(row * 0.27), height: Math.round(row * 0.46) };
        case 'strip':
            return { top: Math.round(row / 2) - 2, height: 4 };
        case 'beneath':
            return { top: row - 7, height: 5 };
    }
}
