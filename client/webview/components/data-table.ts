import * as l10n from '@vscode/l10n';
import { css, html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { nextSorting, type Sorting, type Table, type TableColumn } from '../model/table.ts';
import { tableAsCsv, tableAsTsv } from '../model/table-text.ts';
import { ChooseEvent } from './panel-events.ts';
import { type Arrangement, RowArranger } from './row-arranger.ts';
import { controls, tones } from './theme.ts';

const ROW_HEIGHT = 24;
/** Rows drawn above and below what is seen, so that a quick scroll does not show a gap. */
const SPARE_ROWS = 8;
/** What a cell needs beside its text. */
const PADDING_CHARACTERS = 2.5;
/** Rows of a table are arranged anew at most this often while the cursor moves. */
const ARRANGE_DELAY_MS = 150;

/** A table of any number of rows; only those in view are in the document. */
export class DataTable extends LitElement {
    static override readonly properties = {
        table: { attribute: false },
        of: { attribute: false },
        filter: { attribute: false },
        selected: { attribute: false },
        sorting: { state: true },
        scrolledTo: { state: true },
        viewHeight: { state: true },
        focusedPlace: { state: true },
    };
    declare table: Table;
    /** What the rows are told of, such as a run: where it is another, they are filtered and sorted anew. */
    declare of: readonly unknown[];
    declare filter: string;
    /** Entry whose row is marked. */
    declare selected: number | undefined;
    declare sorting: Sorting | undefined;
    declare scrolledTo: number;
    declare viewHeight: number;
    /** Place, among the arranged rows, of the row that has or had the focus. */
    declare focusedPlace: number;

    #rows: Uint32Array = new Uint32Array();
    #arrangement: (Arrangement & { readonly of: readonly unknown[] }) | undefined;
    readonly #arranger = new RowArranger((rows) => {
        this.#rows = rows;
        this.focusedPlace = Math.min(this.focusedPlace, Math.max(0, rows.length - 1));
        this.requestUpdate();
    });
    #pendingArrangement: ReturnType<typeof setTimeout> | undefined;
    #takesFocus = false;
    readonly #resizes = new ResizeObserver(() => {
        this.viewHeight = this.#scroller()?.clientHeight ?? 0;
    });

    static override readonly styles = [
        controls,
        tones,
        css`
            :host {
                block-size: 100%;
                display: block;
                min-block-size: 0;
            }
            .scroller {
                block-size: 100%;
                overflow: auto;
            }
            table {
                border-collapse: separate;
                border-spacing: 0;
                inline-size: 100%;
                table-layout: fixed;
            }
            th {
                background: var(--vscode-editor-background);
                border-block-end: 1px solid var(--vscode-panel-border, var(--vscode-contrastBorder, transparent));
                font-weight: 600;
                inset-block-start: 0;
                padding: 0;
                position: sticky;
                z-index: 1;
            }
            th button {
                block-size: 26px;
                inline-size: 100%;
                overflow: hidden;
                padding: 0 8px;
                text-overflow: ellipsis;
                white-space: nowrap;
            }
            td {
                block-size: ${ROW_HEIGHT}px;
                line-height: ${ROW_HEIGHT}px;
                max-block-size: ${ROW_HEIGHT}px;
                overflow: hidden;
                padding: 0 8px;
                text-overflow: ellipsis;
                white-space: nowrap;
            }
            .spacer td {
                block-size: inherit;
                padding: 0;
            }
            .end,
            .end button {
                font-variant-numeric: tabular-nums;
                text-align: end;
            }
            tbody tr.row {
                cursor: pointer;
            }
            tbody tr.row:hover {
                background: var(--vscode-list-hoverBackground);
                color: var(--vscode-list-hoverForeground, inherit);
            }
            tbody tr.row[aria-selected='true'] {
                background: var(--vscode-list-inactiveSelectionBackground);
                color: var(--vscode-list-inactiveSelectionForeground, inherit);
                outline: 1px dashed var(--vscode-contrastActiveBorder, transparent);
                outline-offset: -1px;
            }
            .mark {
                background: var(--tone);
                border-radius: 2px;
                block-size: 9px;
                display: inline-block;
                inline-size: 9px;
                margin-inline-end: 6px;
            }
            .empty {
                color: var(--vscode-descriptionForeground);
                padding: 16px 12px;
            }
        `,
    ];

    constructor() {
        super();
        this.filter = '';
        this.scrolledTo = 0;
        this.viewHeight = 0;
        this.focusedPlace = 0;
        this.of = [];
    }

    override connectedCallback(): void {
        super.connectedCallback();
        this.#resizes.observe(this);
    }

    override disconnectedCallback(): void {
        super.disconnectedCallback();
        this.#resizes.disconnect();
        clearTimeout(this.#pendingArrangement);
        this.#arranger.stop();
        this.#arrangement = undefined;
    }

    override willUpdate(changed: PropertyValues<this>): void {
        if (changed.has('table') && changed.get('table')?.id !== this.table.id) {
            this.sorting = undefined;
            this.focusedPlace = 0;
        }
        if (changed.has('table') || changed.has('of') || changed.has('filter') || changed.has('sorting')) {
            this.#arrangeIfNeeded();
        }
    }

    override render(): TemplateResult {
        const { table } = this;
        if (table.rowCount === 0) {
            return html`<p class="empty" data-testid=${`${table.id}-table`}>${table.empty}</p>`;
        }
        const { first, past } = this.#span();
        return html`<div class="scroller" @scroll=${this.#scrolled}>
            <table role="grid" aria-label=${table.label} aria-rowcount=${this.#rows.length + 1} data-testid=${`${table.id}-table`}>
                <colgroup>${table.columns.map(() => html`<col />`)}</colgroup>
                <thead>
                    <tr aria-rowindex="1">${table.columns.map((column) => this.#heading(column))}</tr>
                </thead>
                <tbody class="spacer above" aria-hidden="true"><tr><td colspan=${table.columns.length}></td></tr></tbody>
                <tbody @keydown=${this.#keyPressed} @focusin=${this.#focusMoved}>
                    ${Array.from({ length: past - first }, (_, index) => this.#row(first + index))}
                </tbody>
                <tbody class="spacer below" aria-hidden="true"><tr><td colspan=${table.columns.length}></td></tr></tbody>
            </table>
            ${this.#rows.length === 0 ? html`<p class="empty">${this.#emptyText()}</p>` : nothing}
        </div>`;
    }

    override updated(): void {
        const { first, past } = this.#span();
        const root = this.renderRoot;
        setHeight(root.querySelector('.above tr'), first * ROW_HEIGHT);
        setHeight(root.querySelector('.below tr'), (this.#rows.length - past) * ROW_HEIGHT);
        this.#sizeColumns();
        if (this.#takesFocus) {
            this.#takesFocus = false;
            const row = root.querySelector(`tr[data-place="${this.focusedPlace}"]`);
            if (row instanceof HTMLElement) {
                row.focus({ preventScroll: true });
            }
        }
    }

    /** The rows in view, filtered and sorted, as spreadsheets take them from the clipboard. */
    asTsv(): { readonly text: string; readonly rows: number } {
        return { text: tableAsTsv(this.table, this.#rows), rows: this.#rows.length };
    }

    /** The rows in view, filtered and sorted, as a file that spreadsheets open. */
    asCsv(): { readonly text: string; readonly rows: number } {
        return { text: tableAsCsv(this.table, this.#rows), rows: this.#rows.length };
    }

    #emptyText(): string {
        return this.#arranger.isAtIt
            ? l10n.t('Looking for “{0}”…', this.filter)
            : l10n.t('No row contains “{0}”.', this.filter);
    }

    #heading(column: TableColumn): TemplateResult {
        const direction = this.sorting?.column === column.id ? this.sorting.direction : undefined;
        const sign = direction === undefined ? '' : direction === 'ascending' ? ' ▲' : ' ▼';
        return html`<th scope="col" class=${column.align} aria-sort=${direction ?? 'none'}>
            <button @click=${() => this.#sortBy(column.id)}>${column.label}${sign}</button>
        </th>`;
    }

    #row(place: number): TemplateResult {
        const row = this.#rows[place] ?? 0;
        const { entry } = this.table.target(row);
        return html`<tr
            class="row"
            data-place=${place}
            tabindex=${place === this.#tabStop() ? 0 : -1}
            aria-rowindex=${place + 2}
            aria-selected=${entry !== undefined && entry === this.selected ? 'true' : 'false'}
            @click=${() => this.#choose(place)}
        >${this.table.columns.map((column) => this.#cell(row, column))}</tr>`;
    }

    #cell(row: number, { id, align }: TableColumn): TemplateResult {
        const { text, tone } = this.table.cell(row, id);
        const mark =
            tone === undefined || tone === 'none' || text === ''
                ? nothing
                : html`<span class=${`mark tone tone-${tone}`}></span>`;
        return html`<td class=${align} title=${text}>${mark}${text}</td>`;
    }

    /** The one row that the Tab key reaches: the focused one, or the first in view. */
    #tabStop(): number {
        const { first, past } = this.#span();
        return this.focusedPlace >= first && this.focusedPlace < past ? this.focusedPlace : first;
    }

    #span(): { readonly first: number; readonly past: number } {
        const height = Math.max(this.viewHeight, ROW_HEIGHT);
        const first = Math.max(0, Math.floor(this.scrolledTo / ROW_HEIGHT) - SPARE_ROWS);
        const past = Math.ceil((this.scrolledTo + height) / ROW_HEIGHT) + SPARE_ROWS;
        return { first: Math.min(first, this.#rows.length), past: Math.min(this.#rows.length, past) };
    }

    #arrangeIfNeeded(): void {
        const before = this.#arrangement;
        const isOther =
            before === undefined ||
            before.table.id !== this.table.id ||
            before.table.rowCount !== this.table.rowCount ||
            before.of.some((each, place) => each !== this.of[place]) ||
            before.sorting !== this.sorting ||
            before.filter !== this.filter;
        if (isOther) {
            if (before?.table.id !== this.table.id || before.table.rowCount !== this.table.rowCount) {
                this.#rows = new Uint32Array();
            }
            this.#arrange();
        } else if (this.#followsCursor()) {
            this.#pendingArrangement ??= setTimeout(() => {
                this.#arrange();
            }, ARRANGE_DELAY_MS);
        }
    }

    #arrange(): void {
        clearTimeout(this.#pendingArrangement);
        this.#pendingArrangement = undefined;
        const { table, of, sorting, filter } = this;
        this.#arrangement = { table, of, sorting, filter };
        this.#arranger.arrange(this.#arrangement);
    }

    #followsCursor(): boolean {
        const moving = this.table.columns.filter((column) => column.moving);
        return moving.length > 0 && (this.filter !== '' || moving.some(({ id }) => id === this.sorting?.column));
    }

    #sizeColumns(): void {
        const { columns } = this.table;
        const width = ({ characters }: TableColumn): number => characters + PADDING_CHARACTERS;
        const total = columns.reduce((sum, column) => sum + width(column), 0);
        const table = this.renderRoot.querySelector('table');
        if (table !== null) {
            table.style.minInlineSize = `${total}ch`;
        }
        for (const [index, col] of [...this.renderRoot.querySelectorAll('col')].entries()) {
            const column = columns[index];
            col.style.inlineSize = column === undefined ? '' : `${(width(column) / total) * 100}%`;
        }
    }

    #sortBy(column: string): void {
        this.sorting = nextSorting(this.sorting, column);
    }

    #choose(place: number): void {
        this.focusedPlace = place;
        this.dispatchEvent(new ChooseEvent(this.table.target(this.#rows[place] ?? 0)));
    }

    #scrolled(): void {
        this.scrolledTo = this.#scroller()?.scrollTop ?? 0;
    }

    #scroller(): Element | null {
        return this.renderRoot.querySelector('.scroller');
    }

    readonly #focusMoved = (event: Event): void => {
        const place = event.target instanceof HTMLElement ? Number(event.target.dataset.place) : Number.NaN;
        if (Number.isInteger(place)) {
            this.focusedPlace = place;
        }
    };

    /** Ctrl+C copies the row that has the focus, unless some text is selected. */
    #copyRow(): void {
        const row = this.#rows[this.focusedPlace];
        if (row !== undefined && (getSelection()?.isCollapsed ?? true)) {
            void navigator.clipboard.writeText(tableAsTsv(this.table, [row]));
        }
    }

    readonly #keyPressed = (event: KeyboardEvent): void => {
        if (event.key === 'c' && (event.ctrlKey || event.metaKey)) {
            this.#copyRow();
            return;
        }
        const pageRows = Math.max(1, Math.floor(this.viewHeight / ROW_HEIGHT) - 2);
        switch (event.key) {
            case 'ArrowDown':
                this.#focusPlace(this.focusedPlace + 1);
                break;
            case 'ArrowUp':
                this.#focusPlace(this.focusedPlace - 1);
                break;
            case 'PageDown':
                this.#focusPlace(this.focusedPlace + pageRows);
                break;
            case 'PageUp':
                this.#focusPlace(this.focusedPlace - pageRows);
                break;
            case 'Home':
                this.#focusPlace(0);
                break;
            case 'End':
                this.#focusPlace(this.#rows.length - 1);
                break;
            case 'Enter':
            case ' ':
                this.#choose(this.focusedPlace);
                break;
            default:
                return;
        }
        event.preventDefault();
        event.stopPropagation();
    };

    #focusPlace(place: number): void {
        this.focusedPlace = Math.min(this.#rows.length - 1, Math.max(0, place));
        this.#takesFocus = true;
        const scroller = this.#scroller();
        const top = this.focusedPlace * ROW_HEIGHT;
        const room = this.viewHeight - ROW_HEIGHT - 4;
        if (scroller !== null && top < scroller.scrollTop) {
            scroller.scrollTop = top;
        } else if (scroller !== null && top + ROW_HEIGHT > scroller.scrollTop + room) {
            scroller.scrollTop = top + ROW_HEIGHT - room;
        }
        this.scrolledTo = scroller?.scrollTop ?? 0;
        this.requestUpdate();
    }
}

function setHeight(element: Element | null, height: number): void {
    if (element instanceof HTMLElement) {
        element.style.height = `${height}px`;
    }
}

customElements.define('ccsim-table', DataTable);
