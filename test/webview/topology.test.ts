import { beforeAll, describe, expect, it } from 'vitest';
import { type RunPicture, runPicture } from '../../client/webview/model/run-picture.ts';
import { nodeFacts } from '../../client/webview/model/topology-facts.ts';
import { folded, initiallyClosed } from '../../client/webview/model/topology-fold.ts';
import { type TopologyGraph, topologyGraph } from '../../client/webview/model/topology-graph.ts';
import { fittedLabel, layoutRequest, placedGraph } from '../../client/webview/model/topology-layout.ts';
import { MessageRoutes, messageDots, pointAlong } from '../../client/webview/model/topology-messages.ts';
import { boxBeside, fitted, readable, showing, zoomedAt } from '../../client/webview/model/topology-sight.ts';
import { edgeCondition, nodeConditions } from '../../client/webview/model/topology-states.ts';
import { simulate } from '../../simulator/index.ts';
import { examplePlan, FAILOVER, manySites, planOfText } from './plans.ts';

let picture: RunPicture;
let graph: TopologyGraph;
beforeAll(async () => {
    const plan = await planOfText(FAILOVER);
    picture = runPicture(plan, simulate(plan));
    graph = topologyGraph(plan.topology);
});

function placeOf(name: string, within = graph): number {
    return within.nodes.findIndex((node) => node.name === name);
}

function around(name: string): readonly string[] {
    const names: string[] = [];
    for (let box = graph.nodes[placeOf(name)]?.parent; box !== undefined; box = graph.nodes[box]?.parent) {
        names.push(graph.nodes[box]?.name ?? '');
    }
    return names;
}

function conditionAt(name: string, atMs: number): string | undefined {
    return nodeConditions(picture, folded(graph, new Set()), atMs).get(placeOf(name))?.text;
}

/** A layout as the library answers one: the boxes in a row, each as wide as it wants to be. */
function inARow(of: TopologyGraph): ReturnType<typeof placedGraph> {
    const whole = folded(of, new Set());
    const request = layoutRequest(whole, 'RIGHT');
    return placedGraph(whole, {
        ...request,
        edges: [],
        children: whole.shown.map((place, index) => ({
            id: `n${place}`,
            x: index * 200,
            y: 0,
            width: 100,
            height: 36,
        })),
    });
}

describe('the graph of a topology', () => {
    it('has what runs on a side in that side, and the sides in the pair', () => {
        expect(around('AgentPg.A.UcmPim')).toEqual(['AgentPg.A', 'AgentPg']);
        expect(around('Central.B.logger')).toEqual(['Central.B', 'Central']);
        expect(around('CtiManager1')).toEqual(['Ucm']);
        expect(graph.nodes[placeOf('Central.A.router')]?.label).toBe('CallRouter');
    });

    it('draws processes of a pair on the sides only, each of them once', () => {
        expect(placeOf('UcmPim')).toBe(-1);
        const names = graph.nodes.map(({ name }) => name);
        expect(new Set(names).size).toBe(names.length);
    });

    it('puts agents together, with the links of their desktops', () => {
        const group = graph.nodes.find(({ kind }) => kind === 'agents');
        expect(group?.label).toBe('Alice, Bob, Carol');
        const desktop = graph.edges.find(({ kind }) => kind === 'desktop');
        expect(desktop?.links).toHaveLength(3);
    });

    it('has every link that something else does not stand for', () => {
        const drawn = new Set(graph.edges.flatMap(({ links }) => links));
        const { links } = picture.reader.plan.topology;
        expect(links.flatMap(({ instances }, index) => (instances.length === 0 ? [index] : []))).toEqual(
            [...drawn].sort((a, b) => a - b),
        );
    });

    it('is made of every example without a box or a link that leads nowhere', async () => {
        for (const name of ['cim-cluster', 'media-server-status', 'aspect-cmi-down', 'controller-network-split']) {
            const each = topologyGraph((await examplePlan(name)).topology);
            for (const { from, to } of each.edges) {
                expect(each.nodes[from]).toBeDefined();
                expect(each.nodes[to]).toBeDefined();
            }
        }
    });
});

describe('closed boxes', () => {
    it('stand for what is in them, links included', () => {
        const closed = folded(graph, new Set([placeOf('AgentPg')]));
        expect(closed.shown).not.toContain(placeOf('AgentPg.A'));
        const toCentral = closed.edges.find(
            ({ from, to }) => from === placeOf('AgentPg') && to === placeOf('Central.A'),
        );
        expect(toCentral?.links).toHaveLength(2);
        expect(closed.edges.some(({ from, to }) => from === to)).toBe(false);
        const { text, tone } = nodeConditions(picture, closed, 250_000).get(placeOf('AgentPg')) ?? {};
        expect({ text, tone }).toEqual({ text: '4 in it DOWN', tone: 'bad' });
    });

    it('are what a large topology begins with', async () => {
        expect(initiallyClosed(graph).size).toBe(0);
        const large = topologyGraph((await planOfText(manySites(40, 50))).topology);
        const shown = folded(large, initiallyClosed(large)).shown;
        expect(large.nodes.length).toBeGreaterThan(400);
        expect(shown.length).toBeLessThan(150);
    });
});

describe('conditions', () => {
    it('are those of the instant', () => {
        expect(conditionAt('AgentPg.A', 239_999)).toBe('UP');
        expect(conditionAt('AgentPg.A', 240_000)).toBe('DOWN');
        expect(conditionAt('AgentPg.B.UcmPim', 250_000)).toBe('ACTIVE');
        expect(conditionAt('Alice, Bob, Carol', 6_000)).toBe('3 of 3 logged in');
        expect(conditionAt('Alice, Bob, Carol', 250_000)).toBe('3 of 3 logged out');
    });

    it('of links name the worst of those drawn as one', () => {
        const cut = graph.edges.find(({ name }) => name === 'EmailPim -- Central');
        expect(cut && edgeCondition(picture, cut, 70_000)).toEqual({ text: 'DOWN', tone: 'bad' });
        expect(cut && edgeCondition(picture, cut, 30_000).tone).toBe('calm');
    });
});

describe('what is told of a box', () => {
    it('is its states, its links and where it is declared', () => {
        const node = graph.nodes[placeOf('Central.A.router')];
        const facts = node && nodeFacts(picture, graph, node, 0);
        expect(facts?.facts.map(({ label, text }) => `${label} ${text}`)).toEqual([
            'State UP',
            'Routing PAIR_ENABLED',
            'State transfer IN_SYNC',
        ]);
        expect(facts?.target).toBe('Central.A.router');
        const pim = graph.nodes[placeOf('AgentPg.A.UcmPim')];
        const links = pim === undefined ? [] : nodeFacts(picture, graph, pim, 250_000).links;
        expect(links.map(({ label, text }) => `${label} ${text}`)).toContain('AgentPg.A.UcmPim -- Ucm DOWN');
    });

    it('is each agent of a group in each domain', () => {
        const node = graph.nodes.find(({ kind }) => kind === 'agents');
        const facts = node && nodeFacts(picture, graph, node, 250_000);
        expect(facts?.facts).toContainEqual(expect.objectContaining({ label: 'Alice · Voice', text: 'LOGGED_OUT' }));
        expect(facts?.target).toBeUndefined();
    });
});

describe('what is seen', () => {
    it('is all of it, in the middle; zoom keeps a point where it is', () => {
        const sight = fitted({ width: 1000, height: 100 }, { width: 524, height: 300 });
        expect(sight).toEqual({ scale: 0.5, x: 12, y: 125 });
        const zoomed = zoomedAt(sight, 2, { x: 262, y: 150 });
        expect((262 - zoomed.x) / zoomed.scale).toBeCloseTo((262 - sight.x) / sight.scale);
    });

    it('moves just so far that a box is in it', () => {
        const area = { width: 300, height: 200 };
        const box = { x: 500, y: 20, width: 100, height: 36 };
        const sight = showing({ x: 0, y: 0, scale: 1 }, box, area);
        expect(sight.x + box.x + box.width).toBe(288);
        expect(showing(sight, box, area)).toEqual(sight);
    });

    it('is enlarged around what is chosen, if it cannot be read', () => {
        const area = { width: 400, height: 200 };
        const box = { x: 1000, y: 500, width: 100, height: 50 };
        const enlarged = readable({ x: 0, y: 0, scale: 0.2 }, box, area);
        expect(enlarged.scale).toBeGreaterThan(0.5);
        expect(enlarged.x + (box.x + box.width / 2) * enlarged.scale).toBeCloseTo(200);
        expect(enlarged.y + (box.y + box.height / 2) * enlarged.scale).toBeCloseTo(100);
        const large = { x: 5, y: 5, scale: 0.9 };
        expect(readable(large, box, area)).toBe(large);
    });

    it('goes from box to box by arrow keys, and stays at the edge', () => {
        const row = inARow(graph);
        const [first = -1, second = -1] = row.graph.shown;
        expect(boxBeside(row, first, 'ArrowRight')).toBe(second);
        expect(boxBeside(row, second, 'ArrowLeft')).toBe(first);
        expect(boxBeside(row, first, 'ArrowUp')).toBeUndefined();
    });

    it('shortens a label to its box', () => {
        expect(fittedLabel('EmailManager', 200)).toBe('EmailManager');
        expect(fittedLabel('AVeryLongNameOfAGateway', 100)).toMatch(/^AVery.*…$/);
    });
});

describe('messages on their way', () => {
    it('are on the line between sender and receiver', () => {
        const row = inARow(graph);
        const dots = messageDots(picture, row, new MessageRoutes(picture, row), 60_000, { lastsMs: 0, moves: false });
        expect(dots.map(({ text }) => text)).toContain('ROUTING_DISABLED');
        const from = row.boxes.get(placeOf('EmailPim'));
        const to = row.boxes.get(placeOf('EmailManager'));
        const dot = dots.find(({ text }) => text === 'ROUTING_DISABLED');
        expect(dot?.x).toBeGreaterThan(Math.min(from?.x ?? 0, to?.x ?? 0));
        expect(dot?.x).toBeLessThan(Math.max(from?.x ?? 0, to?.x ?? 0) + 100);
    });

    it('are only those of the time that they are seen for', () => {
        const row = inARow(graph);
        const routes = new MessageRoutes(picture, row);
        expect(messageDots(picture, row, routes, 61_000, { lastsMs: 0, moves: false })).toEqual([]);
        expect(messageDots(picture, row, routes, 61_000, { lastsMs: 2_000, moves: true })).not.toEqual([]);
    });

    it('move evenly along their line', () => {
        const line = [
            { x: 0, y: 0 },
            { x: 10, y: 0 },
            { x: 10, y: 30 },
        ];
        expect(pointAlong(line, 0.5)).toEqual({ x: 10, y: 10 });
        expect(pointAlong(line, 0)).toEqual({ x: 0, y: 0 });
        expect(pointAlong(line, 1)).toEqual({ x: 10, y: 30 });
        expect(pointAlong([], 0.5)).toBeUndefined();
    });
});
