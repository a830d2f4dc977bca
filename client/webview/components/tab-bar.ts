import * as l10n from '@vscode/l10n';
import { css, html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import type { Tab } from '../model/view-state.ts';
import { icon } from './icon.ts';
import { ViewChangeEvent } from './panel-events.ts';
import { controls } from './theme.ts';

/** A tab as it is shown. */
export interface TabItem {
    readonly id: Tab;
    readonly label: string;
    readonly count: string | undefined;
}

/** Tabs in one row; where they have no room, they scroll, and a menu lists them all. */
export class TabBar extends LitElement {
    static override readonly properties = {
        tabs: { attribute: false },
        selected: { attribute: false },
        overflows: { state: true },
        menuOpen: { state: true },
    };
    declare tabs: readonly TabItem[];
    declare selected: Tab;
    declare overflows: boolean;
    declare menuOpen: boolean;
    readonly #resizes = new ResizeObserver(() => this.#measure());
    #focusAfterUpdate: string | undefined;

    static override readonly styles = [
        controls,
        css`
            :host {
                align-items: center;
                display: flex;
                min-inline-size: 0;
                position: relative;
            }
            [role='tablist'] {
                display: flex;
                min-inline-size: 0;
                overflow-x: auto;
                scrollbar-width: none;
            }
            [role='tab'] {
                border-block-end: 2px solid transparent;
                border-radius: 0;
                color: var(--vscode-panelTitle-inactiveForeground, var(--vscode-descriptionForeground));
                flex: none;
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
            .count {
                font-size: 0.85em;
                font-variant-numeric: tabular-nums;
            }
            .more {
                flex: none;
                padding: 4px;
            }
            [role='menu'] {
                background: var(--vscode-menu-background, var(--vscode-editorWidget-background));
                border: 1px solid
                    var(--vscode-menu-border, var(--vscode-editorWidget-border, var(--vscode-contrastBorder, transparent)));
                border-radius: 5px;
                box-shadow: 0 2px 8px var(--vscode-widget-shadow, transparent);
                color: var(--vscode-menu-foreground, var(--vscode-foreground));
                inset-block-start: 100%;
                inset-inline-end: 0;
                margin: 0;
                max-block-size: 50vh;
                overflow: auto;
                padding: 4px;
                position: absolute;
                z-index: 5;
            }
            [role='menu'] button {
                display: block;
                inline-size: 100%;
                padding: 4px 10px;
                white-space: nowrap;
            }
            [role='menu'] button:hover,
            [role='menu'] button:focus-visible {
                background: var(--vscode-menu-selectionBackground, var(--vscode-list-hoverBackground));
                color: var(--vscode-menu-selectionForeground, inherit);
            }
            [role='menu'] [aria-checked='true'] {
                font-weight: 600;
            }
        `,
    ];

    override connectedCallback(): void {
        super.connectedCallback();
        this.#resizes.observe(this);
    }

    override disconnectedCallback(): void {
        super.disconnectedCallback();
        this.#resizes.disconnect();
    }

    override render(): TemplateResult {
        return html`
            <div role="tablist" aria-label=${l10n.t('Details of the run')} @keydown=${this.#tabKeyPressed}>
                ${this.tabs.map((tab) => this.#tab(tab))}
            </div>
            ${
                this.overflows
                    ? html`<button
                      class="more"
                      data-testid="all-tabs"
                      aria-label=${l10n.t('All views')}
                      title=${l10n.t('All views')}
                      aria-haspopup="menu"
                      aria-expanded=${this.menuOpen ? 'true' : 'false'}
                      @click=${() => this.#openMenu(!this.menuOpen)}
                  >${icon('ellipsis')}</button>`
                    : nothing
            }
            ${this.menuOpen && this.overflows ? this.#menu() : nothing}
        `;
    }

    override updated(changed: PropertyValues<this>): void {
        this.#measure();
        if (changed.has('selected') || changed.has('tabs')) {
            this.#scrollToSelected();
        }
        if (this.#focusAfterUpdate !== undefined) {
            const element = this.renderRoot.querySelector(this.#focusAfterUpdate);
            this.#focusAfterUpdate = undefined;
            if (element instanceof HTMLElement) {
                element.focus({ preventScroll: true });
            }
        }
    }

    #tab({ id, label, count }: TabItem): TemplateResult {
        const isSelected = id === this.selected;
        return html`<button
            role="tab"
            data-testid=${`tab-${id}`}
            data-tab=${id}
            aria-selected=${isSelected ? 'true' : 'false'}
            tabindex=${isSelected ? 0 : -1}
            @click=${() => this.#show(id)}
        >${label}${count === undefined ? nothing : html` <span class="count">${count}</span>`}</button>`;
    }

    #menu(): TemplateResult {
        return html`<div role="menu" aria-label=${l10n.t('All views')} @keydown=${this.#menuKeyPressed} @focusout=${this.#focusLeft}>
            ${this.tabs.map(
                ({ id, label }) => html`<button
                    role="menuitemradio"
                    data-testid=${`all-tabs-${id}`}
                    data-item=${id}
                    aria-checked=${id === this.selected ? 'true' : 'false'}
                    tabindex="-1"
                    @click=${() => this.#choseFromMenu(id)}
                >${label}</button>`,
            )}
        </div>`;
    }

    #show(tab: Tab): void {
        this.dispatchEvent(new ViewChangeEvent({ tab, rowFilter: '' }));
    }

    #openMenu(open: boolean): void {
        this.menuOpen = open;
        this.#focusAfterUpdate = open ? `[data-item="${this.selected}"]` : '.more';
    }

    #choseFromMenu(tab: Tab): void {
        this.#openMenu(false);
        this.#show(tab);
    }

    readonly #tabKeyPressed = (event: KeyboardEvent): void => {
        const ids = this.tabs.map(({ id }) => id);
        const next = placeAfter(event.key, ids.indexOf(this.selected), ids.length, 'ArrowLeft', 'ArrowRight');
        const tab = next === undefined ? undefined : ids[next];
        if (tab !== undefined) {
            event.preventDefault();
            this.#focusAfterUpdate = `[data-tab="${tab}"]`;
            this.#show(tab);
        }
    };

    readonly #menuKeyPressed = (event: KeyboardEvent): void => {
        event.stopPropagation();
        if (event.key === 'Escape') {
            this.#openMenu(false);
            return;
        }
        const items = [...this.renderRoot.querySelectorAll<HTMLElement>('[data-item]')];
        const place = items.findIndex((item) => item.matches(':focus'));
        const next = placeAfter(event.key, place, items.length, 'ArrowUp', 'ArrowDown');
        if (next !== undefined) {
            event.preventDefault();
            items[next]?.focus();
        }
    };

    readonly #focusLeft = (event: FocusEvent): void => {
        const to = event.relatedTarget;
        if (!(to instanceof Element) || to.closest('[role="menu"], .more') === null) {
            this.menuOpen = false;
        }
    };

    #measure(): void {
        const list = this.renderRoot.querySelector('[role="tablist"]');
        if (list !== null) {
            // The button takes room itself: it goes only when all tabs fit without it.
            const room = this.clientWidth;
            this.overflows = list.scrollWidth > room;
        }
    }

    #scrollToSelected(): void {
        const list = this.renderRoot.querySelector('[role="tablist"]');
        const tab = this.renderRoot.querySelector('[role="tab"][aria-selected="true"]');
        if (list !== null && tab instanceof HTMLElement) {
            const left = tab.offsetLeft;
            const right = left + tab.offsetWidth;
            if (left < list.scrollLeft) {
                list.scrollLeft = left;
            } else if (right > list.scrollLeft + list.clientWidth) {
                list.scrollLeft = right - list.clientWidth;
            }
        }
    }
}

function placeAfter(key: string, place: number, count: number, back: string, on: string): number | undefined {
    switch (key) {
        case on:
            return (place + 1) % count;
        case back:
            return (place + count - 1) % count;
        case 'Home':
            return 0;
        case 'End':
            return count - 1;
        default:
            return undefined;
    }
}

customElements.define('ccsim-tab-bar', TabBar);
