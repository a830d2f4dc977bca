/** A part of the picture that changes less often than the rest. */
export interface Layer {
    /**
     * Draws the part at a place of the canvas.
     *
     * @param shows everything that the part depends on
     * @param paint draws the part at its place on the whole picture
     */
    draw(
        context: CanvasRenderingContext2D,
        place: LayerPlace,
        shows: readonly unknown[],
        paint: (layer: CanvasRenderingContext2D) => void,
    ): void;
}

export interface LayerPlace {
    readonly x: number;
    readonly y: number;
    readonly width: number;
    readonly height: number;
}

/** Paints each time, for pictures that are drawn once. */
export const PAINTED_LAYER: Layer = { draw: (context, _place, _shows, paint) => paint(context) };

/** Is painted once and then copied, as long as nothing changes that it shows. */
export class CachedLayer implements Layer {
    readonly #canvas = document.createElement('canvas');
    #shows: readonly unknown[] = [];

    draw(
        context: CanvasRenderingContext2D,
        place: LayerPlace,
        shows: readonly unknown[],
        paint: (layer: CanvasRenderingContext2D) => void,
    ): void {
        const { x, y, width, height } = place;
        const { a: scale } = context.getTransform();
        const all = [x, y, width, height, scale, ...shows];
        if (all.length !== this.#shows.length || all.some((each, index) => each !== this.#shows[index])) {
            const layer = this.#cleared(width, height, scale);
            if (layer === null) {
                return;
            }
            layer.translate(-x, -y);
            paint(layer);
            this.#shows = all;
        }
        context.drawImage(this.#canvas, x, y, width, height);
    }

    #cleared(width: number, height: number, scale: number): CanvasRenderingContext2D | null {
        this.#canvas.width = Math.max(1, Math.round(width * scale));
        this.#canvas.height = Math.max(1, Math.round(height * scale));
        const layer = this.#canvas.getContext('2d');
        layer?.scale(scale, scale);
        return layer;
    }
}
