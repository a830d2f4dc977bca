import * as l10n from '@vscode/l10n';
import '@vscode-elements/elements/dist/vscode-toolbar-button/index.js';
import { css, html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import {
    type MediaServerStatus,
    type ServerStatusRow,
    type StatusColour,
    type StatusDetail,
    serverStatusAt,
} from '../../../simulator/status/server-status.ts';
import { formatMs } from '../../../simulator/trace/instants.ts';
import type { RunPicture } from '../model/run-picture.ts';
import { type RefreshState, refreshed } from '../model/status-refresh.ts';
import type { Tone } from '../model/tones.ts';
import type { ViewState } from '../model/view-state.ts';
import { icon } from './icon.ts';
import { ChooseEvent } from './panel-events.ts';
import { choiceBar, controls, tones } from './theme.ts';

const TONES: Readonly<Record<StatusColour, Tone>> = { green: 'good', yellow: 'waiting', red: 'bad', none: 'quiet' };

/** What a row shows on demand. */
type Part = 'reason' | 'resources' | 'details';

const COLUMNS = ['ID', 'Notifier Host', 'Connection Status', 'Accepts Sessions', 'Active Resources', 'Details'];

/** The Server Status page of each media server. */
export class ServerStatusView extends LitElement {
    static override readonly properties = {
        picture: { attribute: false },
        view: { attribute: false },
        opened: { state: true },
        refresh: { state: true },
    };
    declare picture: RunPicture;
    declare view: ViewState;
    /** What is opened: connection and part. */
    declare opened: ReadonlySet<string>;
    declare refresh: RefreshState;

    static override readonly styles = [
        controls,
        tones,
        choiceBar,
        css`
            :host {
                block-size: 100%;
                display: block;
                min-block-size: 0;
            }
            .page {
                block-size: 100%;
                overflow: auto;
                padding: 6px 12px 12px;
            }
            .bar {
                padding: 0;
            }
            h2 {
                font-size: 1em;
                margin: 10px 0 2px;
            }
            table {
                border-collapse: collapse;
                min-inline-size: 560px;
            }
            th,
            td {
                border-block-end: 1px solid var(--vscode-panel-border, var(--vscode-contrastBorder, transparent));
                padding: 3px 12px 3px 4px;
                text-align: start;
                vertical-align: top;
                white-space: nowrap;
            }
            .lamp {
                background: var(--tone);
                block-size: 10px;
                border: 1px solid var(--tone);
                border-radius: 50%;
                display: inline-block;
                inline-size: 10px;
                margin-inline-end: 6px;
            }
            .link {
                color: var(--vscode-textLink-foreground);
                padding: 0 3px;
                text-decoration: underline;
            }
            .opened td {
                background: color-mix(in srgb, var(--vscode-descriptionForeground) 8%, transparent);
                white-space: normal;
            }
            dl {
                display: grid;
                gap: 0 12px;
                grid-template-columns: max-content auto;
                margin: 0;
            }
            dt {
                color: var(--vscode-descriptionForeground);
            }
            dd {
                margin: 0;
                overflow-wrap: anywhere;
            }
            ul {
                margin: 0;
                padding-inline-start: 16px;
            }
            p {
                margin: 2px 0;
            }
        `,
    ];

    constructor() {
        super();
        this.opened = new Set();
        this.refresh = { shownMs: 0, automatic: true };
    }

    override willUpdate(changed: PropertyValues<this>): void {
        if (changed.has('picture')) {
            this.refresh = { ...this.refresh, shownMs: this.view.cursorMs ?? 0 };
        } else if (changed.has('view')) {
            this.refresh = refreshed(this.refresh, this.view.cursorMs ?? 0, this.view.playing);
        }
    }

    override render(): TemplateResult {
        const { shownMs, automatic } = this.refresh;
        return html`<div class="page" tabindex="0" role="group" aria-label="Server Status" data-testid="server-status">
            <div class="bar">
                <span data-testid="status-instant">${l10n.t('As of')} <b>${formatMs(Math.round(shownMs))}</b></span>
                <label><input type="checkbox" data-testid="auto-refresh" .checked=${automatic} @change=${this.#switched} />
                    ${l10n.t('Refresh every 10 s')}</label>
                <vscode-toolbar-button label=${l10n.t('Refresh now')} title=${l10n.t('Refresh now')} data-testid="refresh-now" @click=${this.#now}
                    >${icon('refresh')}</vscode-toolbar-button>
            </div>
            ${serverStatusAt(this.picture.reader, shownMs).map((server) => this.#server(server))}
        </div>`;
    }

    #server({ name, answers, license, rows }: MediaServerStatus): TemplateResult {
        return html`<h2>${name}</h2>
            <p class="dim">${l10n.t('License {0}', license)}${
                answers ? nothing : html`. <b>${l10n.t('The media server is down: nobody sees this page.')}</b>`
            }</p>
            <table aria-label=${l10n.t('Server Status of {0}', name)}>
                <thead><tr>${COLUMNS.map((label) => html`<th scope="col">${label}</th>`)}</tr></thead>
                <tbody>${rows.map((row) => this.#row(row))}</tbody>
            </table>`;
    }

    #row(row: ServerStatusRow): TemplateResult {
        const { connection, id, notifierHost, connectionStatus, acceptsSessions, activeResources, details } = row;
        const { text, colour, reason } = connectionStatus;
        const count = activeResources.length;
        return html`<tr data-connection=${connection}>
                <td>${id}</td>
                <td>${notifierHost}</td>
                <td>
                    <span class=${`lamp tone tone-${TONES[colour]}`}></span><button
                        title=${l10n.t('Show in the timeline')}
                        @click=${() => this.#choose(connection)}
                    >${text}</button>
                    ${reason === undefined ? nothing : this.#opener(row, 'reason', l10n.t('Reason'))}
                </td>
                <td>${acceptsSessions ? l10n.t('yes') : l10n.t('no')}</td>
                <td>${count === 0 ? '0' : this.#opener(row, 'resources', String(count))}</td>
                <td>${this.#opener(row, 'details', l10n.t('Details'))}</td>
            </tr>
            ${this.#part(row, 'reason', html`<p>${reason ?? nothing}</p>`, reason !== undefined)}
            ${this.#part(
                row,
                'resources',
                html`<ul>${activeResources.map((each) => html`<li>${l10n.t('Resource {0}', each.id)}${listOf(each.details)}</li>`)}</ul>`,
                count > 0,
            )}
            ${this.#part(row, 'details', listOf(details), true)}`;
    }

    #opener({ connection, id }: ServerStatusRow, part: Part, label: string): TemplateResult {
        const key = `${connection} ${part}`;
        const what = part === 'resources' ? l10n.t('{0} active resources', label) : label;
        return html`<button
            class="link"
            data-testid=${`open-${part}`}
            aria-expanded=${this.opened.has(key) ? 'true' : 'false'}
            aria-label=${l10n.t('{0} of connection {1}', what, id)}
            @click=${() => this.#toggle(key)}
        >${label}</button>`;
    }

    #part(
        { connection }: ServerStatusRow,
        part: Part,
        content: TemplateResult,
        isThere: boolean,
    ): TemplateResult | typeof nothing {
        return isThere && this.opened.has(`${connection} ${part}`)
            ? html`<tr class="opened" data-testid=${`opened-${part}`}><td colspan=${COLUMNS.length}>${content}</td></tr>`
            : nothing;
    }

    #toggle(key: string): void {
        const opened = new Set(this.opened);
        if (!opened.delete(key)) {
            opened.add(key);
        }
        this.opened = opened;
    }

    #choose(connection: number): void {
        const { reader } = this.picture;
        const entry = reader.entryAt(reader.laneOf('media-connection', connection), this.refresh.shownMs);
        if (entry !== undefined) {
            this.dispatchEvent(new ChooseEvent({ entry, keepsTab: true }));
        }
    }

    readonly #switched = (event: Event): void => {
        if (event.currentTarget instanceof HTMLInputElement) {
            const automatic = event.currentTarget.checked;
            this.refresh = refreshed({ ...this.refresh, automatic }, this.view.cursorMs ?? 0, false);
        }
    };

    readonly #now = (): void => {
        this.refresh = { ...this.refresh, shownMs: this.view.cursorMs ?? 0 };
    };
}

function listOf(details: readonly StatusDetail[]): TemplateResult {
    return html`<dl>${details.map(({ name, value }) => html`<dt>${name}</dt><dd>${value}</dd>`)}</dl>`;
}

customElements.define('ccsim-server-status', ServerStatusView);
