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
        return html`<section data-testid="markers" aria-label="Markers">
            ${MARKER_NAMES.map((name, index) => this.#marker(name, index + 1, markers[name]))}
            ${distanceMs === undefined ? nothing : html`<span>Δ <b data-testid="marker-distance">${formatMs(distanceMs)}</b></span>`}
        </section>`;
    }

    #marker(name: MarkerName, number: number, atMs: number | undefined): TemplateResult | typeof nothing {
        return atMs === undefined
            ? nothing
            : html`<span>
                  <button
                      title="Cursor to marker ${number}"
                      @click=${() => this.dispatchEvent(new ChooseEvent({ atMs }))}
                  >Marker ${number} <b>${formatMs(atMs)}</b></button>
                  <button
                      aria-label="Remove marker ${number}"
                      title="Remove marker ${number}"
                      @click=${() => this.#change({ markers: markerSet(this.view.markers, name, undefined) })}
                  >${icon('close')}</button>
              </span>`;
    }

    #span(sums: SpanSums): TemplateResult {
        return html`<section data-testid="span-sums" aria-label="Sums of the span">
                <h2>${formatMs(sums.fromMs)} – ${formatMs(sums.toMs)} <b>(${formatMs(sums.toMs - sums.fromMs)})</b></h2>
                ${figures(sums)}
                <span class="close">
                    <button
                        title="Zoom to the span (Z)"
                        @click=${() => this.dispatchEvent(new TimelineCommandEvent('zoom-to-selection'))}
                    >Zoom</button>
                    <button aria-label="Remove the span" title="Remove the span" @click=${() => this.#change({ span: undefined })}
                        >${icon('close')}</button>
                </span>
            </section>
            ${stateSums('Agents', sums.agentStates)}
            ${stateSums('Tasks', sums.taskStates)}
            ${stateSums('Components, links and paths', sums.troubles)}`;
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
    const agents = `${count(sums.loggedOutAgents)} ${named(sums.loggedOutAgents, 'agent')}`;
    return [
        figure(`logged out (${agents})`, formatMs(sums.loggedOutMs), sums.loggedOutMs > 0),
        figure(`${named(sums.tasksArrived, 'task')} arrived`, count(sums.tasksArrived)),
        figure('completed', count(sums.tasksCompleted)),
        figure('lost', count(sums.tasksLost), sums.tasksLost > 0),
        figure('rejected', count(sums.tasksRejected), sums.tasksRejected > 0),
        figure('terminated', count(sums.tasksTerminated), sums.tasksTerminated > 0),
        figure('abandoned', count(sums.tasksAbandoned), sums.tasksAbandoned > 0),
        figure('unreported', count(sums.tasksUnreported), sums.tasksUnreported > 0),
        figure(named(sums.messages, 'message'), count(sums.messages)),
        figure(named(sums.logLines, 'log line'), count(sums.logLines)),
    ];
}

function figure(label: string, value: string, isBad = false): TemplateResult {
    return html`<span>${isBad ? html`<i class=${swatchClass({ tone: 'bad' })}></i>` : nothing}<b>${value}</b> ${label}</span>`;
}

function stateSums(title: string, states: readonly StateTime[]): TemplateResult | typeof nothing {
    return states.length === 0
        ? nothing
        : html`<section class="states" aria-label="${title} by state">
              <span>${title}:</span>
              ${states.map(
                  ({ state, tone, lanes, timeMs }) =>
                      html`<span title="on ${count(lanes)} ${named(lanes, 'lane')}"
                          ><i class=${swatchClass({ tone })}></i>${state} ${formatMs(timeMs)}</span
                      >`,
              )}
          </section>`;
}

function named(value: number, one: string): string {
    return value === 1 ? one : `${one}s`;
}

function count(value: number): string {
    return value.toLocaleString('en');
}

customElements.define('ccsim-measures', MeasureStrip);
