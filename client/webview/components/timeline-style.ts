import { css } from 'lit';

/** Looks of the timeline around its canvas. */
export const timelineStyle = css`
    :host {
        display: flex;
        flex-direction: column;
        min-block-size: 0;
    }
    .stage {
        flex: 1;
        /* However much is measured below, some rows stay in view. */
        min-block-size: 60%;
        position: relative;
    }
    .scroller {
        block-size: 100%;
        overflow: hidden auto;
        overscroll-behavior: contain;
    }
    canvas {
        display: block;
        inset-block-start: 0;
        outline: none;
        position: sticky;
        touch-action: pan-y;
    }
    .scroller:has(canvas:focus-visible) {
        outline: 1px solid var(--vscode-focusBorder);
        outline-offset: -1px;
    }
    .tooltip {
        background: var(--vscode-editorHoverWidget-background);
        border: 1px solid var(--vscode-editorHoverWidget-border, var(--vscode-contrastBorder, transparent));
        border-radius: 3px;
        box-shadow: 0 2px 8px var(--vscode-widget-shadow, transparent);
        color: var(--vscode-editorHoverWidget-foreground, var(--vscode-foreground));
        inset: 0 auto auto 0;
        max-inline-size: min(420px, 80%);
        overflow-wrap: anywhere;
        padding: 4px 8px;
        pointer-events: none;
        position: absolute;
        z-index: 2;
    }
    .tooltip p {
        margin: 0;
    }
    .tooltip .rule {
        color: var(--vscode-descriptionForeground);
        font-family: var(--vscode-editor-font-family, monospace);
        font-size: 0.92em;
    }
    .tooltip .cause {
        color: var(--vscode-descriptionForeground);
    }
    .tooltip q {
        quotes: '' '';
        font-style: italic;
    }
`;
