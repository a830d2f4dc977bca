/**
 * A canvas that writes down as SVG what is drawn on it.
 *
 * It is a real context, so that colours, fonts and the widths of texts are what they are on the screen; only what draws is
 * taken over. What nobody takes over is missing in the picture, and nothing else.
 */

/** Patterns that fills may name, by what a context has as its `fillStyle`. */
export type PatternIds = ReadonlyMap<unknown, string>;

export interface SvgRecording {
    readonly context: CanvasRenderingContext2D;
    /** What was drawn so far. */
    elements(): readonly string[];
}

/** Starts to record; nothing where there is no canvas to measure texts on. */
export function recordSvg(patterns: PatternIds): SvgRecording | undefined {
    const context = document.createElement('canvas').getContext('2d');
    if (context === null) {
        return undefined;
    }
    const recorder = new SvgRecorder(context, patterns);
    takeOver(context, recorder);
    return { context, elements: () => recorder.elements };
}

class SvgRecorder {
    readonly elements: string[] = [];
    readonly #context: CanvasRenderingContext2D;
    readonly #patterns: PatternIds;
    /** How many groups each saved state has opened. */
    readonly #opened: number[] = [];
    #groups = 0;
    #clips = 0;
    #path: string[] = [];

    constructor(context: CanvasRenderingContext2D, patterns: PatternIds) {
        this.#context = context;
        this.#patterns = patterns;
    }

    save(): void {
        this.#opened.push(this.#groups);
        this.#groups = 0;
    }

    restore(): void {
        for (; this.#groups > 0; this.#groups -= 1) {
            this.elements.push('</g>');
        }
        this.#groups = this.#opened.pop() ?? 0;
    }

    begin(): void {
        this.#path = [];
    }

    add(command: string, ...numbers: readonly number[]): void {
        this.#path.push(`${command}${numbers.map(short).join(' ')}`);
    }

    arc(x: number, y: number, radius: number, from: number, to: number): void {
        if (Math.abs(to - from) >= 2 * Math.PI) {
            this.add('M', x - radius, y);
            this.add('a', radius, radius, 0, 1, 0, 2 * radius, 0);
            this.add('a', radius, radius, 0, 1, 0, -2 * radius, 0);
            return;
        }
        const far = Math.abs(to - from) > Math.PI ? 1 : 0;
        this.add(this.#path.length === 0 ? 'M' : 'L', x + radius * Math.cos(from), y + radius * Math.sin(from));
        this.add('A', radius, radius, 0, far, to > from ? 1 : 0, x + radius * Math.cos(to), y + radius * Math.sin(to));
    }

    rectangle(x: number, y: number, width: number, height: number): void {
        this.add('M', x, y);
        this.add('h', width);
        this.add('v', height);
        this.add('h', -width);
        this.#path.push('z');
    }

    fill(): void {
        this.#draw(`<path d="${this.#path.join('')}" ${this.#fill()}/>`);
    }

    stroke(): void {
        this.#draw(`<path d="${this.#path.join('')}" fill="none" ${this.#stroke()}/>`);
    }

    clip(): void {
        this.#clips += 1;
        const id = `clip${this.#clips}`;
        this.elements.push(`<clipPath id="${id}"><path d="${this.#path.join('')}"/></clipPath>`);
        this.elements.push(`<g clip-path="url(#${id})">`);
        this.#groups += 1;
    }

    fillRect(x: number, y: number, width: number, height: number): void {
        if (width > 0 && height > 0) {
            this.#draw(`<rect ${box(x, y, width, height)} ${this.#fill()}/>`);
        }
    }

    strokeRect(x: number, y: number, width: number, height: number): void {
        this.#draw(`<rect ${box(x, y, width, height)} fill="none" ${this.#stroke()}/>`);
    }

    fillText(text: string, x: number, y: number): void {
        const { font, textAlign, textBaseline } = this.#context;
        const anchor =
            textAlign === 'center' ? 'middle' : textAlign === 'right' || textAlign === 'end' ? 'end' : 'start';
        const baseline = textBaseline === 'middle' ? 'central' : textBaseline === 'top' ? 'hanging' : 'auto';
        this.#draw(
            `<text x="${short(x)}" y="${short(y)}" text-anchor="${anchor}" dominant-baseline="${baseline}" style="font:${escaped(font)}" ${this.#fill()}>${escaped(text)}</text>`,
        );
    }

    #draw(element: string): void {
        const { a, b, c, d, e, f } = this.#context.getTransform();
        const isPlain = a === 1 && b === 0 && c === 0 && d === 1 && e === 0 && f === 0;
        this.elements.push(
            isPlain ? element : `<g transform="matrix(${[a, b, c, d, e, f].map(short).join(' ')})">${element}</g>`,
        );
    }

    #fill(): string {
        const { fillStyle, globalAlpha } = this.#context;
        const pattern = this.#patterns.get(fillStyle);
        const paint = pattern === undefined ? String(fillStyle) : `url(#${pattern})`;
        return `fill="${escaped(paint)}"${globalAlpha === 1 ? '' : ` fill-opacity="${short(globalAlpha)}"`}`;
    }

    #stroke(): string {
        const { strokeStyle, lineWidth, globalAlpha } = this.#context;
        const dashes = this.#context.getLineDash();
        return [
            `stroke="${escaped(String(strokeStyle))}" stroke-width="${short(lineWidth)}"`,
            ...(dashes.length === 0 ? [] : [`stroke-dasharray="${dashes.map(short).join(' ')}"`]),
            ...(globalAlpha === 1 ? [] : [`stroke-opacity="${short(globalAlpha)}"`]),
        ].join(' ');
    }
}

/** Has a context tell what is drawn; `save` and `restore` go on to do what they do for colours and fonts. */
function takeOver(context: CanvasRenderingContext2D, recorder: SvgRecorder): void {
    const save = context.save.bind(context);
    const restore = context.restore.bind(context);
    Object.assign(context, {
        save: () => {
            save();
            recorder.save();
        },
        restore: () => {
            restore();
            recorder.restore();
        },
        beginPath: () => recorder.begin(),
        closePath: () => recorder.add('z'),
        moveTo: (x: number, y: number) => recorder.add('M', x, y),
        lineTo: (x: number, y: number) => recorder.add('L', x, y),
        bezierCurveTo: (...numbers: readonly number[]) => recorder.add('C', ...numbers),
        quadraticCurveTo: (...numbers: readonly number[]) => recorder.add('Q', ...numbers),
        rect: (x: number, y: number, width: number, height: number) => recorder.rectangle(x, y, width, height),
        roundRect: (x: number, y: number, width: number, height: number) => recorder.rectangle(x, y, width, height),
        arc: (x: number, y: number, radius: number, from: number, to: number) => recorder.arc(x, y, radius, from, to),
        fill: () => recorder.fill(),
        stroke: () => recorder.stroke(),
        clip: () => recorder.clip(),
        fillRect: (x: number, y: number, width: number, height: number) => recorder.fillRect(x, y, width, height),
        strokeRect: (x: number, y: number, width: number, height: number) => recorder.strokeRect(x, y, width, height),
        fillText: (text: string, x: number, y: number) => recorder.fillText(text, x, y),
    });
}

function box(x: number, y: number, width: number, height: number): string {
    return `x="${short(x)}" y="${short(y)}" width="${short(width)}" height="${short(height)}"`;
}

/** Hundredths of a pixel are finer than any screen. */
function short(value: number): string {
    return String(Math.round(value * 100) / 100);
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** Text that is only text, in an element or an attribute; what XML does not know at all is left out. */
export function escaped(text: string): string {
    return text
        .replace(/[&<>"]/g, (character) => ENTITIES[character] ?? character)
        .replace(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '');
}
