import { VscodeTextfield } from '@vscode-elements/elements/dist/vscode-textfield/index.js';
import './data-table.ts';
import './topology-view.ts';
import './why-view.ts';
import { css, html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { agentsTable } from '../model/agents-table.ts';
import { changesTable } from '../model/changes-table.ts';
import { consequencesTable } from '../model/consequences-table.ts';
import { expectationsTable } from '../model/expectations-table.ts';
import { logTable } from '../model/log-table.ts';
import { messagesTable } from '../model/messages-table.ts';
import type { RunDifferences } from '../model/run-differences.ts';
import type { RunPicture } from '../model/run-picture.ts';
import type { Table } from '../model/table.ts';
import { tasksTable } from '../model/tasks-table.ts';
import { TABS, type Tab, type ViewState } from '../model/view-state.ts';
import { icon } from './icon.ts';
import { ViewChangeEvent } from './panel-events.ts';
import { controls } from './theme.ts';

const LABELS: Readonly<Record<Tab, string>> = {
    topology: 'Topology',
    agents: 'Agents',
    tasks: 'Tasks',
    messages: 'Messages',
    log: 'Log',
    expectations: 'Expectations',
    changes: 'Changes',
    consequences: 'Consequences',
    why: 'Why?',
};

/** The tables, a tab each; where there is no room beside them, "Why?" is a tab too. */
export class DetailsView extends LitElement {
    static override readonly properties = {
        picture: { attribute: false },
        differences: { attribute: false },
        view: { attribute: false },
        narrow: { attribute: false },
    };
    declare picture: RunPicture;
    declare differences: RunDifferences | undefined;
    declare view: ViewState;
    declare narrow: boolean;
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
                flex-wrap: wrap;
                gap: 0 8px;
                justify-content: space-between;
                padding: 0 8px;
            }
            [role='tablist'] {
                display: flex;
                flex-wrap: wrap;
            }
            [role='tab'] {
                border-block-end: 2px solid transparent;
                border-radius: 0;
                color: var(--vscode-panelTitle-inactiveForeground, var(--vscode-descriptionForeground));
                padding: 6px 8px 4px;
                white-space: nowrap;
            }
            [role='tab']:hover {
                color: var(--vscode-panelTitle-activeForeground, var(--vscode-foreground));
            }
            [role='tab'][aria-selected='true'] {
                border-block-end-color: var(--vscode-panelTitle-activeBorder, var(--vscode-focusBorder));
                color: var(--vscode-panelTitle-activeForeground, var(--vscode-foreground));
            }
            [role='tab'] .count {
                font-size: 0.85em;
                font-variant-numeric: tabular-nums;
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
                <div role="tablist" aria-label="Details of the run" @keydown=${this.#keyPressed}>
                    ${this.#tabs().map((each) => this.#tabButton(each, each === tab))}
                </div>
                ${
                    tab === 'why' || tab === 'topology'
                        ? nothing
                        : html`<vscode-textfield
                          data-testid="row-filter"
                          .label=${`Filter ${LABELS[tab]}`}
                          placeholder=${`Filter ${LABELS[tab].toLowerCase()}`}
                          .value=${this.view.rowFilter}
                          @input=${this.#filtered}
                          >${icon('filter', 'content-before')}</vscode-textfield>`
                }
            </div>
            <div role="tabpanel" id="tabpanel" aria-labelledby=${`tab-${tab}`}>${this.#content(tab)}</div>
        `;
    }

    #content(tab: Tab): TemplateResult {
        if (tab === 'topology') {
            return html`<ccsim-topology .picture=${this.picture} .view=${this.view}></ccsim-topology>`;
        }
        if (tab === 'why' || this.#table === undefined) {
            return html`<ccsim-why
                .picture=${this.picture}
                .selected=${this.view.selected}
            ></ccsim-why>`;
        }
        return html`<ccsim-table
            .table=${this.#table}
            .filter=${this.view.rowFilter}
            .selected=${this.view.selected}
        ></ccsim-table>`;
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
                return changesTable(differences);
            case 'consequences':
                return consequencesTable(picture, view.statement);
            case 'topology':
            case 'why':
                return undefined;
        }
    }

    #tabButton(tab: Tab, isSelected: boolean): TemplateResult {
        const count = tabCount(this.picture, this.differences, tab);
        return html`<button
            role="tab"
            id=${`tab-${tab}`}
            data-testid=${`tab-${tab}`}
            data-tab=${tab}
            aria-selected=${isSelected ? 'true' : 'false'}
            aria-controls="tabpanel"
            tabindex=${isSelected ? 0 : -1}
            @click=${() => this.#show(tab)}
        >${LABELS[tab]}${count === undefined ? nothing : html` <span class="count">${count}</span>`}</button>`;
    }

    #tabs(): readonly Tab[] {
        return TABS.filter((tab) => {
            switch (tab) {
                case 'why':
                    return this.narrow;
                case 'changes':
                    return this.differences !== undefined || this.view.tab === tab;
                case 'consequences':
                    return this.view.statement !== undefined;
                default:
                    return true;
            }
        });
    }

    #tab(): Tab {
        return this.#tabs().includes(this.view.tab) ? this.view.tab : 'agents';
    }

    #show(tab: Tab): void {
        this.dispatchEvent(new ViewChangeEvent({ tab, rowFilter: '' }));
    }

    readonly #filtered = (event: Event): void => {
        if (event.currentTarget instanceof VscodeTextfield) {
            this.dispatchEvent(new ViewChangeEvent({ rowFilter: event.currentTarget.value }));
        }
    };

    readonly #keyPressed = (event: KeyboardEvent): void => {
        const tabs = this.#tabs();
        const place = tabs.indexOf(this.#tab());
        const next = placeAfter(event.key, place, tabs.length);
        const tab = next === undefined ? undefined : tabs[next];
        if (tab !== undefined) {
            event.preventDefault();
            this.#show(tab);
            void this.updateComplete.then(() => this.#focusTab(tab));
        }
    };

    #focusTab(tab: Tab): void {
        const button = this.renderRoot.querySelector(`[data-tab="${tab}"]`);
        if (button instanceof HTMLElement) {
            button.focus();
        }
    }
}

function placeAfter(key: string, place: number, count: number): number | undefined {
    switch (key) {
        case 'ArrowRight':
            return (place + 1) % count;
        case 'ArrowLeft':
            return (place + count - 1) % count;
        case 'Home':
            return 0;
        case 'End':
            return count - 1;
        default:
            return undefined;
    }
}

function tabCount(
    { totals, marks }: RunPicture,
    differences: RunDifferences | undefined,
    tab: Tab,
): string | undefined {
    switch (tab) {
        case 'agents':
            return totals.agents.toLocaleString('en');
        case 'tasks':
            return totals.tasks.toLocaleString('en');
        case 'messages':
            return marks.messages.items.length.toLocaleString('en');
        case 'log':
            return marks.log.items.length.toLocaleString('en');
        case 'expectations':
            return totals.failedExpectations === 0
                ? totals.expectations.toLocaleString('en')
                : `${totals.failedExpectations}✗ of ${totals.expectations}`;
        case 'changes':
            return differences?.comparison.count.toLocaleString('en');
        case 'consequences':
        case 'topology':
        case 'why':
            return undefined;
    }
}

customElements.define('ccsim-details', DetailsView);
