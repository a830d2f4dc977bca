/** The servers and services of CIM clusters: which of them answer, and what new work has to wait for. */

import type { CimRole, Plan } from '../plan.ts';
import type { RuleId } from '../rules/registry.ts';
import type { Run, RunEventKind } from '../run.ts';
import type { CimOutageEffect } from '../settings/cim.ts';
import { isComponentUp, isRunning, setInService } from './availability.ts';
import { must } from './lookup.ts';
import type { CimClusterCondition, LiveTask } from './world.ts';

/** The clusters of a Plan, every server and service in service. */
export function initialCimClusters(plan: Plan): CimClusterCondition[] {
    return plan.topology.cimClusters.map(({ servers, services }) => ({
        running: true,
        servers: servers.map(() => ({ running: true, up: true, restartedAlone: false })),
        services: services.map(() => ({ up: true })),
        stopped: false,
        latestServer: -1,
        withoutAttachments: 0,
        logins: new Map<number, number>(),
        awaitingServer: new Set<number>(),
    }));
}

/** The cluster that an application is, if it is one. */
export function clusterOf(run: Run, application: number): number | undefined {
    return run.index.clusterOfApplication.get(application);
}

/** The cluster that a server or service belongs to. */
export function clusterOfPart(run: Run, component: number): number {
    return run.plan.topology.cimClusters.findIndex(({ servers, services }) =>
        [...servers, ...services].some((part) => part.component === component),
    );
}

/** Role of a server. */
export function roleOf(run: Run, component: number): CimRole | undefined {
    const servers = run.plan.topology.cimClusters.flatMap((cluster) => cluster.servers);
    return servers.find((server) => server.component === component)?.role;
}

/** The component of the cluster itself. */
export function componentOfCluster(run: Run, cluster: number): number {
    const { application } = must(run.plan.topology.cimClusters[cluster]);
    return must(run.plan.topology.applications[application]).component;
}

export function serversWithRole(run: Run, cluster: number, role: CimRole): number[] {
    const { servers } = must(run.plan.topology.cimClusters[cluster]);
    return servers.flatMap((server) => (server.role === role ? [server.component] : []));
}

/** Whether a role is filled: by a server that answers, or by none that could fail. */
export function isRoleFilled(run: Run, cluster: number, role: CimRole): boolean {
    const servers = serversWithRole(run, cluster, role);
    return servers.length === 0 || servers.some((server) => isComponentUp(run, server));
}

/** Finds what started, stopped, answers or does not answer any more since the last look, and lets the rules react. */
export function reviewClusters(run: Run): void {
    run.plan.topology.cimClusters.forEach(({ servers, services }, index) => {
        const condition = must(run.world.cimClusters[index]);
        reviewCluster(run, index, condition);
        servers.forEach(({ component }, place) => {
            const server = must(condition.servers[place]);
            const running = isRunning(run, component);
            if (running !== server.running) {
                server.running = running;
                raise(run, running ? 'cim-server-started' : 'cim-server-stopped', component);
            }
            const up = isComponentUp(run, component);
            if (up !== server.up) {
                server.up = up;
                raise(run, up ? 'cim-server-restored' : 'cim-server-lost', component);
            }
        });
        services.forEach(({ component }, place) => {
            const service = must(condition.services[place]);
            const up = isComponentUp(run, component);
            if (up !== service.up) {
                service.up = up;
                if (up) {
                    raise(run, 'cim-service-restored', component);
                }
            }
        });
    });
}

/** Why a new task of a cluster has to wait, as the rule that says so; undefined if it has not to. */
export function obstacleToNew(run: Run, cluster: number, domain: number): RuleId | undefined {
    switch (must(run.plan.topology.domains[domain]).kind) {
        case 'chat':
            return obstacleToChats(run, cluster);
        case 'email':
            return isServiceUp(run, cluster, 'RX') ? undefined : 'cim/retriever-down';
        case 'task':
        case 'voice':
            return undefined;
    }
}

/** The application server for a new session: the healthy one after that of the last session; -1 if there is none. */
export function nextApplicationServer(run: Run, cluster: number): number {
    const servers = serversWithRole(run, cluster, 'application');
    const condition = must(run.world.cimClusters[cluster]);
    const first = servers.indexOf(condition.latestServer) + 1;
    const inTurn = [...servers.slice(first), ...servers.slice(0, first)];
    const chosen = inTurn.find((server) => isComponentUp(run, server)) ?? -1;
    condition.latestServer = chosen;
    return chosen;
}

/** What the outage of a role that supports others does now; `no-effect` while the role is filled. */
export function outageEffect(run: Run, cluster: number, role: 'database' | 'file' | 'web'): CimOutageEffect {
    if (isRoleFilled(run, cluster, role)) {
        return 'no-effect';
    }
    const { cimDatabaseDown, cimFileServerDown, cimWebServerDown } = run.plan.settings;
    return { database: cimDatabaseDown, file: cimFileServerDown, web: cimWebServerDown }[role];
}

/** Whether the outage of any role has an effect now. */
export function hasOutageWith(run: Run, cluster: number, effect: CimOutageEffect): boolean {
    return SUPPORTING_ROLES.some((role) => outageEffect(run, cluster, role) === effect);
}

export const SUPPORTING_ROLES = ['database', 'file', 'web'] as const;

/** Notes that a cluster stands still, or does not any more, with all its services. */
export function setStopped(run: Run, cluster: number, stopped: boolean, rule: RuleId, cause: number): void {
    const condition = must(run.world.cimClusters[cluster]);
    if (condition.stopped !== stopped) {
        condition.stopped = stopped;
        reviewService(run, cluster, rule, cause);
    }
}

/** Notes that a server was restarted alone and must not serve, or that its cluster was restarted since. */
export function setRestartedAlone(run: Run, component: number, alone: boolean, rule: RuleId, cause: number): void {
    const cluster = clusterOfPart(run, component);
    const { servers } = must(run.plan.topology.cimClusters[cluster]);
    const place = servers.findIndex((server) => server.component === component);
    const server = must(must(run.world.cimClusters[cluster]).servers[place]);
    if (server.restartedAlone !== alone) {
        server.restartedAlone = alone;
        reviewService(run, cluster, rule, cause);
    }
}

/** Tasks of a cluster, in order of arrival. */
export function tasksOfCluster(run: Run, cluster: number): LiveTask[] {
    const { application } = must(run.plan.topology.cimClusters[cluster]);
    return [...run.world.tasks.values()]
        .filter((task) => task.application === application)
        .sort((left, right) => left.key - right.key);
}

/** Puts everything into service or out of it, as the cluster's condition now has it. */
function reviewService(run: Run, cluster: number, rule: RuleId, cause: number): void {
    const { servers, services } = must(run.plan.topology.cimClusters[cluster]);
    const condition = must(run.world.cimClusters[cluster]);
    const alone = (place: number) => must(condition.servers[place]).restartedAlone;
    const withoutServer = servers.some(({ role }, place) => role === 'services' && alone(place));
    setInService(run, componentOfCluster(run, cluster), !condition.stopped, rule, cause);
    servers.forEach(({ component }, place) => {
        setInService(run, component, !alone(place), rule, cause);
    });
    for (const { component } of services) {
        setInService(run, component, !condition.stopped && !withoutServer, rule, cause);
    }
}

function reviewCluster(run: Run, index: number, condition: CimClusterCondition): void {
    const component = componentOfCluster(run, index);
    const running = isRunning(run, component);
    if (condition.running && !running) {
        const cause = must(run.world.components[component]).entry;
        run.raise({ kind: 'cim-cluster-stopped', about: index, cause });
    }
    condition.running = running;
}

function raise(run: Run, kind: RunEventKind, component: number): void {
    run.raise({ kind, about: component, cause: must(run.world.components[component]).entry });
}

function obstacleToChats(run: Run, cluster: number): RuleId | undefined {
    if (!isRoleFilled(run, cluster, 'messaging')) {
        return 'cim/messaging-down';
    }
    if (!isRoleFilled(run, cluster, 'load-balancer') || !isRoleFilled(run, cluster, 'application')) {
        return 'cim/load-balancer-health';
    }
    return hasOutageWith(run, cluster, 'no-new-sessions') ? 'cim/supporting-server-down' : undefined;
}

/** A service that the cluster does not declare cannot be missed. */
function isServiceUp(run: Run, cluster: number, name: 'RX'): boolean {
    const { services } = must(run.plan.topology.cimClusters[cluster]);
    return services.every((service) => service.name !== name || isComponentUp(run, service.component));
}
