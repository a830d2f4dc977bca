/** The canvas that a timeline is painted on: size, theme, and one frame at a time. */

import { BarStrip } from '../drawing/bar-strip.ts';
import { CachedLayer } from '../drawing/cached-layer.ts';
import { drawFrame } from '../drawing/draw-frame.ts';
import { FittedText } from '../drawing/fitted-text.ts';
import { makeHatches } from '../drawing/hatches.ts';
import { readPalette } from '../drawing/palette.ts';
import type { Brush, Scene } from '../drawing/scene.ts';

export class TimelineSurface {
    readonly #canvas: HTMLCanvasElement;
    readonly #sceneOf: (brush: Brush) => Scene | undefined;
    #brush: Brush | undefined;
    #frame = 0;

    /** @param sceneOf gives the scene when a frame is painted */
    constructor(canvas: HTMLCanvasElement, sceneOf: (brush: Brush) => Scene | undefined) {
        this.#canvas = canvas;
        this.#sceneOf = sceneOf;
    }

    /** Asks for a frame; however often it is asked for, only one is painted. */
    paint(): void {
        if (this.#frame === 0) {
            this.#frame = requestAnimationFrame(() => {
                this.#frame = 0;
                this.#paintNow();
            });
        }
    }

    /** Gives the canvas a size in CSS pixels, and as many of its own as the screen has for them. */
    resize(width: number, height: number): void {
        const scale = window.devicePixelRatio;
        this.#canvas.width = Math.round(width * scale);
        this.#canvas.height = Math.round(height * scale);
        this.#canvas.style.inlineSize = `${width}px`;
        this.#canvas.style.blockSize = `${height}px`;
        this.brush()?.context.setTransform(scale, 0, 0, scale, 0, 0);
        this.paint();
    }

    /** Forgets the theme's colours. */
    themeChanged(): void {
        this.#brush = undefined;
        this.paint();
    }

    stop(): void {
        cancelAnimationFrame(this.#frame);
        this.#frame = 0;
    }

    /** What to paint with, in the theme in force; nothing where there is no canvas to paint on. */
    brush(): Brush | undefined {
        if (this.#brush === undefined) {
            const context = this.#canvas.getContext('2d', { alpha: false });
            if (context === null) {
                return undefined;
            }
            const palette = readPalette(this.#canvas, context);
            const hatches = makeHatches(context, palette.hatch);
            const layers = { overview: new CachedLayer() };
            const bars = new BarStrip((tone) => palette.tones[tone].fill, palette.hatch);
            this.#brush = { context, palette, text: new FittedText(context), hatches, bars, layers };
        }
        return this.#brush;
    }

    #paintNow(): void {
        const brush = this.brush();
        const scene = brush === undefined ? undefined : this.#sceneOf(brush);
        if (brush !== undefined && scene !== undefined) {
            drawFrame(scene, brush);
        }
    }
}
