/** Look-ups over a Plan's topology that a run needs again and again; made once, never changed. */

import type { Component, ComponentKind, Link, Plan, Topology } from '../plan.ts';
import { firstLanes, laneCounts } from '../trace/lanes.ts';
import type { LaneCounts, LaneKind } from '../trace/trace.ts';
import { type MembershipColumns, membershipColumns } from './membership-columns.ts';

export interface PlanIndex {
    readonly lanes: LaneCounts;
    /** Number of the first lane of each kind. */
    readonly firstLane: Readonly<Record<LaneKind, number>>;
    /** Lane of the MR path by application, -1 if it has none. */
    readonly mrPathLanes: readonly number[];
    /** All ARM paths in order of application and place. */
    readonly armPaths: readonly { readonly application: number; readonly place: number; readonly lane: number }[];
    /** Links that have an end at a component (by component). */
    readonly linksOf: readonly (readonly number[])[];
    /** All links, each after those that it is made of or carried by. */
    readonly linksInOrder: readonly number[];
    /** Application by its component, by the domain that it serves first. */
    readonly applicationOfComponent: ReadonlyMap<number, number>;
    readonly applicationOfDomain: ReadonlyMap<number, number>;
    /** The PIM (as a whole) that serves a peripheral. */
    readonly pimOfPeripheral: ReadonlyMap<number, number>;
    /** What a peripheral's gateway is gone without: the OPC (as a whole) that its PIM runs under. */
    readonly gatewayOfPeripheral: ReadonlyMap<number, number>;
    /** Connection of a process of an Aspect PIM. */
    readonly acdConnectionOfPim: ReadonlyMap<number, number>;
    /** CIM cluster that an application is. */
    readonly clusterOfApplication: ReadonlyMap<number, number>;
    readonly memberships: MembershipColumns;
    readonly controller: number;
    /** By statement: the agents of the skill group that its work is for; undefined where it is for anyone. */
    readonly groupAgents: readonly (ReadonlySet<number> | undefined)[];
    /** Domains with work for a skill group. */
    readonly domainsWithGroupWork: ReadonlySet<number>;
    /** The CallRouters in order of their lanes. */
    readonly routers: readonly RouterPlace[];
    /** Lanes of a controller's CallRouters (places in `routers`), side A first. */
    readonly routersOf: readonly (readonly number[])[];
}

/** Where a CallRouter is. */
export interface RouterPlace {
    /** Index into the topology's controllers. */
    readonly controller: number;
    /** Its controller side, or the controller if that is simplex. */
    readonly side: number;
    /** 0 for side A and for a simplex controller, 1 for side B. */
    readonly place: number;
    readonly router: number;
    readonly logger: number;
}

/** Indexes a Plan. */
export function indexPlan(plan: Plan): PlanIndex {
    const { topology } = plan;
    const lanes = laneCounts(topology);
    const firstLane = firstLanes(lanes);
    const { mrPathLanes, armPaths } = numberPaths(topology, firstLane.path);
    const pimOfPeripheral = pimsByPeripheral(topology);
    const gatewayOfPeripheral = gatewaysByPeripheral(topology);
    return {
        lanes,
        firstLane,
        mrPathLanes,
        armPaths,
        linksOf: linksByComponent(topology),
        linksInOrder: linksInOrder(topology),
        applicationOfComponent: new Map(topology.applications.map((each, index) => [each.component, index])),
        applicationOfDomain: applicationsByDomain(topology),
        pimOfPeripheral,
        gatewayOfPeripheral,
        acdConnectionOfPim: new Map(topology.acdConnections.map((each, index) => [each.pim, index])),
        clusterOfApplication: new Map(topology.cimClusters.map((each, index) => [each.application, index])),
        memberships: membershipColumns(plan, gatewayOfPeripheral, [...pimOfPeripheral.keys()]),
        controller: topology.components.findIndex((each) => each.kind === 'controller'),
        groupAgents: plan.timeline.map(({ action }) => {
            const group = action.kind === 'receive' ? action.work.skillGroup : undefined;
            return group === undefined ? undefined : new Set(topology.skillGroups[group]?.agents);
        }),
        domainsWithGroupWork: new Set(
            plan.timeline.flatMap(({ action }) =>
                action.kind === 'receive' && action.work.skillGroup !== undefined ? [action.domain] : [],
            ),
        ),
        ...numberRouters(topology),
    };
}

function numberRouters({ controllers }: Topology) {
    const routers = controllers.flatMap(({ component, router, logger, sides }, controller): RouterPlace[] =>
        sides.length === 0
            ? [{ controller, side: component, place: 0, router, logger }]
            : sides.map((side, place) => ({
                  controller,
                  side: side.component,
                  place,
                  router: side.router,
                  logger: side.logger,
              })),
    );
    const routersOf = controllers.map((_, controller) =>
        routers.flatMap((each, index) => (each.controller === controller ? [index] : [])),
    );
    return { routers, routersOf };
}

function numberPaths(topology: Topology, firstPath: number) {
    const mrPathLanes: number[] = [];
    const armPaths: { application: number; place: number; lane: number }[] = [];
    let lane = firstPath;
    topology.applications.forEach((application, index) => {
        mrPathLanes.push(application.mrPath === undefined ? -1 : lane++);
        application.armPaths.forEach((_, place) => {
            armPaths.push({ application: index, place, lane: lane++ });
        });
    });
    return { mrPathLanes, armPaths };
}

function linksByComponent(topology: Topology): number[][] {
    const links: number[][] = topology.components.map(() => []);
    topology.links.forEach((link, index) => {
        links[link.from]?.push(index);
        links[link.to]?.push(index);
    });
    return links;
}

function linksInOrder({ links }: Topology): number[] {
    const rank = ({ instances, carriers }: Link): number => (instances.length > 0 ? 2 : carriers.length > 0 ? 1 : 0);
    return links.map((_, index) => index).sort((left, right) => rankAt(left) - rankAt(right) || left - right);

    function rankAt(index: number): number {
        const link = links[index];
        return link === undefined ? 0 : rank(link);
    }
}

function applicationsByDomain(topology: Topology): Map<number, number> {
    const applications = new Map<number, number>();
    topology.applications.forEach((application, index) => {
        for (const domain of application.domains) {
            if (!applications.has(domain)) {
                applications.set(domain, index);
            }
        }
    });
    return applications;
}

function gatewaysByPeripheral(topology: Topology): Map<number, number> {
    const gateways = new Map<number, number>();
    for (const component of topology.components) {
        const { serves } = component;
        const gateway = wholeBelow(topology, component, ['opc', 'gateway', 'gateway-side']);
        if (component.kind === 'pim' && gateway !== undefined && serves !== undefined) {
            gateways.set(serves, gateway);
        }
    }
    return gateways;
}

/** The gateway (as a whole) that a process runs on. */
export function gatewayOf(topology: Topology, process: Component): number | undefined {
    return wholeBelow(topology, process, ['gateway', 'gateway-side']);
}

/** The first of some kinds that a process runs on, as a whole. */
function wholeBelow(topology: Topology, process: Component, kinds: readonly ComponentKind[]): number | undefined {
    let index = process.parent;
    while (index !== undefined) {
        const component = topology.components[index];
        if (component !== undefined && kinds.includes(component.kind)) {
            return component.whole ?? index;
        }
        index = component?.parent;
    }
    return undefined;
}

function pimsByPeripheral(topology: Topology): Map<number, number> {
    const pims = new Map<number, number>();
    topology.components.forEach((component, index) => {
        if (component.kind === 'pim' && component.whole === undefined && component.serves !== undefined) {
            pims.set(component.serves, index);
        }
    });
    return pims;
}
