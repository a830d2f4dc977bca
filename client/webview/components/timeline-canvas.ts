import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { formatMs } from '../../../simulator/trace/instants.ts';
import type { Brush, Scene } from '../drawing/scene.ts';
import {
    gutterWidth,
    headHeight,
    msAt,
    type Place,
    placeAt,
    plotWidth,
    ROW_HEIGHT,
    scrollToRow,
    type Viewport,
    visibleRows,
    xOf,
} from '../model/geometry.ts';
import { injectionTarget } from '../model/injection-choices.ts';
import { commandOf, type TimelineCommand } from '../model/key-commands.ts';
import { LaneRows } from '../model/lane-rows.ts';
import { laneTest } from '../model/lane-test.ts';
import { type PointedTarget, targetAt, targetAtCursor, tooltipAt } from '../model/pointed-thing.ts';
import { rowAnnouncement } from '../model/row-names.ts';
import type { RunDifferences } from '../model/run-differences.ts';
import type { RunPicture } from '../model/run-picture.ts';
import type { Tooltip } from '../model/tooltip.ts';
import {
    centredOn,
    changeBeside,
    commandedChange,
    cursorMovedTo,
    cursorOf,
    type Direction,
    instantIn,
    msPerPixel,
    pannedBy,
    roundedInstant,
    type Sight,
    shownWindow,
    toggled,
    zoomed,
    zoomedToState,
} from '../model/view-moves.ts';
import type { ViewState } from '../model/view-state.ts';
import { AskEvent, ChooseEvent, InjectRequestEvent, ViewChangeEvent } from './panel-events.ts';
import { controls } from './theme.ts';
import { dragBy, type Gesture, gestureAt } from './timeline-gestures.ts';
import { timelineStyle } from './timeline-style.ts';
import { TimelineSurface } from './timeline-surface.ts';
import { TimelineCommandEvent } from './timeline-toolbar.ts';

const CURSOR_REACH = 5;
/** Room in the gutter beside the names. */
const GUTTER_PADDING = 34;
/** Names beyond this many hardly change how wide the widest is. */
const MEASURED_NAMES = 400;

/** The timeline itself: a canvas in a scroller, so that rows scroll as everything else does. */
export class TimelineCanvas extends LitElement {
    static override readonly properties = {
        picture: { attribute: false },
        view: { attribute: false },
        differences: { attribute: false },
        tooltip: { state: true },
        announcement: { state: true },
    };
    declare picture: RunPicture;
    declare view: ViewState;
    declare differences: RunDifferences | undefined;
    declare tooltip: (Tooltip & { readonly x: number; readonly y: number }) | undefined;
    /** What a screen reader says of the last key. */
    declare announcement: string;

    #rows: LaneRows = new LaneRows([], { collapsed: new Set() });
    #surface: TimelineSurface | undefined;
    #size = { width: 0, height: 0 };
    #widestName = 0;
    #gesture: Gesture = { kind: 'hover' };
    #hoveredRow = -1;
    #activeRow = -1;
    #focused = false;
    readonly #resizes = new ResizeObserver(() => this.#resized());
    readonly #themes = new MutationObserver(() => this.#themeChanged());

    static override readonly styles = [controls, timelineStyle];

    constructor() {
        super();
        this.announcement = '';
    }

    /** Does what a key or a button asks for. */
    perform(command: TimelineCommand): void {
        switch (command) {
            case 'row-up':
                this.#activate(this.#activeRow - 1);
                return;
            case 'row-down':
                this.#activate(this.#activeRow + 1);
                return;
            case 'page-up':
                this.#activate(this.#activeRow - this.#pageRows());
                return;
            case 'page-down':
                this.#activate(this.#activeRow + this.#pageRows());
                return;
            case 'next-change':
            case 'previous-change':
                this.#stepChange(command === 'next-change' ? 'next' : 'previous');
                return;
            case 'choose':
                this.#chooseActive();
                return;
            case 'inject':
                this.#inject(this.#activeRow, cursorOf(this));
                return;
            case 'help':
                this.dispatchEvent(new AskEvent('help'));
                return;
            case 'filter':
                this.dispatchEvent(new TimelineCommandEvent('filter'));
                return;
            default:
                this.#change(commandedChange(this.#sight(), command));
                this.#announceLater();
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
        this.#surface?.stop();
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
            <div class="scroller" @scroll=${this.#paint}>
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
                    @contextmenu=${this.#contextMenuAsked}
                    @dblclick=${this.#doubleClicked}
                    @wheel=${this.#wheeled}
                    @keydown=${this.#keyPressed}
                    @focus=${this.#gotFocus}
                    @blur=${this.#lostFocus}
                ></canvas>
                <div class="spacer"></div>
            </div>
            ${this.#tooltip()}
            <p class="visually-hidden" id="hint">
                Arrow up and down choose a row, full stop and comma go from change to change, Enter explains. Question mark
                lists all keys. The tables below say the same as the picture.
            </p>
            <p class="visually-hidden" aria-live="polite" data-testid="announcement">${this.announcement}</p>
        `;
    }

    override firstUpdated(): void {
        const canvas = this.renderRoot.querySelector('canvas');
        if (canvas !== null) {
            this.#surface = new TimelineSurface(canvas, (brush) => this.#scene(brush));
        }
    }

    override updated(changed: PropertyValues<this>): void {
        const spacer = this.renderRoot.querySelector<HTMLElement>('.spacer');
        if (spacer !== null) {
            const content = this.#rows.count * ROW_HEIGHT + headHeight(this.picture.bandRows);
            spacer.style.blockSize = `${content - this.#size.height}px`;
        }
        if (changed.has('view') && changed.get('view')?.selected !== this.view.selected) {
            this.#scrollToSelected();
        }
        this.#placeTooltip();
        this.#paint();
    }

    // -----------------------------------------------------------------------------------------------------------------
    // Picture

    readonly #paint = (): void => this.#surface?.paint();

    #scene(brush: Brush): Scene | undefined {
        return this.#size.width === 0
            ? undefined
            : {
                  picture: this.picture,
                  rows: this.#rows,
                  viewport: this.#viewport(brush),
                  cursorMs: cursorOf(this),
                  selected: this.view.selected,
                  hoveredRow: this.#hoveredRow,
                  activeRow: this.#activeRow,
                  arrows: this.view.arrows,
                  differences: this.differences,
                  focused: this.#focused,
              };
    }

    #viewport(brush = this.#surface?.brush()): Viewport {
        if (this.#widestName === 0 && brush !== undefined) {
            this.#widestName = widestName(this.picture, brush);
        }
        return {
            ...this.#size,
            gutter: gutterWidth(this.#size.width, this.#widestName + GUTTER_PADDING),
            scrollTop: this.#scroller()?.scrollTop ?? 0,
            bandRows: this.picture.bandRows,
            window: shownWindow(this),
        };
    }

    #sight(): Sight {
        return { picture: this.picture, view: this.view, plotPixels: plotWidth(this.#viewport()) };
    }

    #resized(): void {
        const { clientWidth: width, clientHeight: height } = this.#scroller() ?? this;
        this.#size = { width, height };
        this.#surface?.resize(width, height);
        this.requestUpdate();
    }

    #themeChanged(): void {
        this.#widestName = 0;
        this.#surface?.themeChanged();
    }

    #tooltip(): TemplateResult | typeof nothing {
        return this.tooltip === undefined
            ? nothing
            : html`<div class="tooltip" aria-hidden="true">
                  <p><b>${this.tooltip.title}</b></p>
                  ${this.tooltip.lines.map((line) => html`<p>${line}</p>`)}
              </div>`;
    }

    #placeTooltip(): void {
        const element = this.renderRoot.querySelector<HTMLElement>('.tooltip');
        if (element !== null && this.tooltip !== undefined) {
            const left = Math.min(this.tooltip.x + 14, this.#size.width - element.offsetWidth - 4);
            const below = this.tooltip.y + 18;
            const fitsBelow = below + element.offsetHeight <= this.#size.height;
            const top = fitsBelow ? below : this.tooltip.y - element.offsetHeight - 8;
            element.style.translate = `${Math.max(4, left)}px ${Math.max(0, top)}px`;
        }
    }

    // -----------------------------------------------------------------------------------------------------------------
    // Pointer

    readonly #pressed = (event: PointerEvent): void => {
        if (event.button === 0) {
            this.renderRoot.querySelector('canvas')?.setPointerCapture(event.pointerId);
            this.#gesture = gestureAt(this.#placeOf(event), event.offsetX, event.offsetY, this.#isNearCursor(event));
            this.tooltip = undefined;
            this.#pointerMoved(event);
        }
    };

    readonly #pointerMoved = (event: PointerEvent): void => {
        const viewport = this.#viewport();
        switch (this.#gesture.kind) {
            case 'hover':
                this.#hover(event);
                return;
            case 'cursor':
                this.#change({ cursorMs: instantIn(this.picture, msAt(viewport, event.offsetX)) });
                return;
            case 'overview': {
                const place = this.#placeOf(event);
                if (place.part === 'overview') {
                    this.#change(centredOn(this.#sight(), place.atMs));
                }
                return;
            }
            case 'plot': {
                const { dx, dy } = dragBy(this.#gesture, event.offsetX, event.offsetY);
                if (dx !== 0) {
                    this.#change(pannedBy(this.#sight(), -dx / plotWidth(viewport)));
                }
                this.#scroller()?.scrollBy(0, -dy);
            }
        }
    };

    readonly #released = (event: PointerEvent): void => {
        const gesture = this.#gesture;
        this.#gesture = { kind: 'hover' };
        if (gesture.kind === 'plot' && !gesture.moved) {
            const place = this.#placeOf(event);
            this.#activeRow = place.part === 'row' ? place.row : this.#activeRow;
            this.#follow(targetAt(this.picture, this.#rows, place, msPerPixel(this.#sight())));
            this.#paint();
        }
    };

    readonly #left = (): void => {
        this.#gesture = { kind: 'hover' };
        this.#hoveredRow = -1;
        this.tooltip = undefined;
        this.#paint();
    };

    readonly #doubleClicked = (event: MouseEvent): void => {
        const place = this.#placeOf(event);
        const row = place.part === 'row' && !place.inGutter ? this.#rows.rowAt(place.row) : undefined;
        if (place.part === 'row' && row?.kind === 'lane') {
            this.#change(zoomedToState(this.picture, row.lane, place.atMs));
        }
    };

    /** The menu of the editor has nothing for a lane; ours says what can happen to it. */
    readonly #contextMenuAsked = (event: MouseEvent): void => {
        const place = this.#placeOf(event);
        if (place.part === 'row' && event.button !== -1) {
            const atMs = place.inGutter ? cursorOf(this) : roundedInstant(this.#sight(), place.atMs);
            event.preventDefault();
            this.#activeRow = place.row;
            this.#change({ cursorMs: atMs });
            this.#inject(place.row, atMs);
        }
    };

    readonly #wheeled = (event: WheelEvent): void => {
        const viewport = this.#viewport();
        if (event.ctrlKey || event.metaKey) {
            event.preventDefault();
            const factor = Math.exp(Math.max(-50, Math.min(50, event.deltaY)) * 0.01);
            this.#change(zoomed(this.#sight(), factor, msAt(viewport, event.offsetX)));
            return;
        }
        const dx = event.shiftKey && event.deltaX === 0 ? event.deltaY : event.deltaX;
        if (dx !== 0) {
            event.preventDefault();
            this.#change(pannedBy(this.#sight(), dx / plotWidth(viewport)));
        }
    };

    #hover(event: PointerEvent): void {
        const place = this.#placeOf(event);
        const row = place.part === 'row' ? place.row : -1;
        if (row !== this.#hoveredRow) {
            this.#hoveredRow = row;
            this.#paint();
        }
        const inPlot = place.part === 'row' && !place.inGutter;
        const movesCursor = place.part === 'ruler' || (inPlot && this.#isNearCursor(event));
        const canvas = this.renderRoot.querySelector('canvas');
        if (canvas !== null) {
            canvas.style.cursor = movesCursor ? 'col-resize' : 'default';
        }
        const tooltip = tooltipAt(this.picture, this.#rows, place, msPerPixel(this.#sight()));
        this.tooltip = tooltip === undefined ? undefined : { ...tooltip, x: event.offsetX, y: event.offsetY };
    }

    #placeOf({ offsetX, offsetY }: MouseEvent): Place {
        return placeAt(this.#viewport(), offsetX, offsetY, this.#rows.count, this.picture.columns.endMs);
    }

    #isNearCursor({ offsetX }: MouseEvent): boolean {
        return Math.abs(xOf(this.#viewport(), cursorOf(this)) - offsetX) <= CURSOR_REACH;
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
        this.#activeRow = Math.max(0, this.#activeRow);
        this.#paint();
    };

    readonly #lostFocus = (): void => {
        this.#focused = false;
        this.#paint();
    };

    #activate(row: number): void {
        this.#activeRow = Math.max(0, Math.min(this.#rows.count - 1, row));
        this.#scrollTo(this.#activeRow);
        this.#announce();
        this.#paint();
    }

    #chooseActive(): void {
        const row = this.#rows.rowAt(this.#activeRow);
        if (row !== undefined) {
            this.#follow(targetAtCursor(this.picture, row, cursorOf(this)));
        }
    }

    #inject(row: number, atMs: number): void {
        const at = this.#rows.rowAt(row);
        const target = at?.kind === 'lane' ? injectionTarget(this.picture, at.lane) : undefined;
        if (target !== undefined) {
            this.dispatchEvent(new InjectRequestEvent({ target, atMs: Math.round(atMs) }));
        }
    }

    #stepChange(direction: Direction): void {
        const atMs = changeBeside(this.#sight(), this.#rows.rowAt(this.#activeRow), direction);
        if (atMs !== undefined) {
            this.#change(cursorMovedTo(this.#sight(), atMs));
            this.#announceLater();
        }
    }

    #announce(): void {
        const row = this.#rows.rowAt(this.#activeRow);
        if (row !== undefined) {
            this.announcement = rowAnnouncement(this.picture, row, cursorOf(this));
        }
    }

    // -----------------------------------------------------------------------------------------------------------------
    // Changes

    #change(change: Partial<ViewState>): void {
        this.dispatchEvent(new ViewChangeEvent(change));
    }

    #follow(target: PointedTarget | undefined): void {
        if (target?.kind === 'toggle') {
            this.#change(toggled(this.view, target.row));
            this.#announceLater();
        } else if (target !== undefined) {
            this.dispatchEvent(new ChooseEvent(target.target));
            if (target.tab !== undefined) {
                this.#change({ tab: target.tab });
            }
        }
    }

    /** Says how things are once the change has come back. */
    #announceLater(): void {
        void this.updateComplete.then(() => setTimeout(() => this.#announce()));
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

    #pageRows(): number {
        const { first, past } = visibleRows(this.#viewport(), this.#rows.count);
        return Math.max(1, past - first - 2);
    }

    #scroller(): HTMLElement | null {
        return this.renderRoot.querySelector<HTMLElement>('.scroller');
    }
}

function rowsOf(picture: RunPicture, { collapsed, laneFilter, lanes }: ViewState): LaneRows {
    return new LaneRows(picture.groups, { collapsed: new Set(collapsed), ...laneTest(picture, laneFilter, lanes) });
}

function widestName(picture: RunPicture, { context, palette, text }: Brush): number {
    context.font = palette.font;
    let widest = text.width('Expectations');
    for (let lane = 0; lane < Math.min(MEASURED_NAMES, picture.reader.laneCount); lane += 1) {
        widest = Math.max(widest, text.width(picture.reader.laneName(lane)));
    }
    return widest;
}

customElements.define('ccsim-timeline', TimelineCanvas);
