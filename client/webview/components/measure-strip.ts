import * as l10n from '@vscode/l10n';
import { numberText } from '../localization.ts';
import '@vscode-elements/elements/dist/vscode-toolbar-button/index.js';
import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { formatMs } from '../../../simulator/trace/instants.ts';
import { markerDistanceMs, markerSet } from '../model/measures.ts';
import type { RunPicture } from '../model/run-picture.ts';
import { type SpanSums, type StateTime, spanSums } from '../model/span-sums.ts';
import type { TimeWindow } from '../model/time-window.ts';
import { MARKER_NAMES, type MarkerName } from '../model/timeline-view.ts';
import type { ViewState } from '../model/view-state.ts';
import { icon } from './icon.ts';
import { swatchClass, swatches } from './look-swatch.ts';
import { ChooseEvent, ViewChangeEvent } from './panel-events.ts';
import { controls, tones } from './theme.ts';
import { TimelineCommandEvent } from './timeline-command-event.ts';

/** What is measured: the two markers with the time between them, and the sums of the marked span. */
export class MeasureStrip extends LitElement {
    static override readonly properties = { picture: { attribute: false }, view: { attribute: false } };
    declare picture: RunPicture;
    declare view: ViewState;
    /** The sums as long as neither run nor span changes. */
    #sums: { readonly picture: RunPicture; readonly span: TimeWindow; readonly sums: SpanSums } | undefined;

    static override readonly styles = [
        controls,
        tones,
        swatches,
        css`
            :host {
                border-block-start: 1px solid var(--vscode-panel-border, var(--vscode-contrastBorder, transparent));
                display: block;
                flex: none;
                max-block-size: 40%;
                overflow: auto;
                padding: 4px 8px;
            }
            section {
                align-items: baseline;
                display: flex;
                flex-wrap: wrap;
                gap: 2px 14px;
            }
            section > span {
                white-space: nowrap;
            }
            h2 {
                font-size: 1em;
                font-weight: 600;
                margin: 0;
            }
            button {
                padding: 0 4px;
            }
            b {
                font-variant-numeric: tabular-nums;
            }
            .close {
                margin-inline-start: auto;
            }
            .states {
                color: var(--vscode-descriptionForeground);
                font-size: 0.92em;
            }
        `,
    ];

    override render(): TemplateResult {
        const { span } = this.view;
        return html`
            ${this.#markers()}
            ${span === undefined ? nothing : this.#span(this.#sumsOf(span))}
        `;
    }

    #markers(): TemplateResult | typeof nothing {
        const { markers } = this.view;
        const distanceMs = markerDistanceMs(markers);
        if (MARKER_NAMES.every((name) => markers[name] === undefined)) {
            return nothing;
        }
        return html`<section data-testid="markers" aria-label=${l10n.t('Markers')}>
            ${MARKER_NAMES.map((name, index) => this.#marker(name, index + 1, markers[name]))}
            ${distanceMs === undefined ? nothing : html`<span>Δ <b data-testid="marker-distance">${formatMs(distanceMs)}</b></span>`}
        </section>`;
    }

    #marker(name: MarkerName, number: number, atMs: number | undefined): TemplateResult | typeof nothing {
        return atMs === undefined
            ? nothing
            : html`<span>
                  <button
                      title=${l10n.t('Cursor to marker {0}', number)}
                      @click=${() => this.dispatchEvent(new ChooseEvent({ atMs }))}
                  >${l10n.t('Marker {0}', number)} <b>${formatMs(atMs)}</b></button>
                  <button
                      aria-label=${l10n.t('Remove marker {0}', number)}
                      title=${l10n.t('Remove marker {0}', number)}
                      @click=${() => this.#change({ markers: markerSet(this.view.markers, name, undefined) })}
                  >${icon('close')}</button>
              </span>`;
    }

    #span(sums: SpanSums): TemplateResult {
        return html`<section data-testid="span-sums" aria-label=${l10n.t('Sums of the span')}>
                <h2>${formatMs(sums.fromMs)} – ${formatMs(sums.toMs)} <b>(${formatMs(sums.toMs - sums.fromMs)})</b></h2>
                ${figures(sums)}
                <span class="close">
                    <button
                        title=${l10n.t('Zoom to the span (Z)')}
                        @click=${() => this.dispatchEvent(new TimelineCommandEvent('zoom-to-selection'))}
                    >${l10n.t('Zoom')}</button>
                    <button aria-label=${l10n.t('Remove the span')} title=${l10n.t('Remove the span')} @click=${() => this.#change({ span: undefined })}
                        >${icon('close')}</button>
                </span>
            </section>
            ${stateSums(l10n.t('Agents'), sums.agentStates)}
            ${stateSums(l10n.t('Tasks'), sums.taskStates)}
            ${stateSums(l10n.t('Components, links and paths'), sums.troubles)}`;
    }

    #sumsOf(span: TimeWindow): SpanSums {
        const { picture } = this;
        if (this.#sums?.picture !== picture || this.#sums.span !== span) {
            this.#sums = { picture, span, sums: spanSums(picture, span) };
        }
        return this.#sums.sums;
    }

    #change(change: Partial<ViewState>): void {
        this.dispatchEvent(new ViewChangeEvent(change));
    }
}

/** The figures that are asked for first; those of losses stand out where there are any. */
function figures(sums: SpanSums): readonly TemplateResult[] {
    const { loggedOutAgents, tasksArrived, messages, logLines } = sums;
    const agents =
        loggedOutAgents === 1
            ? l10n.t('logged out (1 agent)')
            : l10n.t('logged out ({0} agents)', numberText(loggedOutAgents));
    return [
        figure(agents, formatMs(sums.loggedOutMs), sums.loggedOutMs > 0),
        figure(tasksArrived === 1 ? l10n.t('task arrived') : l10n.t('tasks arrived'), numberText(tasksArrived)),
        figure(l10n.t('completed'), numberText(sums.tasksCompleted)),
        figure(l10n.t('lost'), numberText(sums.tasksLost), sums.tasksLost > 0),
        figure(l10n.t('rejected'), numberText(sums.tasksRejected), sums.tasksRejected > 0),
        figure(l10n.t('terminated'), numberText(sums.tasksTerminated), sums.tasksTerminated > 0),
        figure(l10n.t('abandoned'), numberText(sums.tasksAbandoned), sums.tasksAbandoned > 0),
        figure(l10n.t('unreported'), numberText(sums.tasksUnreported), sums.tasksUnreported > 0),
        figure(messages === 1 ? l10n.t('message') : l10n.t('messages'), numberText(messages)),
        figure(logLines === 1 ? l10n.t('log line') : l10n.t('log lines'), numberText(logLines)),
    ];
}

function figure(label: string, value: string, isBad = false): TemplateResult {
    return html`<span>${isBad ? html`<i class=${swatchClass({ tone: 'bad' })}></i>` : nothing}<b>${value}</b> ${label}</span>`;
}

function stateSums(title: string, states: readonly StateTime[]): TemplateResult | typeof nothing {
    return states.length === 0
        ? nothing
        : html`<section class="states" aria-label=${l10n.t('{0} by state', title)}>
              <span>${title}:</span>
              ${states.map(
                  ({ state, tone, lanes, timeMs }) =>
                      html`<span title=${lanes === 1 ? l10n.t('on 1 lane') : l10n.t('on {0} lanes', numberText(lanes))}
                          ><i class=${swatchClass({ tone })}></i>${state} ${formatMs(timeMs)}</span
                      >`,
              )}
          </section>`;
}

customElements.define('ccsim-measures', MeasureStrip);
