import * as l10n from '@vscode/l10n';
import '@vscode-elements/elements/dist/vscode-toolbar-button/index.js';
import './topology-card.ts';
import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { formatMs } from '../../../simulator/trace/instants.ts';
import { REDUCED_STEP_MS } from '../model/play.ts';
import type { RunPicture } from '../model/run-picture.ts';
import { edgeFacts, nodeFacts, type TopologyFacts } from '../model/topology-facts.ts';
import { folded, initiallyClosed } from '../model/topology-fold.ts';
import { type TopologyGraph, topologyGraph } from '../model/topology-graph.ts';
import { layoutRequest, type PlacedGraph, placedGraph } from '../model/topology-layout.ts';
import { type MessageDot, MessageRoutes, messageDots } from '../model/topology-messages.ts';
import {
    type Area,
    boxBeside,
    fitScale,
    fitted,
    isArrowKey,
    readable,
    type Sight,
    showing,
    zoomedAt,
} from '../model/topology-sight.ts';
import { edgeCondition, nodeConditions } from '../model/topology-states.ts';
import type { ViewState } from '../model/view-state.ts';
import { TopologyLayouter } from '../topology-layouter.ts';
import { layoutWorker } from '../worker-loading.ts';
import { icon } from './icon.ts';
import { ChooseEvent, InjectRequestEvent } from './panel-events.ts';
import { controls, tones } from './theme.ts';
import { TopologyPickEvent } from './topology-card.ts';
import { topologyPicture } from './topology-picture.ts';
import { topologyStyle } from './topology-style.ts';

const ZOOM_STEP = 1.3;
/** A message is seen on its way for so long while the run plays, by the clock. */
const FLIGHT_MS = 600;
/** A pointer that moves less than this clicks. */
const DRAG_PIXELS = 4;

/** The topology in the state of the cursor's instant. */
export class TopologyView extends LitElement {
    static override readonly properties = {
        picture: { attribute: false },
        view: { attribute: false },
        placed: { state: true },
        arranging: { state: true },
        problem: { state: true },
        sight: { state: true },
        picked: { state: true },
        tabStop: { state: true },
        area: { state: true },
    };
    declare picture: RunPicture;
    declare view: ViewState;
    /** The graph as it is laid out across and down: what fits better is shown. */
    declare placed: readonly PlacedGraph[];
    declare arranging: boolean;
    declare problem: string | undefined;
    /** Absent: all of it. */
    declare sight: Sight | undefined;
    declare picked: string | undefined;
    declare tabStop: number;
    declare area: Area;

    readonly #layouter = new TopologyLayouter(layoutWorker);
    readonly #reducedMotion = matchMedia('(prefers-reduced-motion: reduce)');
    readonly #resizes = new ResizeObserver(() => this.#measure());
    #graph: TopologyGraph = { nodes: [], edges: [] };
    #graphKey = '';
    #closed: ReadonlySet<number> = new Set();
    #routes: { readonly placed: PlacedGraph; readonly routes: MessageRoutes } | undefined;
    #request = 0;
    #takesFocus = false;
    #drag: { readonly x: number; readonly y: number; readonly sight: Sight; readonly moved: boolean } | undefined;

    static override readonly styles = [controls, tones, topologyStyle];

    constructor() {
        super();
        this.placed = [];
        this.arranging = false;
        this.tabStop = 0;
        this.area = { width: 0, height: 0 };
    }

    override disconnectedCallback(): void {
        super.disconnectedCallback();
        this.#resizes.disconnect();
    }

    override willUpdate(changed: PropertyValues<this>): void {
        if (changed.has('picture')) {
            this.#takePicture();
        }
        if (changed.has('view') && changed.get('view')?.selected !== this.view.selected) {
            this.picked = this.#nameOfSelected() ?? this.picked;
        }
    }

    override render(): TemplateResult {
        const facts = this.#facts();
        const at = formatMs(Math.round(this.view.cursorMs ?? 0));
        return html`<div class=${facts === undefined ? 'parts' : 'parts with-card'}>
            <div class="stage">
                <svg
                    class="picture"
                    data-testid="topology"
                    role="group"
                    aria-label=${l10n.t('Topology {0} at {1}', this.picture.reader.plan.topology.name, at)}
                    @wheel=${this.#wheeled}
                    @pointerdown=${this.#pressed}
                    @pointermove=${this.#dragged}
                    @pointerup=${this.#released}
                    @pointercancel=${this.#released}
                    @keydown=${this.#keyPressed}
                >${this.#picture()}</svg>
                ${this.#notice()}
                <div class="tools" role="toolbar" aria-label=${l10n.t('Topology')}>
                    ${this.#tool('zoom-in', l10n.t('Zoom in (+)'), () => this.#zoom(ZOOM_STEP))}
                    ${this.#tool('zoom-out', l10n.t('Zoom out (-)'), () => this.#zoom(1 / ZOOM_STEP))}
                    ${this.#tool('screen-full', l10n.t('Show all of it (0)'), () => this.#fit())}
                </div>
            </div>
            ${
                facts === undefined
                    ? nothing
                    : html`<ccsim-topology-card
                      .facts=${facts}
                      .cursorMs=${this.view.cursorMs ?? 0}
                      @ccsim-topology-pick=${this.#cardPicked}
                  ></ccsim-topology-card>`
            }
        </div>`;
    }

    override firstUpdated(): void {
        const stage = this.renderRoot.querySelector('.stage');
        if (stage !== null) {
            this.#resizes.observe(stage);
        }
        this.#measure();
    }

    override updated(): void {
        if (this.#takesFocus) {
            this.#takesFocus = false;
            const node = this.renderRoot.querySelector(`[data-place="${this.tabStop}"]`);
            if (node instanceof SVGElement) {
                node.focus({ preventScroll: true });
            }
        }
    }

    // -----------------------------------------------------------------------------------------------------------------
    // Layout

    #takePicture(): void {
        const graph = topologyGraph(this.picture.reader.plan.topology);
        const key = JSON.stringify(graph);
        this.#routes = undefined;
        if (key !== this.#graphKey) {
            this.#graph = graph;
            this.#graphKey = key;
            this.#closed = initiallyClosed(graph);
            this.sight = undefined;
            void this.#arrange();
        }
    }

    async #arrange(): Promise<void> {
        this.#request += 1;
        const request = this.#request;
        const graph = folded(this.#graph, this.#closed);
        this.arranging = true;
        const answers = await Promise.allSettled(
            (['RIGHT', 'DOWN'] as const).map((direction) => this.#layouter.layout(layoutRequest(graph, direction))),
        );
        if (request !== this.#request) {
            return;
        }
        // The library gives up on a few graphs in one direction only: then the other is what there is.
        const placed = answers.flatMap((each) => (each.status === 'fulfilled' ? [placedGraph(graph, each.value)] : []));
        const failed = answers.find((each) => each.status === 'rejected');
        this.placed = placed;
        this.problem = placed.length === 0 && failed !== undefined ? textOf(failed.reason) : undefined;
        this.arranging = false;
    }

    /** The layout that needs to be made less small; what is told beside it does not turn it round. */
    #best(): PlacedGraph | undefined {
        const area = { width: this.clientWidth, height: this.clientHeight };
        return this.placed.reduce<PlacedGraph | undefined>(
            (best, each) => (best === undefined || fitScale(each, area) > fitScale(best, area) ? each : best),
            undefined,
        );
    }

    #measure(): void {
        const { clientWidth: width = 0, clientHeight: height = 0 } = this.renderRoot.querySelector('.stage') ?? {};
        if (width !== this.area.width || height !== this.area.height) {
            this.area = { width, height };
            this.#keepPickedInView();
        }
    }

    /** What is chosen can be read, however small all of it is. */
    #enlarge(place: number): void {
        const box = this.#best()?.boxes.get(place);
        const sight = this.#sight();
        const enlarged = box === undefined ? sight : readable(sight, box, this.area);
        this.sight = enlarged === sight ? this.sight : enlarged;
    }

    /** What is told of a box takes room from the picture, perhaps where the box was. */
    #keepPickedInView(): void {
        const place = this.#graph.nodes.findIndex(({ name }) => name === this.picked);
        const box = this.#best()?.boxes.get(place);
        if (this.sight !== undefined && box !== undefined) {
            this.sight = showing(this.sight, box, this.area);
        }
    }

    #toggle(place: number): void {
        const closed = new Set(this.#closed);
        if (this.#graph.nodes[place]?.isContainer === true && !closed.delete(place)) {
            closed.add(place);
        }
        this.#closed = closed;
        void this.#arrange();
    }

    // -----------------------------------------------------------------------------------------------------------------
    // Picture

    #picture(): TemplateResult | typeof nothing {
        const placed = this.#best();
        if (placed === undefined || this.area.width === 0) {
            return nothing;
        }
        const { x, y, scale } = this.sight ?? fitted(placed, this.area);
        const cursorMs = this.view.cursorMs ?? 0;
        const { graph } = placed;
        return topologyPicture({
            placed,
            transform: `translate(${x} ${y}) scale(${scale})`,
            nodeConditions: nodeConditions(this.picture, graph, cursorMs),
            edgeConditions: graph.edges.map((edge) => edgeCondition(this.picture, edge, cursorMs)),
            dots: this.#dots(placed, cursorMs),
            picked: this.picked,
            tabStop: placed.boxes.has(this.tabStop) ? this.tabStop : (graph.shown[0] ?? 0),
            isClosed: (place) => this.#closed.has(place),
            pickNode: (place) => this.#pickNode(place),
            pickEdge: (name) => this.#pickEdge(name),
            toggle: (place) => this.#toggle(place),
            focused: (place) => {
                this.tabStop = place;
            },
        });
    }

    #dots(placed: PlacedGraph, cursorMs: number): readonly MessageDot[] {
        if (this.#routes?.placed !== placed) {
            this.#routes = { placed, routes: new MessageRoutes(this.picture, placed) };
        }
        const moves = this.view.playing && !this.#reducedMotion.matches;
        const seenMs = moves ? FLIGHT_MS : REDUCED_STEP_MS;
        const lastsMs = this.view.playing ? seenMs * this.view.speed : 0;
        return messageDots(this.picture, placed, this.#routes.routes, cursorMs, { lastsMs, moves });
    }

    #notice(): TemplateResult | typeof nothing {
        if (this.problem !== undefined) {
            return html`<p class="notice failed" role="alert">${l10n.t('The topology could not be arranged: {0}', this.problem)}</p>`;
        }
        return this.arranging && this.placed.length === 0
            ? html`<p class="notice">${l10n.t('Arranging the topology…')}</p>`
            : nothing;
    }

    #tool(name: Parameters<typeof icon>[0], label: string, act: () => void): TemplateResult {
        return html`<vscode-toolbar-button label=${label} title=${label} @click=${act}>${icon(name)}</vscode-toolbar-button>`;
    }

    // -----------------------------------------------------------------------------------------------------------------
    // What is chosen

    #facts(): TopologyFacts | undefined {
        const cursorMs = this.view.cursorMs ?? 0;
        const node = this.#graph.nodes.find(({ name }) => name === this.picked);
        if (node !== undefined) {
            return nodeFacts(this.picture, this.#graph, node, cursorMs);
        }
        const edges = [...this.#graph.edges, ...(this.#best()?.graph.edges ?? [])];
        const edge = edges.find(({ name, links }) => name === this.picked && links.length > 0);
        return edge === undefined ? undefined : edgeFacts(this.picture, edge, cursorMs);
    }

    /** Name of the box or link that the selected entry is about. */
    #nameOfSelected(): string | undefined {
        const { reader } = this.picture;
        const lane = this.view.selected === undefined ? undefined : reader.laneOfEntry(this.view.selected);
        if (lane === undefined) {
            return undefined;
        }
        const kind = reader.laneKind(lane);
        if (kind === 'membership') {
            const { agent } = reader.membershipOf(lane);
            return this.#graph.nodes.find(({ agents }) => agents.includes(agent))?.name;
        }
        return kind === 'component' || kind === 'link' ? reader.laneName(lane) : undefined;
    }

    #pickNode(place: number): void {
        const node = this.#graph.nodes[place];
        if (node !== undefined && this.#drag?.moved !== true) {
            this.tabStop = place;
            this.picked = node.name;
            this.#enlarge(place);
            const { reader } = this.picture;
            this.#showLane(node.component === undefined ? undefined : reader.laneOf('component', node.component));
        }
    }

    #pickEdge(name: string): void {
        if (this.#drag?.moved !== true) {
            this.picked = name;
            const link = this.picture.reader.plan.topology.links.findIndex(({ id }) => id === name);
            this.#showLane(link === -1 ? undefined : this.picture.reader.laneOf('link', link));
        }
    }

    readonly #cardPicked = (event: Event): void => {
        if (event instanceof TopologyPickEvent) {
            if (event.picked === undefined) {
                this.picked = undefined;
                this.#takesFocus = true;
            } else {
                this.#pickEdge(event.picked);
            }
        }
    };

    /** Selects the state that a lane has at the cursor, so that the timeline shows the lane. */
    #showLane(lane: number | undefined): void {
        const entry = lane === undefined ? undefined : this.picture.reader.entryAt(lane, this.view.cursorMs ?? 0);
        if (entry !== undefined) {
            this.dispatchEvent(new ChooseEvent({ entry, keepsTab: true }));
        }
    }

    // -----------------------------------------------------------------------------------------------------------------
    // Zoom, pan, keys

    #sight(): Sight {
        const placed = this.#best();
        return this.sight ?? (placed === undefined ? { x: 0, y: 0, scale: 1 } : fitted(placed, this.area));
    }

    #fit(): void {
        this.sight = undefined;
    }

    #zoom(factor: number, x = this.area.width / 2, y = this.area.height / 2): void {
        this.sight = zoomedAt(this.#sight(), factor, { x, y });
    }

    readonly #wheeled = (event: WheelEvent): void => {
        event.preventDefault();
        if (event.ctrlKey || event.metaKey) {
            const { left, top } = this.renderRoot.querySelector('.stage')?.getBoundingClientRect() ?? {
                left: 0,
                top: 0,
            };
            const factor = Math.exp(-Math.max(-50, Math.min(50, event.deltaY)) * 0.01);
            this.#zoom(factor, event.clientX - left, event.clientY - top);
        } else {
            const sight = this.#sight();
            const [dx, dy] = event.shiftKey ? [event.deltaY, 0] : [event.deltaX, event.deltaY];
            this.sight = { ...sight, x: sight.x - dx, y: sight.y - dy };
        }
    };

    readonly #pressed = (event: PointerEvent): void => {
        if (event.button === 0) {
            this.#drag = { x: event.clientX, y: event.clientY, sight: this.#sight(), moved: false };
        }
    };

    readonly #dragged = (event: PointerEvent): void => {
        const drag = this.#drag;
        if (drag === undefined || event.buttons === 0) {
            return;
        }
        const dx = event.clientX - drag.x;
        const dy = event.clientY - drag.y;
        if (drag.moved || Math.hypot(dx, dy) >= DRAG_PIXELS) {
            this.#drag = { ...drag, moved: true };
            this.sight = { ...drag.sight, x: drag.sight.x + dx, y: drag.sight.y + dy };
        }
    };

    /** A click follows the release; it must still know whether there was a drag. */
    readonly #released = (): void => {
        setTimeout(() => {
            this.#drag = undefined;
        });
    };

    readonly #keyPressed = (event: KeyboardEvent): void => {
        if (event.ctrlKey || event.metaKey || event.altKey || !this.#acted(event.key)) {
            return;
        }
        event.preventDefault();
        event.stopPropagation();
    };

    /** Whether a key means something here. */
    #acted(key: string): boolean {
        if (isArrowKey(key)) {
            const placed = this.#best();
            const next = placed && boxBeside(placed, this.tabStop, key);
            this.#focusNode(next ?? this.tabStop);
            return true;
        }
        switch (key) {
            case 'Enter':
            case ' ':
                this.#pickNode(this.tabStop);
                return true;
            case 'i':
                this.#inject();
                return true;
            case 'o':
                this.#takesFocus = true;
                this.#toggle(this.tabStop);
                return true;
            case '+':
            case '=':
                this.#zoom(ZOOM_STEP);
                return true;
            case '-':
                this.#zoom(1 / ZOOM_STEP);
                return true;
            case '0':
                this.#fit();
                return true;
            case 'Escape':
                this.picked = undefined;
                return true;
            default:
                return false;
        }
    }

    /** Agents are no component that can fail. */
    #inject(): void {
        const node = this.#graph.nodes[this.tabStop];
        if (node?.component !== undefined) {
            this.dispatchEvent(
                new InjectRequestEvent({ target: node.name, atMs: Math.round(this.view.cursorMs ?? 0) }),
            );
        }
    }

    #focusNode(place: number): void {
        this.tabStop = place;
        this.#takesFocus = true;
        const box = this.#best()?.boxes.get(place);
        if (box !== undefined) {
            const sight = this.#sight();
            const shown = showing(sight, box, this.area);
            this.sight = shown.x === sight.x && shown.y === sight.y ? this.sight : shown;
        }
        this.requestUpdate();
    }
}

function textOf(error: unknown): string {
    return error instanceof Error ? error.message : String(error);
}

customElements.define('ccsim-topology', TopologyView);
