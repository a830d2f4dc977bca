import { css, html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { formatMs } from '../../../simulator/trace/instants.ts';
import { drawFrame } from '../drawing/draw-frame.ts';
import { rowName } from '../drawing/draw-rows.ts';
import { FittedText } from '../drawing/fitted-text.ts';
import { makeHatches } from '../drawing/hatches.ts';
import { readPalette } from '../drawing/palette.ts';
import type { Brush, Scene } from '../drawing/scene.ts';
import {
    gutterWidth,
    headHeight,
    type Place,
    placeAt,
    plotWidth,
    ROW_HEIGHT,
    scrollToRow,
    type Viewport,
    visibleRows,
    xOf,
} from '../model/geometry.ts';
import { commandOf, type TimelineCommand } from '../model/key-commands.ts';
import { intervalAt, intervalEnd, neighbouringChange } from '../model/lane-columns.ts';
import { laneTest } from '../model/lane-test.ts';
import { LaneRows, type Row } from '../model/lane-rows.ts';
import type { MarkSeries } from '../model/mark-series.ts';
import type { RunPicture } from '../model/run-picture.ts';
import { firstAfter, firstAtOrAfter } from '../model/sorted-search.ts';
import { around, clamp, fit, including, pan, type TimeWindow, zoom } from '../model/time-window.ts';
import {
    bandTooltip,
    intervalNear,
    laneTooltip,
    markNear,
    markTooltip,
    type Tooltip,
} from '../model/tooltip.ts';
import { LANE_CHOICES, type LaneChoice, type ViewState } from '../model/view-state.ts';
import { verdictTarget } from '../model/expectations-table.ts';
import { AskEvent, ChooseEvent, ViewChangeEvent } from './panel-events.ts';
import { controls } from './theme.ts';
import { dragBy, type Gesture, gestureAt } from './timeline-gestures.ts';
import { TimelineCommandEvent } from './timeline-toolbar.ts';

const ZOOM_STEP = 1.5;
const PAN_SHARE = 0.15;
const CURSOR_REACH = 5;

/** The timeline itself: a canvas in a scroller, so that rows scroll as everything else does. */
export class TimelineCanvas extends LitElement {
    static override readonly properties = {
        picture: { attribute: false },
        view: { attribute: false },
        tooltip: { state: true },
        announcement: { state: true },
    };
    declare picture: RunPicture;
    declare view: ViewState;
    declare tooltip: (Tooltip & { readonly x: number; readonly y: number }) | undefined;
    /** What a screen reader says of the last key. */
    declare announcement: string;

    #rows: LaneRows = new LaneRows([], { collapsed: new Set() });
    #brush: Brush | undefined;
    #size = { width: 0, height: 0 };
    #widestName = 0;
    #frame = 0;
    #gesture: Gesture = { kind: 'hover' };
    #hoveredRow = -1;
    #activeRow = -1;
    #focused = false;
    readonly #resizes = new ResizeObserver(() => this.#resized());
    readonly #themes = new MutationObserver(() => this.#themeChanged());

    static override readonly styles = [
        controls,
        css`
            :host {
                display: block;
                min-block-size: 0;
                position: relative;
            }
            .scroller {
                block-size: 100%;
                overflow: hidden auto;
                overscroll-behavior: contain;
            }
            canvas {
                display: block;
                inset-block-start: 0;
                outline: none;
                position: sticky;
                touch-action: pan-y;
            }
            .scroller:has(canvas:focus-visible) {
                outline: 1px solid var(--vscode-focusBorder);
                outline-offset: -1px;
            }
            .tooltip {
                background: var(--vscode-editorHoverWidget-background);
                border: 1px solid var(--vscode-editorHoverWidget-border, var(--vscode-contrastBorder, transparent));
                border-radius: 3px;
                box-shadow: 0 2px 8px var(--vscode-widget-shadow, transparent);
                color: var(--vscode-editorHoverWidget-foreground, var(--vscode-foreground));
                inset: 0 auto auto 0;
                max-inline-size: min(420px, 80%);
                overflow-wrap: anywhere;
                padding: 4px 8px;
                pointer-events: none;
                position: absolute;
                z-index: 2;
            }
            .tooltip p {
                margin: 0;
            }
            .tooltip p:last-child:not(:first-of-type) {
                color: var(--vscode-descriptionForeground);
            }
        `,
    ];

    constructor() {
        super();
        this.announcement = '';
    }

    /** Does what a key or a button asks for. */
    perform(command: TimelineCommand): void {
        switch (command) {
            case 'zoom-in':
            case 'zoom-out':
                this.#zoomBy(command === 'zoom-in' ? 1 / ZOOM_STEP : ZOOM_STEP, this.#zoomCentre());
                return;
            case 'zoom-to-fit':
                this.#change({ window: undefined });
                return;
            case 'pan-left':
            case 'pan-right':
                this.#panBy((command === 'pan-left' ? -PAN_SHARE : PAN_SHARE) * this.#span());
                return;
            case 'cursor-left':
            case 'cursor-right':
                this.#moveCursor(this.#cursorMs() + (command === 'cursor-left' ? -1 : 1) * this.#cursorStep());
                return;
            case 'cursor-start':
                this.#moveCursor(0);
                return;
            case 'cursor-end':
                this.#moveCursor(this.picture.columns.endMs);
                return;
            case 'row-up':
            case 'row-down':
                this.#activate(this.#activeRow + (command === 'row-up' ? -1 : 1));
                return;
            case 'page-up':
            case 'page-down':
                this.#activate(this.#activeRow + (command === 'page-up' ? -1 : 1) * this.#pageRows());
                return;
            case 'next-change':
            case 'previous-change':
                this.#stepChange(command === 'next-change' ? 'next' : 'previous');
                return;
            case 'choose':
                this.#chooseActive();
                return;
            case 'clear':
                this.#change({ selected: undefined });
                return;
            case 'lanes':
                this.#change({ lanes: nextLaneChoice(this.view.lanes) });
                return;
            case 'arrows':
                this.#change({ arrows: !this.view.arrows });
                return;
            case 'help':
                this.dispatchEvent(new AskEvent('help'));
                return;
            case 'filter':
                this.dispatchEvent(new TimelineCommandEvent('filter'));
        }
    }

    override connectedCallback(): void {
        super.connectedCallback();
        this.#resizes.observe(this);
        // VS Code changes the theme by new variables on the root and a new class on the body.
        this.#themes.observe(document.documentElement, { attributeFilter: ['style', 'class'] });
        this.#themes.observe(document.body, { attributeFilter: ['style', 'class'] });
    }

    override disconnectedCallback(): void {
        super.disconnectedCallback();
        this.#resizes.disconnect();
        this.#themes.disconnect();
        cancelAnimationFrame(this.#frame);
    }

    override willUpdate(changed: PropertyValues<this>): void {
        const before = changed.get('view');
        const rowsChanged =
            before === undefined ||
            before.collapsed !== this.view.collapsed ||
            before.laneFilter !== this.view.laneFilter ||
            before.lanes !== this.view.lanes;
        if (changed.has('picture') || (changed.has('view') && rowsChanged)) {
            this.#rows = rowsOf(this.picture, this.view);
            this.#activeRow = Math.min(this.#activeRow, this.#rows.count - 1);
        }
        if (changed.has('picture')) {
            this.#widestName = 0;
        }
    }

    override render(): TemplateResult {
        const { reader } = this.picture;
        const label = `Timeline of ${reader.plan.scenario}, ${reader.laneCount} lanes, ${formatMs(reader.endMs)}`;
        return html`
            <div class="scroller" @scroll=${() => this.#draw()}>
                <canvas
                    data-testid="timeline-canvas"
                    tabindex="0"
                    role="application"
                    aria-roledescription="timeline"
                    aria-label=${label}
                    aria-describedby="hint"
                    @pointerdown=${this.#pressed}
                    @pointermove=${this.#pointerMoved}
                    @pointerup=${this.#released}
                    @pointercancel=${this.#left}
                    @pointerleave=${this.#left}
                    @dblclick=${this.#doubleClicked}
                    @wheel=${this.#wheeled}
                    @keydown=${this.#keyPressed}
                    @focus=${this.#gotFocus}
                    @blur=${this.#lostFocus}
                ></canvas>
                <div class="spacer"></div>
            </div>
            ${this.tooltip === undefined
                ? nothing
                : html`<div class="tooltip" aria-hidden="true">
                      <p><b>${this.tooltip.title}</b></p>
                      ${this.tooltip.lines.map((line) => html`<p>${line}</p>`)}
                  </div>`}
            <p class="visually-hidden" id="hint">
                Arrow up and down choose a row, full stop and comma go from change to change, Enter explains. Question mark
                lists all keys. The tables below say the same as the picture.
            </p>
            <p class="visually-hidden" aria-live="polite" data-testid="announcement">${this.announcement}</p>
        `;
    }

    override updated(changed: PropertyValues<this>): void {
        const spacer = this.renderRoot.querySelector('.spacer');
        if (spacer instanceof HTMLElement) {
            spacer.style.blockSize = `${this.#rows.count * ROW_HEIGHT + headHeight(this.picture.bandRows) - this.#size.height}px`;
        }
        if (changed.has('view') && changed.get('view')?.selected !== this.view.selected) {
            this.#scrollToSelected();
        }
        this.#placeTooltip();
        this.#draw();
    }

    // -----------------------------------------------------------------------------------------------------------------
    // Drawing

    /** Asks for one frame, however often it is called before that. */
    #draw(): void {
        if (this.#frame === 0) {
            this.#frame = requestAnimationFrame(() => {
                this.#frame = 0;
                const brush = this.#readyBrush();
                if (brush !== undefined && this.#size.width > 0) {
                    drawFrame(this.#scene(brush), brush);
                }
            });
        }
    }

    #scene(brush: Brush): Scene {
        return {
            picture: this.picture,
            rows: this.#rows,
            viewport: this.#viewport(brush),
            cursorMs: this.#cursorMs(),
            selected: this.view.selected,
            hoveredRow: this.#hoveredRow,
            activeRow: this.#activeRow,
            arrows: this.view.arrows,
            focused: this.#focused,
        };
    }

    #viewport(brush = this.#readyBrush()): Viewport {
        if (this.#widestName === 0 && brush !== undefined) {
            this.#widestName = widestName(this.picture, brush);
        }
        return {
            ...this.#size,
            gutter: gutterWidth(this.#size.width, this.#widestName + 34),
            scrollTop: this.#scroller()?.scrollTop ?? 0,
            bandRows: this.picture.bandRows,
            window: this.#window(),
        };
    }

    #readyBrush(): Brush | undefined {
        const canvas = this.#canvas();
        if (this.#brush === undefined && canvas !== null) {
            const context = canvas.getContext('2d', { alpha: false });
            if (context !== null) {
                const palette = readPalette(this, context);
                this.#brush = { context, palette, text: new FittedText(context), hatches: makeHatches(context, palette.hatch) };
            }
        }
        return this.#brush;
    }

    #resized(): void {
        const { clientWidth: width, clientHeight: height } = this.#scroller() ?? this;
        const canvas = this.#canvas();
        if (canvas === null) {
            return;
        }
        const scale = window.devicePixelRatio;
        this.#size = { width, height };
        canvas.width = Math.round(width * scale);
        canvas.height = Math.round(height * scale);
        canvas.style.inlineSize = `${width}px`;
        canvas.style.blockSize = `${height}px`;
        this.#readyBrush()?.context.setTransform(scale, 0, 0, scale, 0, 0);
        this.requestUpdate();
    }

    #themeChanged(): void {
        this.#brush?.text.reset();
        this.#brush = undefined;
        this.#widestName = 0;
        this.#draw();
    }

    #placeTooltip(): void {
        const element = this.renderRoot.querySelector('.tooltip');
        if (element instanceof HTMLElement && this.tooltip !== undefined) {
            const { offsetWidth, offsetHeight } = element;
            const left = Math.min(this.tooltip.x + 14, this.#size.width - offsetWidth - 4);
            const below = this.tooltip.y + 18;
            const top = below + offsetHeight > this.#size.height ? this.tooltip.y - offsetHeight - 8 : below;
            element.style.translate = `${Math.max(4, left)}px ${Math.max(0, top)}px`;
        }
    }

    // -----------------------------------------------------------------------------------------------------------------
    // Pointer

    readonly #pressed = (event: PointerEvent): void => {
        const place = this.#placeOf(event);
        const viewport = this.#viewport();
        const nearCursor = Math.abs(xOf(viewport, this.#cursorMs()) - event.offsetX) <= CURSOR_REACH;
        if (event.button !== 0) {
            return;
        }
        this.#canvas()?.setPointerCapture(event.pointerId);
        this.#gesture = gestureAt(place, event.offsetX, event.offsetY, nearCursor);
        this.tooltip = undefined;
        this.#pointerMoved(event);
    };

    readonly #pointerMoved = (event: PointerEvent): void => {
        const place = this.#placeOf(event);
        const viewport = this.#viewport();
        switch (this.#gesture.kind) {
            case 'hover':
                this.#hover(place, event);
                return;
            case 'cursor':
                this.#change({ cursorMs: this.#instant(viewport.window.fromMs + ((event.offsetX - viewport.gutter) / plotWidth(viewport)) * this.#span()) });
                return;
            case 'overview':
                if (place.part === 'overview') {
                    this.#centreOn(place.atMs);
                }
                return;
            case 'plot': {
                const { dx, dy } = dragBy(this.#gesture, event.offsetX, event.offsetY);
                if (dx !== 0) {
                    this.#panBy((-dx / plotWidth(viewport)) * this.#span());
                }
                this.#scroller()?.scrollBy(0, -dy);
            }
        }
    };

    readonly #released = (event: PointerEvent): void => {
        const gesture = this.#gesture;
        this.#gesture = { kind: 'hover' };
        if (gesture.kind === 'plot' && !gesture.moved) {
            this.#clicked(this.#placeOf(event));
        }
    };

    readonly #left = (): void => {
        this.#gesture = { kind: 'hover' };
        this.#hoveredRow = -1;
        this.tooltip = undefined;
        this.#draw();
    };

    readonly #doubleClicked = (event: MouseEvent): void => {
        const place = this.#placeOf(event);
        const row = place.part === 'row' ? this.#rows.rowAt(place.row) : undefined;
        if (place.part === 'row' && row?.kind === 'lane' && !place.inGutter) {
            const interval = intervalAt(this.picture.columns, row.lane, place.atMs);
            const { columns } = this.picture;
            if (interval !== -1) {
                const fromMs = columns.fromMs[interval] ?? 0;
                this.#change({ window: around(fromMs, intervalEnd(columns, row.lane, interval), columns.endMs) });
            }
        }
    };

    readonly #wheeled = (event: WheelEvent): void => {
        const viewport = this.#viewport();
        if (event.ctrlKey || event.metaKey) {
            event.preventDefault();
            const atMs = viewport.window.fromMs + ((event.offsetX - viewport.gutter) / plotWidth(viewport)) * this.#span();
            this.#zoomBy(Math.exp(Math.max(-50, Math.min(50, event.deltaY)) * 0.01), atMs);
            return;
        }
        const dx = event.shiftKey && event.deltaX === 0 ? event.deltaY : event.deltaX;
        if (dx !== 0) {
            event.preventDefault();
            this.#panBy((dx / plotWidth(viewport)) * this.#span());
        }
    };

    #hover(place: Place, event: PointerEvent): void {
        const row = place.part === 'row' ? place.row : -1;
        if (row !== this.#hoveredRow) {
            this.#hoveredRow = row;
            this.#draw();
        }
        const near = Math.abs(xOf(this.#viewport(), this.#cursorMs()) - event.offsetX) <= CURSOR_REACH;
        const canvas = this.#canvas();
        if (canvas !== null) {
            canvas.style.cursor = place.part === 'ruler' || (near && place.part === 'row' && !place.inGutter) ? 'col-resize' : 'default';
        }
        const tooltip = this.#tooltipAt(place);
        this.tooltip = tooltip === undefined ? undefined : { ...tooltip, x: event.offsetX, y: event.offsetY };
    }

    #tooltipAt(place: Place): Tooltip | undefined {
        if (place.part === 'bands') {
            const band = this.#bandAt(place.bandRow, place.atMs);
            return band === undefined ? undefined : bandTooltip(this.picture, band);
        }
        const row = place.part === 'row' ? this.#rows.rowAt(place.row) : undefined;
        if (place.part !== 'row' || row === undefined || row.kind === 'group') {
            return undefined;
        }
        if (place.inGutter) {
            return { title: rowName(this, row), lines: [] };
        }
        if (row.kind === 'lane') {
            const interval = intervalNear(this.picture, row.lane, place.atMs, this.#msPerPixel());
            return interval === -1 ? undefined : laneTooltip(this.picture, row.lane, interval);
        }
        const series = this.picture.marks[row.series];
        const mark = markNear(series, place.atMs, this.#msPerPixel());
        return mark === -1 ? undefined : markTooltip(this.picture, series, mark);
    }

    #clicked(place: Place): void {
        if (place.part === 'bands') {
            const band = this.#bandAt(place.bandRow, place.atMs);
            if (band !== undefined) {
                this.#choose({ entry: band.entry, atMs: band.fromMs });
            }
            return;
        }
        const row = place.part === 'row' ? this.#rows.rowAt(place.row) : undefined;
        if (place.part === 'row' && row !== undefined) {
            this.#activeRow = place.row;
            this.#clickedRow(row, place.atMs, place.inGutter);
        }
    }

    #clickedRow(row: Row, atMs: number, inGutter: boolean): void {
        switch (row.kind) {
            case 'group':
                this.#toggle(row);
                return;
            case 'marks': {
                const series = this.picture.marks[row.series];
                const mark = inGutter ? -1 : markNear(series, atMs, this.#msPerPixel());
                this.#chooseMark(series, mark, atMs);
                return;
            }
            case 'lane': {
                const interval = inGutter ? -1 : intervalNear(this.picture, row.lane, atMs, this.#msPerPixel());
                const entry = interval === -1 ? undefined : this.picture.columns.entries[interval];
                this.#choose({ ...(entry === undefined ? {} : { entry }), ...(inGutter ? {} : { atMs: this.#instant(atMs) }) });
            }
        }
        this.#draw();
    }

    // -----------------------------------------------------------------------------------------------------------------
    // Keys

    readonly #keyPressed = (event: KeyboardEvent): void => {
        const command = commandOf(event);
        if (command !== undefined) {
            event.preventDefault();
            this.perform(command);
        }
    };

    readonly #gotFocus = (): void => {
        this.#focused = true;
        if (this.#activeRow === -1) {
            this.#activeRow = 0;
        }
        this.#draw();
    };

    readonly #lostFocus = (): void => {
        this.#focused = false;
        this.#draw();
    };

    #activate(row: number): void {
        this.#activeRow = Math.max(0, Math.min(this.#rows.count - 1, row));
        this.#scrollTo(this.#activeRow);
        this.#announce();
        this.#draw();
    }

    #chooseActive(): void {
        const row = this.#rows.rowAt(this.#activeRow);
        if (row?.kind === 'group') {
            this.#toggle(row);
        } else if (row?.kind === 'marks') {
            const series = this.picture.marks[row.series];
            const after = firstAfter(series.atMs, this.#cursorMs());
            this.#chooseMark(series, Math.max(0, after - 1), this.#cursorMs());
        } else if (row?.kind === 'lane') {
            const entry = this.picture.reader.entryAt(row.lane, this.#cursorMs());
            if (entry !== undefined) {
                this.#choose({ entry });
            }
        }
    }

    /** To the next change of the active row; of any statement of the timeline, if a group is active. */
    #stepChange(direction: 'next' | 'previous'): void {
        const row = this.#rows.rowAt(this.#activeRow);
        const atMs =
            row?.kind === 'lane'
                ? neighbouringChange(this.picture.columns, row.lane, this.#cursorMs(), direction)
                : neighbouringMark(this.picture.marks[row?.kind === 'marks' ? row.series : 'statements'], this.#cursorMs(), direction);
        if (atMs !== undefined) {
            this.#moveCursor(atMs);
        }
    }

    #announce(): void {
        const row = this.#rows.rowAt(this.#activeRow);
        if (row === undefined) {
            return;
        }
        const name = rowName(this, row);
        const at = formatMs(Math.round(this.#cursorMs()));
        switch (row.kind) {
            case 'group':
                this.announcement = `${name}, group of ${row.shown}, ${row.collapsed ? 'closed' : 'open'}`;
                return;
            case 'marks':
                this.announcement = `${name}, at ${at}`;
                return;
            case 'lane':
                this.announcement = `${name}: ${this.picture.reader.stateAt(row.lane, this.#cursorMs()) ?? 'not there'} at ${at}`;
        }
    }

    // -----------------------------------------------------------------------------------------------------------------
    // Changes

    #change(change: Partial<ViewState>): void {
        this.dispatchEvent(new ViewChangeEvent(change));
    }

    #choose(target: ChooseEvent['chosen']): void {
        this.dispatchEvent(new ChooseEvent(target));
    }

    #chooseMark(series: MarkSeries, mark: number, atMs: number): void {
        const item = series.items[mark];
        if (item === undefined) {
            this.#choose({ atMs: this.#instant(atMs) });
        } else if (series.kind === 'expectations') {
            this.#change({ tab: 'expectations' });
            this.#choose(verdictTarget(this.picture.reader.trace.expectations[item]));
        } else {
            this.#choose({ entry: item, atMs: series.atMs[mark] ?? 0 });
        }
    }

    #toggle({ group, collapsed }: Extract<Row, { readonly kind: 'group' }>): void {
        const others = this.view.collapsed.filter((id) => id !== group.id);
        this.#change({ collapsed: collapsed ? others : [...others, group.id] });
        this.announcement = `${group.label}, ${collapsed ? 'open' : 'closed'}`;
    }

    #moveCursor(atMs: number): void {
        const cursorMs = this.#instant(atMs);
        this.#change({ cursorMs, window: including(this.#window(), cursorMs, this.picture.columns.endMs) });
        void this.updateComplete.then(() => this.#announce());
    }

    #zoomBy(factor: number, aroundMs: number): void {
        this.#change({ window: zoom(this.#window(), factor, aroundMs, this.picture.columns.endMs) });
    }

    #panBy(byMs: number): void {
        this.#change({ window: pan(this.#window(), byMs, this.picture.columns.endMs) });
    }

    #centreOn(atMs: number): void {
        const span = this.#span();
        this.#change({ window: clamp({ fromMs: atMs - span / 2, toMs: atMs + span / 2 }, this.picture.columns.endMs) });
    }

    #scrollTo(row: number): void {
        const scroller = this.#scroller();
        if (scroller !== null && row !== -1) {
            scroller.scrollTop = scrollToRow(this.#viewport(), row);
        }
    }

    #scrollToSelected(): void {
        const { selected } = this.view;
        const lane = selected === undefined ? undefined : this.picture.reader.laneOfEntry(selected);
        const row = lane === undefined ? -1 : this.#rows.rowOfLane(lane);
        if (row !== -1) {
            this.#activeRow = row;
            this.#scrollTo(row);
        }
    }

    // -----------------------------------------------------------------------------------------------------------------
    // Measures

    #window(): TimeWindow {
        return this.view.window ?? fit(this.picture.columns.endMs);
    }

    #cursorMs(): number {
        return this.view.cursorMs ?? 0;
    }

    #span(): number {
        const { fromMs, toMs } = this.#window();
        return toMs - fromMs;
    }

    #msPerPixel(): number {
        return this.#span() / plotWidth(this.#viewport());
    }

    /** A whole millisecond within the run. */
    #instant(atMs: number): number {
        return Math.round(Math.min(this.picture.columns.endMs, Math.max(0, atMs)));
    }

    /** A step that can be seen and lands on a round time. */
    #cursorStep(): number {
        const wanted = this.#msPerPixel() * 8;
        return [1, 10, 100, 1000, 5000, 10_000, 60_000, 600_000, 3_600_000].find((step) => step >= wanted) ?? 36_000_000;
    }

    /** The cursor, while it is in view; else the middle. */
    #zoomCentre(): number {
        const { fromMs, toMs } = this.#window();
        const cursorMs = this.#cursorMs();
        return cursorMs >= fromMs && cursorMs <= toMs ? cursorMs : (fromMs + toMs) / 2;
    }

    #pageRows(): number {
        const { first, past } = visibleRows(this.#viewport(), this.#rows.count);
        return Math.max(1, past - first - 2);
    }

    #placeOf({ offsetX, offsetY }: MouseEvent): Place {
        return placeAt(this.#viewport(), offsetX, offsetY, this.#rows.count, this.picture.columns.endMs);
    }

    #bandAt(bandRow: number, atMs: number): RunPicture['bands'][number] | undefined {
        const reach = this.#msPerPixel() * 3;
        return this.picture.bands.findLast(
            ({ row, fromMs, toMs }) => row === bandRow && atMs >= fromMs - reach && atMs <= toMs + reach,
        );
    }

    #canvas(): HTMLCanvasElement | null {
        return this.renderRoot.querySelector('canvas');
    }

    #scroller(): HTMLElement | null {
        return this.renderRoot.querySelector<HTMLElement>('.scroller');
    }
}

function rowsOf(picture: RunPicture, { collapsed, laneFilter, lanes }: ViewState): LaneRows {
    return new LaneRows(picture.groups, { collapsed: new Set(collapsed), ...laneTest(picture, laneFilter, lanes) });
}

function nextLaneChoice(choice: LaneChoice): LaneChoice {
    return LANE_CHOICES[(LANE_CHOICES.indexOf(choice) + 1) % LANE_CHOICES.length] ?? 'all';
}

/** Names beyond this many hardly change how wide the widest is. */
const MEASURED_NAMES = 400;

function widestName(picture: RunPicture, { context, palette, text }: Brush): number {
    context.font = palette.font;
    let widest = text.width('Expectations');
    for (let lane = 0; lane < Math.min(MEASURED_NAMES, picture.reader.laneCount); lane += 1) {
        widest = Math.max(widest, text.width(picture.reader.laneName(lane)));
    }
    return widest;
}

function neighbouringMark(series: MarkSeries, atMs: number, direction: 'next' | 'previous'): number | undefined {
    const place = direction === 'next' ? firstAfter(series.atMs, atMs) : firstAtOrAfter(series.atMs, atMs) - 1;
    return series.atMs[place];
}

customElements.define('ccsim-timeline', TimelineCanvas);
