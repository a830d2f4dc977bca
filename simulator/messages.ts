/** Names of the messages that components exchange, as the documents spell them. */

/** Over the MR path: application instance ↔ MR PIM ↔ controller. */
export const MR_MESSAGES = [
    'NEW_TASK',
    'DO_THIS_WITH_TASK',
    'NEW_TASK_FAILURE',
    'ROUTING_DISABLED',
    'ROUTING_ENABLED',
] as const;

/** Over the ARM path: application instance ↔ CTI server. */
export const ARM_MESSAGES = [
    'MEDIA_LOGIN_REQ',
    'MEDIA_LOGIN_RESP',
    'MEDIA_LOGOUT_IND',
    'MAKE_AGENT_READY_IND',
    'MAKE_AGENT_NOT_READY_REQ',
    'MAKE_AGENT_NOT_READY_RESP',
    'AGENT_MADE_NOT_ROUTABLE_EVENT',
    'OFFER_TASK_IND',
    'OFFER_APPLICATION_TASK_REQ',
    'OFFER_APPLICATION_TASK_RESP',
    'START_TASK_IND',
    'START_APPLICATION_TASK_REQ',
    'START_APPLICATION_TASK_RESP',
    'PAUSE_TASK_IND',
    'RESUME_TASK_IND',
    'WRAPUP_TASK_IND',
    'END_TASK_IND',
    'AGENT_INTERRUPT_ADVISORY_EVENT',
    'AGENT_INTERRUPT_DONE_ADVISORY_EVENT',
    'MAX_TASK_LIFETIME_EXCEEDED_EVENT',
    'BEGIN_AGENT_INIT_IND',
    'AGENT_INIT_REQ',
    'AGENT_INIT_RESP',
    'TASK_INIT_IND',
    'END_AGENT_INIT_IND',
    'AGENT_INIT_READY_EVENT',
] as const;

export const MESSAGES = [...MR_MESSAGES, ...ARM_MESSAGES] as const;
export type MessageName = (typeof MESSAGES)[number];
