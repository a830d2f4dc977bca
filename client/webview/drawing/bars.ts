/** What draws the bars of rows: all of them are told first, then drawn row by row. */

import type { Pattern } from '../model/looks.ts';

export interface Bars {
    /** Makes room for so many rows of a width, with bars so high, all of them empty. */
    begin(width: number, rows: number, height: number): void;
    /** Puts a bar into a row, from `x0` up to, not including, `x1`; `tone` is a place in `TONES`. */
    bar(row: number, x0: number, x1: number, tone: number): void;
    /** Hatches what stands there already. */
    hatch(row: number, x0: number, x1: number, tone: number, pattern: Pattern): void;
    /** To be called once all bars are in. */
    end(): void;
    /** Draws a row at a place. */
    draw(context: CanvasRenderingContext2D, row: number, x: number, y: number): void;
}
