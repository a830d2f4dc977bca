/** Arithmetic on colours, so that text on a tint can be chosen by contrast. */

export interface Color {
    readonly red: number;
    readonly green: number;
    readonly blue: number;
    readonly alpha: number;
}

/** Reads `#rrggbb` and `rgba(r, g, b, a)`, the two forms that a canvas gives its colours. */
export function parseColor(text: string): Color {
    const hex = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(text);
    if (hex !== null) {
        const [red = 0, green = 0, blue = 0] = hex.slice(1).map((digits) => Number.parseInt(digits, 16));
        return { red, green, blue, alpha: 1 };
    }
    const [red = 0, green = 0, blue = 0, alpha = 1] = (text.match(/[\d.]+/g) ?? []).map(Number);
    return { red, green, blue, alpha };
}

export function cssColor({ red, green, blue, alpha }: Color): string {
    return `rgba(${Math.round(red)}, ${Math.round(green)}, ${Math.round(blue)}, ${alpha})`;
}

/** The opaque colour that `share` of one colour over another gives. */
export function mix(over: Color, under: Color, share: number): Color {
    const weight = share * over.alpha;
    const blend = (a: number, b: number): number => a * weight + b * (1 - weight);
    return {
        red: blend(over.red, under.red),
        green: blend(over.green, under.green),
        blue: blend(over.blue, under.blue),
        alpha: 1,
    };
}

/** Contrast ratio of two opaque colours, as WCAG defines it. */
export function contrast(a: Color, b: Color): number {
    const [light, dark] = [luminance(a), luminance(b)].sort((x, y) => y - x);
    return ((light ?? 0) + 0.05) / ((dark ?? 0) + 0.05);
}

const BLACK: Color = { red: 0, green: 0, blue: 0, alpha: 1 };
const WHITE: Color = { red: 255, green: 255, blue: 255, alpha: 1 };

/** The preferred colour if it can be read on a ground, else black or white. */
export function readableOn(ground: Color, preferred: Color): Color {
    if (contrast(preferred, ground) >= 4.5) {
        return preferred;
    }
    return contrast(BLACK, ground) > contrast(WHITE, ground) ? BLACK : WHITE;
}

function luminance({ red, green, blue }: Color): number {
    const linear = (channel: number): number => {
        const share = channel / 255;
        return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
    };
    return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
}
