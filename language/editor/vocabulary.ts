/** What the words of the domain mean, in our words: states, messages, kinds. For hovers and completion. */

import type { MessageName } from '../../simulator/messages.ts';
import type { AgentState, ComponentState, TaskState } from '../../simulator/states.ts';

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
    BUSY_OTHER: 'Work in another domain that cannot be interrupted keeps the agent from this one.',
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
