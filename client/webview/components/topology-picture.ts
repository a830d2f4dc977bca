/** The topology as SVG: boxes in boxes, links and messages, each in its condition. */

import * as l10n from '@vscode/l10n';
import { nothing, type SVGTemplateResult, svg } from 'lit';
import { componentKindName } from '../model/component-kinds.ts';
import type { Box, PlacedGraph, Point } from '../model/topology-layout.ts';
import { BOX_HEIGHT, fittedLabel } from '../model/topology-layout.ts';
import { type MessageDot, pointAlong } from '../model/topology-messages.ts';
import type { Condition } from '../model/topology-states.ts';

/** What is drawn, and what a person does with it. */
export interface TopologyScene {
    readonly placed: PlacedGraph;
    /** Where and how large it is drawn. */
    readonly transform: string;
    readonly nodeConditions: ReadonlyMap<number, Condition>;
    readonly edgeConditions: readonly Condition[];
    readonly dots: readonly MessageDot[];
    /** Name of the chosen box or link. */
    readonly picked: string | undefined;
    /** Place of the box that the Tab key reaches. */
    readonly tabStop: number;
    readonly isClosed: (place: number) => boolean;
    pickNode(place: number): void;
    pickEdge(name: string): void;
    toggle(place: number): void;
    focused(place: number): void;
}

const CORNER = 5;

/** Everything that is drawn, the outer boxes first. */
export function topologyPicture(scene: TopologyScene): SVGTemplateResult {
    const { graph, boxes } = scene.placed;
    const hasContents = (place: number): boolean => (graph.contents.get(place)?.length ?? 0) > 0;
    return svg`<g transform=${scene.transform}>
        ${graph.shown.filter(hasContents).map((place) => frame(scene, place, boxes.get(place)))}
        ${graph.edges.map((_, index) => line(scene, index))}
        ${graph.shown.filter((place) => !hasContents(place)).map((place) => box(scene, place, boxes.get(place)))}
        ${scene.dots.map(dot)}
    </g>`;
}

/** A box with others in it: its head tells of it. */
function frame(scene: TopologyScene, place: number, area: Box | undefined): SVGTemplateResult | typeof nothing {
    const node = scene.placed.graph.nodes[place];
    const condition = scene.nodeConditions.get(place);
    if (area === undefined || node === undefined || condition === undefined) {
        return nothing;
    }
    const { x, y, width } = area;
    return svg`<g class=${classes(scene, node.name, condition, 'frame')}>
        ${outline(scene, place, area)}
        <text aria-hidden="true" class="label" x=${x + 8} y=${y + 16}>${fittedLabel(node.label, width, `${condition.text}  `)}</text>
        <text aria-hidden="true" class="state" x=${x + width - 8} y=${y + 16} text-anchor="end">${condition.text}</text>
    </g>`;
}

function box(scene: TopologyScene, place: number, area: Box | undefined): SVGTemplateResult | typeof nothing {
    const node = scene.placed.graph.nodes[place];
    const condition = scene.nodeConditions.get(place);
    if (area === undefined || node === undefined || condition === undefined) {
        return nothing;
    }
    const { x, y, width, height } = area;
    return svg`<g class=${classes(scene, node.name, condition, 'box')}>
        ${
            scene.isClosed(place)
                ? svg`<rect x=${x + 3} y=${y - 3} width=${width} height=${height} rx="4"></rect>`
                : nothing
        }
        ${outline(scene, place, area)}
        <text aria-hidden="true" class="label" x=${x + 9} y=${y + BOX_HEIGHT / 2 - 3}>${fittedLabel(node.label, width)}</text>
        <text aria-hidden="true" class="state" x=${x + 9} y=${y + BOX_HEIGHT / 2 + 11}>${condition.text}</text>
        <title>${spoken(scene, place)}</title>
    </g>`;
}

/** What is clicked, and gets the focus. */
function outline(scene: TopologyScene, place: number, { x, y, width, height }: Box): SVGTemplateResult {
    const isPicked = scene.placed.graph.nodes[place]?.name === scene.picked;
    return svg`<rect
        data-place=${place}
        role="button"
        tabindex=${place === scene.tabStop ? 0 : -1}
        aria-pressed=${String(isPicked)}
        aria-label=${spoken(scene, place)}
        x=${x} y=${y} width=${width} height=${height} rx="4"
        @click=${() => scene.pickNode(place)}
        @dblclick=${() => scene.toggle(place)}
        @focus=${() => scene.focused(place)}
    ></rect>`;
}

function line(scene: TopologyScene, index: number): SVGTemplateResult | typeof nothing {
    const edge = scene.placed.graph.edges[index];
    const condition = scene.edgeConditions[index];
    const points = scene.placed.lines[index] ?? [];
    if (edge === undefined || condition === undefined || points.length < 2) {
        return nothing;
    }
    const path = pathOf(points);
    const middle = pointAlong(points, 0.5);
    const isDown = condition.tone === 'bad';
    const distance = scene.placed.far.has(index) ? 'far' : 'near';
    return svg`<g class=${`${classes(scene, edge.name, condition, 'line')} ${edge.kind} ${distance}`} data-link=${edge.name}
        @click=${() => scene.pickEdge(edge.name)}>
        <path class="reach" d=${path}></path>
        <path class="stroke" d=${path}></path>
        ${
            isDown && middle !== undefined
                ? svg`<path class="cross" d=${`M${middle.x - 4},${middle.y - 4}l8,8m0,-8l-8,8`}></path>`
                : nothing
        }
        <title>${edge.links.length === 0 ? edge.name : `${edge.name}: ${condition.text}`}</title>
    </g>`;
}

function dot({ x, y, tone, text }: MessageDot): SVGTemplateResult {
    return svg`<circle class=${`dot tone tone-${tone}`} cx=${x} cy=${y} r="4.5"><title>${text}</title></circle>`;
}

function classes({ picked }: TopologyScene, name: string, { tone }: Condition, kind: string): string {
    return `${kind} tone tone-${tone}${name === picked ? ' picked' : ''}`;
}

function spoken({ placed, nodeConditions, isClosed }: TopologyScene, place: number): string {
    const node = placed.graph.nodes[place];
    const text = nodeConditions.get(place)?.text ?? '';
    return node === undefined
        ? ''
        : `${node.name}, ${componentKindName(node.kind)}: ${text}${isClosed(place) ? l10n.t(', closed') : ''}`;
}

/** A line with round corners. */
function pathOf(points: readonly Point[]): string {
    return points
        .map((point, index) => {
            const before = points[index - 1];
            const after = points[index + 1];
            if (before === undefined) {
                return `M${point.x},${point.y}`;
            }
            if (after === undefined) {
                return `L${point.x},${point.y}`;
            }
            const start = towards(point, before);
            const end = towards(point, after);
            return `L${start.x},${start.y}Q${point.x},${point.y} ${end.x},${end.y}`;
        })
        .join('');
}

function towards(from: Point, to: Point): Point {
    const length = Math.hypot(to.x - from.x, to.y - from.y);
    const share = length === 0 ? 0 : Math.min(CORNER, length / 2) / length;
    return { x: from.x + (to.x - from.x) * share, y: from.y + (to.y - from.y) * share };
}
