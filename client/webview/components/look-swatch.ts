import { css } from 'lit';
import type { Look } from '../model/looks.ts';

/** Class of a small square in the colour of a state. */
export function swatchClass({ tone }: Pick<Look, 'tone'>): string {
    return `swatch tone tone-${tone}`;
}

/** Needs the styles of `tones`. */
export const swatches = css`
    .swatch {
        background: var(--tone);
        block-size: 0.7em;
        border: 1px solid var(--vscode-contrastBorder, transparent);
        border-radius: 2px;
        display: inline-block;
        flex: none;
        inline-size: 0.7em;
        margin-inline-end: 0.5em;
    }
`;
