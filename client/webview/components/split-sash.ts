import * as l10n from '@vscode/l10n';
import { css, html, LitElement, type TemplateResult } from 'lit';
import { MAX_SPLIT, MIN_SPLIT } from '../model/view-state.ts';
import { ViewChangeEvent } from './panel-events.ts';
import { controls } from './theme.ts';

const KEY_STEP = 0.04;

/** The line between timeline and tables, moved by pointer or arrow keys. */
export class SplitSash extends LitElement {
    static override readonly properties = { split: { attribute: false } };
    declare split: number;

    static override readonly styles = [
        controls,
        css`
            :host {
                display: block;
            }
            div {
                block-size: 5px;
                border-block-start: 1px solid var(--vscode-panel-border, var(--vscode-contrastBorder, transparent));
                cursor: row-resize;
                touch-action: none;
            }
            div:hover,
            div:focus-visible {
                background: var(--vscode-sash-hoverBorder, var(--vscode-focusBorder));
            }
        `,
    ];

    override render(): TemplateResult {
        return html`<div
            role="separator"
            aria-orientation="horizontal"
            aria-label=${l10n.t('Height of the timeline')}
            aria-valuemin=${MIN_SPLIT * 100}
            aria-valuemax=${MAX_SPLIT * 100}
            aria-valuenow=${Math.round(this.split * 100)}
            tabindex="0"
            @pointerdown=${this.#grabbed}
            @pointermove=${this.#dragged}
            @keydown=${this.#keyPressed}
        ></div>`;
    }

    readonly #grabbed = (event: PointerEvent): void => {
        if (event.target instanceof Element) {
            event.target.setPointerCapture(event.pointerId);
        }
    };

    readonly #dragged = (event: PointerEvent): void => {
        const area = this.parentElement?.getBoundingClientRect();
        if (area !== undefined && event.target instanceof Element && event.target.hasPointerCapture(event.pointerId)) {
            this.#moveTo((event.clientY - area.top) / area.height);
        }
    };

    readonly #keyPressed = (event: KeyboardEvent): void => {
        if (event.key === 'ArrowUp' || event.key === 'ArrowDown') {
            event.preventDefault();
            this.#moveTo(this.split + (event.key === 'ArrowUp' ? -KEY_STEP : KEY_STEP));
        }
    };

    #moveTo(split: number): void {
        this.dispatchEvent(new ViewChangeEvent({ split: Math.min(MAX_SPLIT, Math.max(MIN_SPLIT, split)) }));
    }
}

customElements.define('ccsim-sash', SplitSash);
