import type { Pattern } from '../model/looks.ts';
import type { Color } from './colors.ts';

/** Patterns that say the severity of a state without colour; plain is none. */
export type Hatches = Readonly<Record<Pattern, CanvasPattern | undefined>>;

/** Size of the tile that a pattern repeats. */
export const HATCH_TILE = 6;

/** Makes the patterns in a colour. */
export function makeHatches(context: CanvasRenderingContext2D, color: string): Hatches {
    return {
        plain: undefined,
        rising: patternOf(context, color, 'rising'),
        falling: patternOf(context, color, 'falling'),
        crossed: patternOf(context, color, 'crossed'),
        upright: patternOf(context, color, 'upright'),
        dotted: patternOf(context, color, 'dotted'),
    };
}

/** Draws one tile of a pattern. */
export function drawHatch(paint: CanvasRenderingContext2D, color: string, pattern: Pattern): void {
    paint.strokeStyle = color;
    paint.fillStyle = color;
    paint.lineWidth = 1.4;
    switch (pattern) {
        case 'plain':
            return;
        case 'rising':
            strokes(paint, true);
            return;
        case 'falling':
            strokes(paint, false);
            return;
        case 'crossed':
            strokes(paint, true);
            strokes(paint, false);
            return;
        case 'upright':
            paint.fillRect(2, 0, 1.5, HATCH_TILE);
            return;
        case 'dotted':
            for (const [x, y] of DOTS) {
                paint.beginPath();
                paint.arc(x, y, 1.1, 0, 2 * Math.PI);
                paint.fill();
            }
    }
}

const DOTS: readonly (readonly [x: number, y: number])[] = [
    [1.5, 1.5],
    [4.5, 4.5],
];

/** Diagonal lines: three strokes, so that the corners of neighbouring tiles meet. */
function strokes(paint: CanvasRenderingContext2D, rising: boolean): void {
    paint.beginPath();
    for (const shift of [-HATCH_TILE, 0, HATCH_TILE]) {
        paint.moveTo(shift - 1, rising ? HATCH_TILE + 1 : -1);
        paint.lineTo(shift + HATCH_TILE + 1, rising ? -1 : HATCH_TILE + 1);
    }
    paint.stroke();
}

/** The pixels of one tile of a pattern, line by line; those between its lines are transparent. */
export function hatchColors(color: string, pattern: Pattern): readonly Color[] {
    const data = tileOf(color, pattern)?.getImageData(0, 0, HATCH_TILE, HATCH_TILE).data;
    return Array.from({ length: HATCH_TILE * HATCH_TILE }, (_, pixel) => {
        const [red = 0, green = 0, blue = 0, alpha = 0] = data?.subarray(4 * pixel, 4 * pixel + 4) ?? [];
        return { red, green, blue, alpha: alpha / 255 };
    });
}

function patternOf(context: CanvasRenderingContext2D, color: string, pattern: Pattern): CanvasPattern | undefined {
    const tile = tileOf(color, pattern);
    return tile === undefined ? undefined : (context.createPattern(tile.canvas, 'repeat') ?? undefined);
}

function tileOf(color: string, pattern: Pattern): CanvasRenderingContext2D | undefined {
    const tile = document.createElement('canvas');
    tile.width = HATCH_TILE;
    tile.height = HATCH_TILE;
    const paint = tile.getContext('2d');
    if (paint !== null) {
        drawHatch(paint, color, pattern);
    }
    return paint ?? undefined;
}
