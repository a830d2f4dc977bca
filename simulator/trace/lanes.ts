/** How the lanes of a trace are numbered and named, as {@link LaneCounts} says. */

import type { AgentIndex, ApplicationIndex, ComponentIndex, DomainIndex, Plan, Topology } from '../plan.ts';
import {
    AGENT_STATES,
    type AgentState,
    COMPONENT_STATES,
    type ComponentState,
    LINK_STATES,
    type LinkState,
    PATH_STATES,
    type PathState,
    TASK_STATES,
    type TaskState,
} from '../states.ts';
import type { LaneCounts, LaneKind } from './trace.ts';

/** Any state that a lane can be in. */
export type LaneState = AgentState | ComponentState | LinkState | PathState | TaskState;

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

/** How many lanes of each kind every trace of a plan has, tasks aside. */
export function laneCounts(topology: Topology): LaneCounts {
    return {
        components: topology.components.length,
        links: topology.links.length,
        paths: pathLanes(topology).length,
        memberships: membershipLanes(topology).length,
    };
}

/** The lanes of a run that had `taskCount` tasks. */
export class Lanes {
    readonly count: number;
    readonly paths: readonly PathLane[];
    readonly memberships: readonly MembershipLane[];
    readonly #topology: Topology;
    readonly #first: Readonly<Record<LaneKind, number>>;
    readonly #membershipLanes: ReadonlyMap<string, number>;

    constructor(plan: Plan, taskCount: number) {
        this.#topology = plan.topology;
        this.paths = pathLanes(plan.topology);
        this.memberships = membershipLanes(plan.topology);
        this.#first = firstLanes(plan.topology);
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
        if (lane < first.link) {
            return 'component';
        }
        if (lane < first.path) {
            return 'link';
        }
        if (lane < first.membership) {
            return 'path';
        }
        return lane < first.task ? 'membership' : 'task';
    }

    /** Place of a lane among those of its kind: the component's, link's, path's, membership's or task's index. */
    indexOf(lane: number): number {
        return lane - this.#first[this.kindOf(lane)];
    }

    laneOf(kind: LaneKind, index: number): number {
        return this.#first[kind] + index;
    }

    /** The lane of an agent in a domain; none where the agent does not handle it. */
    membershipLane(agent: AgentIndex, domain: DomainIndex): number | undefined {
        return this.#membershipLanes.get(`${agent} ${domain}`);
    }

    /** Name of a component, link, path or membership. */
    nameOf(kind: Exclude<LaneKind, 'task'>, index: number): string {
        switch (kind) {
            case 'component':
                return this.#componentName(index);
            case 'link':
                return this.#topology.links[index]?.id ?? `link ${index}`;
            case 'path':
                return this.#pathName(index);
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

    #membershipName(index: number): string {
        const membership = this.memberships[index];
        if (membership === undefined) {
            return `membership ${index}`;
        }
        const agent = this.#topology.agents[membership.agent]?.name ?? `agent ${membership.agent}`;
        return `${agent} · ${this.#topology.domains[membership.domain]?.name ?? `domain ${membership.domain}`}`;
    }
}

function firstLanes(topology: Topology): Readonly<Record<LaneKind, number>> {
    const { components, links, paths, memberships } = laneCounts(topology);
    return {
        component: 0,
        link: components,
        path: components + links,
        membership: components + links + paths,
        task: components + links + paths + memberships,
    };
}
