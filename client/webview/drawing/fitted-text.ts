/** Text that fits: measured once, cut with an ellipsis where there is no room. */

const ELLIPSIS = '…';

/** Which end of a text says more, and stays. */
export type Keep = 'start' | 'end';

/** Beyond so many texts of a font their measures are forgotten, and taken anew. */
const MOST_TEXTS = 20_000;

/** A text, cut. */
interface Cut {
    readonly text: string;
    readonly width: number;
}

/** What is known of the cuts of a text: the shortest first, as many as somebody had room for. */
interface Cuts {
    readonly characters: readonly string[];
    readonly known: Cut[];
}

/** What is known of texts in one font. */
interface Measures {
    readonly widths: Map<string, number>;
    /** By the end that stays and the text. */
    readonly cuts: Map<string, Cuts>;
}

export class FittedText {
    readonly #fonts = new Map<string, Measures>();
    readonly #context: CanvasRenderingContext2D;
    #font = '';
    #measures: Measures = { widths: new Map(), cuts: new Map() };

    constructor(context: CanvasRenderingContext2D) {
        this.#context = context;
    }

    /** Sets the font in which texts are written and measured from here on; to ask the canvas for it is slow. */
    use(font: string): void {
        this.#context.font = font;
        if (font !== this.#font) {
            this.#font = font;
            this.#measures = this.#fonts.get(font) ?? { widths: new Map(), cuts: new Map() };
            this.#fonts.set(font, this.#measures);
        }
    }

    /** Width in the font that was set last, in CSS pixels. */
    width(text: string): number {
        const { widths } = this.#measures;
        const known = widths.get(text);
        if (known !== undefined) {
            return known;
        }
        if (widths.size > MOST_TEXTS) {
            widths.clear();
        }
        const width = this.#context.measureText(text).width;
        widths.set(text, width);
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
        const cuts = this.#cutsFor(text, room, keep);
        let low = 0;
        let high = cuts.length;
        while (low < high) {
            const middle = (low + high + 1) >>> 1;
            if ((cuts[middle - 1]?.width ?? 0) <= room) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return low < 2 ? '' : (cuts[low - 1]?.text ?? '');
    }

    /** All cuts that fit, measured once: while a person pans, a text is fitted again and again, each time to other room. */
    #cutsFor(text: string, room: number, keep: Keep): readonly Cut[] {
        const { characters, known } = this.#cutsOf(text, keep);
        while (known.length < characters.length && (known.at(-1)?.width ?? 0) <= room) {
            const short = cut(characters, known.length + 1, keep);
            known.push({ text: short, width: this.#context.measureText(short).width });
        }
        return known;
    }

    #cutsOf(text: string, keep: Keep): Cuts {
        const { cuts } = this.#measures;
        const key = `${keep} ${text}`;
        const known = cuts.get(key);
        if (known !== undefined) {
            return known;
        }
        if (cuts.size > MOST_TEXTS) {
            cuts.clear();
        }
        const none: Cuts = { characters: Array.from(text), known: [] };
        cuts.set(key, none);
        return none;
    }
}

function cut(characters: readonly string[], length: number, keep: Keep): string {
    return keep === 'start'
        ? `${characters.slice(0, length).join('')}${ELLIPSIS}`
        : `${ELLIPSIS}${characters.slice(characters.length - length).join('')}`;
}
