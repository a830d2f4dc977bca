/** Mouse, pen and trackpad on the timeline. */

import {
    frameGripAt,
    msAt,
    overviewMsAt,
    type Place,
    placeAt,
    plotWidth,
    rowBoundaryAt,
    scrolledTop,
    type Viewport,
    xOf,
} from '../model/geometry.ts';
import type { LaneRows, RowDrop } from '../model/lane-rows.ts';
import { markerPlaced, markerSet, nearestMarker, spanBetween } from '../model/measures.ts';
import { bandAt, laneOfRow, type PointedTarget, targetAt, tooltipAt } from '../model/pointed-thing.ts';
import type { RunPicture } from '../model/run-picture.ts';
import { MIN_SPAN_MS } from '../model/time-window.ts';
import type { Tooltip } from '../model/tooltip.ts';
import {
    centredOn,
    cursorOf,
    instantIn,
    msPerPixel,
    pannedBy,
    roundedInstant,
    type Sight,
    zoomed,
    zoomedToBand,
    zoomedToState,
} from '../model/view-moves.ts';
import type { ViewState } from '../model/view-state.ts';
import { dragBy, type Gesture, gestureAt, isDrag } from './timeline-gestures.ts';

/** What the pointer acts on. */
export interface PointerStage {
    readonly picture: RunPicture;
    readonly view: ViewState;
    readonly rows: LaneRows;
    viewport(): Viewport;
    sight(): Sight;
    change(change: Partial<ViewState>): void;
    follow(target: PointedTarget | undefined): void;
    drop(drop: RowDrop): void;
    askWhatHappens(row: number, atMs: number): void;
    activate(row: number): void;
    scrollBy(dy: number): void;
    tell(tooltip: PlacedTooltip | undefined): void;
    showPointer(shape: PointerShape): void;
    paint(): void;
}

export type PlacedTooltip = Tooltip & { readonly x: number; readonly y: number };
export type PointerShape = 'default' | 'col-resize' | 'grab' | 'grabbing' | 'pointer';

const CURSOR_REACH = 5;
const FLAG_REACH = 15;

export class TimelinePointer {
    readonly #stage: PointerStage;
    #gesture: Gesture = { kind: 'hover' };
    #drag: RowDrop | undefined;
    #hoveredRow = -1;

    constructor(stage: PointerStage) {
        this.#stage = stage;
    }

    /** Row under the pointer; -1 if none. */
    get hoveredRow(): number {
        return this.#hoveredRow;
    }

    get drag(): RowDrop | undefined {
        return this.#drag;
    }

    pressed(event: PointerEvent): void {
        if (event.button !== 0) {
            return;
        }
        if (event.target instanceof Element) {
            event.target.setPointerCapture(event.pointerId);
        }
        const { offsetX: x, offsetY: y } = event;
        const viewport = this.#stage.viewport();
        const { endMs } = this.#stage.picture.columns;
        const { fromMs, toMs } = viewport.window;
        this.#gesture = gestureAt({
            place: this.#placeOf(event),
            x,
            y,
            shift: event.shiftKey,
            nearCursor: this.#isNearCursor(event),
            nearMarker: this.#markerNear(event),
            grip: frameGripAt(viewport, x, endMs),
            offsetMs: (fromMs + toMs) / 2 - overviewMsAt(viewport, x, endMs),
        });
        this.#stage.tell(undefined);
        this.moved(event);
    }

    moved(event: PointerEvent): void {
        const stage = this.#stage;
        const gesture = this.#gesture;
        const viewport = stage.viewport();
        const atMs = instantIn(stage.picture, msAt(viewport, event.offsetX));
        switch (gesture.kind) {
            case 'hover':
                this.#hover(event);
                return;
            case 'cursor':
                stage.change({ cursorMs: atMs });
                return;
            case 'marker':
                stage.change({ markers: markerSet(stage.view.markers, gesture.name, this.#roundedAt(event)) });
                return;
            case 'span':
                stage.change({
                    span: spanBetween(roundedInstant(stage.sight(), gesture.startMs), this.#roundedAt(event)),
                });
                return;
            case 'overview':
                this.#dragWindow(gesture, overviewMsAt(viewport, event.offsetX, stage.picture.columns.endMs));
                return;
            case 'row':
                this.#dragRow(gesture, event);
                return;
            case 'plot': {
                const { dx, dy } = dragBy(gesture, event.offsetX, event.offsetY);
                if (dx !== 0) {
                    stage.change(pannedBy(stage.sight(), -dx / plotWidth(viewport)));
                }
                stage.scrollBy(-dy);
            }
        }
    }

    released(event: PointerEvent): void {
        const gesture = this.#gesture;
        const drag = this.#drag;
        this.#gesture = { kind: 'hover' };
        this.#drag = undefined;
        if (drag !== undefined) {
            this.#stage.drop(drag);
            this.#stage.showPointer('default');
        } else if ((gesture.kind === 'plot' || gesture.kind === 'row') && !gesture.moved) {
            this.#click(this.#placeOf(event));
        }
        this.#stage.paint();
    }

    left(): void {
        this.#gesture = { kind: 'hover' };
        this.#drag = undefined;
        this.#hoveredRow = -1;
        this.#stage.tell(undefined);
        this.#stage.paint();
    }

    doubleClicked(event: MouseEvent): void {
        const stage = this.#stage;
        const place = this.#placeOf(event);
        if (place.part === 'ruler') {
            stage.change({ markers: markerPlaced(stage.view.markers, this.#roundedAt(event)) });
        } else if (place.part === 'bands') {
            const band = bandAt(stage.picture, place.bandRow, place.atMs, msPerPixel(stage.sight()));
            if (band !== undefined) {
                stage.change(zoomedToBand(stage.picture, band));
            }
        } else if (place.part === 'row' && !place.inGutter) {
            const row = stage.rows.rowAt(place.row);
            const lane = row === undefined ? undefined : laneOfRow(row);
            if (lane !== undefined) {
                stage.change(zoomedToState(stage.picture, lane, place.atMs));
            }
        }
    }

    /** The menu of the editor has nothing for a lane; ours says what can happen to it. */
    contextMenuAsked(event: MouseEvent): void {
        const stage = this.#stage;
        const place = this.#placeOf(event);
        if (place.part === 'row' && event.button !== -1) {
            const atMs = place.inGutter ? cursorOf(stage) : roundedInstant(stage.sight(), place.atMs);
            event.preventDefault();
            stage.activate(place.row);
            stage.change({ cursorMs: atMs });
            stage.askWhatHappens(place.row, atMs);
        }
    }

    /** Control or a pinch zooms; Shift or two fingers sideways move in time; the rest scrolls as everywhere. */
    wheeled(event: WheelEvent): void {
        const stage = this.#stage;
        const viewport = stage.viewport();
        if (event.ctrlKey || event.metaKey) {
            event.preventDefault();
            const factor = Math.exp(Math.max(-50, Math.min(50, event.deltaY)) * 0.01);
            stage.change(zoomed(stage.sight(), factor, msAt(viewport, event.offsetX)));
            return;
        }
        const dx = event.shiftKey && event.deltaX === 0 ? event.deltaY : event.deltaX;
        if (dx !== 0) {
            event.preventDefault();
            stage.change(pannedBy(stage.sight(), dx / plotWidth(viewport)));
            stage.scrollBy(event.shiftKey ? 0 : event.deltaY);
        }
    }

    #click(place: Place): void {
        const stage = this.#stage;
        if (place.part === 'row') {
            stage.activate(place.row);
        }
        stage.follow(targetAt(stage.picture, stage.rows, place, msPerPixel(stage.sight())));
    }

    #dragWindow({ grip, offsetMs }: Extract<Gesture, { readonly kind: 'overview' }>, atMs: number): void {
        const stage = this.#stage;
        const { fromMs, toMs } = stage.viewport().window;
        switch (grip) {
            case 'middle':
                stage.change(centredOn(stage.sight(), atMs + offsetMs));
                return;
            case 'start':
                stage.change({ window: { fromMs: Math.min(atMs, toMs - MIN_SPAN_MS), toMs } });
                return;
            case 'end':
                stage.change({ window: { fromMs, toMs: Math.max(atMs, fromMs + MIN_SPAN_MS) } });
        }
    }

    #dragRow(gesture: Extract<Gesture, { readonly kind: 'row' }>, event: PointerEvent): void {
        const stage = this.#stage;
        if (!isDrag(gesture, event.offsetX, event.offsetY)) {
            return;
        }
        const viewport = stage.viewport();
        const boundary = rowBoundaryAt(viewport, event.offsetY, stage.rows.count);
        this.#drag = stage.rows.dropAt(gesture.row, boundary);
        stage.showPointer('grabbing');
        if (gesture.row >= stage.rows.pinnedCount) {
            this.#scrollAtEdge(viewport, event.offsetY);
        }
        stage.paint();
    }

    /** Rows that are out of view come into it while something is dragged there. */
    #scrollAtEdge(viewport: Viewport, y: number): void {
        const { row } = viewport.metrics;
        if (y > viewport.height - row) {
            this.#stage.scrollBy(row / 2);
        } else if (y < scrolledTop(viewport) + row / 2) {
            this.#stage.scrollBy(-row / 2);
        }
    }

    #hover(event: PointerEvent): void {
        const stage = this.#stage;
        const place = this.#placeOf(event);
        const row = place.part === 'row' ? place.row : -1;
        if (row !== this.#hoveredRow) {
            this.#hoveredRow = row;
            stage.paint();
        }
        stage.showPointer(this.#shapeAt(place, event));
        const tooltip = tooltipAt(stage.picture, stage.rows, place, msPerPixel(stage.sight()));
        stage.tell(tooltip === undefined ? undefined : { ...tooltip, x: event.offsetX, y: event.offsetY });
    }

    #shapeAt(place: Place, event: PointerEvent): PointerShape {
        switch (place.part) {
            case 'overview': {
                const grip = frameGripAt(this.#stage.viewport(), event.offsetX, this.#stage.picture.columns.endMs);
                return grip === 'middle' ? 'grab' : grip === undefined ? 'pointer' : 'col-resize';
            }
            case 'ruler':
                return 'col-resize';
            case 'row':
                if (place.inGutter) {
                    return place.onPin ? 'pointer' : 'default';
                }
                return this.#isNearCursor(event) ? 'col-resize' : 'default';
            default:
                return 'default';
        }
    }

    #placeOf({ offsetX, offsetY }: MouseEvent): Place {
        const { rows, picture } = this.#stage;
        return placeAt(this.#stage.viewport(), offsetX, offsetY, rows.count, picture.columns.endMs);
    }

    /** The roundest time that the pointer can mean: who measures by hand wants to read the figures. */
    #roundedAt({ offsetX }: MouseEvent): number {
        return roundedInstant(this.#stage.sight(), msAt(this.#stage.viewport(), offsetX));
    }

    #isNearCursor({ offsetX }: MouseEvent): boolean {
        return Math.abs(xOf(this.#stage.viewport(), cursorOf(this.#stage)) - offsetX) <= CURSOR_REACH;
    }

    /** The marker whose flag is at the pointer: it stands to the right of its instant. */
    #markerNear({ offsetX }: MouseEvent): ReturnType<typeof nearestMarker> {
        const viewport = this.#stage.viewport();
        const reachMs = (FLAG_REACH / 2) * msPerPixel(this.#stage.sight());
        return nearestMarker(this.#stage.view.markers, msAt(viewport, offsetX) - reachMs, reachMs + 1);
    }
}
