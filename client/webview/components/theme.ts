/** Styles that the components of the panel share; all colours are the theme's. */

import { css } from 'lit';

/** Resets and the look of plain controls. */
export const controls = css`
    :host {
        box-sizing: border-box;
        color: var(--vscode-foreground);
        font-family: var(--vscode-font-family);
        font-size: var(--vscode-font-size, 13px);
    }
    *,
    *::before,
    *::after {
        box-sizing: border-box;
    }
    button {
        background: none;
        border: 0;
        border-radius: 3px;
        color: inherit;
        cursor: pointer;
        font: inherit;
        padding: 0;
        text-align: start;
    }
    button:hover {
        background: var(--vscode-toolbar-hoverBackground);
    }
    :focus-visible {
        outline: 1px solid var(--vscode-focusBorder);
        outline-offset: -1px;
    }
    code {
        font-family: var(--vscode-editor-font-family, monospace);
        font-size: 0.95em;
    }
    .visually-hidden {
        clip-path: inset(50%);
        height: 1px;
        overflow: hidden;
        position: absolute;
        white-space: nowrap;
        width: 1px;
    }
    .icon {
        block-size: 16px;
        display: inline-block;
        flex: none;
        inline-size: 16px;
        vertical-align: text-bottom;
    }
    .icon svg {
        block-size: 100%;
        display: block;
        inline-size: 100%;
    }
    .dim {
        color: var(--vscode-descriptionForeground);
    }
`;

/** Classes that give `--tone` the colour of a tone. */
export const tones = css`
    .tone {
        --tone: transparent;
    }
    .tone-changed {
        --tone: var(--vscode-editorGutter-modifiedBackground, var(--vscode-charts-blue));
    }
    .tone-quiet {
        --tone: var(--vscode-descriptionForeground);
    }
    .tone-calm,
    .tone-good {
        --tone: var(--vscode-charts-green, var(--vscode-testing-iconPassed));
    }
    .tone-busy {
        --tone: var(--vscode-charts-blue);
    }
    .tone-held {
        --tone: var(--vscode-charts-purple);
    }
    .tone-waiting {
        --tone: var(--vscode-charts-yellow);
    }
    .tone-warning {
        --tone: rgb(from var(--vscode-charts-orange, var(--vscode-editorWarning-foreground)) r g b);
    }
    .tone-bad {
        --tone: var(--vscode-charts-red, var(--vscode-editorError-foreground));
    }
`;

/** A view that fills its tab: one part below the other, the last of which takes the room that is left. */
export const stacked = css`
    :host {
        block-size: 100%;
        display: flex;
        flex-direction: column;
        min-block-size: 0;
    }
`;

/** A bar of choices above what a view shows. */
export const choiceBar = css`
    .bar {
        align-items: center;
        display: flex;
        flex-wrap: wrap;
        gap: 2px 14px;
        padding: 4px 12px;
    }
    .bar label {
        align-items: center;
        display: inline-flex;
        gap: 4px;
    }
`;
