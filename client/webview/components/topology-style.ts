import { css } from 'lit';

/** How the topology looks; the tones are those of the timeline. */
export const topologyStyle = css`
    :host {
        block-size: 100%;
        container: topology / inline-size;
        display: block;
        min-block-size: 0;
    }
    .parts {
        block-size: 100%;
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        grid-template-rows: minmax(0, 1fr);
        position: relative;
    }
    .parts.with-card {
        grid-template-columns: minmax(0, 1fr) minmax(200px, 32%);
    }
    @container topology (max-width: 560px) {
        .parts.with-card {
            grid-template-columns: minmax(0, 1fr);
            grid-template-rows: minmax(0, 1fr) minmax(0, 45%);
        }
    }
    ccsim-topology-card {
        min-block-size: 0;
    }
    .stage {
        min-block-size: 0;
        min-inline-size: 0;
        overflow: hidden;
        position: relative;
    }
    svg.picture {
        block-size: 100%;
        cursor: grab;
        display: block;
        inline-size: 100%;
        touch-action: none;
        user-select: none;
    }
    .tools {
        background: var(--vscode-editor-background);
        border-radius: 4px;
        display: flex;
        inset-block-start: 4px;
        inset-inline-end: 4px;
        position: absolute;
    }
    .notice {
        color: var(--vscode-descriptionForeground);
        inset-block-start: 8px;
        inset-inline-start: 12px;
        margin: 0;
        max-inline-size: 60ch;
        position: absolute;
    }
    .notice.failed {
        color: var(--vscode-errorForeground, var(--vscode-foreground));
    }
    text {
        fill: var(--vscode-editor-foreground, var(--vscode-foreground));
        font-family: var(--vscode-font-family);
        pointer-events: none;
    }
    .label {
        font-size: 13px;
    }
    .state {
        fill: var(--vscode-descriptionForeground);
        font-size: 11px;
    }
    .frame .label {
        font-weight: 600;
    }
    rect {
        cursor: pointer;
        outline: none;
    }
    .tone-none,
    .tone-quiet {
        --tone: var(--vscode-descriptionForeground);
    }
    .box rect {
        fill: color-mix(in srgb, var(--tone) 14%, var(--vscode-editor-background));
        stroke: color-mix(in srgb, var(--tone) 75%, var(--vscode-editor-background));
    }
    .frame rect {
        fill: color-mix(in srgb, var(--tone) 3%, var(--vscode-editor-background));
        stroke: color-mix(in srgb, var(--tone) 50%, var(--vscode-editor-background));
    }
    .box.tone-calm rect,
    .frame.tone-calm rect {
        stroke: color-mix(in srgb, var(--tone) 45%, var(--vscode-editor-background));
    }
    .tone-bad rect,
    .tone-warning rect {
        fill: color-mix(in srgb, var(--tone) 22%, var(--vscode-editor-background));
        stroke: var(--tone);
        stroke-width: 2;
    }
    .frame.tone-bad rect,
    .frame.tone-warning rect {
        fill: color-mix(in srgb, var(--tone) 9%, var(--vscode-editor-background));
    }
    .tone-bad .state,
    .tone-warning .state {
        fill: var(--vscode-editor-foreground, var(--vscode-foreground));
        font-weight: 700;
    }
    .box:hover rect,
    .frame:hover > rect {
        stroke: var(--vscode-focusBorder);
    }
    .picked rect,
    rect:focus-visible {
        stroke: var(--vscode-focusBorder);
        stroke-width: 2.5;
    }
    .box rect:focus-visible,
    .frame rect:focus-visible {
        stroke: var(--vscode-focusBorder);
        stroke-dasharray: 5 2;
    }
    .line {
        cursor: pointer;
    }
    .line path {
        fill: none;
    }
    .reach {
        stroke: transparent;
        stroke-width: 9;
    }
    .stroke {
        stroke: color-mix(in srgb, var(--vscode-descriptionForeground) 60%, var(--vscode-editor-background));
        stroke-width: 1.2;
    }
    .line.far:not(.tone-bad, .tone-warning, .picked) {
        opacity: 0.2;
    }
    .line.on .stroke {
        stroke-dasharray: 2 3;
    }
    .line:hover .stroke,
    .line.picked .stroke {
        stroke: var(--vscode-focusBorder);
        stroke-width: 2.5;
    }
    .line.tone-bad .stroke {
        stroke: var(--tone);
        stroke-dasharray: 6 4;
        stroke-width: 2;
    }
    .line.tone-bad.picked .stroke {
        stroke-width: 3.5;
    }
    .cross {
        stroke: var(--tone);
        stroke-width: 2.5;
    }
    .dot {
        fill: var(--tone);
        stroke: var(--vscode-editor-background);
        stroke-width: 1.5;
    }
`;
