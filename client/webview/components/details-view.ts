import * as l10n from '@vscode/l10n';
import { numberText } from '../localization.ts';
import '@vscode-elements/elements/dist/vscode-toolbar-button/index.js';
import { VscodeTextfield } from '@vscode-elements/elements/dist/vscode-textfield/index.js';
import './reports-view.ts';
import './sequence-view.ts';
import './server-status-view.ts';
import './state-transfer-view.ts';
import './tab-bar.ts';
import './topology-view.ts';
import './why-view.ts';
import { css, html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { runName } from '../../../simulator/run-name.ts';
import { agentsTable } from '../model/agents-table.ts';
import { changesTable } from '../model/changes-table.ts';
import { consequencesTable } from '../model/consequences-table.ts';
import { expectationsTable } from '../model/expectations-table.ts';
import { logTable } from '../model/log-table.ts';
import { messagesTable } from '../model/messages-table.ts';
import { monitorsTable } from '../model/monitors-table.ts';
import { rulesTable } from '../model/rules-table.ts';
import type { RunDifferences } from '../model/run-differences.ts';
import type { RunPicture } from '../model/run-picture.ts';
import type { Table } from '../model/table.ts';
import { shownTabs, TAB_LABELS, tabCount } from '../model/tabs.ts';
import { tasksTable } from '../model/tasks-table.ts';
import { INITIAL_VIEW, MIN_SPLIT, type Tab, type ViewState } from '../model/view-state.ts';
import { DataTable } from './data-table.ts';
import { PostEvent } from './host-events.ts';
import { icon } from './icon.ts';
import { ViewChangeEvent } from './panel-events.ts';
import { controls } from './theme.ts';

/** So long a short message stays. */
const SAID_MS = 4_000;

/** Tabs whose rows can be filtered, copied and exported. */
const TABLE_TABS: ReadonlySet<Tab> = new Set<Tab>([
    'agents',
    'tasks',
    'messages',
    'log',
    'reports',
    'expectations',
    'rules',
    'monitors',
    'transfer',
    'changes',
    'consequences',
]);

/** The views of a run, a tab each; where there is no room beside them, "Why?" is a tab too. */
export class DetailsView extends LitElement {
    static override readonly properties = {
        picture: { attribute: false },
        differences: { attribute: false },
        view: { attribute: false },
        narrow: { attribute: false },
        said: { state: true },
    };
    declare picture: RunPicture;
    declare differences: RunDifferences | undefined;
    declare view: ViewState;
    declare narrow: boolean;
    /** What a screen reader is told, and everyone for a moment. */
    declare said: string;
    #table: Table | undefined;

    static override readonly styles = [
        controls,
        css`
            :host {
                display: flex;
                flex-direction: column;
                min-block-size: 0;
                min-inline-size: 0;
            }
            .bar {
                align-items: center;
                border-block-end: 1px solid var(--vscode-panel-border, var(--vscode-contrastBorder, transparent));
                display: flex;
                gap: 0 8px;
                padding: 0 8px;
            }
            ccsim-tab-bar {
                flex: 1 1 0;
            }
            .tools {
                align-items: center;
                display: flex;
                flex: none;
                gap: 2px;
            }
            @container panel (max-width: 700px) {
                .bar {
                    flex-wrap: wrap;
                }
                .tools {
                    flex: 1 0 100%;
                    order: 1;
                }
                .tools vscode-textfield {
                    flex: 1;
                    inline-size: auto;
                    min-inline-size: 80px;
                }
            }
            .said {
                color: var(--vscode-descriptionForeground);
                white-space: nowrap;
            }
            vscode-textfield {
                inline-size: 160px;
                margin-block: 2px;
            }
            ccsim-why {
                block-size: 100%;
            }
            [role='tabpanel'] {
                flex: 1;
                min-block-size: 0;
            }
        `,
    ];

    constructor() {
        super();
        this.said = '';
    }

    override willUpdate(changed: PropertyValues<this>): void {
        const before = changed.get('view');
        const tableChanged =
            before?.tab !== this.view.tab ||
            before?.cursorMs !== this.view.cursorMs ||
            before?.statement !== this.view.statement;
        if (
            changed.has('picture') ||
            changed.has('differences') ||
            changed.has('narrow') ||
            (changed.has('view') && tableChanged)
        ) {
            this.#table = this.#tableOf(this.#tab());
        }
    }

    override render(): TemplateResult {
        const tab = this.#tab();
        return html`
            <div class="bar">
                <ccsim-tab-bar
                    .selected=${tab}
                    .tabs=${shownTabs(this).map((id) => ({ id, label: TAB_LABELS[id], count: tabCount(this, id) }))}
                ></ccsim-tab-bar>
                <div class="tools">
                    <span class="said" role="status" data-testid="said">${this.said}</span>
                    ${TABLE_TABS.has(tab) ? this.#tableTools(tab) : nothing}
                </div>
                ${this.#sizeTool()}
            </div>
            <div role="tabpanel" aria-label=${TAB_LABELS[tab]}>${this.#content(tab)}</div>
        `;
    }

    #tableTools(tab: Tab): TemplateResult {
        const label = TAB_LABELS[tab];
        return html`<vscode-textfield
                data-testid="row-filter"
                .label=${l10n.t('Filter {0}', label)}
                placeholder=${l10n.t('Filter')}
                .value=${this.view.rowFilter}
                @input=${this.#filtered}
                >${icon('filter', 'content-before')}</vscode-textfield>
            <vscode-toolbar-button label=${l10n.t('Copy the rows')} title=${l10n.t('Copy the rows (one row: Ctrl+C)')} data-testid="copy-rows" @click=${this.#copy}
                >${icon('copy')}</vscode-toolbar-button>
            <vscode-toolbar-button label=${l10n.t('Export the rows as CSV')} title=${l10n.t('Export the rows as CSV')} data-testid="export-rows" @click=${this.#export}
                >${icon('export')}</vscode-toolbar-button>`;
    }

    /** Gives this part nearly all of the height, or as much as at the beginning. */
    #sizeTool(): TemplateResult {
        const isLarge = this.view.split <= MIN_SPLIT;
        const label = isLarge ? l10n.t('Smaller') : l10n.t('Larger');
        const split = isLarge ? INITIAL_VIEW.split : MIN_SPLIT;
        return html`<vscode-toolbar-button
            label=${label}
            title=${label}
            data-testid="resize-details"
            @click=${() => this.dispatchEvent(new ViewChangeEvent({ split }))}
            >${icon(isLarge ? 'chevron-down' : 'chevron-up')}</vscode-toolbar-button>`;
    }

    #content(tab: Tab): TemplateResult {
        const { picture, view } = this;
        switch (tab) {
            case 'topology':
                return html`<ccsim-topology .picture=${picture} .view=${view}></ccsim-topology>`;
            case 'sequence':
                return html`<ccsim-sequence .picture=${picture} .view=${view}></ccsim-sequence>`;
            case 'reports':
                return html`<ccsim-reports .picture=${picture} .view=${view}></ccsim-reports>`;
            case 'status':
                return html`<ccsim-server-status .picture=${picture} .view=${view}></ccsim-server-status>`;
            case 'transfer':
                return html`<ccsim-state-transfer .picture=${picture} .view=${view}></ccsim-state-transfer>`;
            default:
                return this.#table === undefined
                    ? html`<ccsim-why .picture=${picture} .selected=${view.selected}></ccsim-why>`
                    : html`<ccsim-table
                          .table=${this.#table}
                          .of=${[picture, this.differences, view.statement]}
                          .filter=${view.rowFilter}
                          .selected=${view.selected}
                      ></ccsim-table>`;
        }
    }

    #tableOf(tab: Tab): Table | undefined {
        const { picture, differences, view } = this;
        switch (tab) {
            case 'agents':
                return agentsTable(picture, view.cursorMs ?? 0);
            case 'tasks':
                return tasksTable(picture, view.cursorMs ?? 0);
            case 'messages':
                return messagesTable(picture);
            case 'log':
                return logTable(picture);
            case 'expectations':
                return expectationsTable(picture);
            case 'changes':
                return changesTable(picture, differences);
            case 'consequences':
                return consequencesTable(picture, view.statement);
            case 'rules':
                return rulesTable(picture);
            case 'monitors':
                return monitorsTable(picture, view.cursorMs ?? 0);
            case 'topology':
            case 'sequence':
            case 'reports':
            case 'status':
            case 'transfer':
            case 'why':
                return undefined;
        }
    }

    #tab(): Tab {
        return shownTabs(this).includes(this.view.tab) ? this.view.tab : 'agents';
    }

    readonly #filtered = (event: Event): void => {
        if (event.currentTarget instanceof VscodeTextfield) {
            this.dispatchEvent(new ViewChangeEvent({ rowFilter: event.currentTarget.value }));
        }
    };

    readonly #copy = async (): Promise<void> => {
        const shown = this.#dataTable()?.asTsv();
        if (shown !== undefined) {
            await navigator.clipboard.writeText(shown.text);
            this.#say(shown.rows === 1 ? l10n.t('1 row copied') : l10n.t('{0} rows copied', numberText(shown.rows)));
        }
    };

    readonly #export = (): void => {
        const shown = this.#dataTable()?.asCsv();
        if (shown !== undefined) {
            const name = `${runName(this.picture.reader.plan)}-${this.#tab()}.csv`;
            this.dispatchEvent(
                new PostEvent({ type: 'save', name, mediaType: 'text/csv', text: shown.text, encoding: 'text' }),
            );
        }
    };

    /** The table in view, whether alone or part of a view. */
    #dataTable(): DataTable | undefined {
        const inView =
            this.renderRoot.querySelector('ccsim-state-transfer, ccsim-reports')?.shadowRoot ?? this.renderRoot;
        const table = inView.querySelector('ccsim-table');
        return table instanceof DataTable ? table : undefined;
    }

    #say(said: string): void {
        this.said = said;
        setTimeout(() => {
            this.said = '';
        }, SAID_MS);
    }
}

customElements.define('ccsim-details', DetailsView);
