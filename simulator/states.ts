/** The states that lanes of a trace are in, in the field's own names. */

/** State of an agent in one Media Routing Domain, by the names that agent-state reports use. */
export const AGENT_STATES = [
    'LOGGED_OUT',
    'NOT_READY',
    'AVAILABLE',
    'RESERVED',
    'ACTIVE',
    'TALKING',
    'HOLD',
    'PAUSED',
    'INTERRUPTED',
    'WORK_NOT_READY',
    'WORK_READY',
    'BUSY_OTHER',
] as const;
export type AgentState = (typeof AGENT_STATES)[number];

/**
 * State of a task, a call included. WAITING: at the application, not with the controller. QUEUED: a pending NEW_TASK in
 * the router's queue. OFFERED: an agent is reserved for it (a call rings).
 */
export const TASK_STATES = [
    'WAITING',
    'QUEUED',
    'OFFERED',
    'ACTIVE',
    'PAUSED',
    'INTERRUPTED',
    'WRAPUP',
    'ENDED',
] as const;
export type TaskState = (typeof TASK_STATES)[number];

/** Place of each state in {@link TASK_STATES}, by which the trace knows it. */
export const TASK_STATE_INDEX: ReadonlyMap<TaskState, number> = new Map(
    TASK_STATES.map((state, index) => [state, index]),
);

/** UP and DOWN for single processes; ACTIVE and STANDBY for the sides of a hot-standby pair; OFFLINE for what runs but is
 * not in service: a peripheral that the controller cannot see, a side of the controller that must not route; STARTING
 * between the start of a process and its service; STOPPED until somebody starts it. */
export const COMPONENT_STATES = ['UP', 'ACTIVE', 'STANDBY', 'OFFLINE', 'DOWN', 'STARTING', 'STOPPED'] as const;
export type ComponentState = (typeof COMPONENT_STATES)[number];

export const LINK_STATES = ['UP', 'DOWN'] as const;
export type LinkState = (typeof LINK_STATES)[number];

/** State of an application's MR or ARM path. ROUTING_DISABLED and CACHING: the leg to the router is down, the leg to the
 * application is not. */
export const PATH_STATES = ['OPEN', 'ROUTING_DISABLED', 'CACHING', 'DISCONNECTED'] as const;
export type PathState = (typeof PATH_STATES)[number];

/** What the reports will say of a task. */
export const REPORTING_OUTCOMES = ['full', 'partial', 'recreated', 'none'] as const;
export type ReportingOutcome = (typeof REPORTING_OUTCOMES)[number];

/**
 * State of a CallRouter side (`cc/…`), as the design guide names them; TEST: it asks its gateways about the other side.
 * OUT_OF_SERVICE: it is down, or not yet in step with the running side.
 */
export const ROUTER_STATES = [
    'PAIR_ENABLED',
    'PAIR_DISABLED',
    'ISOLATED_ENABLED',
    'ISOLATED_DISABLED',
    'TEST',
    'OUT_OF_SERVICE',
] as const;
export type RouterState = (typeof ROUTER_STATES)[number];

/** State of a synchronized client (`state/…`). ONE_SIDED: only one side runs, there is nothing to be in step with. */
export const TRANSFER_STATES = ['IN_SYNC', 'TRANSFERRING', 'OUT_OF_SYNC', 'ONE_SIDED'] as const;
export type TransferState = (typeof TRANSFER_STATES)[number];

/** How an Aspect PIM reaches its ACD (`aspect/…`): directly, through the CMI server, or as an Event Link PIM. */
export const ACD_CONNECTION_STATES = ['DIRECT', 'CMI', 'CONNECTING', 'EVENT_LINK', 'NOT_CONNECTED'] as const;
export type AcdConnectionState = (typeof ACD_CONNECTION_STATES)[number];

/** Connection Status of a media server to a CIC server (`media/…`). */
export const MEDIA_CONNECTION_STATES = [
    'ACTIVE',
    'WAITING_FOR_CLIENT',
    'NOT_CONNECTED',
    'AUTHENTICATION_FAILURE',
    'NOTIFIER_CONNECTION_FAILURE',
] as const;
export type MediaConnectionState = (typeof MEDIA_CONNECTION_STATES)[number];

/** What a CIM monitor page says of a service (NA: it has no remote object), and a load balancer of a server. */
export const MONITOR_STATES = ['ALIVE', 'NOT_ANSWERING', 'NA', 'HEALTHY', 'UNHEALTHY'] as const;
export type MonitorState = (typeof MONITOR_STATES)[number];

/** What an interval of a report is: DELETED by a lost PIM, INCOMPLETE, RECREATED afterwards, or COMPLETE. */
export const REPORT_STATES = ['COMPLETE', 'INCOMPLETE', 'DELETED', 'RECREATED'] as const;
export type ReportState = (typeof REPORT_STATES)[number];

/** How grave a log line is, where its source says so. */
export const LOG_SEVERITIES = ['informational', 'warning'] as const;
export type LogSeverity = (typeof LOG_SEVERITIES)[number];
