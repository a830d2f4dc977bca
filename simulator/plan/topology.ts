/** The topology of a Plan: components, links, domains, agents, and what the families of rules need to know of each system. */

import type { SourceRange } from './source-range.ts';

export interface Topology {
    readonly name: string;
    readonly components: readonly Component[];
    readonly links: readonly Link[];
    readonly domains: readonly Domain[];
    readonly agents: readonly Agent[];
    readonly applications: readonly Application[];
    readonly controllers: readonly Controller[];
    /** Pairs of processes that are kept in step by state transfer: in order of their components. */
    readonly synchronizedClients: readonly SynchronizedClient[];
    /** One per process of a PIM that serves an Aspect peripheral. */
    readonly acdConnections: readonly AcdConnection[];
    readonly mediaServers: readonly MediaServer[];
    /** One per CIC server that a media server serves. */
    readonly mediaConnections: readonly MediaConnection[];
    readonly cimClusters: readonly CimCluster[];
    readonly skillGroups: readonly AgentSet[];
    readonly teams: readonly AgentSet[];
}

/** Index of a {@link Component} in {@link Topology.components}. */
export type ComponentIndex = number;
/** Index of a {@link Link} in {@link Topology.links}. */
export type LinkIndex = number;
/** Index of a {@link Domain} in {@link Topology.domains}. */
export type DomainIndex = number;
/** Index of an {@link Agent} in {@link Topology.agents}. */
export type AgentIndex = number;
/** Index of an {@link Application} in {@link Topology.applications}. */
export type ApplicationIndex = number;
/** Index of a {@link SynchronizedClient} in {@link Topology.synchronizedClients}. */
export type SynchronizedClientIndex = number;
/** Index of an {@link AcdConnection} in {@link Topology.acdConnections}. */
export type AcdConnectionIndex = number;
/** Index of a {@link MediaConnection} in {@link Topology.mediaConnections}. */
export type MediaConnectionIndex = number;
/** Index of a skill group in {@link Topology.skillGroups}. */
export type SkillGroupIndex = number;

export type ComponentKind =
    | 'controller'
    | 'controller-side'
    /** The CallRouter process of a controller or of one of its sides. */
    | 'router'
    | 'logger'
    /** A Customer Interface Controller process (of a NIC) of a controller. */
    | 'cic'
    | 'gateway'
    | 'gateway-side'
    /** The Open Peripheral Controller process of a gateway, which PIMs and CTI server run under. */
    | 'opc'
    | 'network'
    /** Of an Aspect peripheral. */
    | 'contact-server'
    | 'cmi-server'
    | 'event-bridge'
    | 'real-time-bridge'
    | 'media-server'
    | 'cic-server'
    | 'telephony-services'
    | 'cim-server'
    | 'cim-service'
    | 'pim'
    | 'mr-pim'
    | 'cti-server'
    | 'peripheral'
    | 'cti-manager'
    | 'finesse-server'
    | 'desktop'
    /** An application instance; a CIM cluster is one. */
    | 'application';

export type Side = 'A' | 'B';

/**
 * Something that can fail by itself.
 *
 * A component of a duplexed pair is in the Plan once as a whole and once per side: the whole (`AgentPg`, `UcmPim`) names
 * its `instances` (`AgentPg.A`, `AgentPg.B`; `AgentPg.A.UcmPim`, `AgentPg.B.UcmPim`), each of which names its `whole`.
 * Only things without instances are processes; a whole is up while one of its instances is.
 */
export interface Component {
    /** Dotted name, unique in the topology: `Central`, `AgentPg.A`, `AgentPg.A.UcmPim`, `A101.desktop`. */
    readonly id: string;
    readonly kind: ComponentKind;
    /** The component that this one runs on: it is down whenever that one is. */
    readonly parent?: ComponentIndex;
    readonly side?: Side;
    /** The whole that this one is one side of. */
    readonly whole?: ComponentIndex;
    /** The sides of a duplexed whole, A first; empty for everything else. */
    readonly instances: readonly ComponentIndex[];
    /** Of a PIM: the peripheral that it serves. Of a CTI Manager: the peripheral that it is a service of. */
    readonly serves?: ComponentIndex;
    /** Of a Finesse server, a CTI Manager or a CIC server: the one that takes over from it. */
    readonly backup?: ComponentIndex;
    /** Of a peripheral: whether the ACD sends agent states when its PIM reconnects (`pim/states-resent`). */
    readonly resendsStates?: boolean;
    /** Whether it stays stopped when what it runs on comes back, until it is started (`cim/autostart`). */
    readonly startsByHand?: boolean;
    /** Time from its start until it is in service; absent: none. */
    readonly startDelayMs?: number;
    readonly range: SourceRange;
}

export type LinkKind =
    /** MR PIM ↔ controller, second leg of the MR path. */
    | 'mr-router'
    /** Application instance ↔ MR PIM, first leg of the MR path. */
    | 'mr-application'
    /** Application instance ↔ CTI server, first leg of the ARM path. */
    | 'arm-application'
    /** CTI server ↔ controller, second leg of the ARM path. */
    | 'arm-router'
    /** Agent PIM ↔ peripheral. */
    | 'acd'
    /** Agent PIM ↔ controller. */
    | 'pim-router'
    /** Agent desktop ↔ Finesse server. */
    | 'desktop'
    /** Gateway (side) ↔ controller (side) over the public network: what carries a gateway's links to the controller. */
    | 'public'
    /** Side A ↔ side B of a duplexed pair over the private network. */
    | 'private'
    /** Aspect PIM ↔ Application and Event Bridge. */
    | 'aspect-event'
    /** Aspect PIM ↔ Real-Time Bridge. */
    | 'aspect-real-time'
    /** Aspect PIM ↔ CMI server. */
    | 'aspect-cmi'
    /** Media server ↔ CIC server. */
    | 'media';

/** A connection between two components. Like components, a link of a duplexed pair is there as a whole and per side. */
export interface Link {
    /** `EmailPim -- Central`; per side `MrPg.A.EmailPim -- Central`. */
    readonly id: string;
    readonly kind: LinkKind;
    readonly from: ComponentIndex;
    readonly to: ComponentIndex;
    readonly whole?: LinkIndex;
    readonly instances: readonly LinkIndex[];
    /** True where no statement declares the link because the relation of its ends implies it. */
    readonly implied: boolean;
    /** The network that it runs over, without which it is down. */
    readonly network?: ComponentIndex;
    /** The links that can carry it, one of which must be up; empty: it needs none. */
    readonly carriers: readonly LinkIndex[];
    readonly range: SourceRange;
}

export type DomainKind = 'voice' | 'email' | 'chat' | 'task';

/** A Media Routing Domain. */
export interface Domain {
    readonly name: string;
    readonly kind: DomainKind;
    readonly taskLifeMs: number;
    readonly startTimeoutMs: number;
    readonly maxDurationMs: number;
    /** Absent: a task may wait for ever. */
    readonly maxQueueMs?: number;
    readonly interruptible: boolean;
    readonly range: SourceRange;
}

export interface Agent {
    readonly name: string;
    readonly peripheral: ComponentIndex;
    /** Absent where the topology declares no Finesse server for the agent. */
    readonly finesse?: ComponentIndex;
    readonly desktop: ComponentIndex;
    /** The CTI server (as a whole) of the gateway that serves the agent's peripheral, if it has one. */
    readonly ctiServer?: ComponentIndex;
    readonly handles: readonly Membership[];
    readonly range: SourceRange;
}

export interface Membership {
    readonly domain: DomainIndex;
    /** How many tasks of the domain the agent can have at once, at least 1. */
    readonly limit: number;
}

export interface Application {
    readonly component: ComponentIndex;
    readonly domains: readonly DomainIndex[];
    /** The legs of the MR path: links as a whole. Absent where a check has let a topology without it pass. */
    readonly mrPath?: { readonly pim: ComponentIndex; readonly toPim: LinkIndex; readonly toRouter: LinkIndex };
    /** The application's own ends of its paths: itself, or the EAAS and Listener services of a CIM cluster. */
    readonly mrEnd: ComponentIndex;
    readonly armEnd: ComponentIndex;
    /** One ARM path per CTI server that the application is linked to: links as a whole. */
    readonly armPaths: readonly ArmPath[];
    /** Sends NEW_TASK even while routing is disabled (`mr/request-rejected`). */
    readonly sendsWhileDisabled: boolean;
}

export interface ArmPath {
    readonly ctiServer: ComponentIndex;
    readonly toCtiServer: LinkIndex;
    readonly toRouter: LinkIndex;
}

/** The Central Controller, with its processes as a whole. */
export interface Controller {
    readonly component: ComponentIndex;
    readonly router: ComponentIndex;
    readonly logger: ComponentIndex;
    /** Side A and side B; empty for a simplex controller. */
    readonly sides: readonly ControllerSide[];
    /** The private link between the sides; absent for a simplex controller. */
    readonly privateLink?: LinkIndex;
    /** Configured objects, which decide the size of the state (`state/size`). */
    readonly objects: number;
    /** Scripts that are running. */
    readonly scripts: number;
    /** Size of the state from which on there is an alarm; absent: the setting `stateSizeAlarm`. */
    readonly stateLimitBytes?: number;
}

export interface ControllerSide {
    readonly component: ComponentIndex;
    readonly router: ComponentIndex;
    readonly logger: ComponentIndex;
    /** Gateways (as a whole) that are enabled, and the public links by which this side reaches each. */
    readonly gateways: readonly { readonly gateway: ComponentIndex; readonly links: readonly LinkIndex[] }[];
}

/** A process with one instance per side, whose state the sides transfer to each other (`state/transfer`). */
export interface SynchronizedClient {
    readonly kind: 'router' | 'logger' | 'cic' | 'opc';
    /** The whole; its instances are the sides, A first. */
    readonly component: ComponentIndex;
    /** The private link that its session runs over. */
    readonly privateLink: LinkIndex;
}

/** How a process of an Aspect PIM reaches its ACD (`aspect/…`). */
export interface AcdConnection {
    readonly pim: ComponentIndex;
    readonly peripheral: ComponentIndex;
    /** Release of the PIM, such as 4.6 or 5. */
    readonly release: number;
    /** Links to the bridges and to the CMI server; absent where the peripheral declares none. */
    readonly toEventBridge?: LinkIndex;
    readonly toRealTimeBridge?: LinkIndex;
    readonly toCmiServer?: LinkIndex;
}

/** An Interaction Media Server. */
export interface MediaServer {
    readonly component: ComponentIndex;
    readonly license: License;
}

export type License = 'valid' | 'missing' | 'invalid';

/** A media server's connection to a CIC server, with how things are at the start (`media/…`). */
export interface MediaConnection {
    /** Index into {@link Topology.mediaServers}. */
    readonly mediaServer: number;
    readonly cicServer: ComponentIndex;
    readonly telephonyServices: ComponentIndex;
    readonly link: LinkIndex;
    /** Notifier Host: the address of the CIC server. */
    readonly notifierHost: string;
    readonly terms: MediaTerms;
}

/** What decides how far a media server's logon gets, and what it then does. */
export interface MediaTerms {
    readonly trusted: boolean;
    readonly credentialsValid: boolean;
    /** Why the logon fails for another reason; absent: it does not. */
    readonly logonFailure?: string;
    readonly acceptsSessions: boolean;
    /** Resources that the media server hosts for the CIC server. */
    readonly resources: number;
}

export type CimRole = 'database' | 'file' | 'messaging' | 'services' | 'application' | 'web' | 'load-balancer';
export type CimServiceName = 'DX' | 'RX' | 'EAAS' | 'Listener';

/** A CIM cluster: an application instance whose MR path ends at EAAS and whose ARM path ends at Listener. */
export interface CimCluster {
    readonly application: ApplicationIndex;
    /** Release, such as 4.3. */
    readonly release: number;
    readonly servers: readonly { readonly role: CimRole; readonly component: ComponentIndex }[];
    readonly services: readonly { readonly name: CimServiceName; readonly component: ComponentIndex }[];
}

/** A skill group or an agent team. */
export interface AgentSet {
    readonly name: string;
    /** Of a skill group: its Media Routing Domain. */
    readonly domain?: DomainIndex;
    readonly agents: readonly AgentIndex[];
    readonly range: SourceRange;
}
