/**
 * The bars of many rows as one image: each row a line of pixels in memory, which is then drawn as high as a bar. However many
 * states share a screen, a row costs one image to draw.
 */

import { TONES, type Tone } from '../model/tones.ts';
import { parseColor } from './colors.ts';

export class BarStrip {
    readonly #canvas = document.createElement('canvas');
    readonly #context = this.#canvas.getContext('2d');
    /** By tone, as its place in {@link TONES}. */
    readonly #colors: Uint32Array;
    #image = new ImageData(1, 1);
    #pixels = new Uint32Array(this.#image.data.buffer);

    /** @param fillOf colour of the bars of a tone */
    constructor(fillOf: (tone: Tone) => string) {
        this.#colors = Uint32Array.from(TONES, (tone) => (tone === 'none' ? 0 : pixelOf(fillOf(tone))));
    }

    /** Makes room for so many rows of a width, all of them empty. */
    begin(width: number, rows: number): void {
        if (this.#image.width === width && this.#image.height >= rows) {
            this.#pixels.fill(0);
            return;
        }
        this.#image = new ImageData(width, Math.max(1, rows));
        this.#pixels = new Uint32Array(this.#image.data.buffer);
        this.#canvas.width = this.#image.width;
        this.#canvas.height = this.#image.height;
    }

    /** Puts a bar into a row, from `x0` up to, not including, `x1`; `tone` is a place in {@link TONES}. */
    bar(row: number, x0: number, x1: number, tone: number): void {
        const line = row * this.#image.width;
        this.#pixels.fill(this.#colors[tone] ?? 0, line + x0, line + x1);
    }

    /** To be called once all bars are in. */
    end(): void {
        this.#context?.putImageData(this.#image, 0, 0);
    }

    /** Draws a row with its bars so high. */
    draw(context: CanvasRenderingContext2D, row: number, x: number, y: number, height: number): void {
        const { width } = this.#image;
        context.drawImage(this.#canvas, 0, row, width, 1, x, y, width, height);
    }
}

/** A colour as memory has it, the first byte the lowest; bars are opaque. */
function pixelOf(color: string): number {
    const { red, green, blue } = parseColor(color);
    return ((255 << 24) | (Math.round(blue) << 16) | (Math.round(green) << 8) | Math.round(red)) >>> 0;
}
