/** The monitor pages of each CIM cluster and its load balancer's view, at any instant of a finished run (`cim/…`). */

import type { ApplicationIndex, CimCluster, CimRole, CimServiceName, ComponentIndex, PathName } from '../plan.ts';
import type { LinkState, MonitorState } from '../states.ts';
import type { TraceReader } from '../trace/reader.ts';

/** What is seen of one cluster. */
export interface CimMonitor {
    readonly application: ApplicationIndex;
    readonly name: string;
    /** Whether a web server is there to show the pages; what they would show is given either way. */
    readonly answers: boolean;
    readonly services: readonly MonitoredService[];
    readonly links: readonly MonitoredLink[];
    readonly health: readonly ServerHealth[];
    /** Whether the load balancer, where there is one, is there to look at the servers. */
    readonly balances: boolean;
}

export interface MonitoredService {
    readonly name: CimServiceName;
    /** NA: the cluster has no such service, so there is no remote object to ask. */
    readonly state: Extract<MonitorState, 'ALIVE' | 'NOT_ANSWERING' | 'NA'>;
    readonly sinceMs: number;
}

export interface MonitoredLink {
    readonly kind: 'MR' | 'ARM';
    /** The service that is the cluster's end of it. */
    readonly service: 'EAAS' | 'Listener';
    /** Name of what it leads to: the MR PIM, or the CTI server. */
    readonly to: string;
    readonly state: LinkState;
    readonly sinceMs: number;
}

export interface ServerHealth {
    readonly server: string;
    readonly role: CimRole;
    /** How the load balancer asks. */
    readonly check: 'HTTP' | 'port 9001';
    readonly state: Extract<MonitorState, 'HEALTHY' | 'UNHEALTHY'>;
    readonly sinceMs: number;
}

/** What is seen of all clusters after everything that happened up to an instant, included. */
export function cimMonitorsAt(reader: TraceReader, atMs: number): readonly CimMonitor[] {
    const { cimClusters, applications } = reader.plan.topology;
    return cimClusters.map((cluster) => {
        const up = (role: CimRole) => isRoleFilled(reader, cluster, role, atMs);
        return {
            application: cluster.application,
            name: idOf(reader, applications[cluster.application]?.component),
            answers: up('web'),
            services: SERVICE_NAMES.map((name) => serviceAt(reader, cluster, name, atMs)),
            links: linksAt(reader, cluster, atMs),
            health: healthAt(reader, cluster, atMs),
            balances: up('load-balancer'),
        };
    });
}

const SERVICE_NAMES = ['DX', 'RX', 'EAAS', 'Listener'] as const satisfies readonly CimServiceName[];

/** Roles that the load balancer looks at, and how. */
const CHECKS: Partial<Readonly<Record<CimRole, ServerHealth['check']>>> = {
    web: 'HTTP',
    application: 'port 9001',
    messaging: 'port 9001',
};

/** How the load balancer asks a server of a role; undefined where it does not. */
export function healthCheckOf(role: CimRole): ServerHealth['check'] | undefined {
    return CHECKS[role];
}

function serviceAt(reader: TraceReader, cluster: CimCluster, name: CimServiceName, atMs: number): MonitoredService {
    const service = cluster.services.find((each) => each.name === name);
    if (service === undefined) {
        return { name, state: 'NA', sinceMs: 0 };
    }
    const { up, sinceMs } = componentAt(reader, service.component, atMs);
    return { name, state: up ? 'ALIVE' : 'NOT_ANSWERING', sinceMs };
}

function linksAt(reader: TraceReader, { application }: CimCluster, atMs: number): readonly MonitoredLink[] {
    const { mrPath, armPaths = [] } = reader.plan.topology.applications[application] ?? {};
    const mr = mrPath === undefined ? [] : [linkAt(reader, { kind: 'mr', application }, mrPath.pim, atMs)];
    const arms = armPaths.map(({ ctiServer }, place) =>
        linkAt(reader, { kind: 'arm', application, place }, ctiServer, atMs),
    );
    return [...mr, ...arms];
}

/** A path whose other leg is down is still connected to the cluster. */
function linkAt(reader: TraceReader, path: PathName, to: ComponentIndex, atMs: number): MonitoredLink {
    const lane = reader.laneOf('path', reader.lanes.pathIndex(path));
    const isUp = (entry: number | undefined) => entry !== undefined && reader.stateOfEntry(entry) !== 'DISCONNECTED';
    const up = isUp(reader.entryAt(lane, atMs));
    return {
        ...(path.kind === 'mr'
            ? ({ kind: 'MR', service: 'EAAS' } as const)
            : ({ kind: 'ARM', service: 'Listener' } as const)),
        to: idOf(reader, to),
        state: up ? 'UP' : 'DOWN',
        sinceMs: sinceWhen(reader, lane, atMs, (entry) => isUp(entry) === up),
    };
}

function healthAt(reader: TraceReader, { servers }: CimCluster, atMs: number): readonly ServerHealth[] {
    return servers.flatMap(({ role, component }) => {
        const check = CHECKS[role];
        if (check === undefined) {
            return [];
        }
        const { up, sinceMs } = componentAt(reader, component, atMs);
        return [{ server: idOf(reader, component), role, check, state: up ? 'HEALTHY' : 'UNHEALTHY', sinceMs }];
    });
}

/** A role without a server in the topology is not missed. */
function isRoleFilled(reader: TraceReader, { servers }: CimCluster, role: CimRole, atMs: number): boolean {
    const own = servers.filter((server) => server.role === role);
    return own.length === 0 || own.some(({ component }) => componentAt(reader, component, atMs).up);
}

function componentAt(reader: TraceReader, component: ComponentIndex, atMs: number) {
    const lane = reader.laneOf('component', component);
    const isUp = (entry: number | undefined) => entry !== undefined && reader.stateOfEntry(entry) === 'UP';
    const up = isUp(reader.entryAt(lane, atMs));
    return { up, sinceMs: sinceWhen(reader, lane, atMs, (entry) => isUp(entry) === up) };
}

/** Instant from which on a lane's transitions up to another one are all alike. */
function sinceWhen(reader: TraceReader, lane: number, atMs: number, isAlike: (entry: number) => boolean): number {
    const transitions = reader.transitions(lane);
    let sinceMs = 0;
    for (let place = reader.transitionCountUpTo(lane, atMs) - 1; place >= 0; place -= 1) {
        const entry = transitions[place] ?? 0;
        if (!isAlike(entry)) {
            break;
        }
        sinceMs = reader.atMs(entry);
    }
    return sinceMs;
}

function idOf(reader: TraceReader, component: ComponentIndex | undefined): string {
    return component === undefined ? '' : (reader.plan.topology.components[component]?.id ?? `component ${component}`);
}
