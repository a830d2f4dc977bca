/** The bars of rows as rectangles, for pictures that are to stay sharp at any size. */

import type { Pattern } from '../model/looks.ts';
import { type Tone, toneAt } from '../model/tones.ts';
import type { Bars } from './bars.ts';
import type { Hatches } from './hatches.ts';

interface Bar {
    readonly x0: number;
    readonly x1: number;
    readonly fill: string | CanvasPattern;
}

export class BarRectangles implements Bars {
    readonly #fillOf: (tone: Tone) => string;
    readonly #hatches: Hatches;
    #rows: readonly Bar[][] = [];
    #height = 0;

    /** @param fillOf colour of the bars of a tone */
    constructor(fillOf: (tone: Tone) => string, hatches: Hatches) {
        this.#fillOf = fillOf;
        this.#hatches = hatches;
    }

    begin(_width: number, rows: number, height: number): void {
        this.#rows = Array.from({ length: rows }, () => []);
        this.#height = height;
    }

    bar(row: number, x0: number, x1: number, tone: number): void {
        if (toneAt(tone) !== 'none') {
            this.#rows[row]?.push({ x0, x1, fill: this.#fillOf(toneAt(tone)) });
        }
    }

    hatch(row: number, x0: number, x1: number, tone: number, pattern: Pattern): void {
        const fill = this.#hatches[pattern];
        if (fill !== undefined && toneAt(tone) !== 'none') {
            this.#rows[row]?.push({ x0, x1, fill });
        }
    }

    end(): void {
        // Nothing is left to do: what was told is drawn row by row.
    }

    draw(context: CanvasRenderingContext2D, row: number, x: number, y: number): void {
        for (const { x0, x1, fill } of this.#rows[row] ?? []) {
            context.fillStyle = fill;
            context.fillRect(x + x0, y, x1 - x0, this.#height);
        }
    }
}
