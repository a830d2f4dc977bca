import * as l10n from '@vscode/l10n';
import './find-bar.ts';
import './measure-strip.ts';
import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { formatMs } from '../../../simulator/trace/instants.ts';
import type { Brush, Scene } from '../drawing/scene.ts';
import { widestName } from '../drawing/widest-name.ts';
import type { TimelinePicture } from '../export/timeline-image.ts';
import { hitsOf } from '../model/find-hits.ts';
import {
    gutterWidth,
    headHeight,
    metricsFor,
    mostScrolled,
    plotWidth,
    stayingRows,
    type Viewport,
} from '../model/geometry.ts';
import { commandOf, type TimelineCommand } from '../model/key-commands.ts';
import { LaneRows } from '../model/lane-rows.ts';
import { movedBefore } from '../model/row-moves.ts';
import type { RunDifferences } from '../model/run-differences.ts';
import type { RunPicture } from '../model/run-picture.ts';
import { sameRows, shownRows } from '../model/shown-rows.ts';
import { shownTimeText } from '../model/shown-time.ts';
import { cursorOf, shownWindow } from '../model/view-moves.ts';
import type { ViewState } from '../model/view-state.ts';
import { FindBar } from './find-bar.ts';
import { swatches } from './look-swatch.ts';
import { AskEvent, ChooseEvent, InjectRequestEvent, ViewChangeEvent } from './panel-events.ts';
import { controls, tones } from './theme.ts';
import { TimelineCommandEvent } from './timeline-command-event.ts';
import { type CommandStage, TimelineCommands } from './timeline-commands.ts';
import { type PlacedTooltip, type PointerShape, type PointerStage, TimelinePointer } from './timeline-pointer.ts';
import { timelineStyle } from './timeline-style.ts';
import { TimelineSurface } from './timeline-surface.ts';
import { placeTooltip, tooltipTemplate } from './timeline-tooltip.ts';

/** Room in the gutter beside the names, in sizes of the font. */
const GUTTER_PADDING_EMS = 4.2;

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
    declare tooltip: PlacedTooltip | undefined;
    /** What a screen reader says of the last key. */
    declare announcement: string;

    #rows: LaneRows = new LaneRows([], { isCollapsed: () => false });
    #surface: TimelineSurface | undefined;
    #size = { width: 0, height: 0 };
    #widestName = 0;
    /** As it was last heard of: to ask the scroller would lay out the page for each frame. */
    #scrollTop = 0;
    #focused = false;
    readonly #commands: TimelineCommands;
    readonly #pointer: TimelinePointer;
    readonly #resizes = new ResizeObserver(() => this.#resized());
    readonly #themes = new MutationObserver(() => this.#themeChanged());

    static override readonly styles = [controls, tones, swatches, timelineStyle];

    constructor() {
        super();
        this.announcement = '';
        const stage = this.#stage();
        this.#commands = new TimelineCommands(stage);
        this.#pointer = new TimelinePointer(stage);
    }

    /** Does what a key or a button asks for. */
    perform(command: TimelineCommand): void {
        this.#commands.perform(command);
    }

    /** What is shown, at its full height and without what only shows where keys and pointer are. */
    fullPicture(): TimelinePicture | undefined {
        const brush = this.#surface?.brush();
        const scene = brush === undefined ? undefined : this.#scene(brush);
        if (brush === undefined || scene === undefined) {
            return undefined;
        }
        const height = headHeight(scene.viewport) + this.#rows.count * scene.viewport.metrics.row;
        const viewport = { ...scene.viewport, scrollTop: 0, height };
        return { brush, scene: { ...scene, viewport, hoveredRow: -1, activeRow: -1, focused: false } };
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
        if (changed.has('picture') || (changed.has('view') && (before === undefined || !sameRows(before, this.view)))) {
            const { activeRow } = this.#commands;
            const active = this.#rows.rowAt(activeRow);
            this.#rows = shownRows(this.picture, this.view);
            this.#commands.activeRow = this.#rows.find(active, Math.min(activeRow, this.#rows.count - 1));
        }
        if (changed.has('picture')) {
            this.#widestName = 0;
        }
    }

    override render(): TemplateResult {
        const { picture, view } = this;
        const { reader } = picture;
        const label = l10n.t(
            'Timeline of {0}, {1} lanes, {2}',
            reader.plan.scenario,
            reader.laneCount,
            formatMs(reader.endMs),
        );
        const isMeasured = view.span !== undefined || Object.keys(view.markers).length > 0;
        return html`
            <ccsim-find .picture=${picture} .view=${view} ?hidden=${view.find === undefined}></ccsim-find>
            <div class="stage">
                <div class="scroller" @scroll=${this.#scrolled}>
                    <canvas
                        data-testid="timeline-canvas"
                        tabindex="0"
                        role="application"
                        aria-roledescription="timeline"
                        aria-label=${label}
                        aria-describedby="hint shown-time"
                        @pointerdown=${(event: PointerEvent) => this.#pointer.pressed(event)}
                        @pointermove=${(event: PointerEvent) => this.#pointer.moved(event)}
                        @pointerup=${(event: PointerEvent) => this.#pointer.released(event)}
                        @pointercancel=${() => this.#pointer.left()}
                        @pointerleave=${() => this.#pointer.left()}
                        @contextmenu=${(event: MouseEvent) => this.#pointer.contextMenuAsked(event)}
                        @dblclick=${(event: MouseEvent) => this.#pointer.doubleClicked(event)}
                        @wheel=${(event: WheelEvent) => this.#pointer.wheeled(event)}
                        @keydown=${this.#keyPressed}
                        @focus=${this.#gotFocus}
                        @blur=${this.#lostFocus}
                    ></canvas>
                    <div class="spacer"></div>
                </div>
                ${this.tooltip === undefined ? nothing : tooltipTemplate(this.tooltip)}
            </div>
            ${isMeasured ? html`<ccsim-measures .picture=${picture} .view=${view}></ccsim-measures>` : nothing}
            <p class="visually-hidden" id="hint">
                ${l10n.t('Arrow up and down choose a row, full stop and comma go from change to change, Enter explains. Question mark lists all keys. The tables below say the same as the picture.')}
            </p>
            <p class="visually-hidden" id="shown-time" data-testid="shown-time">
                ${shownTimeText(shownWindow(this), picture.columns.endMs)}
            </p>
            <p class="visually-hidden" aria-live="polite" data-testid="announcement">${this.announcement}</p>
        `;
    }

    override firstUpdated(): void {
        const canvas = this.#canvas();
        const stage = this.renderRoot.querySelector('.stage');
        if (canvas !== null && stage !== null) {
            this.#surface = new TimelineSurface(canvas, (brush) => this.#scene(brush));
            this.#resizes.observe(stage);
        }
    }

    override updated(changed: PropertyValues<this>): void {
        const spacer = this.renderRoot.querySelector<HTMLElement>('.spacer');
        if (spacer !== null) {
            spacer.style.blockSize = `${mostScrolled(this.#viewport(), this.#rows.count)}px`;
        }
        if (changed.has('view') && changed.get('view')?.selected !== this.view.selected) {
            this.#commands.showSelected();
        }
        this.#commands.showWanted();
        const tooltip = this.renderRoot.querySelector<HTMLElement>('.tooltip');
        if (tooltip !== null && this.tooltip !== undefined) {
            placeTooltip(tooltip, this.tooltip, this.#size);
        }
        this.#paint();
    }

    // -----------------------------------------------------------------------------------------------------------------
    // Picture

    readonly #paint = (): void => this.#surface?.paint();

    readonly #scrolled = (): void => {
        this.#scrollTop = this.#scroller()?.scrollTop ?? 0;
        this.#paint();
    };

    #scene(brush: Brush): Scene | undefined {
        const { view, picture } = this;
        return this.#size.width === 0
            ? undefined
            : {
                  picture,
                  rows: this.#rows,
                  viewport: this.#viewport(brush),
                  cursorMs: cursorOf(this),
                  selected: view.selected,
                  hoveredRow: this.#pointer.hoveredRow,
                  activeRow: this.#commands.activeRow,
                  arrows: view.arrows,
                  differences: this.differences,
                  focused: this.#focused,
                  hits: hitsOf(picture.reader, view.find),
                  markers: view.markers,
                  span: view.span,
                  drag: this.#pointer.drag,
              };
    }

    #viewport(brush = this.#surface?.brush()): Viewport {
        if (this.#widestName === 0 && brush !== undefined) {
            this.#widestName = widestName(this.picture, brush);
        }
        const fontSize = brush?.palette.fontSize ?? 13;
        const { bandRows } = this.picture;
        const metrics = metricsFor(fontSize);
        const top: Viewport = {
            ...this.#size,
            gutter: gutterWidth(this.#size.width, this.#widestName + GUTTER_PADDING_EMS * fontSize, fontSize),
            scrollTop: 0,
            bandRows,
            pinnedRows: stayingRows(this.#rows.pinnedCount, this.#size.height, bandRows, metrics),
            metrics,
            window: shownWindow(this),
        };
        // Where rows have gone, the scroller says only later that it is scrolled less far.
        return { ...top, scrollTop: Math.min(this.#scrollTop, mostScrolled(top, this.#rows.count)) };
    }

    #resized(): void {
        const { clientWidth: width, clientHeight: height } = this.#scroller() ?? this;
        this.#size = { width, height };
        this.#scrollTop = this.#scroller()?.scrollTop ?? 0;
        this.#surface?.resize(width, height);
        this.requestUpdate();
    }

    #themeChanged(): void {
        this.#widestName = 0;
        this.#surface?.themeChanged();
        this.requestUpdate();
    }

    /** What commands and pointer see of this and may do to it. */
    #stage(): CommandStage & PointerStage {
        const timeline = this;
        return {
            get picture() {
                return timeline.picture;
            },
            get view() {
                return timeline.view;
            },
            get rows() {
                return timeline.#rows;
            },
            viewport: () => this.#viewport(),
            sight: () => ({ picture: this.picture, view: this.view, plotPixels: plotWidth(this.#viewport()) }),
            change: (change) => this.#change(change),
            choose: ({ target, tab }) => {
                this.dispatchEvent(new ChooseEvent(target));
                if (tab !== undefined) {
                    this.#change({ tab });
                }
            },
            inject: (request) => this.dispatchEvent(new InjectRequestEvent(request)),
            follow: (target) => this.#commands.follow(target),
            askWhatHappens: (row, atMs) => this.#commands.inject(row, atMs),
            drop: ({ row, before }) => this.#change(movedBefore(this.picture, this.view, this.#rows, row, before)),
            activate: (row) => {
                this.#commands.activeRow = row;
            },
            scrollBy: (dy) => {
                this.#scroller()?.scrollBy(0, dy);
                this.#scrolled();
            },
            scrollTo: (top) => {
                this.#scroller()?.scrollTo({ top });
                this.#scrolled();
            },
            announce: (text) => this.#announceLater(text),
            tell: (tooltip) => {
                this.tooltip = tooltip;
            },
            showPointer: (shape) => this.#showPointer(shape),
            openFind: () => this.#openFind(),
            focusFilter: () => this.dispatchEvent(new TimelineCommandEvent('filter')),
            focus: () => this.#canvas()?.focus(),
            help: () => this.dispatchEvent(new AskEvent('help')),
            export: () => this.dispatchEvent(new AskEvent('export')),
            paint: this.#paint,
        };
    }

    #showPointer(shape: PointerShape): void {
        const canvas = this.#canvas();
        if (canvas !== null) {
            canvas.style.cursor = shape;
        }
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
        this.#commands.activeRow = Math.max(0, this.#commands.activeRow);
        this.#paint();
    };

    readonly #lostFocus = (): void => {
        this.#focused = false;
        this.#paint();
    };

    #change(change: Partial<ViewState>): void {
        this.dispatchEvent(new ViewChangeEvent(change));
    }

    /** Says how things are once the change has come back. */
    #announceLater(text: () => string): void {
        void this.updateComplete.then(() =>
            setTimeout(() => {
                this.announcement = text();
            }),
        );
    }

    /** At once, so that what is typed next gets into the field. */
    #openFind(): void {
        const bar = this.renderRoot.querySelector('ccsim-find');
        if (bar instanceof FindBar) {
            bar.hidden = false;
            bar.focusField();
        }
        if (this.view.find === undefined) {
            this.#change({ find: '' });
        }
    }

    #scroller(): HTMLElement | null {
        return this.renderRoot.querySelector<HTMLElement>('.scroller');
    }

    #canvas(): HTMLCanvasElement | null {
        return this.renderRoot.querySelector('canvas');
    }
}

customElements.define('ccsim-timeline', TimelineCanvas);
