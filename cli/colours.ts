/** Styles of text on a terminal. */

export interface Palette {
    readonly strong: Style;
    readonly faint: Style;
    readonly bad: Style;
    readonly good: Style;
    readonly doubtful: Style;
}

export type Style = (text: string) => string;

const RESET = '\u001b[0m';

const COLOURED: Palette = {
    strong: style('1'),
    faint: style('2'),
    bad: style('31'),
    good: style('32'),
    doubtful: style('33'),
};

const PLAIN: Palette = { strong: asIs, faint: asIs, bad: asIs, good: asIs, doubtful: asIs };

/** The styles to print with. */
export function paletteFor(inColour: boolean): Palette {
    return inColour ? COLOURED : PLAIN;
}

function style(code: string): Style {
    return (text) => `\u001b[${code}m${text}${RESET}`;
}

function asIs(text: string): string {
    return text;
}
