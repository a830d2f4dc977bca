/** How the lanes of a trace are numbered and named, as {@link LaneCounts} says. */

import type { AgentIndex, ApplicationIndex, ComponentIndex, DomainIndex, PathName, Plan, Topology } from '../plan.ts';
import {
    ACD_CONNECTION_STATES,
    type AcdConnectionState,
    AGENT_STATES,
    type AgentState,
    COMPONENT_STATES,
    type ComponentState,
    LINK_STATES,
    type LinkState,
    MEDIA_CONNECTION_STATES,
    type MediaConnectionState,
    PATH_STATES,
    type PathState,
    ROUTER_STATES,
    type RouterState,
    TASK_STATES,
    type TaskState,
    TRANSFER_STATES,
    type TransferState,
} from '../states.ts';
import { LANE_KINDS, type LaneCounts, type LaneKind } from './trace.ts';

/** Any state that a lane can be in. */
export type LaneState =
    | AcdConnectionState
    | AgentState
    | ComponentState
    | LinkState
    | MediaConnectionState
    | PathState
    | RouterState
    | TaskState
    | TransferState;

/** An agent in one domain. */
export interface MembershipLane {
    readonly agent: AgentIndex;
    readonly domain: DomainIndex;
}

/** One of an application's paths; `ctiServer` where it is an ARM path. */
export interface PathLane {
    readonly application: ApplicationIndex;
    readonly component: ComponentIndex;
    readonly ctiServer?: ComponentIndex;
}

const STATES: Readonly<Record<LaneKind, readonly LaneState[]>> = {
    component: COMPONENT_STATES,
    link: LINK_STATES,
    path: PATH_STATES,
    router: ROUTER_STATES,
    transfer: TRANSFER_STATES,
    'acd-connection': ACD_CONNECTION_STATES,
    'media-connection': MEDIA_CONNECTION_STATES,
    membership: AGENT_STATES,
    task: TASK_STATES,
};

/** The states that lanes of a kind can be in; a transition names one by its index. */
export function statesOf(kind: LaneKind): readonly LaneState[] {
    return STATES[kind];
}

/** The paths of all applications in the order of their lanes. */
export function pathLanes(topology: Topology): readonly PathLane[] {
    return topology.applications.flatMap(({ component, mrPath, armPaths }, application) => [
        ...(mrPath === undefined ? [] : [{ application, component }]),
        ...armPaths.map(({ ctiServer }) => ({ application, component, ctiServer })),
    ]);
}

/** The memberships of all agents in the order of their lanes. */
export function membershipLanes(topology: Topology): readonly MembershipLane[] {
    return topology.agents.flatMap(({ handles }, agent) => handles.map(({ domain }) => ({ agent, domain })));
}

/** The CallRouters that have a lane: those of a duplexed controller's sides, the one of a simplex controller. */
export function routerLanes(topology: Topology): readonly ComponentIndex[] {
    return topology.controllers.flatMap(({ router, sides }) =>
        sides.length === 0 ? [router] : sides.map((side) => side.router),
    );
}

/** How many lanes of each kind every trace of a plan has, tasks aside. */
export function laneCounts(topology: Topology): LaneCounts {
    return {
        components: topology.components.length,
        links: topology.links.length,
        paths: pathLanes(topology).length,
        routers: routerLanes(topology).length,
        transfers: topology.synchronizedClients.length,
        acdConnections: topology.acdConnections.length,
        mediaConnections: topology.mediaConnections.length,
        memberships: membershipLanes(topology).length,
    };
}

/** Number of the first lane of each kind. */
export function firstLanes(counts: LaneCounts): Readonly<Record<LaneKind, number>> {
    const link = counts.components;
    const path = link + counts.links;
    const router = path + counts.paths;
    const transfer = router + counts.routers;
    const acdConnection = transfer + counts.transfers;
    const mediaConnection = acdConnection + counts.acdConnections;
    const membership = mediaConnection + counts.mediaConnections;
    return {
        component: 0,
        link,
        path,
        router,
        transfer,
        'acd-connection': acdConnection,
        'media-connection': mediaConnection,
        membership,
        task: membership + counts.memberships,
    };
}

/** The lanes of a run that had `taskCount` tasks. */
export class Lanes {
    readonly count: number;
    readonly paths: readonly PathLane[];
    readonly memberships: readonly MembershipLane[];
    readonly routers: readonly ComponentIndex[];
    readonly #topology: Topology;
    readonly #first: Readonly<Record<LaneKind, number>>;
    readonly #membershipLanes: ReadonlyMap<string, number>;

    constructor(plan: Plan, taskCount: number) {
        this.#topology = plan.topology;
        this.paths = pathLanes(plan.topology);
        this.memberships = membershipLanes(plan.topology);
        this.routers = routerLanes(plan.topology);
        this.#first = firstLanes(laneCounts(plan.topology));
        this.count = this.#first.task + taskCount;
        this.#membershipLanes = new Map(
            this.memberships.map(({ agent, domain }, index) => [`${agent} ${domain}`, this.#first.membership + index]),
        );
    }

    kindOf(lane: number): LaneKind {
        const first = this.#first;
        if (lane < 0 || lane >= this.count) {
            throw new RangeError(`there is no lane ${lane}: the trace has ${this.count}`);
        }
        return LANE_KINDS.findLast((kind) => lane >= first[kind]) ?? 'task';
    }

    /** Place of a lane among those of its kind: the index of the component, link, path, and so on. */
    indexOf(lane: number): number {
        return lane - this.#first[this.kindOf(lane)];
    }

    laneOf(kind: LaneKind, index: number): number {
        return this.#first[kind] + index;
    }

    /** Place of a path among the paths. */
    pathIndex(path: PathName): number {
        const own = this.paths.flatMap(({ application }, index) => (application === path.application ? [index] : []));
        const isMr = (index: number) => this.paths[index]?.ctiServer === undefined;
        const index = path.kind === 'mr' ? own.find(isMr) : own.filter((each) => !isMr(each))[path.place];
        return index ?? -1;
    }

    /** The lane of an agent in a domain; none where the agent does not handle it. */
    membershipLane(agent: AgentIndex, domain: DomainIndex): number | undefined {
        return this.#membershipLanes.get(`${agent} ${domain}`);
    }

    /** Name of what a lane is about; tasks have theirs in the trace. */
    nameOf(kind: Exclude<LaneKind, 'task'>, index: number): string {
        switch (kind) {
            case 'component':
                return this.#componentName(index);
            case 'link':
                return this.#topology.links[index]?.id ?? `link ${index}`;
            case 'path':
                return this.#pathName(index);
            case 'router':
                return `${this.#componentName(this.routers[index] ?? -1)} · state`;
            case 'transfer':
                return `${this.#componentName(this.#topology.synchronizedClients[index]?.component ?? -1)} · state transfer`;
            case 'acd-connection':
                return `${this.#componentName(this.#topology.acdConnections[index]?.pim ?? -1)} · ACD connection`;
            case 'media-connection':
                return this.#mediaConnectionName(index);
            case 'membership':
                return this.#membershipName(index);
        }
    }

    #componentName(index: number): string {
        return this.#topology.components[index]?.id ?? `component ${index}`;
    }

    #pathName(index: number): string {
        const path = this.paths[index];
        if (path === undefined) {
            return `path ${index}`;
        }
        const application = this.#componentName(path.component);
        return path.ctiServer === undefined
            ? `${application} · MR path`
            : `${application} · ARM path to ${this.#componentName(path.ctiServer)}`;
    }

    #mediaConnectionName(index: number): string {
        const link = this.#topology.mediaConnections[index]?.link;
        return `${this.#topology.links[link ?? -1]?.id ?? `media connection ${index}`} · connection`;
    }

    #membershipName(index: number): string {
        const membership = this.memberships[index];
        if (membership === undefined) {
            return `membership ${index}`;
        }
        const agent = this.#topology.agents[membership.agent]?.name ?? `agent ${membership.agent}`;
        return `${agent} · ${this.#topology.domains[membership.domain]?.name ?? `domain ${membership.domain}`}`;
    }
}
