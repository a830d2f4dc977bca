/** Text that fits: measured once, cut with an ellipsis where there is no room. */

const ELLIPSIS = '…';

/** Which end of a text says more, and stays. */
export type Keep = 'start' | 'end';

export class FittedText {
    readonly #widths = new Map<string, number>();
    readonly #context: CanvasRenderingContext2D;

    constructor(context: CanvasRenderingContext2D) {
        this.#context = context;
    }

    /** Forgets measures, which hold for one font only. */
    reset(): void {
        this.#widths.clear();
    }

    /** Width in the small or the normal font that is set on the canvas. */
    width(text: string): number {
        const key = `${this.#context.font} ${text}`;
        const known = this.#widths.get(key);
        if (known !== undefined) {
            return known;
        }
        if (this.#widths.size > 20_000) {
            this.#widths.clear();
        }
        const width = this.#context.measureText(text).width;
        this.#widths.set(key, width);
        return width;
    }

    /** The text, or as much of it as fits with an ellipsis; empty if nothing worth reading fits. */
    fit(text: string, room: number, keep: Keep = 'start'): string {
        if (room < 8) {
            return '';
        }
        if (this.width(text) <= room) {
            return text;
        }
        const characters = Array.from(text);
        let low = 0;
        let high = characters.length;
        while (low < high) {
            const middle = (low + high + 1) >>> 1;
            if (this.width(cut(characters, middle, keep)) <= room) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return low < 2 ? '' : cut(characters, low, keep);
    }
}

function cut(characters: readonly string[], length: number, keep: Keep): string {
    return keep === 'start'
        ? `${characters.slice(0, length).join('')}${ELLIPSIS}`
        : `${ELLIPSIS}${characters.slice(characters.length - length).join('')}`;
}
