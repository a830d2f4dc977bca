/** Look-ups over a Plan's topology that a run needs again and again; made once, never changed. */

import type { Plan, Topology } from '../plan.ts';
import type { LaneCounts } from '../trace/trace.ts';

export interface PlanIndex {
    readonly lanes: LaneCounts;
    /** Lane of the MR path by application, -1 if it has none. */
    readonly mrPathLanes: readonly number[];
    /** All ARM paths in order of application and place. */
    readonly armPaths: readonly { readonly application: number; readonly place: number; readonly lane: number }[];
    /** Links that have an end at a component (by component). */
    readonly linksOf: readonly (readonly number[])[];
    /** Application by its component, by the domain that it serves first. */
    readonly applicationOfComponent: ReadonlyMap<number, number>;
    readonly applicationOfDomain: ReadonlyMap<number, number>;
    /** The PIM (as a whole) that serves a peripheral. */
    readonly pimOfPeripheral: ReadonlyMap<number, number>;
    /** The gateway (as a whole) that a peripheral's PIM runs on. */
    readonly gatewayOfPeripheral: ReadonlyMap<number, number>;
    readonly controller: number;
}

/** Indexes a Plan. */
export function indexPlan(plan: Plan): PlanIndex {
    const { topology } = plan;
    const firstPath = topology.components.length + topology.links.length;
    const { mrPathLanes, armPaths, paths } = numberPaths(topology, firstPath);
    return {
        lanes: {
            components: topology.components.length,
            links: topology.links.length,
            paths,
            memberships: topology.agents.reduce((sum, agent) => sum + agent.handles.length, 0),
        },
        mrPathLanes,
        armPaths,
        linksOf: linksByComponent(topology),
        applicationOfComponent: new Map(topology.applications.map((each, index) => [each.component, index])),
        applicationOfDomain: applicationsByDomain(topology),
        pimOfPeripheral: pimsByPeripheral(topology),
        gatewayOfPeripheral: gatewaysByPeripheral(topology),
        controller: topology.components.findIndex((each) => each.kind === 'controller'),
    };
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
    return { mrPathLanes, armPaths, paths: lane - firstPath };
}

function linksByComponent(topology: Topology): number[][] {
    const links: number[][] = topology.components.map(() => []);
    topology.links.forEach((link, index) => {
        links[link.from]?.push(index);
        links[link.to]?.push(index);
    });
    return links;
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
        const { parent, serves } = component;
        if (component.kind === 'pim' && parent !== undefined && serves !== undefined) {
            gateways.set(serves, topology.components[parent]?.whole ?? parent);
        }
    }
    return gateways;
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
