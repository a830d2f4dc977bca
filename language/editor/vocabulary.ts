/** What the words of the domain mean, in our words: states, messages, kinds. For hovers and completion. */

import type { MessageName } from '../../simulator/messages.ts';
import type {
    AcdConnectionState,
    AgentState,
    ComponentState,
    MediaConnectionState,
    MonitorState,
    PathState,
    RouterState,
    TaskState,
    TransferState,
} from '../../simulator/states.ts';

export const AGENT_STATE_MEANINGS: Readonly<Record<AgentState | 'LOGGED_IN', string>> = {
    LOGGED_IN: 'The agent is logged in, in whatever state.',
    LOGGED_OUT: 'The agent is not logged in to the domain.',
    NOT_READY: 'Logged in, and nothing is routed to the agent.',
    AVAILABLE: 'Ready: the router may pick the agent for the next task.',
    RESERVED: 'A task is offered to the agent, or a call rings.',
    ACTIVE: 'The agent works on a task.',
    TALKING: 'The agent is on a call.',
    HOLD: 'The agent has put the call on hold.',
    PAUSED: 'The agent has paused the task.',
    INTERRUPTED: 'The task waits while the agent works on a task of another domain.',
    WORK_NOT_READY: 'Wrap-up after which the agent will be NOT_READY.',
    WORK_READY: 'Wrap-up after which the agent will be AVAILABLE.',
    BUSY_OTHER: 'The agent has work of another skill group; reports of skill groups count it.',
};

export const TASK_STATE_MEANINGS: Readonly<Record<TaskState, string>> = {
    WAITING: 'At the application: the controller has not been asked yet.',
    QUEUED: 'In the queue of the router: requested, and not yet answered.',
    OFFERED: 'An agent is reserved for it; a call rings.',
    ACTIVE: 'An agent works on it.',
    PAUSED: 'The agent has paused it, or put the call on hold.',
    INTERRUPTED: 'It waits while its agent works on a task of another domain.',
    WRAPUP: 'The work is done and is being wrapped up.',
    ENDED: 'It is over, with a disposition.',
};

export const COMPONENT_STATE_MEANINGS: Readonly<Record<ComponentState, string>> = {
    UP: 'In service.',
    ACTIVE: 'The side of a hot-standby pair that does the work.',
    STANDBY: 'The side of a hot-standby pair that is ready to take over.',
    OFFLINE: 'It runs, but is not in service: a peripheral that the controller cannot see, a side that must not route.',
    DOWN: 'Out of service.',
    STARTING: 'Started, and not yet in service.',
    STOPPED: 'Not running until somebody starts it.',
};

export const PATH_STATE_MEANINGS: Readonly<Record<PathState, string>> = {
    OPEN: 'Both legs of the path are up.',
    ROUTING_DISABLED: 'The MR PIM cannot reach the controller, and has told the application so.',
    CACHING: 'The CTI server cannot reach the CallRouter, and keeps what the application tells.',
    DISCONNECTED: 'The application has lost its end of the path.',
};

export const ROUTER_STATE_MEANINGS: Readonly<Record<RouterState, string>> = {
    PAIR_ENABLED: 'Of both sides in service, the one that leads.',
    PAIR_DISABLED: 'Of both sides in service, the one that follows.',
    ISOLATED_ENABLED: 'It routes without the other side.',
    ISOLATED_DISABLED: 'It has lost the other side and must not route.',
    TEST: 'It asks its gateways whether the other side is in service.',
    OUT_OF_SERVICE: 'It is down, or not yet in step with the other side.',
};

export const TRANSFER_STATE_MEANINGS: Readonly<Record<TransferState, string>> = {
    IN_SYNC: 'Both sides have the same state.',
    TRANSFERRING: 'One side receives the state of the other.',
    OUT_OF_SYNC: 'Both sides run, with states that differ.',
    ONE_SIDED: 'Only one side runs.',
};

export const ACD_CONNECTION_STATE_MEANINGS: Readonly<Record<AcdConnectionState, string>> = {
    DIRECT: 'The PIM is connected with the bridges of the ACD.',
    CMI: 'The PIM is connected through the CMI server.',
    CONNECTING: 'The PIM tries to reach the ACD.',
    EVENT_LINK: 'The PIM runs as an Event Link PIM, because the CMI server does not answer.',
    NOT_CONNECTED: 'No connection.',
};

export const MEDIA_CONNECTION_STATE_MEANINGS: Readonly<Record<MediaConnectionState, string>> = {
    ACTIVE: 'The media server is logged on to Telephony Services.',
    WAITING_FOR_CLIENT: 'Connected; Telephony Services have not started.',
    NOT_CONNECTED: 'The media server cannot find the CIC server.',
    AUTHENTICATION_FAILURE: 'The CIC server rejects the credentials, or does not trust the media server.',
    NOTIFIER_CONNECTION_FAILURE: 'The logon to the Notifier fails for another reason.',
};

export const MONITOR_STATE_MEANINGS: Readonly<Record<MonitorState, string>> = {
    ALIVE: 'The monitor page shows that the service answers.',
    NOT_ANSWERING: 'The monitor page shows that the service does not answer.',
    NA: 'The monitor page has no such service.',
    HEALTHY: 'The load balancer sends sessions to the server.',
    UNHEALTHY: 'The load balancer sends no sessions to the server.',
};

export const MESSAGE_MEANINGS: Readonly<Record<MessageName, string>> = {
    NEW_TASK: 'The application asks the controller for an agent for a task.',
    DO_THIS_WITH_TASK: 'The controller answers a request with the agent that it has picked.',
    NEW_TASK_FAILURE: 'A routing request is rejected.',
    ROUTING_DISABLED: 'The MR PIM tells the application that it has lost the controller.',
    ROUTING_ENABLED: 'The MR PIM tells the application that the controller can be asked again.',
    MEDIA_LOGIN_REQ: 'An agent logs in to a domain.',
    MEDIA_LOGIN_RESP: 'The answer to a login.',
    MEDIA_LOGOUT_IND: 'An agent has logged out of a domain.',
    MAKE_AGENT_READY_IND: 'An agent has become ready.',
    MAKE_AGENT_NOT_READY_REQ: 'An agent wants to become not ready.',
    MAKE_AGENT_NOT_READY_RESP: 'The answer to a request to become not ready.',
    AGENT_MADE_NOT_ROUTABLE_EVENT: 'An agent is no longer routable, for a task was not started in time.',
    OFFER_TASK_IND: 'A task that the router has assigned is offered to its agent.',
    OFFER_APPLICATION_TASK_REQ: 'The application offers a task that it assigns itself.',
    OFFER_APPLICATION_TASK_RESP: 'The answer to the offer of such a task.',
    START_TASK_IND: 'The agent has started a task that the router assigned.',
    START_APPLICATION_TASK_REQ: 'The agent starts a task that the application assigned itself.',
    START_APPLICATION_TASK_RESP: 'The answer to the start of such a task.',
    PAUSE_TASK_IND: 'The agent has paused a task.',
    RESUME_TASK_IND: 'The agent has resumed a task.',
    WRAPUP_TASK_IND: 'The agent has begun to wrap a task up.',
    END_TASK_IND: 'A task has ended, with a disposition.',
    AGENT_INTERRUPT_ADVISORY_EVENT: 'A task is interrupted by work in another domain.',
    AGENT_INTERRUPT_DONE_ADVISORY_EVENT: 'The interruption of a task is over.',
    MAX_TASK_LIFETIME_EXCEEDED_EVENT: 'A task was active for longer than its domain allows.',
    BEGIN_AGENT_INIT_IND: 'After a reconnection: the agents are about to be told.',
    AGENT_INIT_REQ: 'After a reconnection: the state of one agent.',
    AGENT_INIT_RESP: 'The answer to the state of an agent.',
    TASK_INIT_IND: 'After a reconnection: the state of one task.',
    END_AGENT_INIT_IND: 'After a reconnection: all agents are told.',
    AGENT_INIT_READY_EVENT: 'The CTI server can take the state of the agents.',
};
