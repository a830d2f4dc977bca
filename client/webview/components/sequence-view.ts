import * as l10n from '@vscode/l10n';
import { css, html, LitElement, nothing, type PropertyValues, svg, type TemplateResult } from 'lit';
import { formatMs } from '../../../simulator/trace/instants.ts';
import { numberText } from '../localization.ts';
import type { RunPicture } from '../model/run-picture.ts';
import { arrowAt, laneOfInterest, rowUpTo, type Sequence, type SequenceArrow, sequenceOf } from '../model/sequence.ts';
import type { ViewState } from '../model/view-state.ts';
import { ChooseEvent } from './panel-events.ts';
import { choiceBar, controls, stacked, tones } from './theme.ts';

const ROW_HEIGHT = 30;
const HEAD_HEIGHT = 30;
/** Where the times stand. */
const GUTTER = 92;
const NARROWEST_COLUMN = 150;
const WIDEST_COLUMN = 260;
const SPARE_ROWS = 6;
const LONGEST_NAME = 21;

/** Messages between components as a sequence diagram: those of the stretch of time that the timeline shows. */
export class SequenceView extends LitElement {
    static override readonly properties = {
        picture: { attribute: false },
        view: { attribute: false },
        narrowed: { state: true },
        scrolledTo: { state: true },
        viewHeight: { state: true },
        viewWidth: { state: true },
        focusedRow: { state: true },
    };
    declare picture: RunPicture;
    declare view: ViewState;
    /** Whether only what concerns the selection is shown. */
    declare narrowed: boolean;
    declare scrolledTo: number;
    declare viewHeight: number;
    declare viewWidth: number;
    declare focusedRow: number;

    #sequence: Sequence = { participants: [], messages: new Uint32Array() };
    #interest: number | undefined;
    #takesFocus = false;
    readonly #resizes = new ResizeObserver(() => {
        this.viewHeight = this.#scroller()?.clientHeight ?? 0;
        this.viewWidth = this.#scroller()?.clientWidth ?? 0;
    });

    static override readonly styles = [
        controls,
        tones,
        stacked,
        choiceBar,
        css`
            .scroller {
                flex: 1;
                min-block-size: 0;
                overflow: auto;
                position: relative;
            }
            .head {
                background: var(--vscode-editor-background);
                border-block-end: 1px solid var(--vscode-panel-border, var(--vscode-contrastBorder, transparent));
                display: block;
                inset-block-start: 0;
                position: sticky;
                z-index: 1;
            }
            svg {
                display: block;
            }
            .row {
                block-size: ${ROW_HEIGHT}px;
                border-radius: 0;
                display: block;
                min-inline-size: 100%;
            }
            .row:hover {
                background: var(--vscode-list-hoverBackground);
            }
            .row.now {
                background: color-mix(in srgb, var(--vscode-focusBorder) 14%, transparent);
            }
            .row.selected {
                background: var(--vscode-list-inactiveSelectionBackground);
                outline: 1px dashed var(--vscode-contrastActiveBorder, transparent);
                outline-offset: -1px;
            }
            text {
                fill: var(--vscode-editor-foreground, var(--vscode-foreground));
                font-family: var(--vscode-font-family);
                font-size: 12px;
            }
            .row:hover text,
            .row.selected text {
                fill: var(--vscode-list-hoverForeground, var(--vscode-foreground));
            }
            .name {
                font-weight: 600;
            }
            .time {
                fill: var(--vscode-descriptionForeground);
                font-variant-numeric: tabular-nums;
            }
            .life {
                stroke: color-mix(in srgb, var(--vscode-descriptionForeground) 50%, transparent);
                stroke-dasharray: 3 3;
            }
            .arrow {
                fill: none;
                stroke: var(--tone);
                stroke-width: 1.5;
            }
            .tip {
                fill: var(--tone);
            }
            .empty {
                color: var(--vscode-descriptionForeground);
                padding: 12px;
            }
        `,
    ];

    constructor() {
        super();
        this.narrowed = true;
        this.scrolledTo = 0;
        this.viewHeight = 0;
        this.viewWidth = 0;
        this.focusedRow = 0;
    }

    override connectedCallback(): void {
        super.connectedCallback();
        this.#resizes.observe(this);
    }

    override firstUpdated(): void {
        this.focusedRow = Math.max(0, this.#rowNow());
    }

    override disconnectedCallback(): void {
        super.disconnectedCallback();
        this.#resizes.disconnect();
    }

    override willUpdate(changed: PropertyValues<this>): void {
        const before = changed.get('view');
        const isOther = before?.window !== this.view.window || before?.selected !== this.view.selected;
        if (changed.has('picture') || changed.has('narrowed') || (changed.has('view') && isOther)) {
            this.#arrange();
            this.focusedRow = Math.max(0, Math.min(this.focusedRow, this.#sequence.messages.length - 1));
        }
    }

    override render(): TemplateResult {
        const { participants, messages } = this.#sequence;
        const interest = this.#interest;
        const count = messages.length === 1 ? l10n.t('1 message') : l10n.t('{0} messages', numberText(messages.length));
        return html`
            <div class="bar">
                <span data-testid="sequence-count">${count}${this.view.window === undefined ? '' : ` ${l10n.t('in the time shown')}`}</span>
                ${
                    interest === undefined
                        ? nothing
                        : html`<label><input type="checkbox" data-testid="sequence-narrowed" .checked=${this.narrowed} @change=${this.#switched} />
                          ${l10n.t('Only {0}', this.picture.reader.laneName(interest))}</label>`
                }
            </div>
            <div class="scroller" @scroll=${this.#scrolled} data-testid="sequence">
                ${
                    messages.length === 0
                        ? html`<p class="empty">${l10n.t('No message is sent in the time shown.')}</p>`
                        : html`${this.#head(participants)}
                          <div class="above"></div>
                          <div role="group" aria-label=${l10n.t('Messages in order of time')} @keydown=${this.#keyPressed} @focusin=${this.#focusMoved}>${this.#rows()}</div>
                          <div class="below"></div>`
                }
            </div>
        `;
    }

    override updated(changed: PropertyValues<this>): void {
        const { first, past } = this.#span();
        setHeight(this.renderRoot.querySelector('.above'), first * ROW_HEIGHT);
        setHeight(this.renderRoot.querySelector('.below'), (this.#sequence.messages.length - past) * ROW_HEIGHT);
        const before = changed.get('view');
        if (changed.has('view') && before?.cursorMs !== this.view.cursorMs) {
            this.#scrollTo(this.#rowNow());
        }
        if (this.#takesFocus) {
            this.#takesFocus = false;
            const row = this.renderRoot.querySelector(`[data-row="${this.focusedRow}"]`);
            if (row instanceof HTMLElement) {
                row.focus({ preventScroll: true });
            }
        }
    }

    #head(participants: readonly number[]): TemplateResult {
        const { reader } = this.picture;
        return html`<svg class="head" width=${this.#width()} height=${HEAD_HEIGHT} role="img" aria-label=${l10n.t('Between {0}', participants.map((lane) => reader.laneName(lane)).join(', '))}>
            ${participants.map((lane, place) => {
                const name = reader.laneName(lane);
                return svg`<text class="name" text-anchor="middle" x=${this.#xOf(place)} y="19">${shortened(name)}<title>${name}</title></text>`;
            })}
        </svg>`;
    }

    #rows(): readonly TemplateResult[] {
        const { first, past } = this.#span();
        const now = this.#rowNow();
        const stop = this.focusedRow >= first && this.focusedRow < past ? this.focusedRow : first;
        return Array.from({ length: past - first }, (_, index) => this.#row(first + index, stop, now));
    }

    #row(row: number, tabStop: number, now: number): TemplateResult {
        const arrow = arrowAt(this.picture, this.#sequence, row);
        const marks = `${row === now ? ' now' : ''}${arrow.entry === this.view.selected ? ' selected' : ''}`;
        return html`<button
            class=${`row${marks}`}
            data-row=${row}
            title=${arrow.sentence}
            tabindex=${row === tabStop ? 0 : -1}
            @click=${() => this.#choose(row)}
        ><span class="visually-hidden">${formatMs(arrow.atMs)}: ${arrow.sentence}</span>${this.#drawing(arrow)}</button>`;
    }

    #drawing({ atMs, from, to, text, tone }: SequenceArrow): TemplateResult {
        const width = this.#width();
        const middle = ROW_HEIGHT - 8;
        const start = this.#xOf(from);
        const end = this.#xOf(to);
        const side = end >= start ? 1 : -1;
        const isLoop = from === to;
        const path = isLoop ? `M${start},${middle - 8}h24v8h-22` : `M${start},${middle}H${end - 2 * side}`;
        const tip = isLoop ? `M${start},${middle}l8,-4v8z` : `M${end},${middle}l${-8 * side},-4v8z`;
        const label = isLoop ? start + 30 : (start + end) / 2;
        return html`<svg aria-hidden="true" class=${`tone tone-${tone}`} width=${width} height=${ROW_HEIGHT}>
            <text class="time" text-anchor="end" x=${GUTTER - 14} y=${middle + 1}>${formatMs(atMs)}</text>
            ${this.#sequence.participants.map(
                (_, place) =>
                    svg`<line class="life" x1=${this.#xOf(place)} x2=${this.#xOf(place)} y1="0" y2=${ROW_HEIGHT}></line>`,
            )}
            <path class="arrow" d=${path}></path>
            <path class="tip" d=${tip}></path>
            <text text-anchor=${isLoop ? 'start' : 'middle'} x=${label} y=${middle - 5}>${text}</text>
        </svg>`;
    }

    /** What is selected narrows the messages only if there are messages that concern it. */
    #arrange(): void {
        const { picture, view } = this;
        const lane = laneOfInterest(picture, view.selected);
        const ofInterest = lane === undefined ? undefined : sequenceOf(picture, view.window, lane);
        const isSomething = ofInterest !== undefined && ofInterest.messages.length > 0;
        this.#interest = isSomething ? lane : undefined;
        this.#sequence = isSomething && this.narrowed ? ofInterest : sequenceOf(picture, view.window);
    }

    #rowNow(): number {
        return rowUpTo(this.picture, this.#sequence, this.view.cursorMs ?? 0);
    }

    #width(): number {
        return GUTTER + this.#sequence.participants.length * this.#columnWidth();
    }

    /** Columns take the room that there is, as long as they can be read. */
    #columnWidth(): number {
        const room = (this.viewWidth - GUTTER) / Math.max(1, this.#sequence.participants.length);
        return Math.floor(Math.min(WIDEST_COLUMN, Math.max(NARROWEST_COLUMN, room)));
    }

    #xOf(place: number): number {
        return GUTTER + (place + 0.5) * this.#columnWidth();
    }

    #span(): { readonly first: number; readonly past: number } {
        const count = this.#sequence.messages.length;
        const first = Math.max(0, Math.floor(this.scrolledTo / ROW_HEIGHT) - SPARE_ROWS);
        const past = Math.ceil((this.scrolledTo + Math.max(this.viewHeight, ROW_HEIGHT)) / ROW_HEIGHT) + SPARE_ROWS;
        return { first: Math.min(first, count), past: Math.min(count, past) };
    }

    #choose(row: number): void {
        this.focusedRow = row;
        const { entry, atMs } = arrowAt(this.picture, this.#sequence, row);
        this.dispatchEvent(new ChooseEvent({ entry, atMs, keepsTab: true }));
    }

    readonly #switched = (event: Event): void => {
        if (event.currentTarget instanceof HTMLInputElement) {
            this.narrowed = event.currentTarget.checked;
        }
    };

    readonly #scrolled = (): void => {
        this.scrolledTo = this.#scroller()?.scrollTop ?? 0;
    };

    readonly #focusMoved = (event: Event): void => {
        const row = event.target instanceof HTMLElement ? Number(event.target.dataset.row) : Number.NaN;
        if (Number.isInteger(row)) {
            this.focusedRow = row;
        }
    };

    readonly #keyPressed = (event: KeyboardEvent): void => {
        const page = Math.max(1, Math.floor(this.viewHeight / ROW_HEIGHT) - 2);
        const last = this.#sequence.messages.length - 1;
        const steps: Readonly<Record<string, number>> = {
            ArrowDown: this.focusedRow + 1,
            ArrowUp: this.focusedRow - 1,
            PageDown: this.focusedRow + page,
            PageUp: this.focusedRow - page,
            Home: 0,
            End: last,
        };
        const next = steps[event.key];
        if (next !== undefined) {
            event.preventDefault();
            this.focusedRow = Math.max(0, Math.min(last, next));
            this.#takesFocus = true;
            this.#scrollTo(this.focusedRow);
            this.requestUpdate();
        }
    };

    #scrollTo(row: number): void {
        const scroller = this.#scroller();
        if (scroller === null || row < 0) {
            return;
        }
        const top = row * ROW_HEIGHT;
        const room = scroller.clientHeight - HEAD_HEIGHT - ROW_HEIGHT;
        if (top < scroller.scrollTop) {
            scroller.scrollTop = top;
        } else if (top > scroller.scrollTop + room) {
            scroller.scrollTop = top - room;
        }
        this.scrolledTo = scroller.scrollTop;
    }

    #scroller(): Element | null {
        return this.renderRoot.querySelector('.scroller');
    }
}

function shortened(name: string): string {
    return name.length <= LONGEST_NAME ? name : `…${name.slice(1 - LONGEST_NAME)}`;
}

function setHeight(element: Element | null, height: number): void {
    if (element instanceof HTMLElement) {
        element.style.blockSize = `${height}px`;
    }
}

customElements.define('ccsim-sequence', SequenceView);
