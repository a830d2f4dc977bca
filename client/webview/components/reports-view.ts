import * as l10n from '@vscode/l10n';
import { css, html, LitElement, type PropertyValues, type TemplateResult } from 'lit';
import { logoutsTable } from '../model/logouts-table.ts';
import { type ReportChoice, reportScopes, reportsTable, SCOPE_LABELS } from '../model/reports-table.ts';
import type { RunPicture } from '../model/run-picture.ts';
import type { Table } from '../model/table.ts';
import type { ViewState } from '../model/view-state.ts';
import './data-table.ts';
import { RunWorkController, type RunWorkState, workText } from './run-work-controller.ts';
import { choiceBar, controls, stacked } from './theme.ts';

/** In the list of reports: the one that has no intervals. */
const LOGOUTS = 'media-logout';

/** Interval reports beside what happened. */
export class ReportsView extends LitElement {
    static override readonly properties = {
        picture: { attribute: false },
        view: { attribute: false },
        choice: { state: true },
        logouts: { state: true },
    };
    declare picture: RunPicture;
    declare view: ViewState;
    declare choice: ReportChoice;
    /** Whether the Media Logout Status is shown instead of interval reports. */
    declare logouts: boolean;
    readonly #work = new RunWorkController(this);
    #state: RunWorkState = { kind: 'working' };
    #table: Table | undefined;

    static override readonly styles = [
        controls,
        stacked,
        choiceBar,
        css`
            select {
                background: var(--vscode-dropdown-background);
                border: 1px solid var(--vscode-dropdown-border, var(--vscode-contrastBorder, transparent));
                border-radius: 3px;
                color: var(--vscode-dropdown-foreground);
                font: inherit;
                padding: 2px 4px;
            }
            ccsim-table {
                flex: 1;
            }
            .notice {
                margin: 0;
                padding: 12px;
            }
        `,
    ];

    constructor() {
        super();
        this.choice = { scope: 'domain', onlyDifferences: true };
        this.logouts = false;
    }

    override willUpdate(changed: PropertyValues<this>): void {
        const { picture, choice, logouts } = this;
        const before = this.#state;
        this.#state = this.#work.stateOf(
            picture.reader,
            logouts ? { kind: 'logouts' } : { kind: 'reports', scope: choice.scope },
        );
        if (this.#state !== before || changed.has('choice')) {
            this.#table = tableOf(this.#state, picture, choice);
        }
    }

    override render(): TemplateResult {
        const { scope, onlyDifferences } = this.choice;
        return html`
            <div class="bar">
                <label>${l10n.t('Reports:')}
                    <select data-testid="report-scope" @change=${this.#scopeChosen}>
                        ${reportScopes(this.picture).map(
                            (each) =>
                                html`<option value=${each} .selected=${each === scope && !this.logouts}>${SCOPE_LABELS[each]}</option>`,
                        )}
                        <option value=${LOGOUTS} .selected=${this.logouts}>Media Logout Status</option>
                    </select>
                </label>
                <label><input
                        type="checkbox"
                        data-testid="only-differences"
                        ?disabled=${this.logouts}
                        .checked=${onlyDifferences}
                        @change=${this.#switched}
                    />
                    ${l10n.t('Only what differs from what happened')}</label>
            </div>
            ${
                this.#table === undefined
                    ? html`<p class="dim notice" role="status">${workText(this.#state, l10n.t('Working out the reports…'))}</p>`
                    : html`<ccsim-table
                      .table=${this.#table}
                      .of=${[this.#table]}
                      .filter=${this.view.rowFilter}
                      .selected=${this.view.selected}
                  ></ccsim-table>`
            }
        `;
    }

    readonly #scopeChosen = (event: Event): void => {
        const chosen = event.currentTarget instanceof HTMLSelectElement ? event.currentTarget.value : '';
        this.logouts = chosen === LOGOUTS;
        const scope = reportScopes(this.picture).find((each) => each === chosen);
        if (scope !== undefined) {
            this.choice = { ...this.choice, scope };
        }
    };

    readonly #switched = (event: Event): void => {
        if (event.currentTarget instanceof HTMLInputElement) {
            this.choice = { ...this.choice, onlyDifferences: event.currentTarget.checked };
        }
    };
}

function tableOf(state: RunWorkState, picture: RunPicture, choice: ReportChoice): Table | undefined {
    const result = state.kind === 'done' ? state.result : undefined;
    switch (result?.kind) {
        case 'reports':
            return reportsTable(picture, choice, result.rows);
        case 'logouts':
            return logoutsTable(picture, result.rows);
        default:
            return undefined;
    }
}

customElements.define('ccsim-reports', ReportsView);
