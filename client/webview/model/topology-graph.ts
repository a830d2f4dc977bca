/** The topology as a graph to draw: boxes in boxes, agents together by team, and the links between them. */

import * as l10n from '@vscode/l10n';
import type {
    AgentIndex,
    Component,
    ComponentIndex,
    ComponentKind,
    LinkIndex,
    LinkKind,
    Topology,
} from '../../../simulator/plan.ts';

export interface TopologyNode {
    readonly kind: ComponentKind | 'agents';
    /** What stands in the box: the last part of the name, for the rest can be seen from the boxes around it. */
    readonly label: string;
    /** The component's name in the Plan; of agents: how the group is called. */
    readonly name: string;
    /** Place of the box around it. */
    readonly parent?: number;
    /** Whether there are boxes in it. */
    readonly isContainer: boolean;
    /** Absent for a group of agents. */
    readonly component?: ComponentIndex;
    /** The agents of a group, with their desktops. */
    readonly agents: readonly AgentIndex[];
}

export interface TopologyEdge {
    /** `on`: agents belong to a peripheral, which is no link. */
    readonly kind: LinkKind | 'on';
    /** Name of the link in the Plan, or of what the links have in common. */
    readonly name: string;
    /** Places of nodes. */
    readonly from: number;
    readonly to: number;
    /** One, except for the links of a group's desktops. */
    readonly links: readonly LinkIndex[];
}

export interface TopologyGraph {
    readonly nodes: readonly TopologyNode[];
    readonly edges: readonly TopologyEdge[];
}

/** The graph of a topology; pairs are drawn as their sides, and what is in step on both sides only there. */
export function topologyGraph(topology: Topology): TopologyGraph {
    const shown = topology.components.flatMap((component, index) => (isDrawn(component) ? [index] : []));
    const places = new Map(shown.map((component, place) => [component, place]));
    const parents = shown.map((component) => places.get(containerOf(topology, component) ?? -1));
    const containers = new Set(parents);
    const nodes = shown.map((component, place): TopologyNode => {
        const { id, kind } = componentAt(topology, component);
        const parent = parents[place];
        return {
            kind,
            label: labelOf(topology, component),
            name: id,
            ...(parent === undefined ? {} : { parent }),
            isContainer: containers.has(place),
            component,
            agents: [],
        };
    });
    const groups = agentGroups(topology);
    return {
        nodes: [...nodes, ...groups.map(({ node }) => node)],
        edges: [
            ...componentEdges(topology, places),
            ...groups.flatMap((group, place) => groupEdges(topology, group, nodes.length + place, places)),
        ],
    };
}

/** Desktops are drawn with their agents; a pair of processes inside a pair of sides is drawn on the sides. */
function isDrawn({ kind, instances, parent }: Component): boolean {
    return kind !== 'desktop' && (instances.length === 0 || parent === undefined);
}

/** What a component is drawn in: what it runs on, the pair that it is a side of, the peripheral that it is a service of. */
function containerOf(topology: Topology, index: ComponentIndex): ComponentIndex | undefined {
    const { parent, whole, kind, serves } = componentAt(topology, index);
    if (parent === undefined) {
        return kind === 'cti-manager' ? serves : whole;
    }
    // An OPC is drawn beside what runs under it: one box less around each PIM.
    const on = componentAt(topology, parent);
    return on.kind === 'opc' ? on.parent : parent;
}

function labelOf(topology: Topology, index: ComponentIndex): string {
    const { id, kind, side, parent } = componentAt(topology, index);
    if (side !== undefined && parent === undefined) {
        return l10n.t('Side {0}', side);
    }
    switch (kind) {
        case 'router':
            return 'CallRouter';
        case 'logger':
            return 'Logger';
        case 'opc':
            return 'OPC';
        default:
            return id.slice(id.lastIndexOf('.') + 1);
    }
}

function componentEdges(topology: Topology, places: ReadonlyMap<ComponentIndex, number>): readonly TopologyEdge[] {
    return topology.links.flatMap(({ id, kind, from, to, instances }, link): readonly TopologyEdge[] => {
        const fromPlace = places.get(from);
        const toPlace = places.get(to);
        return instances.length > 0 || fromPlace === undefined || toPlace === undefined
            ? []
            : [{ kind, name: id, from: fromPlace, to: toPlace, links: [link] }];
    });
}

interface AgentGroup {
    readonly node: TopologyNode;
    readonly peripheral: ComponentIndex;
    readonly finesse?: ComponentIndex | undefined;
}

/** So many agents are named, more are counted. */
const NAMED_AGENTS = 3;

/** Agents of one team on one peripheral at one Finesse server belong together. */
function agentGroups(topology: Topology): readonly AgentGroup[] {
    const teams = new Map(topology.teams.flatMap(({ name, agents }) => agents.map((agent) => [agent, name])));
    const groups = new Map<string, AgentIndex[]>();
    for (const [index, { peripheral, finesse }] of topology.agents.entries()) {
        const key = `${peripheral} ${finesse} ${teams.get(index) ?? ''}`;
        const members = groups.get(key);
        if (members === undefined) {
            groups.set(key, [index]);
        } else {
            members.push(index);
        }
    }
    return [...groups.values()].flatMap((agents): readonly AgentGroup[] => {
        const [first] = agents;
        const agent = topology.agents[first ?? -1];
        return first === undefined || agent === undefined
            ? []
            : [
                  {
                      node: groupNode(topology, agents, teams.get(first)),
                      peripheral: agent.peripheral,
                      finesse: agent.finesse,
                  },
              ];
    });
}

function groupNode(topology: Topology, agents: readonly AgentIndex[], team: string | undefined): TopologyNode {
    const names = agents.slice(0, NAMED_AGENTS).map((agent) => topology.agents[agent]?.name ?? '?');
    const label = team ?? (agents.length <= NAMED_AGENTS ? names.join(', ') : l10n.t('{0} agents', agents.length));
    return { kind: 'agents', label, name: label, isContainer: false, agents };
}

function groupEdges(
    topology: Topology,
    { node, peripheral, finesse }: AgentGroup,
    from: number,
    places: ReadonlyMap<ComponentIndex, number>,
): readonly TopologyEdge[] {
    const desktops = new Set(node.agents.map((agent) => topology.agents[agent]?.desktop));
    const edge = (
        kind: TopologyEdge['kind'],
        to: ComponentIndex,
        links: readonly LinkIndex[],
    ): readonly TopologyEdge[] => {
        const place = places.get(to);
        const name = `${node.name} -- ${componentAt(topology, to).id}`;
        return place === undefined ? [] : [{ kind, name, from, to: place, links }];
    };
    const links = topology.links.flatMap((link, index) =>
        link.kind === 'desktop' && desktops.has(link.from) ? [index] : [],
    );
    return [...edge('on', peripheral, []), ...(finesse === undefined ? [] : edge('desktop', finesse, links))];
}

function componentAt({ components }: Topology, index: ComponentIndex): Component {
    const component = components[index];
    if (component === undefined) {
        throw new RangeError(`there is no component ${index}: the topology has ${components.length}`);
    }
    return component;
}
