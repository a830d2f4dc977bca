/**
 * The state of a run. Each part has one owner, the file that is named at it: only that file changes it, others ask.
 */

import type { RandomGenerator } from 'pure-rand/types/RandomGenerator';
import type { License, MediaTerms } from '../plan.ts';
import type { RuleId } from '../rules/registry.ts';
import type { TaskState } from '../states.ts';
import type { AgentPool } from './agent-pool.ts';
import type { LiveTasks } from './live-tasks.ts';

export interface World {
    /** `availability.ts` */
    readonly components: ComponentCondition[];
    /** `availability.ts` */
    readonly links: LinkCondition[];
    /** `active-sides.ts`: one per duplexed PIM, MR PIM and CTI server. */
    readonly pairs: PairCondition[];
    /** `paths.ts`: one per application. */
    readonly applications: ApplicationCondition[];
    /** `paths.ts` */
    readonly armPaths: ArmPathCondition[];
    /** `paths.ts`: one per peripheral that a PIM serves. */
    readonly voicePaths: VoicePathCondition[];
    /** `acd-connections.ts`: one per process of a PIM that serves an Aspect peripheral. */
    readonly acdConnections: AcdConnectionCondition[];
    /** `media-connections.ts`: one per CIC server that a media server serves. */
    readonly mediaConnections: MediaConnectionCondition[];
    /** `media-connections.ts`: by media server. */
    readonly licenses: License[];
    /** `switchover-pairs.ts`: one per CIC server that has a backup. */
    readonly switchoverPairs: SwitchoverPairCondition[];
    /** `cim-clusters.ts` */
    readonly cimClusters: CimClusterCondition[];
    /** `controllers.ts`: by controller. */
    readonly controllers: ControllerCondition[];
    /** `controllers.ts`: by CallRouter, in order of their lanes. */
    readonly routers: RouterCondition[];
    /** `public-paths.ts`: by gateway side (or simplex gateway) that has public links. */
    readonly devices: DeviceCondition[];
    /** `transfers.ts`: by synchronized client. */
    readonly transfers: TransferCondition[];
    /** `gateway-pairs.ts`: by duplexed gateway. */
    readonly gatewayPairs: GatewayPairCondition[];
    /** `state-size.ts` */
    readonly stateSize: StateSizeCondition;
    /** `families/pg.ts`: gateways without a side in service. */
    readonly gatewaysLost: Set<number>;
    /** `memberships.ts`: agent × domain. */
    readonly memberships: MembershipCondition[];
    /** `router.ts`, `memberships.ts`: what the CallRouter knows of the memberships. */
    readonly routerView: RouterView;
    /** `memberships.ts`: by agent. */
    readonly agents: AgentCondition[];
    /** `tasks.ts`: tasks that are not over, by key. */
    readonly tasks: LiveTasks;
    /** `router.ts`: by domain. */
    readonly queues: TaskQueue[];
    /** `router.ts`: by domain. */
    readonly pools: AgentPool[];
    /** `timeline.ts`: by statement; undefined where nothing is drawn. */
    readonly streams: (RandomGenerator | undefined)[];
    /** `timeline.ts`: how many tasks without a name of their own each domain has had. */
    readonly unnamedTasks: number[];
    /** `timeline.ts`: how many tasks each statement has made. */
    readonly statementTasks: number[];
    /** `availability.ts`, `paths.ts`: goes up whenever other agents may be within the router's reach than before. */
    reachability: number;
    /** Counts what needs an order of its own. */
    ticket: number;
}

export interface ComponentCondition {
    /** Failures that are not over. */
    failures: number;
    /** When all failures were ended last; -1: never. */
    restoredMs: number;
    /** Stopped, or waiting to be started by hand. */
    stopped: boolean;
    /** When somebody stopped it last; -1: never. */
    stoppedMs: number;
    /** Counts starts, so that a timer knows whether it is still meant. */
    starts: number;
    starting: boolean;
    /** The process runs. */
    running: boolean;
    /** False while it runs and must not serve, as a family has decided. */
    inService: boolean;
    /** It runs and is in service. */
    up: boolean;
    /** Index into COMPONENT_STATES of what the lane shows. */
    state: number;
    /** Last entry of the lane. */
    entry: number;
}

export interface LinkCondition {
    cuts: number;
    /** When all cuts were ended last; -1: never. */
    restoredMs: number;
    up: boolean;
    entry: number;
}

export interface ControllerCondition {
    /** The side (0 or 1) that was enabled last. */
    leader: number;
    /** The private link is up. */
    joined: boolean;
    /** The sides have agreed which of them goes on, since they reached each other last. */
    agreed: boolean;
    /** The sides have lost each other, or one has nobody to be in step with, and the heartbeats are being missed. */
    detecting: boolean;
    /** Goes up with each loss, so that a timer knows whether it is still meant. */
    generation: number;
    /** Route requests wait for the decision of the sides. */
    held: boolean;
    /** Both sides route, each for the gateways that reach it. */
    split: boolean;
    /** Loggers that a routing side can use. */
    usableLoggers: number;
    /** When there was none although a side routed; the last one may not be over. */
    readonly loggerOutages: LoggerOutage[];
}

export interface LoggerOutage {
    readonly fromMs: number;
    /** -1: not over. */
    toMs: number;
    readonly entry: number;
}

export interface RouterCondition {
    /** The process and what it runs on are running. */
    alive: boolean;
    /** Restarts after a split brain. */
    restarting: boolean;
    /** Index into ROUTER_STATES. */
    state: number;
    entry: number;
    /** Goes up with each test of the other side, so that a timer knows whether it is still meant. */
    test: number;
}

export interface DeviceCondition {
    readonly component: number;
    readonly paths: PublicPathCondition[];
    /** Which of the paths is active. */
    active: number;
}

export interface PublicPathCondition {
    readonly link: number;
    /** What the heartbeats need is there, whether the far end is in service or not. */
    intact: boolean;
    /** When it was lost last; -1: never. */
    lostMs: number;
    up: boolean;
    /** Its heartbeats were missed. */
    disconnected: boolean;
    generation: number;
}

export interface TransferCondition {
    /** Index into TRANSFER_STATES. */
    state: number;
    entry: number;
    inStep: boolean;
    /** By side: whether the process runs, and holds state. */
    readonly live: boolean[];
    readonly holds: boolean[];
    readonly awaySinceMs: number[];
    /** A Logger was away for too long to be brought into step automatically. */
    byHand: boolean;
    /** The side that sends at present, or -1. */
    sender: number;
    bytes: number;
    generation: number;
}

export interface GatewayPairCondition {
    /** Synchronized client of the OPC. */
    readonly client: number;
    /** Its sides have lost each other. */
    parted: boolean;
    generation: number;
    /** The side (0 or 1) that must stay inactive, or -1. */
    inactive: number;
    /** Both sides are enabled, each by another side of the controller. */
    split: boolean;
}

/** What of the CallRouter's state changes all the time. */
export interface StateSizeCondition {
    tasks: number;
    agents: number;
    peripherals: number;
    /** More tasks than these, with all else as it is, take the state beyond the alarm limit. */
    taskLimit: number;
    alarmed: boolean;
}

export interface PairCondition {
    readonly whole: number;
    /** The instance that is active, or was before it was lost. */
    active: number;
    /** Goes up with each change, so that a timer knows whether it is still meant. */
    generation: number;
    activating: boolean;
}

/** Which way a PIM goes to its Aspect ACD. */
export type AcdWay = 'direct' | 'cmi' | 'event-link' | 'none';

export interface AcdConnectionCondition {
    way: AcdWay;
    /** `trying`: attempts at the CMI server are under way; `waiting`: they were in vain, and there is no other way. */
    phase: 'idle' | 'trying' | 'waiting';
    /** Attempts of the present series that failed. */
    attempts: number;
    /** Goes up with each change of way, so that a timer knows whether it is still meant. */
    generation: number;
    /** No data comes from the Real-Time Bridge, and how often in a row the PIM has waited for it in vain. */
    silent: boolean;
    silences: number;
    /** Counts silences and ends of silence, so that a timer knows whether it is still meant. */
    watch: number;
    /** Index into ACD_CONNECTION_STATES of what the lane shows. */
    state: number;
    entry: number;
}

export interface MediaConnectionCondition {
    /** What holds now: the timeline may change it. */
    terms: MediaTerms;
    /** The media server runs. */
    serverUp: boolean;
    /** Goes up with each attempt to log on, so that a timer knows whether it is still meant. */
    generation: number;
    /** Index into MEDIA_CONNECTION_STATES of what the lane shows. */
    state: number;
    entry: number;
    acceptsSessions: boolean;
    resources: number;
}

export interface SwitchoverPairCondition {
    readonly primary: number;
    readonly backup: number;
    /** The CIC server whose Telephony Services serve: one of the two. */
    active: number;
    /** The other one has noticed that the active one does not answer, and goes on asking. */
    asking: boolean;
    /** Goes up with each change, so that a timer knows whether it is still meant. */
    generation: number;
}

export interface CimClusterCondition {
    /** What was so at the last look. */
    running: boolean;
    readonly servers: CimServerCondition[];
    readonly services: { up: boolean }[];
    /** Everything stands still for want of a server that the others use. */
    stopped: boolean;
    /** Application server that got the last chat session, or -1. */
    latestServer: number;
    /** Tasks that arrived while attachments could not be stored. */
    withoutAttachments: number;
    /** By membership: number of the last request to its agent to log in again. */
    readonly logins: Map<number, number>;
    /** Memberships whose agents would log in, if there were an application server. */
    readonly awaitingServer: Set<number>;
}

export interface CimServerCondition {
    running: boolean;
    up: boolean;
    /** It was restarted without the cluster, whose release does not allow it. */
    restartedAlone: boolean;
}

export interface ApplicationCondition {
    up: boolean;
    mrApplicationLegUp: boolean;
    mrRouterLegUp: boolean;
    /** The application was told ROUTING_DISABLED and not yet ROUTING_ENABLED. */
    toldDisabled: boolean;
    /** Counts the times that the MR path (either leg) went down, and when it did last. */
    mrOutage: number;
    mrDownEntry: number;
    mrPathState: number;
    resendGeneration: number;
}

export interface ArmPathCondition {
    readonly application: number;
    /** Which of the application's ARM paths. */
    readonly place: number;
    applicationLegUp: boolean;
    routerLegUp: boolean;
    /** Counts the times that the application leg went down. */
    outage: number;
    downSinceMs: number;
    downEntry: number;
    pathState: number;
    /** Keys of ended tasks whose reporting is settled when the path is back. */
    readonly unsettled: UnsettledReport[];
}

/** A task that ended while its ARM path was down, and whose history the application may still recreate. */
export interface UnsettledReport {
    readonly record: number;
    readonly missingFromMs: number;
}

export interface VoicePathCondition {
    readonly peripheral: number;
    /** Both legs: calls can be routed to the peripheral. */
    up: boolean;
    /** A PIM is active and reaches the peripheral. */
    served: boolean;
    /** The gateway side that the PIM was lost with, if that was the reason. */
    lostWithGateway: boolean;
    /** The active CTI Manager, or -1 if the peripheral has none. */
    ctiManager: number;
    ctiManagerUp: boolean;
    /** Goes up with each loss, so that a timer knows whether it is still meant. */
    generation: number;
    /** Calls that ended in the current reporting interval. */
    ended: EndedCall[];
}

export interface EndedCall {
    readonly record: number;
    readonly arrivedMs: number;
    readonly endedMs: number;
}

export interface AgentCondition {
    readonly memberships: readonly number[];
    answering: boolean;
    /** The Finesse server that the desktop is connected to; -1: none, although it should be; -2: none is declared. */
    finesse: number;
    /** Goes up with each loss of the desktop. */
    generation: number;
    /** Memberships that are logged in. */
    loggedIn: number;
}

/** By membership, in columns; in `router-view.ts` the router decides by them. */
export interface RouterView {
    /** 1 where the agent is, as far as the router knows; so is `ready`. */
    readonly loggedIn: Uint8Array;
    readonly ready: Uint8Array;
    readonly tasks: Uint32Array;
    readonly availableSinceMs: Uint32Array;
    /** The world's `reachability` when the pool was brought up to date last; -1: the pool has changed since. */
    readonly pooledAsOf: Int32Array;
}

export interface MembershipCondition {
    readonly limit: number;
    readonly voice: boolean;
    /** Index into the world's voice paths, or -1. */
    readonly voicePath: number;
    readonly agent: number;
    readonly domain: number;
    readonly lane: number;
    /** Index into the world's ARM paths, or -1. */
    readonly armPath: number;
    loggedIn: boolean;
    ready: boolean;
    /** Index into AGENT_STATES of what the lane shows. */
    state: number;
    entry: number;
    /** Keys of the tasks in hand: offered, active, paused, interrupted or in wrap-up. */
    readonly tasks: number[];
    /** Whether the agent was ready when the first of the tasks in hand came. */
    readyBefore: boolean;
    reasonCode: number;
    /** Set while a failover keeps the agent logged out: what the agent comes back to. */
    failover: FailoverMemory | undefined;
}

/** Why a failover keeps an agent out, and whether the agent will be ready afterwards. */
export interface FailoverMemory {
    readonly reasons: Set<FailoverReason>;
    ready: boolean;
}

export type FailoverReason = 'pim' | 'pg' | 'cti-manager' | 'desktop' | 'application-server';

/**
 * Where the request to route a task is: `waiting` at its application for the MR path (a call: at the ACD for its path),
 * `pending` with the router, which has not answered it.
 */
export type RequestPlace = 'none' | 'waiting' | 'pending';

export interface LiveTask {
    /** Stays the same when reporting starts anew under another record. */
    readonly key: number;
    /** Row in the trace. */
    record: number;
    lane: number;
    /** False between the end of reporting (disposition 42) and its new start: the work goes on unrecorded. */
    recorded: boolean;
    readonly domain: number;
    /** Index of the application, -1 for a call. */
    readonly application: number;
    readonly receiver: number;
    readonly statement: number;
    readonly name: string;
    readonly ordinal: number;
    readonly arrivedMs: number;
    /** From when on its record is to tell of it: its arrival, or the end of the record before. */
    recordFromMs: number;
    readonly assigned: boolean;
    readonly wrapUpMs: number;
    state: TaskState;
    entry: number;
    /** Membership that has it in hand, or -1. */
    membership: number;
    /** The router counts it among the agent's tasks. */
    known: boolean;
    /** Work left; while it runs, as of `workingSinceMs`. */
    remainingMs: number;
    workingSinceMs: number;
    offeredMs: number;
    /** First start, or -1. */
    startedMs: number;
    /** Goes up with each change of state: timers of an earlier phase are stale. */
    phase: number;
    /** Ticket of its valid place in a queue. */
    queueTicket: number;
    /** Key of the task that interrupts it, or -1. */
    interruptedBy: number;
    /** It has interrupted others, which go on when it is over. */
    interrupting: boolean;
    request: RequestPlace;
    /** Rule under which a waiting request will be sent. */
    sendRule: RuleId;
    /** What is missing in the reports so far; -1: nothing. */
    missingFromMs: number;
    missingToMs: number;
    recreated: boolean;
    /** A failover came over it: its agent goes on without wrap-up (`pg/calls-survive`). */
    survived: boolean;
    /** Number of the ARM outage in which it was offered or assigned, or -1. */
    armOutage: number;
    /** Number of the MR outage in which the application assigned it, or -1. */
    mrOutage: number;
    /** A chat of a CIM cluster: component of the application server that it lives on, or -1. */
    applicationServer: number;
    /** It waits at its application because a CIM cluster cannot let it begin. */
    heldBack: boolean;
    /** A chat that stands still without its messaging server: since when, or -1. */
    suspendedSinceMs: number;
    /** A chat that was lost with its application server: what is left is a session to close. */
    lost: boolean;
    /** It is part of the CallRouter's state (`state/size`). */
    counted: boolean;
}

export interface TaskQueue {
    /** Served first: tasks that came back from an agent who did not start them. */
    readonly returned: QueuePlace[];
    readonly arrived: QueuePlace[];
    /** Places of `arrived` before this one were served. */
    head: number;
}

export interface QueuePlace {
    readonly key: number;
    readonly ticket: number;
}
