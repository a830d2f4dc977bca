/**
 * The bars of many rows as one image: each row is written into memory, as high as a bar, and drawn as one piece. However many
 * states share a screen, and however many of them are hatched, a row costs what its pixels cost.
 */

import type { Pattern } from '../model/looks.ts';
import { TONES, type Tone } from '../model/tones.ts';
import type { Bars } from './bars.ts';
import { type Color, mix, parseColor } from './colors.ts';
import { HATCH_TILE, hatchColors } from './hatches.ts';

/** Bars narrower than this are written pixel by pixel: to call for a fill would take longer. */
const NARROW = 12;

export class BarStrip implements Bars {
    readonly #canvas = document.createElement('canvas');
    readonly #context = this.#canvas.getContext('2d');
    readonly #fillOf: (tone: Tone) => string;
    readonly #hatch: string;
    /** By tone, as its place in {@link TONES}. */
    readonly #colors: Uint32Array;
    /** The pixels of a hatched bar, a tile for each pattern and tone. */
    readonly #tiles: Readonly<Record<Pattern, (Uint32Array | undefined)[]>> = {
        plain: [],
        rising: [],
        falling: [],
        crossed: [],
        upright: [],
        dotted: [],
    };
    #image = new ImageData(1, 1);
    #pixels = new Uint32Array(this.#image.data.buffer);
    #rows = 0;
    #height = 1;
    /** Hatched bars of this frame: row, first column, past the last, and their tiles beside it. */
    readonly #hatched: number[] = [];
    readonly #hatchedTiles: Uint32Array[] = [];

    /**
     * @param fillOf colour of the bars of a tone
     * @param hatch colour of what bars are hatched with
     */
    constructor(fillOf: (tone: Tone) => string, hatch: string) {
        this.#fillOf = fillOf;
        this.#hatch = hatch;
        this.#colors = Uint32Array.from(TONES, (tone) => (tone === 'none' ? 0 : pixelOf(parseColor(fillOf(tone)))));
    }

    begin(width: number, rows: number, height: number): void {
        const wanted = Math.max(1, rows * height);
        if (this.#image.width !== width || this.#image.height < wanted) {
            this.#image = new ImageData(width, wanted);
            this.#pixels = new Uint32Array(this.#image.data.buffer);
            this.#canvas.width = this.#image.width;
            this.#canvas.height = this.#image.height;
        }
        this.#rows = rows;
        this.#height = height;
        this.#hatched.length = 0;
        this.#hatchedTiles.length = 0;
        for (let row = 0; row < rows; row += 1) {
            const top = row * height * width;
            this.#pixels.fill(0, top, top + width);
        }
    }

    bar(row: number, x0: number, x1: number, tone: number): void {
        const line = row * this.#height * this.#image.width;
        const color = this.#colors[tone] ?? 0;
        if (x1 - x0 > NARROW) {
            this.#pixels.fill(color, line + x0, line + x1);
            return;
        }
        for (let x = line + x0; x < line + x1; x += 1) {
            this.#pixels[x] = color;
        }
    }

    hatch(row: number, x0: number, x1: number, tone: number, pattern: Pattern): void {
        const tile = this.#tileOf(tone, pattern);
        if (tile !== undefined) {
            this.#hatched.push(row, x0, x1);
            this.#hatchedTiles.push(tile);
        }
    }

    end(): void {
        const { width } = this.#image;
        const height = this.#height;
        // As many lines as a pattern is high, then these again and again: to copy lines costs next to nothing.
        const distinct = Math.min(HATCH_TILE, height);
        for (let row = 0; row < this.#rows; row += 1) {
            const top = row * height * width;
            for (let y = 1; y < distinct; y += 1) {
                this.#pixels.copyWithin(top + y * width, top, top + width);
            }
        }
        for (const [place, tile] of this.#hatchedTiles.entries()) {
            this.#writeTile(tile, place, distinct);
        }
        for (let row = 0; row < this.#rows; row += 1) {
            const top = row * height * width;
            for (let y = distinct; y < height; y += distinct) {
                const lines = Math.min(distinct, height - y);
                this.#pixels.copyWithin(top + y * width, top, top + lines * width);
            }
        }
        this.#context?.putImageData(this.#image, 0, 0, 0, 0, width, Math.max(1, this.#rows * height));
    }

    draw(context: CanvasRenderingContext2D, row: number, x: number, y: number): void {
        const { width } = this.#image;
        context.drawImage(this.#canvas, 0, row * this.#height, width, this.#height, x, y, width, this.#height);
    }

    #writeTile(tile: Uint32Array, place: number, lines: number): void {
        const { width } = this.#image;
        const row = this.#hatched[3 * place] ?? 0;
        const x0 = this.#hatched[3 * place + 1] ?? 0;
        const x1 = this.#hatched[3 * place + 2] ?? 0;
        for (let y = 0; y < lines; y += 1) {
            const line = (row * this.#height + y) * width;
            let column = x0 % HATCH_TILE;
            for (let x = x0; x < x1; x += 1) {
                this.#pixels[line + x] = tile[y * HATCH_TILE + column] ?? 0;
                column = column + 1 === HATCH_TILE ? 0 : column + 1;
            }
        }
    }

    #tileOf(tone: number, pattern: Pattern): Uint32Array | undefined {
        const of = TONES[tone];
        if (of === undefined || of === 'none' || pattern === 'plain') {
            return undefined;
        }
        const tiles = this.#tiles[pattern];
        tiles[tone] ??= this.#hatchedTile(of, pattern);
        return tiles[tone];
    }

    #hatchedTile(tone: Tone, pattern: Pattern): Uint32Array {
        const fill = parseColor(this.#fillOf(tone));
        return Uint32Array.from(hatchColors(this.#hatch, pattern), (color) => pixelOf(mix(color, fill, 1)));
    }
}

/** A colour as memory has it, the first byte the lowest; bars are opaque. */
function pixelOf({ red, green, blue }: Color): number {
    return ((255 << 24) | (Math.round(blue) << 16) | (Math.round(green) << 8) | Math.round(red)) >>> 0;
}
