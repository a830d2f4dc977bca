/** What is told of a box or link of the topology that a person has chosen. */

import * as l10n from '@vscode/l10n';
import type { AgentIndex, SourceRange } from '../../../simulator/plan.ts';
import { componentKindName } from './component-kinds.ts';
import type { RunPicture } from './run-picture.ts';
import type { TopologyEdge, TopologyGraph, TopologyNode } from './topology-graph.ts';
import { type Condition, edgeCondition, laneCondition } from './topology-states.ts';

/** One line: what something is, and how it is. */
export interface Fact extends Condition {
    readonly label: string;
    /** The entry that it leads to. */
    readonly entry?: number;
    /** Name of the link that it is about. */
    readonly link?: string;
}

export interface TopologyFacts {
    readonly title: string;
    readonly kind: string;
    /** Where it is declared. */
    readonly range?: SourceRange | undefined;
    /** Name in the Plan, of what can fail by itself. */
    readonly target?: string;
    readonly facts: readonly Fact[];
    readonly links: readonly Fact[];
    /** Agents that are not listed. */
    readonly moreAgents: number;
}

/** More agents are for the table of agents. */
const LISTED_AGENTS = 20;

/** What is told of a node at an instant. */
export function nodeFacts(picture: RunPicture, graph: TopologyGraph, node: TopologyNode, atMs: number): TopologyFacts {
    const place = graph.nodes.indexOf(node);
    const links = graph.edges
        .filter(({ from, to, links: own }) => own.length > 0 && (from === place || to === place))
        .map((edge): Fact => ({ label: edge.name, link: edge.name, ...edgeCondition(picture, edge, atMs) }));
    const base = { title: node.name, kind: componentKindName(node.kind), links };
    if (node.component === undefined) {
        const listed = node.agents.slice(0, LISTED_AGENTS);
        const facts = listed.flatMap((agent) => agentFacts(picture, agent, atMs));
        return { ...base, facts, moreAgents: node.agents.length - listed.length };
    }
    return {
        ...base,
        range: picture.reader.plan.topology.components[node.component]?.range,
        target: node.name,
        facts: componentLanes(picture, node.component).map(([label, lane]) => laneFact(picture, label, lane, atMs)),
        moreAgents: 0,
    };
}

/** What is told of a link at an instant. */
export function edgeFacts(picture: RunPicture, edge: TopologyEdge, atMs: number): TopologyFacts {
    const { links } = picture.reader.plan.topology;
    const [first] = edge.links;
    const single = edge.links.length === 1 && first !== undefined ? links[first] : undefined;
    const shown = edge.links.slice(0, LISTED_AGENTS);
    return {
        title: single?.id ?? edge.name,
        kind: single === undefined ? l10n.t('{0} links', edge.links.length) : l10n.t('link'),
        ...(single === undefined ? {} : { range: single.range, target: single.id }),
        facts: shown.map((link) =>
            laneFact(
                picture,
                single === undefined ? (links[link]?.id ?? '') : l10n.t('State'),
                picture.reader.laneOf('link', link),
                atMs,
            ),
        ),
        links: [],
        moreAgents: 0,
    };
}

function agentFacts(picture: RunPicture, agent: AgentIndex, atMs: number): readonly Fact[] {
    const { reader } = picture;
    const { agents, domains } = reader.plan.topology;
    const { name, handles } = agents[agent] ?? { name: '?', handles: [] };
    return handles.flatMap(({ domain }): readonly Fact[] => {
        const lane = reader.membershipLane(agent, domain);
        return lane === undefined ? [] : [laneFact(picture, `${name} · ${domains[domain]?.name ?? '?'}`, lane, atMs)];
    });
}

/** The lane of a component, and of what else is known of it. */
function componentLanes({ reader }: RunPicture, component: number): readonly (readonly [string, number])[] {
    const { topology } = reader.plan;
    const { whole } = topology.components[component] ?? {};
    const found = (label: string, kind: Parameters<typeof reader.laneOf>[0], indexes: readonly number[]) =>
        indexes.map((index): readonly [string, number] => [label, reader.laneOf(kind, index)]);
    const where = <Each>(all: readonly Each[], accepts: (each: Each) => boolean): readonly number[] =>
        all.flatMap((each, index) => (accepts(each) ? [index] : []));
    return [
        [l10n.t('State'), reader.laneOf('component', component)],
        ...found(
            l10n.t('Routing'),
            'router',
            where(reader.lanes.routers, (router) => router === component),
        ),
        ...found(
            l10n.t('State transfer'),
            'transfer',
            where(topology.synchronizedClients, (client) => client.component === whole),
        ),
        ...found(
            l10n.t('ACD connection'),
            'acd-connection',
            where(topology.acdConnections, ({ pim }) => pim === component),
        ),
        ...where(reader.lanes.paths, (path) => path.component === component).map((path): readonly [string, number] => [
            reader.laneName(reader.laneOf('path', path)).replace(/^.*· /, ''),
            reader.laneOf('path', path),
        ]),
    ];
}

function laneFact(picture: RunPicture, label: string, lane: number, atMs: number): Fact {
    const entry = picture.reader.entryAt(lane, atMs);
    return { label, ...laneCondition(picture, lane, atMs), ...(entry === undefined ? {} : { entry }) };
}
