import * as l10n from '@vscode/l10n';
import './data-table.ts';
import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { formatMs } from '../../../simulator/trace/instants.ts';
import type { RunPicture } from '../model/run-picture.ts';
import { type RouterStatusView, routerStatuses, transferTable } from '../model/transfer-views.ts';
import type { ViewState } from '../model/view-state.ts';
import { RunWorkController, workText } from './run-work-controller.ts';
import { controls, tones } from './theme.ts';

/** The status of each CallRouter as rttest shows it, and how each synchronized client is. */
export class StateTransferView extends LitElement {
    static override readonly properties = {
        picture: { attribute: false },
        view: { attribute: false },
    };
    declare picture: RunPicture;
    declare view: ViewState;
    readonly #work = new RunWorkController(this);

    static override readonly styles = [
        controls,
        tones,
        css`
            :host {
                block-size: 100%;
                display: grid;
                grid-template-columns: minmax(0, 1fr);
                grid-template-rows: fit-content(55%) minmax(0, 1fr);
                min-block-size: 0;
            }
            .routers {
                display: flex;
                flex-wrap: wrap;
                gap: 8px;
                overflow: auto;
                padding: 8px;
            }
            section {
                border: 1px solid var(--vscode-panel-border, var(--vscode-contrastBorder, transparent));
                border-radius: 4px;
                flex: 1 1 260px;
                max-inline-size: 420px;
                padding: 6px 10px;
            }
            h2 {
                font-size: 1em;
                margin: 0;
                overflow-wrap: anywhere;
            }
            .mark {
                background: var(--tone);
                block-size: 9px;
                border-radius: 2px;
                display: inline-block;
                inline-size: 9px;
                margin-inline-end: 4px;
            }
            dl {
                display: grid;
                gap: 0 12px;
                grid-template-columns: auto 1fr;
                margin: 4px 0;
            }
            dt {
                color: var(--vscode-descriptionForeground);
            }
            dd {
                font-variant-numeric: tabular-nums;
                margin: 0;
            }
            svg {
                block-size: 8px;
                display: block;
                inline-size: 100%;
            }
            .track {
                fill: color-mix(in srgb, var(--vscode-descriptionForeground) 25%, transparent);
            }
            .most {
                fill: color-mix(in srgb, var(--tone) 45%, transparent);
            }
            .now {
                fill: var(--tone);
            }
        `,
    ];

    override render(): TemplateResult {
        const sizes = this.#work.stateOf(this.picture.reader, { kind: 'router-sizes' });
        if (sizes.kind !== 'done' || sizes.result.kind !== 'router-sizes') {
            return html`<p class="dim routers" role="status">${workText(sizes, l10n.t('Working out the size of the state…'))}</p>`;
        }
        const { routers } = sizes.result;
        const cursorMs = this.view.cursorMs ?? 0;
        const at = formatMs(Math.round(cursorMs));
        return html`
            <div class="routers" tabindex="0" role="group" aria-label=${l10n.t('Status of the CallRouters at {0}', at)} data-testid="router-status">
                ${routerStatuses(this.picture, cursorMs, routers).map((status) => this.#router(status))}
            </div>
            <ccsim-table
                .table=${transferTable(this.picture, cursorMs)}
                .of=${[this.picture]}
                .filter=${this.view.rowFilter}
                .selected=${this.view.selected}
            ></ccsim-table>
        `;
    }

    #router({ name, state, tone, lines, size }: RouterStatusView): TemplateResult {
        return html`<section aria-label=${name}>
            <h2>${name}</h2>
            <p class="dim"><span class=${`mark tone tone-${tone}`}></span>${state}</p>
            <dl>${lines.map(({ label, text }) => html`<dt>${label}</dt><dd>${text}</dd>`)}</dl>
            ${
                size === undefined
                    ? nothing
                    : html`<svg class=${`tone tone-${size.isBeyond ? 'bad' : 'good'}`} viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true">
                          <rect class="track" width="100" height="8"></rect>
                          <rect class="most" width=${Math.min(100, size.most * 100)} height="8"></rect>
                          <rect class="now" width=${Math.min(100, size.now * 100)} height="8"></rect>
                      </svg>`
            }
        </section>`;
    }
}

customElements.define('ccsim-state-transfer', StateTransferView);
