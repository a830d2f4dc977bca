/** A part of the picture that is drawn once and then copied, as long as nothing changes that it shows. */
export class CachedLayer {
    readonly #canvas = document.createElement('canvas');
    #shows: readonly unknown[] = [];

    /**
     * Copies the part to a place of the canvas; paints it anew if it is to show something else.
     *
     * @param shows everything that the part depends on
     * @param paint draws the part at its place on the whole picture
     */
    draw(
        context: CanvasRenderingContext2D,
        place: { readonly x: number; readonly y: number; readonly width: number; readonly height: number },
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
