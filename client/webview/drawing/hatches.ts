import type { Hatches } from './scene.ts';

const TILE = 6;

/** Diagonal lines in a colour, rising and falling. */
export function makeHatches(context: CanvasRenderingContext2D, color: string): Hatches {
    return { rising: hatch(context, color, true), falling: hatch(context, color, false) };
}

function hatch(context: CanvasRenderingContext2D, color: string, rising: boolean): CanvasPattern | undefined {
    const tile = document.createElement('canvas');
    tile.width = TILE;
    tile.height = TILE;
    const paint = tile.getContext('2d');
    if (paint === null) {
        return undefined;
    }
    paint.strokeStyle = color;
    paint.lineWidth = 1.4;
    paint.beginPath();
    // Three strokes, so that the corners of neighbouring tiles meet.
    for (const shift of [-TILE, 0, TILE]) {
        paint.moveTo(shift - 1, rising ? TILE + 1 : -1);
        paint.lineTo(shift + TILE + 1, rising ? -1 : TILE + 1);
    }
    paint.stroke();
    return context.createPattern(tile, 'repeat') ?? undefined;
}
