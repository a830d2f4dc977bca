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

/** UP and DOWN for single processes; ACTIVE and STANDBY for the sides of a hot-standby pair; OFFLINE for a peripheral
 * that the controller cannot see although it runs. */
export const COMPONENT_STATES = ['UP', 'ACTIVE', 'STANDBY', 'OFFLINE', 'DOWN'] as const;
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
