import type { Pattern } from '../model/looks.ts';

/** Patterns that say the severity of a state without colour; plain is none. */
export type Hatches = Readonly<Record<Pattern, CanvasPattern | undefined>>;

const TILE = 6;

/** Makes the patterns in a colour. */
export function makeHatches(context: CanvasRenderingContext2D, color: string): Hatches {
    const hatch = (draw: (paint: CanvasRenderingContext2D) => void): CanvasPattern | undefined =>
        patternOf(context, color, draw);
    return {
        plain: undefined,
        rising: hatch((paint) => strokes(paint, true)),
        falling: hatch((paint) => strokes(paint, false)),
        crossed: hatch((paint) => {
            strokes(paint, true);
            strokes(paint, false);
        }),
        upright: hatch((paint) => paint.fillRect(2, 0, 1.5, TILE)),
        dotted: hatch((paint) => {
            for (const [x, y] of DOTS) {
                paint.beginPath();
                paint.arc(x, y, 1.1, 0, 2 * Math.PI);
                paint.fill();
            }
        }),
    };
}

const DOTS: readonly (readonly [x: number, y: number])[] = [
    [1.5, 1.5],
    [4.5, 4.5],
];

/** Diagonal lines: three strokes, so that the corners of neighbouring tiles meet. */
function strokes(paint: CanvasRenderingContext2D, rising: boolean): void {
    paint.beginPath();
    for (const shift of [-TILE, 0, TILE]) {
        paint.moveTo(shift - 1, rising ? TILE + 1 : -1);
        paint.lineTo(shift + TILE + 1, rising ? -1 : TILE + 1);
    }
    paint.stroke();
}

function patternOf(
    context: CanvasRenderingContext2D,
    color: string,
    draw: (paint: CanvasRenderingContext2D) => void,
): CanvasPattern | undefined {
    const tile = document.createElement('canvas');
    tile.width = TILE;
    tile.height = TILE;
    const paint = tile.getContext('2d');
    if (paint === null) {
        return undefined;
    }
    paint.strokeStyle = color;
    paint.fillStyle = color;
    paint.lineWidth = 1.4;
    draw(paint);
    return context.createPattern(tile, 'repeat') ?? undefined;
}
