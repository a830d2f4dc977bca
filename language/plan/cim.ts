/** CIM clusters: their servers and services, and how these start. */

import type { Application, CimCluster, CimRole, Component, ComponentIndex, LinkKind } from '../../simulator/plan.ts';
import type { Settings } from '../../simulator/settings.ts';
import type * as Ast from '../generated/ast.ts';
import type { ComponentNumbering, ComponentTable } from './component-table.ts';
import { releaseOf } from './numbers.ts';
import { optional } from './optional.ts';

/** Release of a cluster that gives none. */
export const CIM_RELEASE = 4.3;

export type CimServiceName = Ast.CimService['service'];

export const CIM_SERVICES = ['EAAS', 'Listener', 'DX', 'RX'] as const satisfies readonly CimServiceName[];

/** Numbers a cluster, its servers, and its services, which run on its services server. */
export function addCluster(numbering: ComponentNumbering, node: Ast.CimCluster): void {
    const cluster = numbering.add({ node, id: node.name, kind: 'application' });
    for (const server of serversOf(node).flatMap((each) => each.servers)) {
        numbering.add({ node: server, id: server.name, kind: 'cim-server', parent: cluster });
    }
    const parent = numbering.indexOf(servicesServerOf(node)) ?? cluster;
    for (const process of CIM_SERVICES) {
        numbering.add({ node, process, id: `${node.name}.${process}`, kind: 'cim-service', parent });
    }
}

/** The clusters, each with the place of its application among all. */
export function cimClustersOf(
    topology: Ast.Topology,
    table: ComponentTable,
    applications: readonly Application[],
): readonly CimCluster[] {
    return clustersIn(topology).flatMap((node) => {
        const component = table.indexOf(node);
        const application = applications.findIndex((each) => each.component === component);
        return application < 0 ? [] : [clusterOf(node, application, table)];
    });
}

/** By a cluster's component: which of its services each kind of link ends at. */
export function pathEndsOf(
    topology: Ast.Topology,
    table: ComponentTable,
): ReadonlyMap<ComponentIndex, { readonly [Kind in LinkKind]?: ComponentIndex }> {
    return new Map(
        clustersIn(topology).flatMap((node) => {
            const component = table.indexOf(node);
            const ends = {
                ...optional('mr-application', table.indexOf(node, undefined, 'EAAS')),
                ...optional('arm-application', table.indexOf(node, undefined, 'Listener')),
            };
            return component === undefined ? [] : [[component, ends] as const];
        }),
    );
}

/** The components with what the settings say of the start of a cluster's servers and services. */
export function withStarts(topology: Ast.Topology, table: ComponentTable, settings: Settings): readonly Component[] {
    const starts = new Map<ComponentIndex, Start>();
    for (const cluster of clustersIn(topology)) {
        for (const { role, servers } of serversOf(cluster)) {
            for (const server of servers) {
                addStart(starts, table.indexOf(server), startOfServer(cimRoleOf(role), server.start, settings));
            }
        }
        for (const service of CIM_SERVICES) {
            const mode = serviceOf(cluster, service)?.start;
            addStart(starts, table.indexOf(cluster, undefined, service), startOfService(mode, settings));
        }
    }
    return table.components.map((component, index) => ({ ...component, ...starts.get(index) }));
}

/** A cluster's servers by role, as the text has them. */
export function serversOf(cluster: Ast.CimCluster): readonly Ast.CimServers[] {
    return cluster.members.filter((member) => member.$type === 'CimServers');
}

/** The server that a cluster's services run on. */
export function servicesServerOf(cluster: Ast.CimCluster): Ast.CimServer | undefined {
    return serversOf(cluster).find(({ role }) => role === 'services')?.servers[0];
}

/** What the text says of a service, on any of the cluster's servers. */
export function serviceOf(cluster: Ast.CimCluster, service: CimServiceName): Ast.CimService | undefined {
    return serversOf(cluster)
        .flatMap(({ members }) => members)
        .find((each) => each.service === service);
}

/** The role that a word of the text stands for. */
export function cimRoleOf(role: Ast.CimServers['role']): CimRole {
    return role === 'load' ? 'load-balancer' : role;
}

type Start = Pick<Component, 'startsByHand' | 'startDelayMs'>;

/** Roles whose server is in service only when a service of Cisco's on it has started. */
const SLOW_ROLES: ReadonlySet<CimRole> = new Set(['messaging', 'services', 'application']);

/** The services server starts by itself: whether its services do, each of them says. */
function startOfServer(role: CimRole, mode: Ast.StartMode | undefined, settings: Settings): Start {
    const byDefault = role === 'services' || !SLOW_ROLES.has(role) || settings.cimServiceAutoStart;
    return startOf(mode, byDefault, SLOW_ROLES.has(role) ? settings.cimServiceStartDelay : 0);
}

function startOfService(mode: Ast.StartMode | undefined, settings: Settings): Start {
    return startOf(mode, settings.cimServiceAutoStart, settings.cimServiceStartDelay);
}

function startOf(mode: Ast.StartMode | undefined, byDefault: boolean, delayMs: number): Start {
    const startsByItself = mode === undefined ? byDefault : mode.mode === 'autostart';
    return {
        ...optional('startsByHand', startsByItself ? undefined : true),
        ...optional('startDelayMs', delayMs === 0 ? undefined : delayMs),
    };
}

function addStart(starts: Map<ComponentIndex, Start>, component: ComponentIndex | undefined, start: Start): void {
    if (component !== undefined) {
        starts.set(component, start);
    }
}

function clustersIn(topology: Ast.Topology): readonly Ast.CimCluster[] {
    return topology.members.filter((member) => member.$type === 'CimCluster');
}

function clusterOf(node: Ast.CimCluster, application: number, table: ComponentTable): CimCluster {
    return {
        application,
        release: releaseOf(node.release) ?? CIM_RELEASE,
        servers: serversOf(node).flatMap(({ role, servers }) =>
            servers.flatMap((server) => {
                const component = table.indexOf(server);
                return component === undefined ? [] : [{ role: cimRoleOf(role), component }];
            }),
        ),
        services: CIM_SERVICES.flatMap((name) => {
            const component = table.indexOf(node, undefined, name);
            return component === undefined ? [] : [{ name, component }];
        }),
    };
}
